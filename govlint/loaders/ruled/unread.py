"""Pages that cannot be read, said plainly: scans, fonts without characters, drawn letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.files.decode import Undecodable
from govlint.loaders.ruled.page import Glyph, Page

_GARBLED = 0.15  # of the characters of a page: more unknown ones and it is not readable
_BLANK = 4  # characters: a page with fewer has no text of its own (a page number at most)
_FEW = 30  # characters: a page number, a running head, the name in a stamp
_SCAN, _MOST = 0.3, 0.6  # of a page: what the picture covers of a scan
_WIDE = "\u2e7f"  # Chinese characters lie beyond
_ODD = 0.03  # of the characters of a page without a Chinese one
_DRAWN = 150  # paths: more than a page of rules has


class Signs(NamedTuple):
    """What else a page shows than glyphs and lines.

    `picture` is the part of it that pictures cover, `unknown` counts glyphs of unknown
    character, `drawn` paths; `hidden`: it has text that is not shown, as under a scan; `failed`:
    it could not be opened.
    """

    picture: float = 0.0
    unknown: int = 0
    drawn: int = 0
    hidden: bool = False
    failed: bool = False


def unread(number: int, glyphs: Sequence[Glyph], signs: Signs) -> Text | None:
    """Why a page cannot be read; None if it can, or is blank."""
    printed = sum(not glyph.text.isspace() for glyph in glyphs)
    zh, en = f"第{number}页", f"page {number}"
    if signs.failed:
        return Text(f"{zh}已损坏，读不出来", f"{en} is damaged and cannot be read")
    chinese = any(glyph.text > _WIDE for glyph in glyphs)
    if signs.unknown > (_GARBLED if chinese else _ODD) * (printed + signs.unknown):
        return Text(
            f"{zh}的字体没有文字对照表，复制出来是乱码",
            f"the font of {en} does not say which characters it prints",
        )
    if printed < _BLANK or (printed < _FEW and signs.picture > _MOST):
        if signs.picture > _SCAN or signs.hidden:
            return Text(
                f"{zh}是图片（扫描件），上面的文字读不出来",
                f"{en} is a picture (a scan): its words cannot be read",
            )
        if signs.drawn > _DRAWN:
            return Text(
                f"{zh}的文字已转成图形（曲线），读不出来",
                f"the words of {en} were turned into drawings and cannot be read",
            )
    return None


def refuse_unread(pages: Sequence[Page], kind: str) -> None:
    """Raise Undecodable where pages of a `kind` (PDF, OFD) cannot be read and none can.

    A page without one Chinese character, beside others whose fonts tell none, is as bad as they.
    """
    reasons = [page.unread for page in pages if page.unread is not None]
    if not reasons or any(page.unread is None and _is_chinese(page) for page in pages):
        return
    if all("扫描件" in reason.zh for reason in reasons):
        message = Text(
            f"这份 {kind} 是扫描件：{len(reasons)} 页都是图片，没有文字",
            f"this {kind} is a scan: {len(reasons)} pages are pictures, there is no text",
        )
    else:
        message = Text(
            f"这份 {kind} 里没有可读的文字：{reasons[0].zh}",
            f"this {kind} has no text that can be read: {reasons[0].en}",
        )
    raise Undecodable(message, _TYPED)


def _is_chinese(page: Page) -> bool:
    return any(glyph.text > _WIDE for glyph in page.glyphs)


_TYPED = Text(
    "请检查 Word、WPS 原稿，或用它重新导出；扫描件要先识别（OCR）并校对，才能检查",
    "check the Word or WPS original, or export it again; a scan needs OCR and proofreading first",
)
