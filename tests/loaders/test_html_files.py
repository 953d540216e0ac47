"""Pages as files: their bytes, their names, archives of them, and what is hostile."""

from __future__ import annotations

import base64
import contextlib
import quopri

import pytest
from helpers.html_pages import GBK, SIGNED, TEXT, TITLE, WHOLE, encoded, page_text, solid, source
from helpers.mutated_files import fuzz
from render.html import STYLES, drawn, page, text

from govlint.files.decode import Undecodable
from govlint.files.filetype import by_content
from govlint.loaders.web.html import load as load_page
from govlint.loaders.web.mht import load

# Bytes.


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "GBK", "iso-8859-1", "big5-x"])
def test_bytes_are_believed_before_the_page(encoding: str, declared: str) -> None:
    markup = f"<html><head><meta charset={declared}></head><p>二〇二四年政府信息公开㳇</html>"
    assert page_text(markup.encode(encoding)) == "二〇二四年政府信息公开㳇"


def test_traditional_pages_say_what_they_are() -> None:
    markup = "<meta http-equiv=Content-Type content='text/html; charset=big5'><p>政府資訊公開"
    assert page_text(markup.encode("big5")) == "政府資訊公開"


def test_damage_counts_where_the_report_is() -> None:
    markup = f"<title>县<</title><p>首页甲</p><h1>{TITLE}</h1>{TEXT}{SIGNED}".encode()
    assert page_text(markup.replace("县<".encode(), b"\xe5\x8e<")).split("\n") == WHOLE
    with pytest.raises(Undecodable) as caught:
        page_text(markup.replace("九条".encode(), b"\xe4\xb9\xe6"))
    assert "第 1 行" in caught.value.message.zh


def test_other_files_under_the_name_of_a_page_are_named() -> None:
    for data in (b"\xff\xd8\xff\xe0JFIF", b"<p>\0\1\2\3"):
        with pytest.raises(Undecodable):
            source(data)


# Kinds of files.


@pytest.mark.parametrize(
    ("suffix", "markup", "kind"),
    [
        (".doc", "<html xmlns:o='x'><p>一", ".html"),
        (".xls", "<table><tr><td>一", ".html"),
        (".doc", "\n<!-- x --><meta charset=gbk><p>一", ".html"),
        (".doc", "From: <Saved>\r\nMIME-Version: 1.0\r\n\r\n", ".mht"),
        (".html", "MIME-Version: 1.0\r\n\r\n", ".mht"),
        (".txt", "一<p>二", ".txt"),
        (".txt", "<p>一</p>" * 6, ".html"),
        (".md", "# 一\n\n<table>" + "<td>一</td>" * 6, ".html"),
        (".md", "# 一\n\n| 一 | 二 |", ".md"),
    ],
)
def test_markup_is_known_under_any_name(suffix: str, markup: str, kind: str) -> None:
    assert by_content(markup.encode(), suffix) == kind


def test_markdown_with_tables_of_html_keeps_its_lines() -> None:
    table = "<table><tr><td rowspan=2>一</td><td>二</td></tr>\n<tr><td>三\n四</td></tr></table>"
    got = source(f"# 标题\n\n第一行\n第二行<http://a.cn/b>\n\n{table}\n尾", "r.md")
    assert solid(got.text) == ["# 标题", "第一行", "第二行http://a.cn/b", "一\t二", "\t三四", "尾"]
    assert [o.line for o in got.origins] == [1, 3, 4, 4, 6, 6, 7, 9]
    wrapped = f"<html><body>{table}</body></html>\n\n## 甲\n乙"
    assert page_text(wrapped, "r.md").split("\n") == ["一\t二", "\t三四", "## 甲", "乙"]
    assert page_text("<html><p>甲\n乙</html>\n", "r.txt") == "甲乙"


