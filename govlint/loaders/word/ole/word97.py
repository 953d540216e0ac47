"""Files of Word 97–2003 and of WPS without Word's help: text, tables and automatic numbers.

A place's key is `cp/` and the number of the character in the main story with which the paragraph
or the cell's last paragraph begins.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from govlint.files.archive import broken
from govlint.files.decode import Undecodable
from govlint.files.extras import library
from govlint.files.projection import Projection
from govlint.guard import Guard
from govlint.loaders.word.blocks import Block, Paragraph, numbered
from govlint.loaders.word.flow import CellDefinition, Flow
from govlint.loaders.word.ole.boxes import TextBoxes
from govlint.loaders.word.ole.fib import Fib, Stretches, sprms
from govlint.loaders.word.ole.lists import Lists
from govlint.loaders.word.ole.looks import Looks
from govlint.loaders.word.ole.row_definitions import defined_cells
from govlint.loaders.word.whole import lay_whole
from govlint.text.pattern import lazy

if TYPE_CHECKING:
    from govlint.model.source import Source

_MARK = lazy(r"[\r\x07\x0c]")
_FIELD = lazy(r"[\x13\x14\x15\r\x07]")
_PICTURE = "\x01"
_GONE = "\x1f"
_IN_TABLE, _ROW_END, _DEPTH = 0x2416, 0x2417, 0x6649
_INNER_CELL_END, _INNER_ROW_END = 0x244B, 0x244C
_ROW, _ROW_MERGE, _ELSEWHERE = 0xD608, 0xD62B, (0x6645, 0x6646)
_LIST, _LEVEL = 0x460B, 0x260A


def load(data: bytes, path: str) -> Source:
    """The report in a .doc or .wps, read by itself. Raises Undecodable."""
    return source_of(fib_of(data), path)


def source_of(fib: Fib, path: str) -> Source:
    """The report in a file of Word. Raises Undecodable."""
    projection = Projection(path, "doc")
    text = fib.text[: fib.count]
    try:
        blocks = _Story(fib).blocks()
        headers = _MARK.split(fib.text[fib.headers])
    except (ValueError, IndexError, OverflowError, struct.error) as error:
        raise broken(f"WordDocument: {error}") from error
    lay_whole(blocks, projection, headers, lambda: _PICTURE in _without_fields(text))
    return projection.source()


def fib_of(data: bytes) -> Fib:
    """The Fib of a compound file. Raises Undecodable."""
    olefile = library("olefile", "word")
    guard = Guard(lambda error: broken(str(error)), Undecodable)
    with guard, olefile.OleFileIO(BytesIO(data)) as file:
        names = {name[0]: name for name in file.listdir() if len(name) == 1}
        streams = [
            file.openstream(names[name]).read() if name in names else b""
            for name in ("WordDocument", "0Table", "1Table", "Data")
        ]
    if not streams[0]:
        raise broken("no WordDocument in it")
    return Fib(streams[0], (streams[1], streams[2]), streams[3])


@dataclass(slots=True)
class _Given:
    """What is said of a paragraph: how deep in tables, what its end ends, which list it is in."""

    style: int = 0
    depth: int = 0
    cell: bool = False
    row: tuple[int, list[CellDefinition]] | None = None
    listed: tuple[int, int] | None = None


class _Story:
    def __init__(self, fib: Fib) -> None:
        self._fib = fib
        self._paragraphs = Stretches(fib, 13)
        self._lists = Lists(fib)
        self._boxes = TextBoxes(fib)
        self._known: dict[tuple[int, bytes, str], _Given] = {}
        self._looks = Looks(fib, self._paragraphs)
        self._text = _without_fields(_without_hidden(fib.text, self._looks))

    def blocks(self) -> list[Block]:
        """Paragraphs and tables in order."""
        flow = Flow()
        start = 0
        end = min(self._fib.count, len(self._text))
        for mark in _MARK.finditer(self._text, 0, end):
            text, key = self._text[start : mark.start()], f"cp/{start}"
            start = mark.end()
            given = self._given(mark)
            if given.row is not None:
                flow.end_row(given.depth, *given.row)
                continue
            text = self._looks.printed(text, start - len(text) - 1, given.style)
            text = numbered(self._lists.label(given.listed), text)
            flow.paragraph(Paragraph(text, key), given.depth)
            for box in self._boxed(start):
                flow.paragraph(box, given.depth)
            if given.cell:
                flow.end_cell(given.depth, key)
        if rest := self._looks.printed(self._text[start:end], start, 0):
            flow.paragraph(Paragraph(rest, f"cp/{start}"), 0)
        for box in self._boxed(end + 1):
            flow.paragraph(box, 0)
        return flow.end()

    def _boxed(self, until: int) -> Iterator[Paragraph]:
        """The paragraphs of the text boxes anchored before a character."""
        for start, end in self._boxes.until(until):
            at = start
            for text in _MARK.split(self._text[start:end].rstrip("\r")):
                yield Paragraph(self._looks.printed(text, at, 0), f"cp/{start}")
                at += len(text) + 1

    def _given(self, mark: re.Match[str]) -> _Given:
        stretch = self._paragraphs.at(self._fib.offset(mark.start()))
        if stretch is None:
            return _Given()
        about = (stretch.style, stretch.sprms, mark[0])
        if about not in self._known:
            self._known[about] = self._understood(*about)
        return self._known[about]

    def _understood(self, style: int, properties: bytes, mark: str) -> _Given:
        every = list(_with_huge(properties, self._fib.data))
        said = dict(every)
        depth = max(_int(said.get(_DEPTH)), min(1, _int(said.get(_IN_TABLE))))
        ends_row = _int(said.get(_ROW_END if depth < 2 else _INNER_ROW_END))
        ends_cell = mark == "\x07" if depth < 2 else _int(said.get(_INNER_CELL_END))
        row = None
        if ends_row and depth:
            merges = [operand for number, operand in every if number == _ROW_MERGE]
            row = defined_cells(said.get(_ROW, b""), merges)
        listed = self._lists.listed(style, said.get(_LIST), said.get(_LEVEL))
        return _Given(style, depth, bool(ends_cell), row, listed)


def _with_huge(properties: bytes, data: bytes) -> Iterable[tuple[int, bytes]]:
    """The properties, and those kept elsewhere because they were too many."""
    for number, operand in sprms(properties):
        if number in _ELSEWHERE:
            at = int.from_bytes(operand, "little")
            size = int.from_bytes(data[at : at + 2], "little")
            yield from sprms(data[at + 2 : at + 2 + size])
        else:
            yield number, operand


def _without_hidden(text: str, looks: Looks) -> str:
    """The text with what is deleted or hidden blanked out, but not the ends of cells."""
    characters = list(text)
    for start, end, ink in looks.every:
        if ink.hidden:
            for index in range(start, end):
                if characters[index] != "\x07":
                    characters[index] = _GONE
    return "".join(characters)


def _without_fields(text: str) -> str:
    """The text with codes of fields and tables of contents blanked out; their results stay."""
    if "\x13" not in text:
        return text
    gone: list[tuple[int, int]] = []
    begun: list[tuple[int, int, bool]] = []  # where it began, its result (or -1), left out or not
    for mark in _FIELD.finditer(text):
        at = mark.start()
        if mark[0] == "\x13":
            begun.append((at, -1, False))
        elif mark[0] == "\x14" and begun:
            start = begun.pop()[0]
            contents = text[start + 1 : at].split()[:1] == ["TOC"]
            gone.append((start, at + 1))
            begun.append((start, at, contents))
        elif mark[0] == "\x15" and begun:
            start, result, contents = begun.pop()
            if result < 0 or contents:
                gone.append((start, at + 1))
        elif mark[0] in "\r\x07" and begun and begun[-1][1] < 0:
            begun.pop()  # a code ends with its paragraph
    out, last = [], 0
    for start, end in sorted(gone):
        if end > last:
            start = max(start, last)
            out += [text[last:start], _GONE * (end - start)]
            last = end
    return "".join([*out, text[last:]])


def _int(operand: bytes | None) -> int:
    return int.from_bytes(operand, "little") if operand else 0
