"""A table people keep in Excel or WPS, as rows of cells with their places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.files.decode import Undecodable, decode
from govlint.text.pattern import lazy


class TableCell(NamedTuple):
    """What stands in a cell; `line` and `column` count from 1.

    In a workbook they are the row and the column, in a text the line and the character.
    """

    text: str
    line: int
    column: int


def rows(path: str) -> Iterator[list[TableCell]]:
    """The rows of a .csv (commas, semicolons or TABs; any encoding) or of an .xlsx's first sheet.

    Blank rows are left out.  Raises UserError for what cannot be read as a table.
    """
    try:
        with open(path, "rb") as file:
            data = file.read()
        found = _workbook(data) if data.startswith(b"PK") else _text(path, data)
    except OSError as error:
        raise _unopened(path, error) from error
    except Undecodable as fault:
        zh, en = (f"{said}{stop}{help}" for said, stop, help in _joined(fault))
        raise UserError(zh, en, path, 1) from fault
    for row in found:
        if any(cell.text for cell in row):
            yield row


def _joined(fault: Undecodable) -> Iterator[tuple[str, str, str]]:
    yield fault.message.zh, "。", fault.help.zh
    yield fault.message.en, "; ", fault.help.en


def _unopened(path: str, error: OSError) -> UserError:
    if isinstance(error, FileNotFoundError):
        return UserError(
            f"没有这个名单：{path}。请检查路径；govlint audit DIR --draft-roster 可写出草稿",
            f"there is no such roster: {path}. Check the path; `govlint audit DIR --draft-roster` "
            "drafts one",
        )
    why = Text(f"无法打开：{error.strerror}", f"it cannot be opened: {error.strerror}")
    if isinstance(error, PermissionError):
        why = Text("没有读取权限", "no permission to read it")
    elif isinstance(error, IsADirectoryError):
        why = Text("是文件夹，不是名单文件", "it is a folder, not a roster")
    return UserError(f"{path}：{why.zh}", f"{path}: {why.en}")


def _workbook(data: bytes) -> list[list[TableCell]]:
    from govlint.loaders.sheets.xlsx import sheets

    sheet = next(sheets(data), None)
    if sheet is None:
        return []
    found: dict[int, dict[int, TableCell]] = {}
    for cell in sheet.cells:
        place = TableCell(" ".join(cell.text.split()), cell.row + 1, cell.column + 1)
        found.setdefault(cell.row, {})[cell.column] = place
    return [
        [row.get(at, TableCell("", number + 1, at + 1)) for at in range(max(row) + 1)]
        for number, row in sorted(found.items())
    ]


def _text(path: str, data: bytes) -> list[list[TableCell]]:
    text, _ = decode(data)
    first = text.lstrip("\r\n").partition("\n")[0]
    mark = max(",\t;，", key=first.count)
    if PurePath(path).suffix.lower() in {".xls", ".et", ".ods", ".doc", ".docx"}:
        raise UserError(
            f"名单要用 .csv 或 .xlsx，这个不是：{path}。请另存为其中一种",
            f"a roster is .csv or .xlsx, which this is not: {path}. Save it as one of them",
        )
    return list(_fields(text, mark))


def _fields(text: str, mark: str) -> Iterator[list[TableCell]]:
    """The fields of each record, as RFC 4180 has them, with the place where each begins."""
    row: list[TableCell] = []
    at = line = start = 0  # of the text; lines from 0; where the line begins
    while at < len(text):
        place = (line + 1, at - start + 1)
        value, at = _quoted(text, at) if text[at] == '"' else ("", at)
        line += value.count("\n")
        start = text.rfind("\n", 0, at) + 1 if "\n" in value else start
        end = at
        while end < len(text) and text[end] not in (mark, "\n", "\r"):
            end += 1
        row.append(TableCell(_WRAP.sub("", value + text[at:end]).strip(), *place))
        at = end + 1
        if end < len(text) and text[end] == mark:
            if at == len(text) or text[at] in "\r\n":
                row.append(TableCell("", line + 1, at - start + 1))
                at += text[at : at + 2] == "\r\n"
                at += 1
            else:
                continue
        elif text[end : end + 2] == "\r\n":
            at = end + 2
        yield row
        row, line, start = [], line + 1, at
    if row:
        yield row


_WRAP = lazy(r"\s*[\r\n]+\s*")


def _quoted(text: str, at: int) -> tuple[str, int]:
    """The value of a field in quotes, and where it ends; one without an end runs to the last."""
    parts: list[str] = []
    at += 1
    while True:
        end = text.find('"', at)
        if end < 0:
            return "".join([*parts, text[at:]]), len(text)
        parts.append(text[at:end])
        if text[end + 1 : end + 2] != '"':
            return "".join(parts), end + 1
        parts.append('"')
        at = end + 2
