"""Words of a paragraph: which of its parts a finding is about, without cutting any in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.annotate.xmlbytes import Element

FIXED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = frozenset({
    "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "instrText", "delText",
    "delInstrText", "drawing", "pict", "object", "tbl",
})  # fmt: skip


def place(root: Element, key: str) -> tuple[Element, bool]:
    """The paragraph a loader's key leads to, and whether all of it is meant (a cell, a text box).

    Comments cannot stand in a text box: theirs go to the paragraph it is anchored in.  What leads
    nowhere goes to the first paragraph with words.  Raises LookupError if there is none at all.
    """
    node = next((child for child in root.children if child.name == "body"), root)
    steps = key.split("/")[1:]
    for number, step in enumerate(steps, 1):
        if not step.isdecimal() or int(step) >= len(node.children):
            break
        node = node.children[int(step)]
        if node.name == "p":
            return node, number < len(steps)
    every = list(_paragraphs(node)) or [one for one in root.walk() if one.name == "p"]
    if not every:
        raise LookupError("no paragraph")
    return next((one for one in every if text(one).strip()), every[0]), True


def stretch(parts: Sequence[Element], words: str, column: int) -> tuple[int, int]:
    """The first of the parts with these words and the one after the last; all where they are not.

    Of several such places the one nearest to `column` (from 0) is meant.
    """
    texts = [text(part) for part in parts]
    starts = [0]
    for said in texts:
        starts.append(starts[-1] + len(said))
    whole, first, last = "".join(texts), 0, len(parts)
    found = [at for at in range(len(whole)) if whole.startswith(words, at)] if words else []
    if found:
        at = min(found, key=lambda at: abs(at - column))
        inside = [
            i for i in range(len(parts)) if starts[i] < at + len(words) and at < starts[i + 1]
        ]
        first, last = inside[0], inside[-1] + 1
    return _around_fields(parts, first, last)


def text(node: Element) -> str:
    """What is printed of an element, changes accepted."""
    if node.name == "t":
        return node.text
    if node.name in FIXED:
        return FIXED[node.name]
    if node.name in _LEFT_OUT:
        return ""
    return "".join(map(text, node.children))


def _paragraphs(node: Element) -> Iterator[Element]:
    """The paragraphs of a cell or the body, not those of tables in it."""
    for child in node.children:
        if child.name == "p":
            yield child
        elif child.name not in _LEFT_OUT:
            yield from _paragraphs(child)


def _around_fields(parts: Sequence[Element], first: int, last: int) -> tuple[int, int]:
    """A comment neither begins nor ends inside a field, whose code would swallow its mark."""
    depths = [0]
    for part in parts:
        kinds = [one.value("fldCharType") for one in part.walk() if one.name == "fldChar"]
        depths.append(max(0, depths[-1] + kinds.count("begin") - kinds.count("end")))
    while first and depths[first]:
        first -= 1
    while last < len(parts) and depths[last]:
        last += 1
    return first, last
