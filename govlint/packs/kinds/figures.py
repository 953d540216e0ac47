"""`figures:` figures of sentences by name, for `assert:` and `when:` to compare with the tables.

A report is judged with its own figures and these: each a cell of the table `FIGURES`, its row the
name and its column the unit.  Amounts of the tables are put in the unit of such a figure of money.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from govlint.bilingual import Text
from govlint.claims.named import MONEY, UNITS, Mention, Named, mentions
from govlint.errors import each
from govlint.forms.form import known_forms
from govlint.identities.expression import ExpressionError, parse
from govlint.identities.names import FIGURES
from govlint.model.diagnostic import Finding, Note
from govlint.model.facts import Cell, Fact, Facts, Reading
from govlint.model.prose import Prose, excerpt
from govlint.model.source import Source
from govlint.model.tree import Report, Span
from govlint.packs.kinds.demands import place_of_lack
from govlint.packs.kinds.fields import IN, PATTERNS, UNLESS, Plain
from govlint.packs.kinds.found import patterns
from govlint.packs.kinds.scopes import passages_in, scope_name
from govlint.text.characters import fold
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import FLAG, Field, Shape, one_of, schema_of, values

_FIGURE = {
    "near": Field(PATTERNS, Text("近旁的词：模式。", "Words near it: patterns."), needed=True),
    "unit": Field(one_of(Text("单位", "unit"), UNITS), Text("单位。", "Its unit."), needed=True),
    "in": IN,
    "unless": UNLESS,
    "needed": Field(FLAG, Text("没有写明就提示。", "Told where it is not stated."), False),
}


def _figures(node: Node) -> list[Plain]:
    """Each figure with its name."""
    if node.is_mapping and not node.value:
        raise node.fault("`figures:` 是空的", "`figures:` is empty", of_key=True)
    return each(node.mapping().items(), lambda pair: _figure(*pair))


def _figure(name: str, node: Node) -> Plain:
    plain = "".join(fold(str(name)).split())
    try:
        is_name = parse(f"{plain} == 0").left == ("name", "", plain, 1) and "." not in plain
    except ExpressionError:
        is_name = False
    if not is_name:
        zh = f"数字的名称不能是 `{name}`：用汉字或字母，不用空格和符号"
        en = f"`{name}` is no name of a figure: letters only, no blanks or signs"
        raise node.fault(zh, en, of_key=True)
    return {"name": plain} | values(node, _FIGURE)


FIGURES_FIELD = Field(
    Shape(
        _figures,
        {"type": "object", "minProperties": 1, "additionalProperties": schema_of(_FIGURE)},
    ),
    Text("句中的数字：名称、在哪里、近旁的词、单位。", "Figures of sentences, by name."),
    (),
)


def told(
    figures: Iterable[Plain], facts: Facts, source: Source, report: Report
) -> tuple[Facts, dict[str, list[Mention]]]:
    """The report's facts with the figures its sentences agree on, and every mention of each."""
    listed = tuple(figures)
    found = mentions_of(listed, facts.sure_year, source, report)
    cells = tuple(_cell(one) for one in listed)
    reading = Reading(FIGURES, "read", Span(0, 0), expected=cells)
    units = {one["unit"] for one in listed} & MONEY.keys()
    own = [_in_unit(fact, *units) for fact in facts.items] if len(units) == 1 else facts.items
    changed = replace(facts, items=tuple(own), readings=(*facts.readings, reading))
    for one in listed:
        exact = [mention for mention in found[one["name"]] if mention.value is not None]
        if len({mention.value for mention in exact}) == 1:
            changed = with_figure(changed, listed, one["name"], exact[0])
    return changed, found


def with_figure(facts: Facts, figures: Iterable[Plain], name: str, mention: Mention) -> Facts:
    """The facts with what one mention says of a figure."""
    cell = next(_cell(one) for one in figures if one["name"] == name)
    fact = Fact(*cell, mention.value, str(mention.value), mention.place)
    return replace(facts, items=(*(one for one in facts.items if one.cell != cell), fact))


