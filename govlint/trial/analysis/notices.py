"""What was found of a pack's identities, in words, with the lines that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.engine.rule import Rule
from govlint.forms.form import column_label, row_label, table_title
from govlint.identities.instances import Instance
from govlint.identities.names import short_name
from govlint.model.facts import Cell
from govlint.trial.analysis import remarks
from govlint.trial.analysis.statements import RuleRemark

_LINES, _CELLS = 6, 3  # lines and cells that are named
_ALONE = ("contradiction", "zeros", "never-speaks")
_MESSAGES = {
    "contradiction": Text(
        "{rule} 与 {others} 不能同时成立", "{rule} cannot hold together with {others}"
    ),
    "contradiction alone": Text("{rule} 自相矛盾", "{rule} contradicts itself"),
    "zeros": Text(
        "{rule} 与 {others} 只有在{cells}是 0 时才能同时成立",
        "{rule} can hold together with {others} only where {cells} is 0",
    ),
    "zeros alone": Text(
        "{rule} 只有在{cells}是 0 时才能成立", "{rule} can hold only where {cells} is 0"
    ),
    "never-holds": Text("{rule} 无论填什么数都不成立", "{rule} holds for no figures at all"),
    "never-speaks": Text(
        "{rule} 无论填什么数都成立，从不提示", "{rule} holds for all figures: it never speaks"
    ),
    "never-speaks alone": Text(
        "没有一种表式有 {rule} 用到的各格，它从不提示",
        "no form has the cells of {rule}: it never speaks",
    ),
    "same": Text(
        "{rule} 说的，{others} 已经说了，每处错误会提示两次。请删去；要改写 {others}，就以它为编号",
        "{rule} says what {others} says: each fault is told twice. Remove it; to reword {others}, "
        "give it that code",
    ),
    "implied": Text(
        "{rule} 可由 {others} 推出：无害，同一处错误可能多提示一次",
        "{rule} follows from {others}: harmless, a fault may be told once more",
    ),
    "cancels": Text(
        "{rule} 两边有同一格，可以消去，是否写错？",
        "{rule} has a cell on both sides, where it cancels out: is it meant?",
    ),
    "not-linear": Text(
        "{rule} 把数相乘或相除，没有核对它与其他规则是否矛盾",
        "{rule} multiplies or divides figures: whether it contradicts others is not checked",
    ),
}


class Notice(NamedTuple):
    """Something about a rule: a fault, or `harmless`; `proof` are the lines it follows from."""

    rule: str
    message: Text
    proof: tuple[Text, ...] = ()
    harmless: bool = False


def notices(rules: Sequence[Rule], own: Iterable[str]) -> list[Notice]:
    """What is to be said of the `own` ones of some rules, faults first."""
    written = {rule.code: rule.written for rule in rules}
    found = [_notice(remark, written) for remark in remarks(rules, own)]
    return sorted(found, key=lambda one: (one.harmless, one.rule))


def _notice(remark: RuleRemark, written: Mapping[str, str]) -> Notice:
    message = _message(remark)
    harmless = remark.kind in {"implied", "cancels", "not-linear"}
    return Notice(remark.rule, message, tuple(_proof(remark, written)), harmless)


def _message(remark: RuleRemark) -> Text:
    kind = remark.kind
    if kind in _ALONE and not (remark.proof if kind == "never-speaks" else remark.others):
        kind = f"{kind} alone"
    others, cells = _codes(remark.others), _cells(remark.cells)
    said = _MESSAGES[kind]
    return Text(
        said.zh.format(rule=remark.rule, others=others.zh, cells=cells.zh),
        said.en.format(rule=remark.rule, others=others.en, cells=cells.en),
    )


def _codes(codes: Sequence[str]) -> Text:
    head, last = ", ".join(codes[:-1]), "".join(codes[-1:])
    return Text("、".join(codes), f"{head} and {last}" if head else last)


def _cells(cells: Sequence[Cell]) -> Text:
    named = [_cell(cell) for cell in cells[:_CELLS]]
    zh, en = "、".join(one.zh for one in named), ", ".join(one.en for one in named)
    if len(cells) > _CELLS:
        return Text(f"{zh}等 {len(cells)} 格", f"{en} … ({len(cells)} cells)")
    return Text(zh, en)


def _cell(cell: Cell) -> Text:
    row, column = short_name(cell.table, "row", cell.row), column_label(*cell[::2], cell.row)
    return Text(f"“{table_title(cell.table)} {row}·{column}”", ".".join(cell))


def _line(line: Instance) -> Text:
    """The column, row or cell that a line is about; empty where it is the whole report."""
    table = line.identity.table
    match line.identity.each:
        case "column" if table:
            return Text(f"（{column_label(table, line.key)}）", f" ({line.key})")
        case "row" if table:
            return Text(f"（{short_name(table, 'row', line.key)}）", f" ({line.key})")
        case "cell":
            return Text(f"（{_cell(line.cells[0]).zh.strip('“”')}）", f" ({line.key})")
    return Text("", "")


def _proof(remark: RuleRemark, written: Mapping[str, str]) -> Iterator[Text]:
    """The lines a remark rests on, each rule spelled out the first time."""
    for one in remark.proof[:_LINES]:
        where = _line(one.line)
        yield Text(
            f"{one.code}{where.zh}：{written[one.code]}",
            f"{one.code}{where.en}: {written[one.code]}",
        )
    if (more := len(remark.proof) - _LINES) > 0:
        yield Text(f"…… 另 {more} 行", f"… {more} more")


def unguarded(cells: Iterable[Cell]) -> Iterator[Text]:
    """Cells no rule guards, by row."""
    rows: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        rows.setdefault((cell.table, cell.row), []).append(cell)
    for (table, row), inside in rows.items():
        yield _row(table, row, inside)


def _row(table: str, row: str, cells: Sequence[Cell]) -> Text:
    labels = "、".join(column_label(table, cell.column, row) for cell in cells)
    keys = ", ".join(cell.column for cell in cells)
    return Text(f"{table_title(table)} {row_label(table, row)}：{labels}", f"{table}.{row}: {keys}")
