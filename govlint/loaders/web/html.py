"""A page to the text of the report on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import starmap
from pathlib import PurePath

from govlint.bilingual import Text
from govlint.files.decode import Undecodable
from govlint.files.projection import Piece, Projection
from govlint.loaders.web import furniture
from govlint.loaders.web.article import article
from govlint.loaders.web.charset import characters
from govlint.loaders.web.content import Item, PageCell, PageLine
from govlint.loaders.web.elsewhere import elsewhere
from govlint.loaders.web.scan import scan
from govlint.loaders.web.tables import begins, content, flat
from govlint.model.source import Source
from govlint.text.pattern import lazy

_LINE_END = lazy(r"\r\n|\n|\r")
_LINED = frozenset({".md", ".markdown", ".txt", ".text"})
_PAGE_BEGINS = lazy(r"\s*<(?:!doctype|html|head|body)[\s>]", re.I)
_PAGE_ENDS = lazy(r"</html>", re.I)
_TYPED_LINE = lazy(r"^[ \t]*[^<\s]", re.M)
_DAMAGED = "\ufffd"
_LOST = _DAMAGED.encode()


def load(data: bytes, path: str) -> Source:
    """The report on a page, with the line and column of each of its lines and cells.

    Raises Undecodable.
    """
    text = characters(data)
    told = _LOST in data
    if PurePath(path).suffix.lower() in _LINED and _is_typed(text):
        items = list(flat(scan(text, lined=True).parts))
        return projected(path, "html", text, items, placed=True, told=told)
    return projected(path, "html", text, report(text), placed=True, told=told)


def _is_typed(text: str) -> bool:
    """Whether a text is typed in lines, with tables of HTML among them, and no page's source."""
    if _PAGE_BEGINS.match(text):
        end = _PAGE_ENDS.search(text)
        return end is not None and text[end.end() :].strip() != ""
    return text.lower().count("</p>") < len(_TYPED_LINE.findall(text))


def report(text: str) -> list[Item]:
    """What of a page is its report; of a page that is none, all of it.

    Raises Undecodable where the page itself says that the report is elsewhere.
    """
    built = scan(text)
    items = list(flat(built.parts))
    found = article(items, built.boxes)
    if found is None and built.hid:  # a script may have been meant to show it
        built = scan(text, all=True)
        found = article(list(flat(built.parts)), built.boxes)
    if found is None and (fault := elsewhere(text, items)):
        raise fault
    return furniture.without_menus(items if found is None else found)


def projected(
    path: str, medium: str, text: str, items: list[Item], *, placed: bool, told: bool = False
) -> Source:
    """The items as one text; `placed` says whether lines of `text` are lines of the file.

    Raises Undecodable for a damaged character, but not where the file itself tells (`told`) that
    one was lost: it stands there as U+FFFD.
    """
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))] if placed else []
    projection = Projection(path, medium)

    def piece(words: str, at: int, row: int = 0) -> Piece:
        if _DAMAGED in words and not told:
            raise _damaged(text, at)
        if not placed:
            return Piece(words, Text(f"第{row}行", f"row {row}") if row else Text("", ""))
        line = bisect_right(starts, at)
        return Piece(words, line=line, column=at - starts[line - 1] + 1)

    def cell(slot: PageCell | None, row: int) -> Piece | None:
        if slot is None:
            return None
        return piece(content(slot), begins(slot), row)

    for item in items:
        if isinstance(item, PageLine):
            projection.paragraph(*starmap(piece, item.pieces or ((item.text, item.at),)))
        else:
            rows = enumerate(item.rows, 1)
            projection.table([cell(slot, number) for slot in row] for number, row in rows)
    return projection.source()


def _damaged(text: str, at: int) -> Undecodable:
    line = len(_LINE_END.findall(text, 0, at)) + 1
    return Undecodable(
        Text(f"第 {line} 行的文字已损坏，读不出来", f"the text of line {line} is damaged"),
        Text(
            "请从网站重新保存这个页面（编码选 UTF-8），再检查",
            "save the page again from the site (UTF-8), then check that",
        ),
        text=text,
        at=at,
    )
