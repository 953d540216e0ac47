"""Pages for tests: what govlint reads from markup, and how a style of page is encoded."""

from __future__ import annotations

import re

from govlint.loaders.web.html import load
from govlint.model.source import Source

GBK = {"old", "word"}
TITLE = "青禾县2024年政府信息公开工作年度报告"
TEXT = (
    "<p>本报告根据条例编制。</p><p>一、总体情况</p><p>全年公开信息九条。</p>"
    "<p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>"
    "<p>六、其他需要报告的事项</p><p>无</p>"
)
SIGNED = "<p>青禾县人民政府</p><p>2025年1月20日</p>"
WHOLE = [
    TITLE,
    *re.findall(r"<p>(.*?)</p>", TEXT),
    *re.findall(r"<p>(.*?)</p>", SIGNED),
]


def page_text(markup: str | bytes, path: str = "report.html") -> str:
    """The text of a page, without blank lines."""
    return "\n".join(line for line in source(markup, path).text.split("\n") if line.strip())


def source(markup: str | bytes, path: str = "report.html") -> Source:
    return load(markup.encode() if isinstance(markup, str) else markup, path)


def rows(table: str) -> list[list[str]]:
    return [line.split("\t") for line in page_text(f"<table>{table}</table>").split("\n")]


def encoded(style: str, markup: str) -> bytes:
    return markup.encode("gb18030" if style in GBK else "utf-8")


def solid(lines: str) -> list[str]:
    return [line for line in lines.split("\n") if line.strip()]
