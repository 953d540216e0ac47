"""Pages that do not hold the report: it is in a frame, comes by script, or is attached."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govlint.bilingual import Text
from govlint.files.decode import Undecodable
from govlint.loaders.web.content import Item, PageLine
from govlint.parsing.title import TITLE_END, title_text
from govlint.text.characters import fold
from govlint.text.pattern import lazy

_FRAME = lazy(r"<(?:iframe|frame|embed|object)\b[^>]*\s(?:src|data)\s*=\s*[\"']?([^\"'\s>]+)", re.I)
_SENT_ON = lazy(r"<meta\b[^>]*refresh[^>]*\burl\s*=\s*[\"']?([^\"'\s>]+)", re.I)
_PICTURE = lazy(r"<(?:img|image|picture)\b", re.I)
_OF_A_BODY = lazy(r"(?:政府|[委局厅办院镇乡县市区]|报告)\s*$")
_SCRIPT = lazy(r"<script\b", re.I)
_WAITS = lazy(
    r"\sid\s*=\s*[\"']?(?:app|root|__next|__nuxt)\b|<canvas\b|加载中|正在加载|(?:启用|enable)\s*javascript",
    re.I,
)
_FILE = lazy(
    r"<a\b[^>]*\shref\s*=\s*[\"']?([^\"'\s>]+\.(?:docx?|pdf|wps|ofd|xlsx?|rar|zip))\b", re.I
)
_LITTLE = 400  # characters: no report is as short
_BARE = 80  # characters: nor any page that says something


def elsewhere(page: str, items: Sequence[Item]) -> Undecodable | None:
    """Why a page on which no report is to be seen has none, and where it is; None if unknown."""
    lines = [item.text for item in items if isinstance(item, PageLine)]
    if len(lines) < len(items) or sum(map(len, lines)) > _LITTLE:
        return None
    titled = any("公开" in line and TITLE_END.search(title_text(fold(line))) for line in lines)
    bare = sum(map(len, lines)) <= _BARE
    if (titled or bare) and (onward := _SENT_ON.search(page)):
        return _of_another(onward[1])
    if (titled or bare) and (frame := _FRAME.search(page)):
        return _embedded(frame[1])
    if titled and (file := _FILE.search(page)):
        return _attached(file[1])
    named = bare and any(map(_OF_A_BODY.search, lines))
    if (titled or named) and _PICTURE.search(page):
        return _pictured()
    if _SCRIPT.search(page) and (not lines or (bare and _WAITS.search(page))):
        return _scripted()
    return None


def _of_another(address: str) -> Undecodable:
    return Undecodable(
        Text(
            f"这一页只把人转到另一个页面（{address}）",
            f"this page only sends its reader on to another one ({address})",
        ),
        Text("请打开那个页面，另存后再检查", "open that page, save it and check it"),
    )


def _embedded(address: str) -> Undecodable:
    return Undecodable(
        Text(
            f"页面里没有报告正文，正文在嵌入的另一个文件里（{address}）",
            f"the report is not on this page but in another one it embeds ({address})",
        ),
        Text(
            "请打开嵌入的那个页面或文件，另存后再检查",
            "open the page or file it embeds, save that and check it",
        ),
    )


def _attached(address: str) -> Undecodable:
    return Undecodable(
        Text(
            f"页面里没有报告正文，正文在附件里（{address}）",
            f"the report is not on this page but in a file attached to it ({address})",
        ),
        Text("请下载附件，检查附件", "download the attachment and check that"),
    )


def _scripted() -> Undecodable:
    return Undecodable(
        Text(
            "页面的文字要等脚本运行才显示，保存下来的文件里没有正文",
            "the words of this page appear only after its scripts run; the file has none",
        ),
        Text(
            "请在浏览器里打开原网页，等正文显示出来，再复制到 Word，或打印成 PDF 后检查",
            "open the page in a browser, wait for its text, and check a copy of that or a PDF",
        ),
    )


def _pictured() -> Undecodable:
    return Undecodable(
        Text(
            "页面里没有报告的文字，正文是图片",
            "there is no report's text on this page: it is in pictures",
        ),
        Text(
            "请检查有文字的原稿；图片要先识别（OCR）并校对，才能检查",
            "check the original that has text; pictures need OCR and proofreading first",
        ),
    )
