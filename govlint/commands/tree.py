"""`govlint tree`: how a report was parsed and its tables fitted, for people."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.commands.terminal import console
from govlint.model.tree import Block, Heading, Leaf, Paragraph, Table, leaves

if TYPE_CHECKING:
    from govlint.linter.document import Document
    from govlint.model.facts import Facts, Reading
    from govlint.model.source import Source

_ROOM = 60


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    said = Text("看报告是怎样读出来的", "how a report was read")
    command = options.command(subparsers, "tree", said, lang)
    command.parser.set_defaults(run=run)
    options.add_paths(command, lang)
    options.add_pack(command.options, lang)


def run(args: Namespace) -> int:
    """Print the tree of every report; 3 if one could not be read."""
    from govlint.commands.inputs import documents

    unread = False
    for path, document in documents(options.request(args)):
        if document is None:
            unread = True
            continue
        console.say(path)
        console.write((f"{line}\n" for line in lines(document, args.lang)), as_file=False)
    sys.stdout.flush()
    return 3 if unread else 0


def lines(document: Document, lang: str) -> Iterator[str]:
    """The tree, two blanks a level, each node with its `line:column-line:column`, end exclusive."""
    source, report, facts = document
    yield from _blocks(source, report.front, "  ")
    for section in report.sections:
        yield "  " + _heading(source, section.heading)
        yield from _blocks(source, section.blocks, "    ")
    for leaf in report.signoff:
        yield f"  signoff {_leaf(source, leaf)}"
    yield from _facts(source, facts, lang)


def _blocks(source: Source, blocks: tuple[Block, ...], margin: str) -> Iterator[str]:
    for block in blocks:
        inside = list(leaves(block))
        if not inside:
            continue
        where = _range(source, inside[0].start, inside[-1].end)
        if isinstance(block, Leaf):
            yield f"{margin}{_leaf(source, block)}"
        elif isinstance(block, Paragraph):
            yield f"{margin}paragraph {where}"
            yield from (f"{margin}  {_leaf(source, leaf)}" for leaf in block.lines)
        else:
            yield f"{margin}table {where}"
            yield from _table(source, block, margin + "  ")


def _table(source: Source, table: Table, margin: str) -> Iterator[str]:
    for row in table.rows:
        if row.cells:
            where = _range(source, row.cells[0].start, row.cells[-1].end)
            cells = " | ".join(_quoted(source, cell) for cell in row.cells)
            yield f"{margin}row {row.layout} {where}  {cells}"


def _facts(source: Source, facts: Facts, lang: str) -> Iterator[str]:
    yield f"  {_FACTS.in_language(lang)} form {facts.form or '?'}"
    for reading in facts.readings:
        yield from (f"    {line}" for line in _reading(source, facts, reading, lang))


def _reading(source: Source, facts: Facts, reading: Reading, lang: str) -> Iterator[str]:
    mine = [fact for fact in facts.items if fact.table == reading.table]
    count = _COUNT.in_language(lang).format(len(mine), len(reading.expected))
    yield f"{reading.table} {reading.state} {_range(source, *reading.place)}  {count}"
    for title, form, place in reading.forms:
        yield f"  form {form} {_range(source, *place)}  {title}".rstrip()
    for remark in reading.remarks:
        words = f"  {remark.kind} {_range(source, *remark.place)} {remark.row} {remark.printed!r}"
        yield f"{words} -> {remark.expected!r}" if remark.expected else words
    for fact in mine:
        where = _range(source, *fact.place)
        value = "?" if fact.value is None else fact.value
        yield f"  fact {fact.row} / {fact.column} {where}  {fact.raw!r} = {value}"


def _heading(source: Source, heading: Heading) -> str:
    where = _range(source, heading.start, heading.end)
    return f"section {heading.number} {where}  {_quoted(source, heading)}"


def _leaf(source: Source, leaf: Leaf) -> str:
    where = _range(source, leaf.start, leaf.end)
    return f"{leaf.kind.lower()} {where}  {_quoted(source, leaf)}"


def _quoted(source: Source, leaf: Leaf) -> str:
    text = source.text[leaf.inner.start : leaf.inner.end]
    text = text.replace("\r", "").replace("\n", "⏎").replace("\t", " ")
    return f"“{text if len(text) <= _ROOM else text[: _ROOM - 1] + '…'}”"


def _range(source: Source, start: int, end: int) -> str:
    first, last = source.position(start), source.position(end)
    return f"{first[0]}:{first[1]}-{last[0]}:{last[1]}"


_FACTS = Text("表格", "tables")
_COUNT = Text("读出 {} / {}", "{} / {} read")
