"""OFD to a Source: its pages, drawn by a reader of our own and laid out."""

from __future__ import annotations

from govlint.bilingual import Text
from govlint.files.decode import Undecodable
from govlint.loaders.ofdpages.drawing import MAX_BOXES, MAX_GLYPHS, Canvas
from govlint.loaders.ofdpages.ofd_file import OfdFile
from govlint.loaders.ruled import Page, compose, refuse_unread, unread
from govlint.model.source import Source

MAX_PAGES = 300


def load(data: bytes, path: str) -> Source:
    """The text of an OFD file. Raises Undecodable for one that is scanned, locked or broken."""
    document = OfdFile(data)
    if len(document.pages) > MAX_PAGES:
        raise _too_large()
    pages: list[Page] = []
    glyphs = boxes = 0
    for number, each in enumerate(document.pages, 1):
        canvas = Canvas(each.box, document.units)
        for content in each.contents:
            canvas.draw(content)
        page = canvas.page(number)
        glyphs, boxes = glyphs + len(page.glyphs), boxes + len(page.boxes)
        if glyphs > MAX_GLYPHS or boxes > MAX_BOXES:
            raise _too_large()
        pages.append(page._replace(unread=unread(number, page.glyphs, canvas.signs)))
    refuse_unread(pages, "OFD")
    return compose(path, "ofd", pages)


def _too_large() -> Undecodable:
    return Undecodable(
        Text("OFD 内容太多，不像一份年度报告", "the OFD holds too much for an annual report"),
        Text("请检查是否选错文件", "was this the right file?"),
    )
