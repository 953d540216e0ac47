"""Word files with comments, looked at from outside: what is said, where, and what else changed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
from io import BytesIO

from govlint.annotate import NewComment, annotated
from helpers import word_files as word
from helpers.annotated_reports import MARK, member
from helpers.word_files import W

DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"


def comments(data: bytes) -> dict[str, tuple[str, list[str]]]:
    """Author and paragraphs of each comment by its number."""
    root = ET.fromstring(member(data, COMMENTS))
    return {
        one.get(f"{{{W}}}id"): (
            one.get(f"{{{W}}}author"),
            ["".join(line.itertext()) for line in one.findall(f"{{{W}}}p")],
        )
        for one in root
    }


def anchored(data: bytes) -> dict[str, str]:
    """The text between the marks of each comment."""
    open_: dict[str, list[str]] = {}
    done: dict[str, str] = {}
    for node in ET.fromstring(member(data, DOCUMENT)).iter():
        name, number = node.tag.rpartition("}")[2], node.get(f"{{{W}}}id", "")
        if name == "commentRangeStart":
            open_[number] = []
        elif name == "commentRangeEnd":
            done[number] = "".join(open_.pop(number))
        elif name == "t":
            for texts in open_.values():
                texts.append(node.text or "")
    assert not open_
    return done


def body(data: bytes) -> str:
    """The document without marks of comments, written in the one canonical way."""
    return ET.canonicalize(MARK.sub(b"", member(data, DOCUMENT)).decode())


def noted(inside: str, *notes: NewComment, **parts: str) -> bytes:
    made = annotated(word.docx(inside, **parts), notes)
    for name in zipfile.ZipFile(BytesIO(made)).namelist():
        ET.fromstring(member(made, name))
    return made
