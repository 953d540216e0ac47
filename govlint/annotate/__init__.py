"""Findings written into a Word file as comments: four parts of it change, every other byte stays.

The text is not rewritten by a library that would order it anew: marks are put between the bytes of
`document.xml`, so that without them it is what it was.  For the same reason no run is cut in two:
a comment is anchored at the runs its words are in, and quotes them.

In come the bytes of a Word file and notes at keys of its paragraphs, out go its bytes with the
comments in them. How the findings came about is not known here.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Sequence
from typing import NamedTuple

from govlint.annotate import body, part
from govlint.annotate.revise import Change, revised
from govlint.annotate.xmlbytes import Element, edited, scan
from govlint.bilingual import Text
from govlint.files.archive import Archive, broken
from govlint.files.decode import Undecodable


class Signed(Undecodable):
    """The file has a digital signature, which any change would break."""


class NewComment(NamedTuple):
    """A comment to make: `key` is the loader's of the place, `words` stand there at `column`.

    A column counts from 0; the first of the `lines` is printed bold.
    """

    key: str
    words: str
    column: int
    lines: tuple[str, ...]


def annotated(data: bytes, notes: Sequence[NewComment]) -> bytes:
    """The bytes of a .docx with these comments in place of those govlint made before.

    Others' comments stay.  Raises Undecodable for what is broken, or has a digital signature.
    """
    return changed(data, notes, (), "")[0]


def changed(
    data: bytes, notes: Sequence[NewComment], changes: Sequence[Change], date: str
) -> tuple[bytes, frozenset[str]]:
    """As `annotated`, with tracked changes of a `date`, and the keys of those without a place."""
    parts = _Parts(Archive(data))
    parts.refuse_signed()
    main = parts.main()
    text = parts.read(main)
    document = scan(text, main)
    space = body.prefix(document).space
    at, comments = parts.comments(main, space)
    listed = scan(comments, at)
    mine = part.own(listed)
    old = {one.value("id") for one in mine}
    first = _next_number(document, listed, old)
    anchors = [body.Anchor(first + i, *note[:3]) for i, note in enumerate(notes)]
    said = [part.Comment(first + i, note.lines) for i, note in enumerate(notes)]
    tracked = revised(text, document, changes, date)
    try:
        edits = [*body.without(document, old), *body.marked(document, anchors, old)]
    except LookupError as error:
        raise broken("no paragraph") from error
    parts.changed[main] = edited(text, [*edits, *tracked.edits])
    parts.changed[at] = part.exchanged(comments, listed, said)
    parts.forget(main, part.paragraph_ids(mine))
    return parts.zipped(), tracked.lost


def _next_number(document: Element, comments: Element, old: set[str]) -> int:
    used = body.numbers(document) | {one.value("id") for one in comments.children}
    return max((int(one) for one in used - old if one.isdecimal()), default=-1) + 1


# Where Word keeps more about comments, in the order in which one names the other.
_MORE = ("commentsExtended", "commentsIds", "commentsExtensible")


# XML of an office file is in UTF-8 or, with a mark, in UTF-16.
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class _Parts:
    """The parts of one file, as UTF-8 whatever they are in, and those that are changed."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._encodings: dict[str, str] = {}
        self.changed: dict[str, bytes] = {}

    def read(self, name: str) -> bytes:
        if name in self.changed:
            return self.changed[name]
        data = self._archive.read(name)
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                self._encodings[name] = encoding
                return data.decode(encoding, "replace").encode("utf-8")
        return data

    def main(self) -> str:
        return self._related("").get("officeDocument", "word/document.xml")

    def comments(self, main: str, space: str) -> tuple[str, bytes]:
        """The part with the comments; where there is none, one is named to the others."""
        known = self._related(main).get("comments", "")
        if known in self._archive:
            return known, self.read(known)
        folder = posixpath.dirname(main)
        names = (posixpath.join(folder, f"comments{n or ''}.xml") for n in range(1000))
        name = next(name for name in names if name not in self._archive)
        rels = _rels(main)
        held = self.read(rels) if rels in self._archive else _NO_RELATIONS
        target = posixpath.basename(name)
        self.changed[rels] = part.related(held, scan(held, rels), target, space)
        types = self.read(_TYPES)
        self.changed[_TYPES] = part.typed(types, scan(types, _TYPES), name)
        return name, part.empty(space)

    def refuse_signed(self) -> None:
        """Raise Signed for a file with a digital signature: any change would break it."""
        if any(name.startswith("_xmlsignatures/") for name in self._archive.names):
            raise Signed(_SIGNED, _UNSIGNED)

    def forget(self, main: str, ids: set[str]) -> None:
        """Let Word's newer parts know nothing of comments that are no more."""
        related = self._related(main)
        for kind in _MORE:
            name = related.get(kind, "")
            if ids and name in self._archive:
                self.changed[name], more = part.forgotten(self.read(name), name, ids)
                ids = ids | more

    def _related(self, name: str) -> dict[str, str]:
        """The parts a part names, by the last word of the relation's type."""
        rels = _rels(name)
        if rels not in self._archive:
            return {}
        found: dict[str, str] = {}
        for one in scan(self.read(rels), rels).children:
            if one.value("TargetMode") != "External" and one.value("Target"):
                at = posixpath.join("/", posixpath.dirname(name), one.value("Target"))
                kind = one.value("Type").rpartition("/")[2]
                found.setdefault(kind, posixpath.normpath(at).lstrip("/"))
        return found

    def zipped(self) -> bytes:
        """The file anew: its members in their order, new ones last."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for number, item in enumerate(self._archive.items):
                info = zipfile.ZipInfo(item.filename, item.date_time)
                info.compress_type, info.external_attr = item.compress_type, item.external_attr
                info.create_system = item.create_system
                changed = item.filename in self.changed
                data = b"" if changed or item.is_dir() else self._archive.take(number)
                target.writestr(info, self._encoded(item.filename) if changed else data)
            for name in sorted(self.changed.keys() - set(self._archive.names)):
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(info, self._encoded(name))
        return out.getvalue()

    def _encoded(self, name: str) -> bytes:
        data, encoding = self.changed[name], self._encodings.get(name)
        return data.decode("utf-8").encode(encoding) if encoding else data


_SIGNED = Text(
    "文件有数字签名，写进批注会使签名失效，没有写",
    "the file has a digital signature, which comments would break: nothing was written",
)
_UNSIGNED = Text(
    "请批注签名之前的那一份；只看结果可用网页：govlint check 报告.docx --format html -o 结果.html",
    "annotate the file as it was before it was signed; the findings alone are also on a page: "
    "govlint check report.docx --format html -o findings.html",
)
_TYPES = "[Content_Types].xml"
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
    b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


def _rels(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")
