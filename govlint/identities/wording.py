"""The words for a broken identity: what does not add up, shown as the sum a clerk would write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from govlint.bilingual import Text
from govlint.forms.form import column_label, known_forms, row_label, table_title
from govlint.identities.evaluate import Exact, paths, spell, spelled_number
from govlint.identities.expression import Term
from govlint.identities.lines import Broken, Line, figures
from govlint.identities.names import short
from govlint.model.diagnostic import Finding, Note
from govlint.model.facts import Cell, Fact, Facts, Number

PLACEHOLDERS = ("line", "left", "right", "difference", "stated", "computed")

_FEW, _MANY = 4, 8  # terms shown with their noughts; terms shown at all
_RELATIONS = {
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


def finding(broken: Broken, message: Text | None, facts: Facts) -> Finding:
    """What is told of a broken identity: it stands on the first figure of the right side.

    `message` is the author's own wording with the `PLACEHOLDERS`, None for the usual one.
    """
    comparison = broken.line.comparison
    right = _facts(comparison.right, facts)
    left = _facts(comparison.left, facts)
    every = list(dict.fromkeys((*right[:1], *left, *right)))
    return Finding(
        place=every[0].place,
        message=_message(broken, message, figures(facts)),
        help=advice(every[0].table),
        cell=every[0].cell,
        stated=spelled_number(broken.right),
        computed=spelled_number(broken.left),
        related=tuple(note(fact, broken.line) for fact in every[1:]),
    )


def note(fact: Fact, line: Line) -> Note:
    """A figure that takes part in an identity."""
    words = Text(_chinese(line)(fact.cell), _english(line)(fact.cell))
    return Note(fact.place, words, fact.cell, fact.raw.strip())


def advice(table: str) -> Text:
    """The next step where figures of a table disagree."""
    return _ADVICE.get(table, _GENERAL)


def cell_words(cell: Cell) -> Text:
    """A cell by its official labels: `“（七）总计”行“自然人”列`."""
    row, column = row_label(cell.table, cell.row), column_label(cell.table, cell.column, cell.row)
    english = f"{cell.row} / {cell.column} ({row} / {column})"
    return Text(f"“{row}”{_row_word(cell.table)}“{column}”{_column_word(cell.table)}", english)


def line_words(line: Line) -> Text:
    """The column, row or cell an identity is about; empty where it is the whole report."""
    match line.identity.each, line.identity.table:
        case "column", str(table):
            label = column_label(table, line.key)
            return Text(f"“{label}”列", f"column {line.key} ({label})")
        case "row", str(table):
            label = row_label(table, line.key)
            return Text(f"“{label}”{_row_word(table)}", f"row {line.key} ({label})")
        case "cell", _:
            words = cell_words(line.cells[0])
            title = table_title(line.cells[0].table)
            return Text(f"{title}{words.zh}", words.en)
    return Text("", "")


def _message(broken: Broken, own: Text | None, values: Mapping[Cell, Number]) -> Text:
    line, comparison = broken.line, broken.line.comparison
    left = _side(comparison.left, broken.left, line, values)
    right = _side(comparison.right, broken.right, line, values)
    about = line_words(line)
    apart: Exact = broken.left - broken.right
    gap = spelled_number(max(apart, -apart))
    if own is not None:
        told = {"difference": gap, "stated": spelled_number(broken.right),
                "computed": spelled_number(broken.left)}  # fmt: skip
        return Text(
            own.zh.format_map(told | {"line": about.zh, "left": left.zh, "right": right.zh}),
            own.en.format_map(told | {"line": about.en, "left": left.en, "right": right.en}),
        )
    relation = _RELATIONS.get(comparison.op)
    zh = f"{left.zh}，而{right.zh}，相差 {gap}"
    en = f"{left.en}, but {right.en}; difference {gap}"
    if relation is not None:
        zh = f"{left.zh}，应当{relation.zh}{right.zh}"
        en = f"{left.en} should {relation.en} {right.en}"
    return Text(f"{about.zh}：{zh}", f"{about.en}: {en}") if about.zh else Text(zh, en)


def _side(term: Term, total: Exact, line: Line, values: Mapping[Cell, Number]) -> Text:
    """One side with its figures and what they come to: `本年新收 95 + 上年结转 0 = 95`."""

    def figure(words: Callable[[Cell], str]) -> Callable[[Any], str]:
        return lambda cell: f"{words(cell)} {spelled_number(values[cell])}"

    parts = _summands(term)
    shown = [part for part in parts if len(parts) <= _FEW or not _nought(part, values)]
    left_out = len(parts) - len(shown)
    more = len(shown) - _MANY
    zh = _joined(shown[:_MANY], figure(_chinese(line))) + (f" + 另 {more} 项" if more > 0 else "")
    en = _joined(shown[:_MANY], figure(_english(line))) + (f" + {more} more" if more > 0 else "")
    if left_out:
        zh = f"{zh}（其余 {left_out} 项为 0）" if shown else f"{left_out} 项均为 0"
        en = f"{en} (the other {left_out} are 0)" if shown else f"all {left_out} are 0"
    if len(parts) == 1 and term[0] in {"name", "number"}:
        return Text(zh, en)
    return Text(f"{zh} = {spelled_number(total)}", f"{en} = {spelled_number(total)}")


def _summands(term: Term) -> list[tuple[str, Term]]:
    """A sum taken apart: each part with the sign before it."""
    found: list[tuple[str, Term]] = []
    while term[0] in {"add", "subtract"}:
        if term[2][0] == "add" and term[0] == "add":
            found = [*_summands(term[2]), *found]
        else:
            found.insert(0, ("+" if term[0] == "add" else "-", term[2]))
        term = term[1]
    return [("+", term), *found]


def _nought(part: tuple[str, Term], values: Mapping[Cell, Number]) -> bool:
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


def _chinese(line: Line) -> Callable[[Cell], str]:
    def words(cell: Cell) -> str:
        row, column = short(cell.table, "row", cell.row), short(cell.table, "column", cell.column)
        each = {"column": row, "row": column, "cell": "该格"}
        return each.get(line.identity.each, f"{table_title(cell.table)}{row}（{column}）")

    return words


def _english(line: Line) -> Callable[[Cell], str]:
    def words(cell: Cell) -> str:
        each = {"column": cell.row, "row": cell.column, "cell": "the cell"}
        return each.get(line.identity.each, ".".join(cell))

    return words
