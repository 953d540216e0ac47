"""Files in Rich Text Format, by a reader of its own (with or without LibreOffice).

Automatic numbers stand in such files as text.  Left out are deleted and hidden text, notes,
footers and the codes of fields, of headers all but a title; a text box is read once, after the
paragraph it is anchored in.  A place's key is `p/` and the number of the paragraph in the file,
from 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from govlint.files.archive import broken, too_deep
from govlint.files.projection import Projection
from govlint.loaders.word.blocks import Block
from govlint.loaders.word.rtfink import COLOURS, FREQUENT, INK, UNSAID, Colours, Given, may_hide
from govlint.loaders.word.rtfstory import RowDefinition, RtfStory
from govlint.loaders.word.rtftext import Coding, RtfToken, tokens
from govlint.loaders.word.whole import lay_whole, texts_of

if TYPE_CHECKING:
    from govlint.model.source import Source

MAX_GROUPS = 5_000
_SKIPPED = """
    stylesheet info pict footer footerl footerr footerf
    footnote annotation atnid atnauthor listtable listoverridetable objdata rsidtbl generator
    xmlnstbl themedata datastore latentstyles bkmkstart bkmkend template revtbl pgptbl filetbl
    nonshppict shprslt nonesttables sp xe tc txe rxe do userprops mmathPr upr
