"""The scanner: cuts a source into leaves, the terminals of `grammar/report.lark`.

Every character goes into exactly one leaf, whatever the text.  Headings first, then lines, then
the cells of those lines that stand in a table.
"""

from __future__ import annotations

from collections.abc import Iterator

from govlint.forms.labels import all_pieces, bare
from govlint.model.source import Source
from govlint.model.tree import Heading, Kind, Leaf, Span
from govlint.parsing.headings import Candidate, find_headings
from govlint.parsing.lines import GAPS, WEAK, Line, is_figure, split, with_tables
from govlint.parsing.second import second_report
from govlint.parsing.signoff import with_signoff
from govlint.parsing.title import with_title
from govlint.text.pattern import lazy

_WORD = lazy(r"\S+")
_SPLIT = {"FIELD": lazy(r"[^\t]*\t|[^\t]+"), "BAR": lazy(r"[^|]*\||[^|]+")}
_FRINGE = " \t\f\v\r\n"


def scan(source: Source) -> Iterator[Leaf]:
    """The leaves of a source, in order; their texts joined are the source."""
    folded = source.folded
    second = second_report(folded)
    last = len(folded) if second is None else second
    headings = find_headings(folded[:last])
    start = 0
    for index, heading in enumerate([*headings, None]):
        end = heading.start if heading else last
        lines = with_tables(list(_joined(split(folded, start, end), folded)))
        if index == 0:
            lines = with_title(lines, folded)
        if heading is None:
            lines = with_signoff(lines, folded)
        yield from _leaves(source, lines)
        if heading is not None:
            start = _heading_end(folded, heading)
            yield _heading(source, heading, start)
    for index, line in enumerate(split(folded, last, len(folded))):
        yield from _leaves(source, [line.of_kind("TAIL" if index else "SECOND")])


def _heading_end(folded: str, heading: Candidate) -> int:
    """The heading's own line ends with it where nothing else stands on it."""
    match = _LINE_END.match(folded, heading.end)
    return match.end() if match else heading.end


_LINE_END = lazy(r"[ \t*#|]*(?:\r\n|\n|\r)")


def _heading(source: Source, heading: Candidate, end: int) -> Heading:
    return Heading(
        "HEADING",
        heading.start,
        source.text[heading.start : end],
        Span(heading.ordinal_start, heading.end),
        heading.number,
        heading.ordinal,
        source.text[heading.end - len(heading.name) : heading.end],
    )


def _joined(lines: list[Line], folded: str) -> Iterator[Line]:
    """Lines, with those that only go on with a TAB-led cell made part of it."""
    cell: Line | None = None
    waiting: list[Line] = []
    for line in lines:
        if cell is not None and line.kind == "BLANK":
            waiting.append(line)
            continue
        if cell is not None and _continues(cell, line, bool(waiting), folded):
            strength = max(cell.strength, line.strength)
            cell = Line(cell.start, line.end, line.tail, cell.kind, strength)
            waiting = []
            continue
        if cell is not None:
            yield cell
            yield from waiting
        cell, waiting = (line, []) if line.kind == "LED" else (None, [])
        if cell is None:
            yield line
    if cell is not None:
        yield cell
    yield from waiting


def _continues(cell: Line, line: Line, apart: bool, folded: str) -> bool:
    """Whether a line without a TAB belongs to the TAB-led cell above it."""
    if line.kind not in ("BARE", "SPACED", "LINE"):
        return False
    above = folded[cell.start : cell.tail].strip()
    text = folded[line.start : line.tail].strip()
    if not above:
        return line.strength >= WEAK and (not apart or is_figure(text))
    if is_figure(above):
        return False
    joined = bare(above + text)
    return joined in all_pieces() or (not apart and len(joined) <= 40 and line.kind == "BARE")


def _leaves(source: Source, lines: list[Line]) -> Iterator[Leaf]:
    """The leaves of lines without headings; blank lines inside a table go to the row above."""
    index = 0
    row_open = False
    while index < len(lines):
        line = lines[index]
        end, gap, following = _tail(lines, index)
        if line.kind in _ROWS:
            if following is None or following.kind not in _ROWS:
                end, gap = line.end, 1
            opens = not (row_open and line.kind == "LED")
            yield from _cells(source, line, end, opens)
            row_open = line.kind == "LED" and gap == 1
        else:
            row_open = False
            if line.kind != "BLANK":
                end, gap = line.end, 1
            yield _leaf(source, line.kind, line.start, end, line.start, line.tail)
        index += gap


_ROWS = frozenset({"LED", "FIELD", "BAR", "SPACED", "BARE", "RULE"})


def _tail(lines: list[Line], index: int) -> tuple[int, int, Line | None]:
    """Where the blank lines and page numbers after a line end, how many, and what follows."""
    last = index
    gaps = GAPS if lines[index].kind in _ROWS else ("BLANK",)
    while last + 1 < len(lines) and lines[last + 1].kind in gaps:
        last += 1
    following = lines[last + 1] if last + 1 < len(lines) else None
    return lines[last].end, last - index + 1, following


def _cells(source: Source, line: Line, end: int, opens: bool) -> Iterator[Leaf]:
    """The cells of one row; the first, where it opens the row, names the layout."""
    folded = source.folded
    if line.kind in ("LED", "BARE", "RULE"):
        kind: Kind = line.kind if opens else "CELL"
        yield _leaf(source, kind, line.start, end, line.start, line.tail)
        return
    spans = _spans(folded, line)
    for number, (start, stop) in enumerate(spans):
        kind = line.kind if number == 0 else "CELL"
        last = end if number == len(spans) - 1 else stop
        yield _leaf(source, kind, start, last, start, stop)


def _spans(folded: str, line: Line) -> list[tuple[int, int]]:
    """Where the cells of a line begin and end, without a gap between them."""
    if line.kind == "SPACED":
        starts = [m.start() for m in _WORD.finditer(folded, line.start, line.tail)]
        starts[0] = line.start
        return list(zip(starts, [*starts[1:], line.tail], strict=True))
    start, tail = line.start, line.tail
    found = [m.span() for m in _SPLIT[line.kind].finditer(folded, start, tail)]
    if line.kind == "FIELD" and folded[tail - 1] == "\t":
        found.append((tail, tail))
    if line.kind == "BAR" and len(found) > 1 and not folded[start : found[0][1]].strip(" |"):
        found[:2] = [(start, found[1][1])]
    if line.kind == "BAR" and len(found) > 1 and not folded[slice(*found[-1])].strip():
        found[-2:] = [(found[-2][0], tail)]
    return found


_MARKED = frozenset({"BAR", "CELL", "BARE", "TITLE", "LINE"})
_QUOTED = frozenset({"FIELD", "CELL"})  # a spreadsheet's text may quote every cell


def _leaf(source: Source, kind: Kind, start: int, end: int, inner: int, tail: int) -> Leaf:
    """A leaf from `start` to `end` whose visible text lies between `inner` and `tail`."""
    folded = source.folded
    fringe = _FRINGE + "|*#" if kind in _MARKED else _FRINGE
    if kind == "CELL" and folded[inner:tail] == "\t":  # blank: it is where it begins
        tail = inner
    while inner < tail and folded[inner] in fringe:
        inner += 1
    while tail > inner and folded[tail - 1] in fringe:
        tail -= 1
    if kind in _QUOTED and tail - inner > 1 and folded[inner] == folded[tail - 1] == '"':
        inner, tail = inner + 1, tail - 1
    return Leaf(kind, start, source.text[start:end], Span(inner, tail))
