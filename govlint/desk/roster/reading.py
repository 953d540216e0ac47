"""A roster read from its table: every fault told with file, line, column and the next step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from govlint.bilingual import Text
from govlint.desk.roster.member import Member, Roster
from govlint.desk.roster.table import TableCell, rows
from govlint.desk.roster.values import due, report_word, scope_word, year
from govlint.errors import UserError, closest, each, together
from govlint.text.characters import fold

COLUMNS = {
    "id": ("编号", "代码"),
    "name": ("名称", "单位", "单位名称"),
    "aliases": ("别名", "曾用名", "简称"),
    "from": ("起始年", "起始年度", "起"),
    "to": ("终止年", "终止年度", "止"),
    "successor": ("承接单位", "承接", "并入"),
    "parent": ("上级", "上级单位", "隶属"),
    "scope": ("口径", "统计口径"),
    "report": ("报送", "是否报送", "应报"),
}
"""The columns of a roster, each with the Chinese heads it may bear instead."""

_Row = Mapping[str, TableCell]


def read_roster(path: str) -> Roster:
    """The roster in a file. Raises UserError with the places of all that is wrong in it."""
    table = list(rows(path))
    if not table:
        raise UserError(
            f"名单是空的。第一行应是表头：{','.join(COLUMNS)}",
            f"the roster is empty. Its first row is {','.join(COLUMNS)}",
            *(path, 1),
        )
    places = _columns(path, table[0])
    entries: list[_Row] = [
        {name: row[at] if at < len(row) else _blank(row) for name, at in places.items()}
        for row in table[1:]
    ]
    faults = [*_doubled(path, entries), *_unknown_ids(path, entries)]
    try:
        members = each(entries, lambda row: _member(path, row))
    except UserError as error:
        faults += error.faults
    for column in ("parent", "successor"):
        faults += _circles(path, entries, column)
    if faults:
        raise together(faults)
    return Roster({one.id: one for one in members}, path)


def _blank(row: list[TableCell]) -> TableCell:
    last = row[-1]
    return TableCell("", last.line, last.column + len(last.text))


def _columns(path: str, head: list[TableCell]) -> dict[str, int]:
    """Where each column stands. Raises UserError where one is missing or stands there twice."""
    known = {word: name for name, words in COLUMNS.items() for word in (name, *words)}
    found: dict[str, int] = {}
    faults = []
    for at, cell in enumerate(head):
        name = known.get("".join(fold(cell.text).lower().split()))
        if name in found:
            zh, en = (
                f"列 {name} 有两个，请删去一个",
                f"the column {name} is there twice: delete one",
            )
            faults.append(UserError(zh, en, path, cell.line, cell.column))
        if name is not None:
            found.setdefault(name, at)
    last = head[-1]
    if len(found) < len(COLUMNS) // 2:
        every = ",".join(COLUMNS)
        zh = f"第一行不是名单的表头。请写上 {every}；--draft-roster 可写出一份草稿"
        en = f"this is no head of a roster. It is {every}; `--draft-roster` drafts a roster"
        raise UserError(zh, en, path, head[0].line, head[0].column)
    faults += [
        UserError(*_lacking(name, head), path, last.line, last.column)
        for name in COLUMNS
        if name not in found
    ]
    if faults:
        raise together(faults)
    return found


def _lacking(name: str, head: Iterable[TableCell]) -> Text:
    near = closest(name, [cell.text for cell in head if cell.text])
    also = (f"是不是写成了 {near}？", f"is {near} meant for it? ") if near else ("", "")
    every = ",".join(COLUMNS)
    return Text(
        f"缺少列 {name}（{COLUMNS[name][0]}）。{also[0]}请补上，可以留空；表头应为 {every}",
        f"the column {name} is missing. {also[1]}Add it, blank if need be; the head is {every}",
    )


def _member(path: str, row: _Row) -> Member:
    """The body of a row. Raises UserError with all that is wrong in it."""

    def value(name: str) -> Any:
        cell = row[name]
        try:
            return _VALUES[name](cell.text)
        except ValueError as error:
            message: Text = error.args[0]
            raise UserError(*message, path, cell.line, cell.column) from None

    found = dict(zip(COLUMNS, each(COLUMNS, value), strict=True))
    first, last = found.pop("from"), found.pop("to")
    if first is not None and last is not None and last < first:
        cell = row["to"]
        raise UserError(
            f"终止年 {last} 早于起始年 {first}，请改正",
            f"the last year, {last}, is before the first, {first}: correct them",
            *(path, cell.line, cell.column),
        )
    reports = found.pop("report")
    day = due(row["report"].text)
    return Member(**found, first=first, last=last, reports=reports, due=day, line=row["id"].line)


def _needed(name: str) -> Callable[[str], str]:
    def value(text: str) -> str:
        if not text:
            zh, en = f"{name} 不能为空，请填写", f"{name} may not be blank: fill it in"
            raise ValueError(Text(zh, en))
        return text

    return value


def _names(text: str) -> tuple[str, ...]:
    for mark in "；、|，,/":
        text = text.replace(mark, ";")
    return tuple(name for word in text.split(";") if (name := word.strip()))


_VALUES: Mapping[str, Callable[[str], Any]] = {
    "id": _needed("id"),
    "name": _needed("name"),
    "aliases": _names,
    "from": year,
    "to": year,
    "successor": str,
    "parent": str,
    "scope": scope_word,
    "report": report_word,
}


def _doubled(path: str, entries: list[_Row]) -> Iterable[UserError]:
    """Ids that stand for two bodies, and names that do at one time."""
    first: dict[str, TableCell] = {}
    for row in entries:
        cell = row["id"]
        before = first.setdefault(cell.text, cell)
        if before is not cell:
            yield UserError(
                f"编号 {cell.text} 在第 {before.line} 行已经用过。请给每个单位一个不同的编号",
                f"the id {cell.text} is that of line {before.line}. Give every body its own",
                *(path, cell.line, cell.column),
            )


def _unknown_ids(path: str, entries: list[_Row]) -> Iterable[UserError]:
    """Ids of bodies above or after one that no row has."""
    known = {row["id"].text for row in entries}
    for row in entries:
        for column in ("successor", "parent"):
            cell = row[column]
            if cell.text and cell.text not in known:
                near = closest(cell.text, known)
                also = (f"是不是 {near}？", f"Did you mean {near}? ") if near else ("", "")
                yield UserError(
                    f"{column} 填的编号 {cell.text} 名单里没有。{also[0]}请填已有的，或为它补一行",
                    f"{column} names {cell.text}, which no row has as id. {also[1]}"
                    "Name one that is there, or add its row",
                    *(path, cell.line, cell.column),
                )


def _circles(path: str, entries: list[_Row], column: str) -> Iterable[UserError]:
    """Bodies that come back to themselves by what a column says, each circle once."""
    cells = {row["id"].text: row[column] for row in entries}
    seen: set[str] = set()
    for id in cells:
        way: list[str] = []
        while id in cells and id not in seen:
            seen.add(id)
            way.append(id)
            id = cells[id].text
        if id in way:
            circle = " → ".join([*way[way.index(id) :], id])
            cell = cells[way[-1]]
            yield UserError(
                f"{column} 绕成了圈：{circle}。请改正其中一行",
                f"{column} leads round in a circle: {circle}. Correct one of these rows",
                *(path, cell.line, cell.column),
            )
