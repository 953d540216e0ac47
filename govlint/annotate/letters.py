"""The letters of a paragraph or cell in a Word file, each matched with what was read of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from govlint.annotate.stretch import FIXED
from govlint.annotate.xmlbytes import Element
from govlint.text.unseen import visible

_BLANKS = " \t\r\n"
_PASSED_OVER = frozenset({
    "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "instrText", "delText",
    "delInstrText", "drawing", "pict", "object", "tbl", "AlternateContent", "oMath", "oMathPara",
    "ffData", "annotationRef",
})  # fmt: skip
_ANY = "\0"  # a symbol, whose letter stands in a font


class Letter(NamedTuple):
    """A character, the run it stands in, and the w:t (or tab, break …) of that run."""

    character: str
    run: Element
    bit: Element


def place_of(root: Element, key: str) -> Element | None:
    """The paragraph or cell a loader's key leads to; None for a text box and what leads nowhere."""
    node = next((child for child in root.children if child.name == "body"), root)
    steps = key.split("/")
    if steps[0] != "body" or not all(step.isdecimal() for step in steps[1:]):
        return None
    for step in map(int, steps[1:]):
        if step >= len(node.children) or node.name == "txbxContent":
            return None
        node = node.children[step]
    return node if node.name in {"p", "tc"} else None


def letters(node: Element) -> list[Letter]:
    """The letters of a paragraph, or of all the paragraphs of a cell, changes accepted."""
    found: list[Letter] = []
    fields: list[bool] = []  # of each open field, whether this is its code
    for run in _runs(node):
        if any(one.name == "vanish" for one in _properties(run)):
            continue
        for bit in run.children:
            if bit.name == "fldChar":
                _turn(fields, bit.value("fldCharType"))
            elif not any(fields):
                found += _of_bit(run, bit)
    return found


def matched(text: str, found: Sequence[Letter]) -> list[int | None] | None:
    """For each character read, which of the letters it is; None for those of an automatic number.

    None where the letters are not those that were read.
    """
    places: list[int | None] = [None] * len(text)
    at, left = len(text), len(found)
    while left:
        letter = _shown(found[left - 1].character)
        if at and (text[at - 1] == letter or letter == _ANY or _both_blank(text[at - 1], letter)):
            at, left = at - 1, left - 1
            places[at] = left
        elif not letter.strip():
            left -= 1
        elif at and text[at - 1].isspace():
            at -= 1
        else:
            return None
    return places


def unseen_before(found: Sequence[Letter], places: Sequence[int | None], at: int) -> Sequence[int]:
    """The letters nobody sees in front of the character read at an offset, or after the last."""
    before, behind = places[at - 1 : at], places[at : at + 1]
    first = -1 if not at else before[0]
    last = len(found) if not behind else behind[0]
    if first is None or last is None:
        return ()
    return [one for one in range(first + 1, last) if not _shown(found[one].character)]


@cache
def _shown(character: str) -> str:
    return visible(character)[0] if character != _ANY else character


def _both_blank(one: str, other: str) -> bool:
    return one.isspace() and other.isspace()


def _runs(node: Element) -> Iterator[Element]:
    for child in node.children:
        if child.name == "r":
            yield child
        elif child.name not in _PASSED_OVER:
            yield from _runs(child)


def _properties(run: Element) -> Sequence[Element]:
    return next((one.children for one in run.children if one.name == "rPr"), ())


def _of_bit(run: Element, bit: Element) -> Iterator[Letter]:
    if bit.name == "t":
        yield from (Letter(one, run, bit) for one in _trimmed(bit))
    elif bit.name in FIXED:
        yield Letter(FIXED[bit.name], run, bit)
    elif bit.name == "sym":
        yield Letter(_ANY, run, bit)


def _trimmed(bit: Element) -> str:
    """The text of a w:t as Word shows it."""
    kept = bit.value("space") == "preserve" or _kept_by_all(bit)
    return bit.text if kept else bit.text.strip(_BLANKS)


def _kept_by_all(bit: Element) -> bool:
    top = bit
    while top.parent is not None and top.parent.tag:
        top = top.parent
    return top.value("space") == "preserve"


def _turn(fields: list[bool], kind: str) -> None:
    if kind == "begin":
        fields.append(True)
    elif kind == "separate" and fields:
        fields[-1] = False
    elif kind == "end" and fields:
        fields.pop()
