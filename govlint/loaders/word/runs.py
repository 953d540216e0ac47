"""The text of a Word paragraph as it is printed, with all changes accepted.

Text stands in runs, and runs in wrappers: insertions, controls, smart tags, links, fields.  Left
out is what is deleted, moved away, not printed, or the code of a field.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govlint.loaders.ink import PLAIN, RAISED, Ink, legible
from govlint.loaders.word.controls import shown_value
from govlint.loaders.word.elements import LOCAL, child, value
from govlint.loaders.word.looks import Looks
from govlint.loaders.word.symbols import character

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
Box = tuple["Element", str]


class Runs:
    """Reads paragraphs one after another, since a field may run over several.

    `around` is what the table around them says of their print: its style, and whether the ground
    may be dark.
    """

    def __init__(self, looks: Looks, *, spaced: bool, contents: bool) -> None:
        """`spaced`: blanks at the ends of a w:t are text, marked or not."""
        self.around: tuple[str, bool] = ("", False)
        self._looks = looks
        self._all_spaced = spaced
        self._read_contents = contents
        self._fields: list[str | None] = []  # the code of each open field, None in its result
        self._contents: list[bool] = []  # whether each open field is a table of contents
        self._controls: list[str] = []  # what each open field shows if it has no result
        self._mute = 0  # how many of them are in their code, or tables of contents

    def text_and_boxes(self, paragraph: Element, key: str) -> tuple[str, list[Box]]:
        """The text of a w:p, and the text boxes anchored in it with the keys of their contents."""
        self._out: list[str] = []
        self._inks: dict[int, Ink] = {}  # of what in `_out` is not plainly printed
        self._ink = PLAIN
        self._boxes: list[Box] = []
        self._paragraph = child(paragraph, "pPr")
        self._walk(paragraph, key)
        while self._fields and self._fields[-1] is not None:  # a code ends with its paragraph
            self._mark("end")
        if self._inks:
            runs = [(text, self._inks.get(at, PLAIN)) for at, text in enumerate(self._out)]
            self._out = legible(runs)
        return "".join(self._out), self._boxes

    def plain(self, paragraph: Element) -> str | None:
        """The text of a w:p that is nothing but runs of text, at once; None for any other."""
        if self._fields or self._looks.ink(None, None, *self.around) is not PLAIN:
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
                self._add_run(part, key, index)
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

    def _add_run(self, run: Element, key: str, index: int) -> None:
        before = self._ink
        ink = self._looks.ink(child(run, "rPr"), self._paragraph, *self.around)
        self._ink = ink if before is PLAIN else before
        if any(value(part, "customMarkFollows") for part in run):
            self._ink = RAISED  # the text that follows is the mark of a note
        self._walk(run, f"{key}/{index}")
        self._ink = before

    def _into(self, part: Element, name: str, key: str) -> None:
        """What has parts of its own: a drawing, alternatives, or a mere wrapper."""
        if name in _DRAWN:
            self._boxes += _boxes(part, key)
            for below in part.iter():
                if LOCAL[below.tag] == "textpath" and (words := value(below, "string")):
                    self._say(f"{words}\n")  # WordArt of old
        elif name == "AlternateContent":
            at, chosen = alternative(part)
            if chosen is not None:
                self._walk(chosen, f"{key}/{at}")
        elif name in _FORMULA:
            self._formula(part, name, key)
        elif not (name == "annotation" and value(part, "type") == "Word.Comment"):
            self._walk(part, key)

    def _formula(self, part: Element, name: str, key: str) -> None:
        """What of a formula stands above or below its line, or below a bar."""
        before = self._ink
        if name in {"sup", "sub", "deg"} and before is PLAIN:
            self._ink = RAISED
        elif name == "den":
            self._say("/")
        self._walk(part, key)
        self._ink = before

    def _sign(self, part: Element, name: str) -> None:
        if name == "sym":
            self._say(character(value(part, "char"), value(part, "font")))
        elif name == "instrText" and self._fields and self._fields[-1] is not None:
            self._fields[-1] += part.text or ""
        elif name == "fldChar":
            self._mark(value(part, "fldCharType"), shown_value(child(part, "ffData")))

    def _say(self, text: str) -> None:
        if not self._mute:
            if self._ink is not PLAIN:
                self._inks[len(self._out)] = self._ink
            self._out.append(text)

    def _mark(self, kind: str, control: str = "") -> None:
        if kind == "begin":
            self._fields.append("")
            self._contents.append(False)
            self._controls.append(control)
            self._mute += 1
        elif kind == "separate" and self._fields and self._fields[-1] is not None:
            contents = self._fields[-1].split()[:1] == ["TOC"] and not self._read_contents
            self._fields[-1], self._contents[-1] = None, contents
            self._mute -= not contents
        elif kind == "end" and self._fields:
            code, contents = self._fields.pop(), self._contents.pop()
            self._mute -= code is not None or contents
            control = self._controls.pop()
            if code is not None and control:
                self._say(control)


def alternative(node: Element) -> tuple[int, Element | None]:
    """The one branch of an mc:AlternateContent to read, with its index: the first with text.

    Word passes over a choice that requires what it does not know.
    """
    branches = [
        (index, part)
        for index, part in enumerate(node)
        if LOCAL[part.tag] in _BRANCHES and _KNOWN.issuperset(value(part, "Requires").split())
    ]
    for index, part in branches:
        if any(LOCAL[below.tag] in _TEXTUAL for below in part.iter()):
            return index, part
    return branches[0] if branches else (0, None)


_BRANCHES = frozenset({"Choice", "Fallback"})
_TEXTUAL = frozenset({"t", "txbxContent", "sym"})
# The prefixes Word itself gives the namespaces of what it added to the format over the years.
_KNOWN = frozenset({
    "wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16se", "w16cid", "w16cex", "w16sdt",
    "w16sdtdh", "w16du", "w", "wne", "m", "v", "o", "oel", "a14", "a16", "c14", "c16", "cx", "cx1",
    "cx2", "cx3", "cx4", "cx5", "cx6", "cx7", "cx8", "aink", "am3d", "asvg", "p14", "p15",
    "wpsCustomData",
})  # fmt: skip
_FORMULA = frozenset({"sup", "sub", "deg", "den"})


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