"""
# Where the text of a group goes, by the word at its head.
_INTO = {
    **dict.fromkeys(_SKIPPED.split(), "skip"),
    "colortbl": "colours",
    "listtext": "label", "pntext": "label", "fonttbl": "fonts", "fldinst": "code",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    "sn": "property", "sv": "value", "fldrslt": "result", "ud": "text", "shptxt": "text",
    "nesttableprops": "row",
}  # fmt: skip
# Starred groups, unknown to old readers, that hold text all the same.
_KNOWN = frozenset({"shpinst", "shptxt", "nesttableprops", "ud", "shppict", "fldinst"})
_WITHIN = frozenset({"ud", "shptxt", "sn", "sv"})  # what is read of a group that is left out
_WORD_ART = "gtextUNICODE"  # the property of a shape whose value is its text
_SIGNS = {
    "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "tab": "\t", "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "~": "\xa0", "_": "-", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
_ENDS = frozenset({"par", "sect", "cell", "nestcell", "\n", "\r"})
_PLACES = frozenset({"pard", "intbl", "itap", "row", "nestrow"})
_SET = frozenset({"f", "fcharset", "ansicpg", "deff", "uc", "deleted", "plain", *INK, *COLOURS})
_WANTED = frozenset(
    word.encode() for word in {"u", *_INTO, *_SIGNS, *_ENDS, *_PLACES, *_SET, *RowDefinition.words}
)


def load(data: bytes, path: str) -> Source:
    """The report in an .rtf. Raises Undecodable."""
    if not data.startswith(b"{\\rtf"):
        raise broken("no RTF")
    reader = _RtfReader()
    for token in tokens(data, _WANTED if may_hide(data) else _WANTED - FREQUENT):
        reader.take(token)
    projection = Projection(path, "rtf")
    lay_whole(reader.end(), projection, texts_of(reader.headers), lambda: b"\\pict" in data)
    return projection.source()


@dataclass(slots=True)
class _Group:
    """What a brace opens and its twin restores."""

    into: str = "text"
    font: int = 0
    fallback: int = 1  # how many characters a \\u is followed by for readers that do not know it
    given: Given = UNSAID
    deleted: bool = False
    box: bool = False
    header: bool = False
    fresh: bool = False  # nothing has been said in it yet
    nested: bool = False  # what is said of a row is said of one in a table in a table


class _RtfReader:
    def __init__(self) -> None:
        self._coding = Coding()
        self._colours = Colours()
        self._groups = [_Group()]
        self._stories = [RtfStory()]
        self.headers: list[Block] = []
        self._bytes: list[bytes] = []
        self._skip = 0
        self._star = False
        self._font = 0
        self._count = 0
        self._code = ""

    def end(self) -> list[Block]:
        """All blocks of the file."""
        self._flush()
        while len(self._stories) > 1:
            self._end_box()
        return self._stories[0].end(self._key())

    def take(self, token: RtfToken) -> None:
        """The next token."""
        if token.data:
            self._data(token.data)
            return
        self._flush()
        if token.brace == b"{":
            if len(self._groups) > MAX_GROUPS:
                raise too_deep(f"over {MAX_GROUPS} groups")
            self._groups.append(replace(self._groups[-1], box=False, header=False, fresh=True))
            self._skip = 0
        elif token.brace:
            ended = self._groups.pop() if len(self._groups) > 1 else None
            if ended and ended.box:
                self._end_box()
            elif ended and ended.header and len(self._stories) > 1:
                self.headers += self._stories.pop().end(self._key())
            self._skip = 0
        else:
            self._word(token.word, token.number)

    def _data(self, data: bytes) -> None:
        group = self._groups[-1]
        group.fresh = False
        if self._skip:  # what stands for a \u
            used = min(self._skip, len(data))
            self._skip -= used
            data = data[used:]
        if group.into != "skip":
            self._bytes.append(data)

    def _flush(self) -> None:
        if self._bytes:
            data = b"".join(self._bytes)
            self._bytes.clear()
            self._say(self._coding.text(data, self._groups[-1].font))

    def _say(self, text: str) -> None:
        group = self._groups[-1]
        if group.into in {"code", "property"}:
            self._code = (self._code + text)[:200]
        elif group.into == "colours":
            self._colours.end(text)
        elif group.into in {"text", "label"} and not group.deleted:
            ink = self._colours.ink(group.given)
            self._stories[-1].say(text, ink, label=group.into == "label")

    def _word(self, word: str, number: int | None) -> None:
        group = self._groups[-1]
        first, group.fresh = group.fresh, False
        if word == "*":
            self._star = group.fresh = True
            return
        star, self._star = self._star, False
        if first and (word in _INTO or star):
            self._begin(word, star)
        elif group.into == "skip":
            return
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif word == "u" and number is not None:
            self._say(chr(number % 0x10000))
            self._skip = group.fallback
        elif word in RowDefinition.words:
            story = self._stories[-1]
            (story.nested if group.nested else story.row).take(word, number or 0)
        elif word in _PLACES:
            self._stories[-1].place(word, number)
        elif word in _SET:
            self._set(group, word, number)
        # A mark that is deleted lets its paragraph run into the next.
        elif word in _ENDS and group.into == "text" and not (group.deleted and word == "par"):
            self._stories[-1].end_paragraph(word, self._key())

    def _begin(self, word: str, star: bool) -> None:
        """A group begins with a word that says where its text goes."""
        group = self._groups[-1]
        if group.into == "skip" and word not in _WITHIN:
            return
        into = _INTO.get(word, "skip" if star and word not in _KNOWN else group.into)
        if into == "result":
            contents = self._code.split()[:1] == ["TOC"]
            into, self._code = "skip" if contents else group.into, ""
        elif into in {"code", "property"}:
            self._code = ""
        elif into == "value":
            into, group.box = ("text", True) if self._code == _WORD_ART else ("skip", False)
        elif into == "row":
            into, group.nested = "text", True
        elif into == "header":
            into, group.header = "text", True
        group.into = into
        group.box = group.box or word == "shptxt"
        if group.box or group.header:
            self._stories.append(RtfStory())

    def _set(self, group: _Group, word: str, number: int | None) -> None:
        """A property of the characters that follow, or of the file."""
        if word == "f" and number is not None:
            if group.into == "fonts":
                self._font = number
            group.font = number
        elif word == "fcharset":
            self._coding.charsets[self._font] = number or 0
        elif word == "ansicpg":
            self._coding.use_page(number or 0)
        elif word == "deff":
            group.font = self._coding.default = number or 0
        elif word == "uc":
            group.fallback = max(0, min(1 if number is None else number, 100))
        elif word == "deleted":
            group.deleted = number != 0
        elif word == "plain":
            group.font, group.given, group.deleted = self._coding.default, UNSAID, False
        elif word in INK:
            group.given = group.given.taking(word, number)
        else:
            self._colours.take(word, number or 0)

    def _end_box(self) -> None:
        blocks = self._stories.pop().end(self._key())
        self._stories[-1].set_beside(blocks)

    def _key(self) -> str:
        self._count += 1
        return f"p/{self._count - 1}"
