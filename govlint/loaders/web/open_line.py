"""The line of text that is being read, until a block ends it."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

from govlint.files.projection import too_large
from govlint.loaders.ink import PLAIN, Ink, legible
from govlint.loaders.web.content import PageLine
from govlint.loaders.web.entities import MARK, lead, marked, visible_text
from govlint.loaders.web.item_numbers import ItemNumbers
from govlint.text.pattern import lazy

MAX_TEXT = 4_000_000  # characters between tags, entities as they are written
_LINES = lazy(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


class OpenLine:
    """Gathers the stretches of a line; `ended` is called where its own line ends end one.

    `link` says whether what is read is a link, `breaks` whether line ends of the markup count,
    `numbers` whether it is the number of a list item, `ink` how it is printed.
    """

    def __init__(self, text: str, ended: Callable[[], None]) -> None:
        self.link = False
        self.breaks = False
        self.ink = PLAIN
        self.lists = ItemNumbers()
        self._text = text
        self._ended = ended
        self.chunks: list[tuple[int, str]] = []
        self._inks: dict[int, Ink] = {}  # by where they begin, of chunks not plainly printed
        self._linked = 0
        self._size = 0
        self.numbers = False
        self._number_of: tuple[str, int] = ("", 0)

    def add(self, start: int, end: int) -> None:
        """Text between two tags."""
        chunk = self._text[start:end]
        if not self.chunks and chunk.isspace():
            return
        self._size += end - start
        if self._size > MAX_TEXT:
            raise too_large(f"{MAX_TEXT} 个字", f"{MAX_TEXT} characters")
        if self.ink is not PLAIN:
            self._inks[start] = self.ink
        if self.numbers:
            self._add_number(start, chunk)
            return
        if self.breaks and ("\n" in chunk or "\r" in chunk):
            for match in _LINES.finditer(chunk):
                self.chunks.append((start + match.start(), match[0]))
                if match[0][-1] in "\r\n":
                    self._ended()
            return
        if self.link:
            self._linked += len(chunk.strip())
        self.chunks.append((start, chunk))

    def put(self, at: int, chunk: str) -> None:
        """Text that stands in a tag."""
        if chunk.strip():
            self.chunks.append((at, chunk))
            if self.ink is not PLAIN:
                self._inks[at] = self.ink

    def taken(self, box: int) -> PageLine | None:
        """The line so far, None if nothing of it can be seen; what follows is another."""
        chunks = self.chunks
        if not chunks:
            return None
        linked, self.chunks, self._linked = self._linked, [], 0
        if self._inks:
            chunks = _legible(chunks, self._inks)
            self._inks = {}
            if not chunks:
                return None
        while len(chunks) > 1 and chunks[-1][1].isspace():
            chunks.pop()
        start, raw = chunks[0]
        if len(chunks) == 1 and "&" not in raw and "\n" not in raw:
            text = visible_text(raw)
            return (
                PageLine(self.lists.numbered(text), start + lead(raw), box, linked)
                if text
                else None
            )
        pieces = _pieces(chunks)
        text = "".join([words for words, _ in pieces])
        if not text:
            return None
        if (numbered := self.lists.numbered(text)) != text:
            pieces[0] = numbered[: len(numbered) - len(text)] + pieces[0][0], pieces[0][1]
        return PageLine(numbered, pieces[0][1], box, linked, tuple(pieces))

    def number(self, opens: bool) -> None:
        """Between Word's conditions stands the number of a list item, set off by blanks."""
        self.numbers = opens
        self._number_of = ("", 0)

    def number_in(self, name: str) -> None:
        """An element that holds the number of a list item."""
        if not self.numbers:
            self.numbers, self._number_of = True, (name, 1)
        else:
            self.dress(name)

    def dress(self, name: str) -> None:
        """The start tag of an element that only dresses text."""
        if self.numbers and self._number_of[0] == name:
            self._number_of = (name, self._number_of[1] + 1)

    def undress(self, name: str) -> None:
        """The end tag of such an element."""
        if self.numbers and self._number_of[0] == name:
            depth = self._number_of[1] - 1
            self._number_of = (name, depth)
            self.numbers = depth > 0

    def _add_number(self, start: int, chunk: str) -> None:
        """A number and the blanks that set it off, of which only the number is text."""
        number = "".join(visible_text(chunk).split())
        if number:
            self.chunks.append((start + lead(chunk), number))


def _legible(chunks: list[tuple[int, str]], inks: dict[int, Ink]) -> list[tuple[int, str]]:
    """What of a line is its text, by how its chunks are printed."""
    words = [unescape(chunk) if "&" in chunk else chunk for _, chunk in chunks]
    runs = [(text, inks.get(at, PLAIN)) for text, (at, _) in zip(words, chunks, strict=True)]
    left = zip(legible(runs), words, chunks, strict=True)
    return [(at, chunk if text == word else text) for text, word, (at, chunk) in left if text]


def _pieces(chunks: list[tuple[int, str]]) -> list[tuple[str, int]]:
    """What is shown of a line, in stretches that stand in the page as they are shown."""
    raw: list[str] = []
    places: list[int] = []
    for start, chunk in chunks:
        words, found = marked(chunk.replace(MARK, ""))
        raw.append(words)
        places += [start + place for place in found]
    first, *others = visible_text("".join(raw)).split(MARK)
    if not others:
        return [(first, chunks[0][0])]
    return [(words, place) for words, place in zip(others, places, strict=True) if words]