def _cell(one: Plain) -> Cell:
    return Cell(FIGURES, one["name"], one["unit"])


def mentions_of(
    figures: Iterable[Plain], year: int | None, source: Source, report: Report
) -> dict[str, list[Mention]]:
    """Every mention of each figure; figures looked for in the same place are told apart."""
    groups: dict[tuple[str, ...], dict[str, Named]] = {}
    for one in figures:
        named = Named(patterns(one["near"]), patterns(one["unless"]), one["unit"])
        groups.setdefault(tuple(one["in"]), {})[one["name"]] = named
    found: dict[str, list[Mention]] = {}
    for where, wanted in groups.items():
        passages = sorted(passages_in(where, source, report), key=_start)
        found |= mentions(passages, wanted, year)
    return found


def findings_on_figures(
    figures: Iterable[Plain],
    found: Mapping[str, list[Mention]],
    source: Source,
    report: Report,
    fits: Callable[[str, Mention], bool],
) -> Iterator[Finding]:
    """The figures that are needed and not stated, and those of which two things are said.

    `fits` tells whether one mention of a figure may stand.
    """
    lacking: dict[Span, list[Plain]] = {}
    for one in figures:
        said = [mention for mention in found[one["name"]] if mention.value is not None]
        if one["needed"] and not found[one["name"]]:
            if (place := place_of_lack(tuple(one["in"]), source, report)) is not None:
                lacking.setdefault(place, []).append(one)
        elif len({mention.value for mention in said}) > 1:
            odd = [m for m in said if not fits(one["name"], m)] or said[1:]
            yield _disagreement(one, odd[0], said, source)
    for place, missing in lacking.items():
        where = scope_name(missing[0]["in"][0])
        zh = f"{where.zh}没有写明{'、'.join(one['name'] for one in missing)}"
        en = f"{where.en} does not state {', '.join(one['name'] for one in missing)}"
        yield Finding(place, Text(zh, en), Text("请补写", "state it"))


def without_figures(finding: Finding, figures: Iterable[Plain]) -> Finding:
    """A finding in which figures of sentences are places, and no cells of a table."""

    def real(cell: Cell | None) -> Cell | None:
        return None if cell is not None and cell.table == FIGURES else cell

    every = [finding.cell, *(note.cell for note in finding.related)]
    message = finding.message
    if any(cell is not None and _is_amount(cell) for cell in every):
        unit = next((one["unit"] for one in figures if one["unit"] in MONEY), "万元")
        message = Text(f"{message.zh}（金额单位：{unit}）", f"{message.en} (amounts in {unit})")
    related = tuple(note._replace(cell=real(note.cell)) for note in finding.related)
    return finding._replace(message=message, cell=real(finding.cell), related=related)


def _disagreement(one: Plain, odd: Mention, said: list[Mention], source: Source) -> Finding:
    others = [mention for mention in said if mention.value != odd.value]
    raw, other = (excerpt(source.text[slice(*m.place)]) for m in (odd, others[0]))
    name = one["name"]
    return Finding(
        odd.place,
        Text(f"{name}前后不一：这里是{raw}，另一处是{other}",
             f"{name} is {raw} here and {other} elsewhere"),
        Text("请核对，改成一致", "check which is right"),
        stated=raw,
        related=tuple(Note(m.place, Text(name, name)) for m in others[:1]),
    )  # fmt: skip


def _start(passage: Prose) -> int:
    return passage.offsets[0]


def _in_unit(fact: Fact, unit: str) -> Fact:
    """A fact whose amount, 万元 in the tables, is in another unit of money."""
    if fact.value is None or not _is_amount(fact.cell):
        return fact
    return fact._replace(value=Decimal(fact.value) * MONEY["万元"] / MONEY[unit])


def _is_amount(cell: Cell) -> bool:
    tables = (form.tables.get(cell.table) for form in known_forms().values())
    blocks = (block for table in tables if table for block in table.blocks)
    return any(
        block.values.get(cell.column) == "amount" and any(row.key == cell.row for row in block.rows)
        for block in blocks
    )
