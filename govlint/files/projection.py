"""Projection: a document of paragraphs and tables as one text, and the way back.

Every loader of a file that is no plain text writes here.  A table becomes one line a row with a
TAB between cells, on its full grid: a merged cell has its text in its first slot and leaves the
others empty.  So one grammar reads all, and `Source.origin` finds every place again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.files.decode import Undecodable
from govlint.model.source import Discrepancy, Origin, Source, Unread
from govlint.text.pattern import lazy

MAX_CHARACTERS = 2_000_000
MAX_CELLS = 400_000


class Piece(NamedTuple):
    """A paragraph or a cell: its text, and where it stands in its file as in `Origin`.

    `note` says that the file holds something else in a cell, and the next step.
    """

    text: str
    where: Text = Text("", "")
    key: str = ""
    line: int = 0
    column: int = 0
    note: tuple[Text, Text] | None = None


class Projection:
    """Collects paragraphs and tables in reading order.  Raises Undecodable beyond its bounds."""

    def __init__(self, path: str, medium: str) -> None:
        self._path = path
        self._medium = medium
        self._texts: list[str] = []
        self._origins: list[Origin] = []
        self._length = 0
        self._cells = 0
        self._unread: list[Unread] = []
        self._discrepancies: list[Discrepancy] = []

    def paragraph(self, piece: Piece, *more: Piece) -> None:
        """One paragraph; line breaks inside it stay, what divides cells does not.

        A paragraph that goes on elsewhere (over the page) has a piece for each place.
        """
        for further in (piece, *more)[:-1]:
            self._piece(further, _BREAK.sub(" ", further.text), 0)
        piece = (piece, *more)[-1]
        for index, line in enumerate(_LINE_BREAK.split(piece.text)):
            self._piece(piece._replace(text=line), _TAB.sub(" ", line), index)
            self._add("\n")

    def table(self, rows: Iterable[Sequence[Piece | None]]) -> None:
        """One table on its full grid; None is a slot that a merged cell covers.

        A blank line parts it from what stands around it.
        """
        self._add("\n")
        for row in rows:
            self._cells += len(row)
            if self._cells > MAX_CELLS:
                raise too_large(f"{MAX_CELLS} 个单元格", f"{MAX_CELLS} cells")
            for index, piece in enumerate(row):
                if index:
                    self._texts.append("\t")
                    self._length += 1
                if piece is not None:
                    self._cell(piece)
            self._add("\n")
        self._add("\n")

    def unread(self, message: Text, help: Text, where: Text) -> None:
        """Say that something at this place could not be read."""
        at = Origin(self._length, self._length, where)
        self._origins.append(at)
        self._unread.append(Unread(self._length, message, help))
        self._add("\n")

    def source(self) -> Source:
        """The text as it was collected."""
        text, origins = "".join(self._texts), tuple(self._origins)
        unread, differing = tuple(self._unread), tuple(self._discrepancies)
        return Source(self._path, text, "", self._medium, origins, unread, differing)

    def _cell(self, piece: Piece) -> None:
        text, where, key, line, column, note = piece
        if not text.isalnum():  # most are words or figures alone
            text = _BREAK.sub(" ", text).strip()
        start = self._length
        self._add(text)
        self._origins.append(Origin(start, self._length, where, key, line, column))
        if note is not None:
            self._discrepancies.append(Discrepancy(start, self._length, *note))

    def _piece(self, piece: Piece, text: str, line: int) -> None:
        start = self._length
        self._add(text)
        at = Origin(start, self._length, piece.where, piece.key, piece.line, piece.column)
        self._origins.append(at if not line else at._replace(line=0))

    def _add(self, text: str) -> None:
        self._length += len(text)
        if self._length > MAX_CHARACTERS:
            raise too_large(f"{MAX_CHARACTERS} 个字", f"{MAX_CHARACTERS} characters")
        self._texts.append(text)


_LINE_BREAK = lazy(r"\r\n|\n|\r|\x0b|\x0c")
_BREAK = lazy(r"[\r\n\t\x0b\x0c]+")
_TAB = lazy(r"\t")


def too_large(zh: str, en: str) -> Undecodable:
    """The file holds more than any report; the words say more of what."""
    return Undecodable(
        Text(f"文件太大：超过{zh}，不像一份年度报告", f"too large for an annual report: over {en}"),
        Text("请检查是否选错文件", "was this the right file?"),
    )