def archive(markup: bytes, coding: str, charset: str = "", start: str = "") -> bytes:
    body = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(
        coding, bytes
    )
    about = f'; charset="{charset}"' if charset else ""
    head = f'MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary="=_b"{start}\n\n'
    return (
        (
            f"From: <Saved by a browser>\nSubject: x\n{head}--=_b\nContent-Type: text/html{about}\n"
            f"Content-Transfer-Encoding: {coding}\nContent-Location: file:///r.htm\n\n"
        ).encode()
        + body(markup)
        + (b"\n--=_b\nContent-Type: text/html\nContent-ID: <2>\n\n<p>other</p>\n--=_b--\n")
    )


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("style", STYLES)
def test_archives_open_with_their_page(style: str, coding: str) -> None:
    draft, _ = drawn(2)
    made = archive(encoded(style, page(draft, style)), coding, "gb2312" if style in GBK else "")
    assert by_content(made, ".doc") == ".mht"
    got = load(made, "r.mht")
    assert solid(got.text) == solid(text(draft))
    assert got.medium == "mht"
    assert not any(origin.line for origin in got.origins)


def test_the_part_an_archive_names_is_its_page() -> None:
    made = archive(b"<p>first</p>", "8bit", start='; start="<2>"')
    assert load(made, "r.mht").text == "other\n"
    for broken in (
        b"MIME-Version: 1.0\n\nplain",
        b"MIME-Version: 1.0\nContent-Type: image/png\n\nx",
    ):
        with pytest.raises(Undecodable):
            load(broken, "r.mht")


# Hostile pages.

DEEP = 30_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * DEEP + "一" + "</div>" * DEEP,
        "<table><tr><td>" * DEEP + "一",
        "<table><tr><td>" * 900 + "一" + "</table>" * 900,
        "<p title='" + '<a href="' * DEEP,
        "<a =\"<b ='" * DEEP,
        "<!--" * DEEP,
        "<" * DEEP,
        "</form>" * DEEP + "<form>" + "<div>" * 300 + "</form>" * DEEP,
        "<div hidden>" * DEEP,
        "<p>" + " \n" * DEEP * 9 + "一",
        "<p>" + "&nbsp;" * DEEP,
        "<a b" * DEEP,
        "<ol><li>" * DEEP,
        "<script>" * DEEP,
        "<span style='mso-list:Ignore'>" * DEEP + "一",
        "<tr><td>" * DEEP,
        "一、" * DEEP + "<p>" + "二、主动公开政府信息情况<p>" * 5000,
    ],
    ids=lambda markup: markup[:12],
)
def test_hostile_pages_take_little_time(markup: str) -> None:
    with contextlib.suppress(Undecodable):  # what only scripts would fill holds no report
        source(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<table>" + "<tr><td colspan=1000 rowspan=65534>" * 2000,
        "<table><tr>" + "<td colspan=1000>" * 5000,
        "<table><tr><td rowspan=0 colspan=1000>" + "<tr>" * 5000,
        "<p>" * 600_000,
        "<p>" + "信息&amp;\n" * 600_000,
    ],
    ids=lambda markup: markup[:40],
)
def test_what_is_too_large_is_said_to_be(markup: str) -> None:
    with pytest.raises(Undecodable):
        source(markup)


@pytest.mark.slow
@pytest.mark.parametrize(
    "head",
    [
        "A: b\n" * 200_000,
        "Content-Type: text/html;\n" + " a=b;\n" * 100_000,
        "Content-Type: multipart/related; boundary=x\n\n" + "--x\n\nA\n" * 50_000,
        "".join(f"Content-Type: multipart/mixed; boundary={n}\n\n--{n}\n" for n in range(5000)),
    ],
    ids=["headers", "header", "parts", "deep"],
)
def test_hostile_archives_take_little_time(head: str) -> None:
    with contextlib.suppress(Undecodable):
        load(f"MIME-Version: 1.0\n{head}\n<p>x</p>".encode(), "r.mht")


@pytest.mark.slow
def test_whatever_the_bytes_a_page_is_read_or_refused() -> None:
    seeds = {f"{style}.html": encoded(style, page(drawn(4)[0], style)) for style in STYLES}
    fuzz(load_page, seeds)


def test_whatever_the_bytes_an_archive_is_read_or_refused() -> None:
    made = page(drawn(4)[0], "word").encode("gb18030")
    codings = ("quoted-printable", "base64", "8bit")
    fuzz(load, {f"{c}.mht": archive(made, c, "gb2312") for c in codings}, 60)
