"""What the page says in both languages, and text made safe for it."""

from __future__ import annotations

import html
import unicodedata
from functools import cache

from govlint.bilingual import Text

TITLE = Text("政府信息公开工作年度报告检查结果", "Annual reports checked")
SKIP = Text("跳到检查结果", "Skip to the findings")
FILTER = Text("显示哪些级别", "levels shown")
INDEX = Text("各份报告", "Reports")
FILE = Text("文件", "file")
STATE = Text("结果", "result")
READ = Text("读出数字", "figures read")
FILES = Text("份文件", "files")
ACCEPTED = Text("例外（不计）", "accepted, not counted")
FINDINGS = Text("发现的问题", "findings")
FINDING = Text("问题", "finding")
NONE = Text("没有发现问题。", "No findings.")
TO_TEXT = Text("看原文", "in the report")
TO_INDEX = Text("回到目录", "back to the list")
DUE = Text("应填", "should be")
FIX = Text("改法：", "fix: ")
BASIS = Text("依据：", "basis: ")
NEXT = Text("下一步：", "next: ")
MORE = Text("依据和下一步", "basis and next step")
RELATED = Text("相关的 {} 处", "{} related places")
SUM = Text("{}的算式", "how {} adds up")
LIT = Text("标出的一格", "the marked cell ")
PLACE = Text("位置：", "place: ")
BLANK = Text("（空）", "(blank)")
UNREAD = Text("未读出", "not read")
REST = Text("表中另有：", "also in the table: ")
SCROLL = Text("（可左右滚动）", "(scrolls sideways)")
STATES = {
    "skipped": Text("不是年报，跳过", "no report, passed over"),
    "foreign": Text("不像年报", "no report"),
    "unreadable": Text("没有读出来", "could not be read"),
}
CRASHED = Text("规则出错，没有查完", "a rule crashed: not fully checked")
FOOT = Text(
    "由 govlint 生成。表格按统一格式重新画出，数字和文字都取自文件本身；本页不联网，也不含脚本。",
    "Made by govlint. Tables are redrawn on the official form, their figures and all words are the "
    "file's own. This page needs no network and holds no script.",
)


def safe(text: str) -> str:
    """`text` as it may stand in the page, in an attribute too: no markup, no control characters."""
    return html.escape("".join(map(_visible, text)))


@cache
def _visible(character: str) -> str:
    if character in "\t\n":
        return character
    if character in _TURNING:  # they turn the words around them back to front
        return ""
    odd = unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in "\ufffe\uffff"
    return "\ufffd" if odd else character


_TURNING = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def safe_text(text: Text, lang: str) -> str:
    """A text in one language, made safe for the page."""
    return safe(text.in_language(lang))
