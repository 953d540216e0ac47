"""The table of bodies and years, and the filters that hide rows of it."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.bilingual import Text
from govlint.desk.board import COPIED, LATE, STATES, Board, BoardCell, BoardRow
from govlint.desk.out.page import words
from govlint.desk.out.page.charts import trend
from govlint.model.diagnostic import LEVEL_NAMES, LEVELS, Diagnostic
from govlint.reporters.html.texts import safe, safe_text

_SHOWN = (*("error", "warning", "missing", "illegible", "late", "copied", "clean"),)
_RECENT = 3  # years that a narrow screen shows
_NAMES = words.STATES | {"late": words.LATE, "copied": words.COPIES}


def filters(board: Board, lang: str) -> Iterator[str]:
    """Radio buttons before the table they filter, for a style can only look ahead."""
    yield f'<p class="sr" id="show">{safe_text(words.SHOW, lang)}</p>\n'
    counts = {kind: sum(kind in marks(board, row) for row in board.rows) for kind in _SHOWN}
    every = [("all", words.ALL, len(board.rows))]
    every += [(kind, _NAMES[kind], count) for kind, count in counts.items() if count]
    for kind, name, count in every:
        checked = " checked" if kind == "all" else ""
        yield (
            f'<input type="radio" name="show" class="show" id="show-{kind}"{checked} '
            f'aria-describedby="show"><label for="show-{kind}">{safe_text(name, lang)} '
            f"<b>{count}</b></label>\n"
        )


def matrix(board: Board, lang: str) -> Iterator[str]:
    """A row a body, a column a year, and the line of its new requests."""
    title = safe_text(words.MATRIX, lang)
    yield f'<div class="wide" role="region" tabindex="0" aria-label="{title}">'
    yield '<table class="matrix">\n<thead><tr>'
    yield f'<th scope="col">{safe_text(words.BODY, lang)}</th>'
    old = board.years[:-_RECENT]
    for year in board.years:
        kind = "now" if year == board.year else "old" if year in old else ""
        yield f'<th scope="col" class="{kind}">{year}</th>'
    yield f'<th scope="col">{safe_text(words.TREND, lang)}</th></tr></thead>\n<tbody>\n'
    for number, row in enumerate(board.rows):
        classes = " ".join(f"is-{mark}" for mark in sorted(marks(board, row)))
        yield f'<tr class="{classes}">{_name(board, row, number)}'
        for year, cell in zip(board.years, row.cells, strict=True):
            mine = [one for one in row.findings if one.year == year]
            yield _cell(cell, mine, lang, " old" if year in old and year != board.year else "")
        yield f'<td class="line">{_trend(board, row, lang)}</td></tr>\n'
    yield "</tbody></table></div>\n"
    yield f'<p class="key">{" ".join(_key(lang))}</p>\n'
    if old:
        yield f'<p class="key narrow">{safe_text(words.NARROW, lang)}</p>\n'


def marks(board: Board, row: BoardRow) -> set[str]:
    """What is said of a body in the year under review, by the names of the filters."""
    if board.year not in board.years:
        return set()
    index = board.years.index(board.year)
    found = [one for one in row.findings if one.year == board.year]
    known = {row.cells[index].state, *(one.level for one in found)}
    if any(one.code == LATE for one in found):
        known.add("late")
    if any(one.code in COPIED for one in found):
        known.add("copied")
    return known & set(_SHOWN)


def _name(board: Board, row: BoardRow, number: int) -> str:
    name = safe(row.name)
    if any(one.year == board.year for one in row.findings):
        name = f'<a href="#b{number}">{name}</a>'
    after = f"<small>→ {safe(row.successor)}</small>" if row.successor else ""
    return f'<th scope="row">{name}{after}</th>'


def _cell(cell: BoardCell, found: list[Diagnostic], lang: str, old: str) -> str:
    extra = [words.LATE] * any(one.code == LATE for one in found)
    extra += [words.COPIES] * any(one.code in COPIED for one in found)
    small = "".join(f"<small>{safe_text(one, lang)}</small>" for one in extra)
    title = f' title="{safe(cell.path)}"' if cell.path else ""
    return f'<td class="{cell.state}{old}"{title}>{_said(cell, lang)}{small}</td>'


def _said(cell: BoardCell, lang: str) -> str:
    if cell.state == "clean":
        return f'<span class="sr">{safe_text(words.STATES["clean"], lang)}</span>✓'
    if cell.state == "none":
        return f'<span class="sr">{safe_text(words.STATES["none"], lang)}</span>'
    if cell.state in LEVELS:
        several = zip(LEVELS, cell.counts, strict=True)
        said = [f"{safe_text(_short(level), lang)} {count}" for level, count in several if count]
        return " ".join(f"<span>{one}</span>" for one in said)
    return safe_text(words.STATES[cell.state], lang)


def _short(level: str) -> Text:
    return Text(LEVEL_NAMES[level].zh[0], LEVEL_NAMES[level].en[0].upper())


def _trend(board: Board, row: BoardRow, lang: str) -> str:
    values = [figures[0] for figures in row.figures]
    told = zip(board.years, values, strict=True)
    said = ", ".join(f"{year}: {value}" for year, value in told if value is not None)
    drawn = trend(values, f"{words.TREND.in_language(lang)} {said}")
    last = next((value for value in reversed(values) if value is not None), "")
    return f"{drawn} {last}"


def _key(lang: str) -> Iterator[str]:
    for state in STATES:
        if state != "none":
            name = safe_text(words.STATES[state], lang)
            yield f'<span class="swatch {state}"></span>{name}'
