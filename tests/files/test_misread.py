"""Text opened with the wrong encoding, and encodings nobody names: read, or told as what it is."""

from __future__ import annotations

import quopri
from base64 import b64encode
from urllib.parse import quote

import pytest
from helpers.sample_report import report

from govlint.files.decode import decode, encode
from govlint.files.discover import Input
from govlint.files.misread import misread
from govlint.linter.lint import lint

TEXT = report()
TRADITIONAL = """青禾縣人民政府2024年政府資訊公開工作年度報告
一、總體情況
二、主動公開政府資訊情況
行政許可	3
"""


def latin(text: str) -> str:
    return text.encode().decode("latin-1")


GARBLED = {
    "UTF-8 的文件被当成 GBK": TEXT.encode().decode("gb18030", "replace"),
    "UTF-8 的文件被当成 Latin-1": latin(TEXT),
    "GBK 的文件被当成 Latin-1": TEXT.encode("gb18030").decode("latin-1"),
    "GBK 的文件被当成 Big5": TEXT.encode("gb18030").decode("big5hkscs", "replace"),
    "UTF-8 的文件被当成 Big5": TEXT.encode().decode("big5hkscs", "replace"),
    "不能还原": TEXT.encode("gb18030").decode("utf-8", "replace"),
    "“锟斤拷”": TEXT.encode("gb18030").decode("utf-8", "replace").encode().decode("gbk", "replace"),
    "变成": "".join(character if character.isascii() else "?" for character in TEXT),
    "HZ 编码": TEXT.encode("hz", "ignore").decode("ascii"),
    "UTF-7 编码": TEXT.encode("utf-7").decode("ascii"),
    "HTML 编码": TEXT.encode("ascii", "xmlcharrefreplace").decode(),
    "%XX 编码": quote(TEXT),
    "\\uXXXX 编码": TEXT.encode("unicode_escape").decode(),
    "base64 编码": b64encode(TEXT.encode()).decode(),
    "quoted-printable 编码": quopri.encodestring(TEXT.encode()).decode(),
}
GARBLED_TWICE = latin(latin(TEXT))


@pytest.mark.parametrize(("reason", "text"), [*GARBLED.items(), ("Latin-1", GARBLED_TWICE)])
@pytest.mark.parametrize("named", [True, False])
def test_garbled_text_is_told_and_never_passed_over(reason: str, text: str, named: bool) -> None:
    item = Input("report.txt", named, text.encode())
    run = lint([item], "national", skip_non_reports=True)
    (told,) = run.diagnostics
    assert (run.outcomes[0].state, told.code) == ("unreadable", "GL001")
    assert reason in told.message.zh
    assert told.help is not None


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Nothing?? Really????\n" * 9,
        "café\n" * 99,
        "会议通知\n" * 99,
        "",
    ],
)
def test_other_text_is_not_garbled(text: str) -> None:
    assert misread(text) is None


@pytest.mark.parametrize("encoding", ["utf-16le", "utf-16be", "big5hkscs"])
@pytest.mark.parametrize("text", [TEXT, TRADITIONAL])
def test_text_without_a_mark_is_read(text: str, encoding: str) -> None:
    if encoding == "big5hkscs" and text == TEXT:
        return
    data = text.encode(encoding)
    assert decode(data) == (text, encoding)
    assert encode(text, encoding) == data
