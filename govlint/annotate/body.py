"""The marks of comments in a Word file's body: put in, taken out, nothing else touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govlint.annotate.stretch import place, stretch
from govlint.annotate.xmlbytes import ByteEdit, Element

_MARKS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})


class Anchor(NamedTuple):
    """What the comment with number `id` is about: words in the paragraph or cell `key` leads to."""

    id: int
    key: str
    words: str
    column: int


class Prefix(NamedTuple):
    """How names of Word's namespace are written in a part: the prefix, and what declares it."""

    name: str
    declared: str
    space: str


def prefix(root: Element) -> Prefix:
    """The prefix a part has for the namespace of its root; one of our own where it has none."""
    own = root.tag.rpartition(":")[0]
    space = root.attributes.get(f"xmlns:{own}" if own else "xmlns", "")
    for key, value in root.attributes.items():
        if key.startswith("xmlns:") and value == space:
            return Prefix(key.removeprefix("xmlns:"), "", space)
    return Prefix("w", f' xmlns:w="{space}"', space)


def numbers(root: Element) -> set[str]:
    """The numbers of all comments that have a mark here."""
    return {node.value("id") for node in root.walk() if node.name in _MARKS}


def without(root: Element, ids: set[str]) -> Iterator[ByteEdit]:
    """The edits that take out the marks of some comments, and runs that held nothing else."""
    for node in _old(root, ids):
        yield ByteEdit(node.start, node.end, b"")


def marked(root: Element, anchors: Iterable[Anchor], old: set[str]) -> Iterator[ByteEdit]:
    """The edits that put in the marks of new comments; those of the `old` ones do not count."""
    names = prefix(root)
    gone = {id(node) for node in _old(root, old)}
    paragraphs: dict[int, tuple[Element, list[tuple[Anchor, bool]]]] = {}
    for anchor in anchors:
        node, whole = place(root, anchor.key)
        paragraphs.setdefault(node.start, (node, []))[1].append((anchor, whole))
    for node, mine in paragraphs.values():
        parts = [one for one in node.children if one.name != "pPr" and id(one) not in gone]
        yield from _in_paragraph(node, parts, mine, names)


def _in_paragraph(
    node: Element, parts: Sequence[Element], mine: Sequence[tuple[Anchor, bool]], names: Prefix
) -> Iterator[ByteEdit]:
    if not parts:
        new = b"".join(_begin(one.id, names) + _finish(one.id, names) for one, _ in mine)
        yield _into_empty(node, new)
        return
    begins: dict[int, bytes] = {}
    ends: dict[int, bytes] = {}
    for anchor, whole in mine:
        words, column = ("", 0) if whole else (anchor.words, anchor.column)
        first, last = stretch(parts, words, column)
        start, end = parts[first].start, parts[last - 1].end
        begins[start] = begins.get(start, b"") + _begin(anchor.id, names)
        ends[end] = ends.get(end, b"") + _finish(anchor.id, names)
    for at in sorted({*begins, *ends}):
        yield ByteEdit(at, at, ends.get(at, b"") + begins.get(at, b""))


def _into_empty(node: Element, new: bytes) -> ByteEdit:
    if node.bare:
        return ByteEdit(node.end - 2, node.end, b">" + new + f"</{node.tag}>".encode())
    at = next((one.end for one in node.children if one.name == "pPr"), node.inside)
    return ByteEdit(at, at, new)


def _old(root: Element, ids: set[str]) -> list[Element]:
    """The elements to take out: each mark, or the run that holds nothing but it."""
    found = []
    for node in root.walk():
        if node.name in _MARKS and node.value("id") in ids:
            run = node.parent
            alone = (
                run is not None
                and run.name == "r"
                and all(one is node or one.name == "rPr" for one in run.children)
            )
            found.append(run if alone and run is not None else node)
    return found


def _begin(number: int, names: Prefix) -> bytes:
    w, declared, _ = names
    return f'<{w}:commentRangeStart{declared} {w}:id="{number}"/>'.encode()


def _finish(number: int, names: Prefix) -> bytes:
    w, declared, _ = names
    return (
        f'<{w}:commentRangeEnd{declared} {w}:id="{number}"/>'
        f'<{w}:r{declared}><{w}:commentReference {w}:id="{number}"/></{w}:r>'
    ).encode()
