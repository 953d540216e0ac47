"""The report itself: its words with what is found marked in them, its tables redrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.engine.crowding import clipped
from govlint.forms.official import DrawnCell, RowGroup
from govlint.model.diagnostic import LEVEL_NAMES
from govlint.model.facts import Cell, Fact
from govlint.model.tree import Span
from govlint.model.view import View, ViewPiece
from govlint.reporters.html import texts
from govlint.reporters.html.placement import Numbered, Placement, gravest
from govlint.reporters.html.texts import safe


class Paper(NamedTuple):
    """What a report is drawn by; `key` makes the names of its places, `lang` is the reader's."""

    view: View
    placement: Placement
    key: str
    lang: str


def cell_id(key: str, cell: Cell) -> str:
    """The name of a figure's place in the page."""
    return f"{key}-{cell.table}-{cell.row}-{cell.column}"


def piece(paper: Paper, index: int) -> Iterator[str]:
    """One block of the report as HTML."""
    block = paper.view.pieces[index]
    if index in paper.placement.within:
        for table in paper.placement.tables.get(index, ()):
            yield from _official(paper, table)
    elif block.kind == "table":
        yield from _as_printed(paper, block)
    else:
        tag = {"title": 'h3 class="title"', "heading": "h3"}.get(block.kind)
        lines = "\n".join(_marked(paper, span) for row in block.rows for span in row)
        if tag:
            yield f"<{tag}>{lines}</h3>\n"
        else:
            yield f'<p class="{block.kind}">{lines}</p>\n'


def badge(paper: Paper, one: Numbered) -> str:
    """The number of a finding, at its place, as a link to what is said of it."""
    level = LEVEL_NAMES[one.found.level].in_language(paper.lang)
    label = f"{texts.FINDING.in_language(paper.lang)} {one.number}, {level}"
    return (
        f'<a class="n {one.found.level}" id="{paper.key}-p{one.number}" '
        f'href="#{paper.key}-f{one.number}" '
        f'aria-label="{safe(label)}">{one.number}</a>'
    )


def _badges(paper: Paper, findings: Iterable[Numbered]) -> str:
    return "".join(badge(paper, one) for one in findings)


def _marked(paper: Paper, span: Span) -> str:
    """A stretch of text, cut where marks begin and end; numbers go where the words end."""
    text, marks = paper.view.text, paper.placement.texts.get(span, [])
    out, before = [], span.start
    for cut in sorted({*span, *(cut for mark in marks for cut in (mark.start, mark.end))}):
        over = [mark.finding for mark in marks if mark.start <= before and cut <= mark.end]
        piece = safe(text[before:cut])
        out.append(f'<mark class="{gravest(over)}">{piece}</mark>' if over and piece else piece)
        out += [badge(paper, mark.finding) for mark in marks if mark.first and mark.end == cut]
        before = cut
    return "".join(out)


def _as_printed(paper: Paper, block: ViewPiece) -> Iterator[str]:
    """A table of no official form, or one that could not be read: as it is printed."""
    yield from _open(paper, "")
    for row in block.rows:
        cells = "".join(f"<td>{_marked(paper, span)}</td>" for span in row)
        yield f"<tr>{cells}</tr>\n"
    yield "</table></div>\n"


def _open(paper: Paper, title: str) -> Iterator[str]:
    label = safe(title) + texts.SCROLL.in_language(paper.lang)
    yield f'<div class="wide" role="group" tabindex="0" aria-label="{label}"><table>\n'


def _official(paper: Paper, table: str) -> Iterator[str]:
    grid = paper.placement.grids[table]
    facts = {fact.cell: fact for fact in paper.view.facts.items if fact.table == table}
    yield from _open(paper, grid.title)
    yield f"<caption>{safe(grid.title)}</caption>\n"
    for part in grid.parts:
        yield from _part(paper, part, facts, "thead" if len(grid.parts) == 1 else "tbody")
    yield "</table></div>\n"
    for one in paper.placement.rests.get(table, ()):
        said = safe(clipped(one.found.snippet.strip())) or "…"
        words_there = f'<mark class="{one.found.level}">{said}</mark>{badge(paper, one)}'
        yield f'<p class="rest">{texts.REST.in_language(paper.lang)}{words_there}</p>\n'


def _part(paper: Paper, part: RowGroup, facts: dict[Cell, Fact], head: str) -> Iterator[str]:
    table = next(slot.cell.table for row in part.rows for slot in row if slot.cell)
    yield f"<{head}>\n"
    for line in part.heads:
        yield f"<tr>{''.join(_heading(paper, table, slot) for slot in line)}</tr>\n"
    yield "</thead>\n<tbody>\n" if head == "thead" else ""
    for line in part.rows:
        cells = (
            _figure(paper, slot, facts.get(slot.cell))
            if slot.cell
            else _heading(paper, table, slot)
            for slot in line
        )
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</tbody>\n"


def _heading(paper: Paper, table: str, slot: DrawnCell) -> str:
    found = paper.placement.rows.get((table, slot.row), []) if slot.row else []
    level = f' class="{gravest(found)}"' if found else ""
    inside = safe(slot.text) + _badges(paper, found)
    return f'<th scope="{slot.scope}"{_size(slot)}{level}>{inside}</th>'


def _figure(paper: Paper, slot: DrawnCell, fact: Fact | None) -> str:
    assert slot.cell is not None
    found = paper.placement.cells.get(slot.cell, [])
    raw = fact.raw.strip() if fact else ""
    kinds = [gravest(found)] if found else []
    if found and slot.cell in paper.placement.aims:
        kinds.append("aim")
    if fact is None or not raw:
        kinds.append("empty")
        inside = safe((texts.BLANK if fact else texts.UNREAD).in_language(paper.lang))
    else:
        kinds += ["nil"] if fact.value == 0 else []
        inside = safe(raw)
    inside += _badges(paper, found)
    for value in dict.fromkeys(one.found.fix.value for one in found if one.found.fix):
        if value is not None:
            said = texts.DUE.in_language(paper.lang)
            inside += f'<ins aria-label="{said} {safe(value)}">{safe(value)}</ins>'
    name = f' id="{cell_id(paper.key, slot.cell)}"'
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    return f"<td{name}{kind}{_size(slot)}>{inside}</td>"


def _size(slot: DrawnCell) -> str:
    across = f' colspan="{slot.across}"' if slot.across > 1 else ""
    down = f' rowspan="{slot.down}"' if slot.down > 1 else ""
    return across + down
