"""The text of a Word paragraph as it is printed, with all changes accepted.

Text stands in runs, and runs in wrappers: insertions, controls, smart tags, links, fields.  Left
out is what is deleted, moved away, hidden, or the code of a field.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govlint.loaders.word.tags import LOCAL, child, is_on, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BLANKS = " \t\r\n"
_FIXED = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "",
}  # fmt: skip
LEFT_OUT = frozenset({
    "del", "moveFrom", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt",
    "fldData", "footnote", "endnote", "smartTagPr", "customXmlPr", "tblPr", "tblGrid", "trPr",
    "tcPr", "ffData", "annotationRef",
})  # fmt: skip
_DRAWN = frozenset({"drawing", "pict", "object"})
# What the private characters of Wingdings and Symbol show, as far as forms use them.
_SYMBOLS = {
    "F0A8": "□", "F06F": "□", "F071": "□", "F0FE": "☑", "F052": "☑", "F0FC": "✓", "F0FB": "✗",
    "F0FD": "☒", "F0D6": "√", "F06C": "●", "F06E": "■", "F0B7": "·",
}  # fmt: skip
Box = tuple["Element", str]


class Runs:
    """Reads paragraphs one after another, since a field may run over several."""

    def __init__(self, *, spaced: bool, contents: bool) -> None:
        """`spaced`: blanks at the ends of a w:t are text, marked or not."""
        self._all_spaced = spaced
        self._read_contents = contents
        self._fields: list[str | None] = []  # the code of each open field, None in its result
        self._contents: list[bool] = []  # whether each open field is a table of contents
        self._mute = 0  # how many of them are in their code, or tables of contents

    def read(self, paragraph: Element, key: str) -> tuple[str, list[Box]]:
        """The text of a w:p, and the text boxes anchored in it with the keys of their contents."""
        self._out: list[str] = []
        self._boxes: list[Box] = []
        self._walk(paragraph, key)
        while self._fields and self._fields[-1] is not None:  # a code ends with its paragraph
            self._mark("end")
        return "".join(self._out), self._boxes

    def plain(self, paragraph: Element) -> str | None:
        """The text of a w:p that is nothing but runs of text, at once; None for any other."""
        if self._fields:
            return None
        texts: list[str] = []
        for part in paragraph:
            name = LOCAL[part.tag]
            if name == "r":
                for bit in part:
                    kind = LOCAL[bit.tag]
                    if kind == "t":
                        texts.append((bit.text or "") if self._all_spaced else _spaced(bit))
                    elif kind != "rPr" or len(bit):
                        return None
            elif name != "pPr" or len(part):
                return None
        return "".join(texts)

    @property
    def silent(self) -> bool:
        """Whether what comes now is the code of a field or a table of contents."""
        return self._mute > 0

    def _walk(self, node: Element, key: str) -> None:
        for index, part in enumerate(node):
            name = LOCAL[part.tag]
            if name == "r":
                self._run(part, key, index)
            elif name == "t":
                self._say((part.text or "") if self._all_spaced else _spaced(part))
            elif name in LEFT_OUT:
                continue
            elif name in _FIXED:
                self._say(_FIXED[name])
            elif len(part) and name != "fldChar":
                self._into(part, name, f"{key}/{index}")
            else:
                self._sign(part, name)

    def _run(self, run: Element, key: str, index: int) -> None:
        # What nearly every run is: properties and one text.
        if len(run) == 2 and LOCAL[run[0].tag] == "rPr" and LOCAL[run[1].tag] == "t":
            if not _is_hidden(run[0]):
                self._say((run[1].text or "") if self._all_spaced else _spaced(run[1]))
        elif not _is_hidden(child(run, "rPr")):
            self._walk(run, f"{key}/{index}")

    def _into(self, part: Element, name: str, key: str) -> None:
        """What has parts of its own: a drawing, alternatives, or a mere wrapper."""
        if name in _DRAWN:
            self._boxes += _boxes(part, key)
        elif name == "AlternateContent":
            at, chosen = alternative(part)
            if chosen is not None:
                self._walk(chosen, f"{key}/{at}")
        elif not (name == "annotation" and value(part, "type") == "Word.Comment"):
            self._walk(part, key)

    def _sign(self, part: Element, name: str) -> None:
        if name == "sym":
            self._say(_symbol(part))
        elif name == "instrText" and self._fields and self._fields[-1] is not None:
            self._fields[-1] += part.text or ""
        elif name == "fldChar":
            self._mark(value(part, "fldCharType"))

    def _say(self, text: str) -> None:
        if not self._mute:
            self._out.append(text)

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
            self._contents.append(False)
            self._mute += 1
        elif kind == "separate" and self._fields and self._fields[-1] is not None:
            contents = self._fields[-1].split()[:1] == ["TOC"] and not self._read_contents
            self._fields[-1], self._contents[-1] = None, contents
            self._mute -= not contents
        elif kind == "end" and self._fields:
            code, contents = self._fields.pop(), self._contents.pop()
            self._mute -= code is not None or contents


def _is_hidden(properties: Element | None) -> bool:
    return properties is not None and is_on(child(properties, "vanish"))


def alternative(node: Element) -> tuple[int, Element | None]:
    """The one branch of an mc:AlternateContent to read, with its index: the first with text."""
    branches = [(i, part) for i, part in enumerate(node) if LOCAL[part.tag] in _BRANCHES]
    for index, part in branches:
        if any(LOCAL[below.tag] in _TELLING for below in part.iter()):
            return index, part
    return branches[0] if branches else (0, None)


_BRANCHES = frozenset({"Choice", "Fallback"})
_TELLING = frozenset({"t", "txbxContent", "sym"})


def _boxes(node: Element, key: str) -> Iterator[Box]:
    for index, part in enumerate(node):
        name, at = LOCAL[part.tag], f"{key}/{index}"
        if name == "txbxContent":
            yield part, at
        elif name == "AlternateContent":
            branch, chosen = alternative(part)
            if chosen is not None:
                yield from _boxes(chosen, f"{at}/{branch}")
        elif len(part):
            yield from _boxes(part, at)


def _spaced(node: Element) -> str:
    # Word trims what is not marked to be preserved.
    text = node.text or ""
    if text[:1] in _BLANKS or text[-1:] in _BLANKS:
        return text if value(node, "space") == "preserve" else text.strip(_BLANKS)
    return text


def _symbol(node: Element) -> str:
    code = value(node, "char").upper()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    private = "\ue000" <= character <= "\uf8ff"
    return "" if private or not character.isprintable() else character
