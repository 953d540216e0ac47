"""The words for a violated identity: what does not add up, as the sum a clerk would write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from govlint.bilingual import Text
from govlint.forms.form import column_label, known_forms, row_label, table_title
from govlint.identities.addition import chinese_names, english_names, sum_of, summands
from govlint.identities.cells import cells
from govlint.identities.evaluate import Exact, paths, spell, spelled_number
from govlint.identities.expression import Term
from govlint.identities.instances import Instance, Violation, figures
from govlint.model.diagnostic import Finding, Note
from govlint.model.facts import Cell, Fact, Facts, Number

PLACEHOLDERS = ("line", "left", "right", "difference", "stated", "computed")

_FEW, _MANY = 4, 8  # terms printed together with those that are 0; terms printed at all
RELATIONS = {
    "!=": Text("不等于", "differ from"),
    "<=": Text("不大于", "be at most"),
    ">=": Text("不小于", "be at least"),
    "<": Text("小于", "be less than"),
    ">": Text("大于", "be more than"),
}
_ADVICE = {
    "requests": Text(
        "对照登记台账核对这几格", "check these cells against the register of requests"
    ),
    "remedies": Text(
        "对照复议、诉讼案件台账核对这几格", "check these cells against the register of cases"
    ),
}
_GENERAL = Text("对照底稿核对这几格", "check these cells against the working papers")


def finding(
    violation: Violation, message: Text | None, facts: Facts, wrong: Cell | None = None
) -> Finding:
    """The finding of a violation: it stands on the first figure of the right side.

    `message` is the author's own wording with the `PLACEHOLDERS`, None for the usual one; `wrong`
    is the cell at fault, where it is known.
    """
    comparison = violation.instance.comparison
    right = _facts(comparison.right, facts)
    left = _facts(comparison.left, facts)
    every = list(dict.fromkeys((*right[:1], *left, *right)))
    values = figures(facts)
    said = _message(violation, message, values)
    added = sum_of(violation, values, wrong)
    return Finding(
        place=every[0].place,
        message=said,
        help=advice(every[0].table),
        cell=every[0].cell,
        stated=spelled_number(violation.right),
        computed=spelled_number(violation.left),
        related=tuple(note(fact, violation.instance) for fact in every[1:]),
        sums=(added._replace(line=line_words(violation.instance), sentence=said),) if added else (),
    )


def note(fact: Fact, instance: Instance) -> Note:
    """A figure that takes part in an identity."""
    words = Text(chinese_names(instance)(fact.cell), english_names(instance)(fact.cell))
    return Note(fact.place, words, fact.cell, fact.raw.strip())


def advice(table: str) -> Text:
    """The next step where figures of a table disagree."""
    return _ADVICE.get(table, _GENERAL)


def cell_words(cell: Cell) -> Text:
    """A cell by its official labels: `“（七）总计”行“自然人”列`."""
    row, column = row_label(cell.table, cell.row), column_label(cell.table, cell.column, cell.row)
    english = f"{cell.row} / {cell.column} ({row} / {column})"
    return Text(f"“{row}”{_row_word(cell.table)}“{column}”{_column_word(cell.table)}", english)


def line_words(instance: Instance) -> Text:
    """The column, row or cell an identity is about; empty where it is the whole report."""
    return line_label(instance.identity.table, instance.identity.each, instance.key)


def line_label(table: str | None, each: str, key: str) -> Text:
    """The line of an identity by its official label: a column, a row or a cell of a table."""
    match each, table:
        case "column", str(name):
            label = column_label(name, key)
            return Text(f"“{label}”列", f"column {key} ({label})")
        case "row", str(name):
            label = row_label(name, key)
            return Text(f"“{label}”{_row_word(name)}", f"row {key} ({label})")
        case "cell", _:
            cell = cells()[key]
            words = cell_words(cell)
            return Text(f"{table_title(cell.table)}{words.zh}", words.en)
    return Text("", "")


def _message(violation: Violation, own: Text | None, values: Mapping[Cell, Number]) -> Text:
    instance, comparison = violation.instance, violation.instance.comparison
    left = _side(comparison.left, violation.left, instance, values)
    right = _side(comparison.right, violation.right, instance, values)
    about = line_words(instance)
    apart: Exact = violation.left - violation.right
    gap = spelled_number(max(apart, -apart))
    if own is not None:
        stated, computed = spelled_number(violation.right), spelled_number(violation.left)
        numbers = {"difference": gap, "stated": stated, "computed": computed}
        return Text(
            own.zh.format_map(numbers | {"line": about.zh, "left": left.zh, "right": right.zh}),
            own.en.format_map(numbers | {"line": about.en, "left": left.en, "right": right.en}),
        )
    relation = RELATIONS.get(comparison.op)
    zh = f"{left.zh}，而{right.zh}，相差 {gap}"
    en = f"{left.en}, but {right.en}; difference {gap}"
    if relation is not None:
        zh = f"{left.zh}，应当{relation.zh}{right.zh}"
        en = f"{left.en} should {relation.en} {right.en}"
    return Text(f"{about.zh}：{zh}", f"{about.en}: {en}") if about.zh else Text(zh, en)


def _side(term: Term, total: Exact, instance: Instance, values: Mapping[Cell, Number]) -> Text:
    """One side with its figures and their sum: `本年新收 95 + 上年结转 0 = 95`."""

    def figure(words: Callable[[Cell], str]) -> Callable[[Any], str]:
        return lambda cell: f"{words(cell)} {spelled_number(values[cell])}"

    parts = summands(term)
    terms = [part for part in parts if len(parts) <= _FEW or not _is_zero(part, values)]
    zh = _joined(terms[:_MANY], figure(chinese_names(instance)))
    en = _joined(terms[:_MANY], figure(english_names(instance)))
    if (more := len(terms) - _MANY) > 0:
        zh, en = f"{zh} + 另 {more} 项", f"{en} + {more} more"
    if zeros := len(parts) - len(terms):
        zh = f"{zh}（其余 {zeros} 项为 0）" if terms else f"{zeros} 项均为 0"
        en = f"{en} (the other {zeros} are 0)" if terms else f"all {zeros} are 0"
    if len(parts) == 1 and term[0] in {"name", "number"}:
        return Text(zh, en)
    return Text(f"{zh} = {spelled_number(total)}", f"{en} = {spelled_number(total)}")


def _is_zero(part: tuple[str, Term], values: Mapping[Cell, Number]) -> bool:
    return part[1][0] == "name" and values.get(part[1][2]) == 0


def _joined(parts: Iterable[tuple[str, Term]], figure: Callable[[Any], str]) -> str:
    text = "".join(
        f" {sign} {f'({words})' if loose else words}"
        for sign, term in parts
        for words, loose in ((spell(term, figure), term[0] in {"add", "subtract"}),)
    )
    return text.removeprefix(" + ").strip()


def _facts(term: Term, facts: Facts) -> list[Fact]:
    return [fact for cell in paths(term) if (fact := facts.get(*cell)) is not None]


def _row_word(table: str) -> str:
    return "栏" if known_forms()["2021"].tables[table].across else "行"


def _column_word(table: str) -> str:
    return "项" if known_forms()["2021"].tables[table].across else "列"
