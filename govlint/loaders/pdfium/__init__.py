"""PDF to a Source: what pdfium sees on the pages, judged and laid out."""

from __future__ import annotations

from typing import Any

from govlint.bilingual import Text
from govlint.files.decode import MAX_BYTES, Undecodable, too_large
from govlint.loaders import hosts
from govlint.loaders.ruled import Glyph, Page, Signs, compose, refuse_unread, unread
from govlint.model.source import Source


def load(data: bytes, path: str) -> Source:
    """The text of a PDF. Raises Undecodable for one that is scanned, encrypted or broken."""
    if len(data) > MAX_BYTES:
        raise too_large(MAX_BYTES)
    kind, answer = hosts.current().pdf(data)
    if kind != "pages":
        raise Undecodable(*_FAULTS[kind])
    if sum(len(seen["glyphs"]) for seen in answer) < _LITTLE:
        for name, reason in _ELSEWHERE.items():
            if answer[0].get(name):
                raise Undecodable(*reason)
    pages = [_page(number, seen) for number, seen in enumerate(answer, 1)]
    refuse_unread(pages, "PDF")
    return compose(path, "pdf", pages)


def _page(number: int, seen: dict[str, Any]) -> Page:
    glyphs = list(map(Glyph._make, seen["glyphs"]))
    signs = Signs(*(seen[name] for name in Signs._fields))
    why = unread(number, glyphs, signs)
    return Page(number, seen["width"], seen["height"], glyphs, seen["boxes"], why)


_LITTLE = 200  # characters: no report is as short
_ELSEWHERE = {
    "attached": (
        Text(
            "这份 PDF 里没有报告正文，报告在它的附件里（PDF 包）",
            "the report is not in this PDF but in a file attached to it (a portfolio)",
        ),
        Text(
            "请用 PDF 阅读器打开，把附件另存出来，检查附件",
            "open it in a PDF reader, save what is attached and check that",
        ),
    ),
    "dynamic": (
        Text(
            "这份 PDF 是动态表单（XFA），文字要由 Adobe Reader 生成，文件里没有",
            "this PDF is a dynamic form (XFA): Adobe Reader makes its words, the file has none",
        ),
        Text(
            "请用 Adobe Reader 打开，打印成新的 PDF，再检查",
            "open it in Adobe Reader, print it to a new PDF and check that",
        ),
    ),
}
_AGAIN = Text("请从原稿重新导出或重新下载，再检查", "export or download it again, then check that")
_FAULTS = {
    "password": (
        Text("PDF 加了打开密码", "the PDF is protected by a password"),
        Text("请先去掉密码，再检查", "take the password off, then check it"),
    ),
    "security": (
        Text("PDF 的加密方式不支持", "the PDF is encrypted in a way that is not supported"),
        Text("请导出一份没有加密的 PDF，再检查", "export it without encryption, then check that"),
    ),
    "broken": (
        Text("PDF 已损坏，打不开", "the PDF is damaged and cannot be opened"),
        _AGAIN,
    ),
    "crash": (
        Text("PDF 使读取程序崩溃，多半已损坏", "the PDF makes its reader crash; it may be damaged"),
        _AGAIN,
    ),
    "time": (
        Text("PDF 读了太久仍未读完，已停止", "reading the PDF took too long and was stopped"),
        Text("请用 Word、WPS 原稿检查，或重新导出 PDF", "check the original, or export it again"),
    ),
    "long": (
        Text("PDF 页数太多，不像一份年度报告", "the PDF has too many pages for an annual report"),
        Text("请检查是否选错文件", "was this the right file?"),
    ),
    "large": (
        Text("PDF 内容太多，不像一份年度报告", "the PDF holds too much for an annual report"),
        Text("请检查是否选错文件", "was this the right file?"),
    ),
}
