"""What is said of each finding, beside the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govlint.forms.form import column_label, row_label
from govlint.model.diagnostic import LEVEL_NAMES, Diagnostic, Related, cited
from govlint.model.facts import Cell
from govlint.reporters.addition import restated
from govlint.reporters.excerpt import only_names_cell
from govlint.reporters.html import texts
from govlint.reporters.html.paper import cell_id
from govlint.reporters.html.placement import Numbered
from govlint.reporters.html.sums import picture
from govlint.reporters.html.texts import safe, safe_text
from govlint.reporters.mending import change


class Cards(NamedTuple):
    """How the findings of one report are told.

    `key` makes the names of their places, `placed` says whether there is a report to lead to,
    `told` holds what was said already: the same advice thirty times is said once in full.  `level`
    is that of their headings.
    """

    key: str
    lang: str
    placed: bool
    told: set[tuple[str, str]]
    level: int = 4


def card(cards: Cards, one: Numbered) -> Iterator[str]:
    """One finding as a list item."""
    found, lang = one.found, cards.lang
    level = f'<span class="level">{safe_text(LEVEL_NAMES[found.level], lang)}</span>'
    yield f'<li class="finding {found.level}" id="{cards.key}-f{one.number}">\n'
    head = f"h{cards.level}"
    yield f"<{head}>{_number(cards, one)} {level} {safe_text(found.message, lang)}</{head}>\n"
    if found.fix and found.fix.value is not None:
        value = f"<strong>{safe(found.fix.value)}</strong>"
        yield f'<p class="due">{safe_text(texts.DUE, lang)} {value}</p>\n'
    elif changed := change(found):
        yield f"<p>{safe_text(texts.FIX, lang)}{safe_text(changed, lang)}</p>\n"
    for number, addition in enumerate(found.sums, 1):
        yield from picture(addition, found, f"{cards.key}-f{one.number}-s{number}", lang)
    yield from _advice(cards, found)
    yield from _related(cards, found)
    rule = f"<code>{safe(found.code)}</code> <span>{safe(found.name)}</span>"
    place = safe(found.cited(lang).removeprefix(found.path).lstrip(": "))
    yield f'<p class="rule">{rule} · {safe_text(texts.PLACE, lang)}{place}</p>\n</li>\n'


def _number(cards: Cards, one: Numbered) -> str:
    level = one.found.level
    if not cards.placed:
        return f'<span class="n {level}">{one.number}</span>'
    what = f"{texts.FINDING.in_language(cards.lang)} {one.number}"
    return (
        f'<a class="n {level}" href="#{cards.key}-p{one.number}" '
        f'aria-label="{safe(what)}, {safe_text(texts.TO_TEXT, cards.lang)}">{one.number}</a>'
    )


def _advice(cards: Cards, found: Diagnostic) -> Iterator[str]:
    lang = cards.lang
    help = found.help.in_language(lang) if found.help else ""
    parts = ((texts.BASIS, found.basis), (texts.NEXT, help))
    lines = [f"<p>{safe_text(label, lang)}{safe(said)}</p>\n" for label, said in parts if said]
    said = (found.code, found.basis + help)
    if said in cards.told and lines:
        more = safe_text(texts.MORE, lang)
        lines = [f"<details><summary>{more}</summary>\n", *lines, "</details>\n"]
    cards.told.add(said)
    yield from lines


def _related(cards: Cards, found: Diagnostic) -> Iterator[str]:
    places = [
        one
        for one in found.related
        if (one.path or one.cell != found.cell or not only_names_cell(one))
        and not restated(one, found)
    ]
    if not places:
        return
    said = texts.RELATED.in_language(cards.lang).format(len(places))
    yield f"<details><summary>{said}</summary><ul>\n"
    for one in places:
        yield f"<li>{_place(cards, one)}</li>\n"
    yield "</ul></details>\n"


def _place(cards: Cards, one: Related) -> str:
    message = safe_text(one.message, cards.lang)
    stated = f" <b>{safe(one.stated.strip())}</b>" if one.stated.strip() else ""
    if one.path:
        place = safe(cited(one.path, one.at, one.within, cards.lang))
        return f"{message}{stated} ({place})"
    if one.cell is None or not one.cell.column:
        return message + stated
    name = safe(_name(one.cell)) if only_names_cell(one) else message
    if not cards.placed:
        return name + stated
    return f'<a href="#{safe(cell_id(cards.key, one.cell))}">{name}</a>{stated}'


def _name(cell: Cell) -> str:
    return f"{row_label(cell.table, cell.row)} / {column_label(cell.table, cell.column, cell.row)}"
