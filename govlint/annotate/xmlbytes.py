"""XML with the byte offsets of its elements: some bytes are exchanged, all others kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from govlint.files.archive import broken

MAX_DEPTH = 250
MAX_NODES = 1_000_000


class ByteEdit(NamedTuple):
    """Bytes to put in place of those from `start` to `end`."""

    start: int
    end: int
    new: bytes


@dataclass(slots=True, eq=False)
class Element:
    """An element: `<tag …>` begins at `start`; from `inside` to `close` is its content.

    An element without an end tag of its own (`<w:p/>`) has `close` and `inside` at its end.
    """

    tag: str
    attributes: dict[str, str]
    start: int
    inside: int = 0
    close: int = 0
    end: int = 0
    text: str = ""
    parent: Element | None = None
    children: list[Element] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name without its prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def bare(self) -> bool:
        """Whether it is written `<w:p/>`."""
        return self.inside == self.end

    def value(self, name: str) -> str:
        """An attribute by its name without prefix; empty where there is none."""
        found = (text for key, text in self.attributes.items() if key.rpartition(":")[2] == name)
        return next(found, "")

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in the order of the document."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


def scan(data: bytes, name: str) -> Element:
    """The root of a part in UTF-8, called `name` in errors.  Raises Undecodable if it is broken."""
    from xml.parsers import expat

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    reader = _ElementReader(data, name, lambda: int(parser.CurrentByteIndex))
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.on_text
    parser.StartDoctypeDeclHandler = reader.refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        raise broken(f"{name}: {error}") from error
    return reader.top.children[0]


class _ElementReader:
    """Makes nodes of what the parser comes upon; `where` tells at which byte it is."""

    def __init__(self, data: bytes, name: str, where: Callable[[], int]) -> None:
        self.top = Element("", {}, 0)
        self._data = data
        self._name = name
        self._where = where
        self._open = [self.top]
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > MAX_DEPTH or self._count > MAX_NODES:
            raise broken(f"{self._name}: nested too deep or too large")
        at = self._where()
        node = Element(tag, attributes, at, _tag_end(self._data, at), parent=self._open[-1])
        self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, tag: str) -> None:
        node = self._open.pop()
        if self._data[node.inside - 2 : node.inside] == b"/>":
            node.close = node.end = node.inside
        else:
            node.close = self._where()
            node.end = _tag_end(self._data, node.close)

    def on_text(self, text: str) -> None:
        self._open[-1].text += text

    def refuse(self, *_: object) -> None:
        raise broken(f"{self._name}: declares a document type")


def edited(data: bytes, edits: Iterable[ByteEdit]) -> bytes:
    """The bytes with some exchanged; of edits at one place the first stays first."""
    parts, place = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < place:
            raise ValueError(f"edits overlap at byte {edit.start}")
        parts += [data[place : edit.start], edit.new]
        place = edit.end
    return b"".join([*parts, data[place:]])


def appended(node: Element, new: bytes) -> ByteEdit:
    """The edit that makes `new` the last child of an element."""
    if not node.bare:
        return ByteEdit(node.close, node.close, new)
    end = f"</{node.tag}>".encode()
    return ByteEdit(node.end - 2, node.end, b">" + new + end)


def _tag_end(data: bytes, at: int) -> int:
    """Where the tag that begins at a byte ends; `>` may stand inside its quotes."""
    quote = b""
    while True:
        at += 1
        mark = data[at : at + 1]
        if quote:
            quote = b"" if mark == quote else quote
        elif mark in {b'"', b"'"}:
            quote = mark
        elif mark in {b">", b""}:
            return at + 1
