"""Web pages as govlint reads them: what is shown of them, and where it stands."""

from __future__ import annotations

import re

import pytest
from helpers.html_pages import encoded, page_text, rows, solid, source
from render.html import STYLES, drawn, page, text

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.lint import Task

# The report of a page is the report that was put on it.


@pytest.mark.slow
@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("style", STYLES)
def test_a_page_has_the_text_of_its_report_and_nothing_else(style: str, form: str) -> None:
    for seed in range(12):
        draft, _ = drawn(seed, form)
        got = source(encoded(style, page(draft, style)))
        assert solid(got.text) == solid(text(draft)), seed
        assert got.medium == "html"


FAULTS = ("wrong_cell", "blank_cell", "not_a_number", "short_row", "row_missing", "table_missing")


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
def test_a_page_has_the_findings_of_its_text(style: str) -> None:
    for seed, fault in enumerate((*FAULTS, "section_missing", "heading_wrong", "no_signoff")):
        draft, _ = drawn(seed, fault=fault)
        found = [
            lint.check_file(Task(Input(f"r.{suffix}", named=True, data=data), "national"))
            for suffix, data in (
                ("txt", text(draft).encode()),
                ("html", encoded(style, page(draft, style))),
            )
        ]
        typed, shown = ([(d.code, d.cell, d.message) for d in one.diagnostics] for one in found)
        assert shown == typed, fault
        assert found[0].read == found[1].read


@pytest.mark.parametrize("style", STYLES)
def test_every_line_and_cell_is_where_the_page_has_it(style: str) -> None:
    markup = page(drawn(5)[0], style)
    lines = re.split(r"\r\n|\n|\r", markup)
    got = source(encoded(style, markup))
    assert len(got.origins) > 270
    for origin in got.origins:
        words = got.text[origin.start : origin.end]
        there = lines[origin.line - 1][origin.column - 1 :] + "".join(lines[origin.line :][:4])
        assert there.startswith(words or "<"), (words, there[:40])


def test_words_within_a_line_are_where_the_page_has_them() -> None:
    markup = "<p>\n 全年<b>收到</b>&ldquo;申请&rdquo;<i>\n九</i>\n件<br>see\n <u>page</u> 2"
    got = source(markup)
    assert got.text == "全年收到“申请”九件\nsee page 2\n"
    places = {}
    for origin in got.origins:
        for offset in range(origin.start, origin.end):
            places[got.text[offset]] = origin.line, origin.column + offset - origin.start
    at = {word: places[word] for word in "全收“申九件sg2"}
    lines = markup.split("\n")
    marks = dict.fromkeys("全收申九件s2") | {"“": "&ldquo;", "g": "ge"}
    for word, place in at.items():
        assert lines[place[0] - 1][place[1] - 1 :].startswith(marks[word] or word), word


# What is shown.


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>一<p>二<div>三</div>四", "一\n二\n三\n四"),
        ("<p>一<br>二<BR/>三<hr>四", "一\n二\n三\n四"),
        ("<p>收到<b>九</b><span>件</span>。</p>", "收到九件。"),
        ("<p>\n  收到\n  九件\n</p>", "收到九件"),
        ("<p>see\n  the page</p>", "see the page"),
        ("<p>2024\n年</p>", "2024年"),
        ("<p>&nbsp;&nbsp;　一&nbsp;二　</p>", "一\xa0二"),
        ("<p>1&lt;2 &amp; &#19977;&#x56db;&ldquo;五&rdquo;</p>", "1<2 & 三四“五”"),
        ("<p>3 < 5，5<6，<通知></p>", "3 < 5，5<6，<通知>"),
        ("<p>一<!-- 二 -->三<!-->四<!--->五</p>", "一三四五"),
        ("<p>一<!--二<p>三", "一"),
        ("<script>if(a<b){'<p>一</p>'}</script><style>p{}</style>二", "二"),
        ("<SCRIPT>'</p>一'</SCRIPT >二<title>三</title>", "二"),
        ("<template><p>一</p></template><noscript>二</noscript>三", "三"),
        ("<select><option>一</select><button>二</button>三", "一三"),
        ("<div style='display:none'>一<div>二</div>三</div>四", "四"),
        ('<p>一<span style="x:y; DISPLAY : NONE">二</span>三</p>', "一三"),
        ("<div hidden>一</div><div style='overflow:hidden'>二</div>", "二"),
        ("<p style='display:none'>一<p>二", "二"),
        ("<li style='display:none'>一<li>二", "二"),
        ("<div hidden><script>'</div>'</script>一</div>二", "二"),
        ("<p>一</p><div hidden>二<p>三", "一\n二\n三"),  # it would hide the rest of the page
        ("<input type=hidden hidden><p>一", "一"),
        ("<pre>一\n  二\n</pre>三", "一\n二\n三"),
        ("<ol><li>一<li>二</ol><ul><li>三</ul>", "1.一\n2.二\n三"),
        ("<ol start=3 type=a><li>一<li value=9>二</ol>", "c.一\ni.二"),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", "一、甲\n二、乙"),
        ("<ol><li>（一）甲<li>1.乙<li>丙</ol>", "（一）甲\n1.乙\n3.丙"),
        ("<ol><li><ol><li>甲</ol><li>乙</ol>", "1.甲\n2.乙"),
        ("<p title='a>b' class=\"x\">一", "一"),
        ("<p title=\"it's\">一<p don't>二<p class='x>三", "一\n二\n三"),
        ("<p>一<del>二</del>三</p>", "一三"),
        ("<ruby>汉<rt>han</rt></ruby>字", "汉字"),
        ("一<xml><w:p>二</w:p></xml><o:p></o:p>三", "一三"),
        ("<h1>一</h1>二<h2>三</h2>", "一\n二\n三"),
        ("</div></td></table>一</p></li>", "一"),
        ("一</p", "一"),
        ("一<p class=", "一"),
    ],
)
def test_what_is_shown(markup: str, shown: str) -> None:
    assert page_text(markup) == shown


WORD_ITEM = (
    "<p style='mso-list:l0'><!--[if !supportLists]--><span>{}<span style='font:7pt'>&nbsp;&nbsp;\n"
    "</span></span><!--[endif]--><span>总体情况</span></p>"
)


@pytest.mark.parametrize(
    "markup",
    [
        WORD_ITEM.format("一、"),
        WORD_ITEM.replace("!--[", "![").replace("]--", "]").format("一、"),
        "<p><span style='mso-list:Ignore'>一、<span>&nbsp; </span></span>总体情况</p>",
        "<p><span style='mso-list:\nIgnore'><span>一</span>、 </span><b>总体情况</b></p>",
    ],
)
def test_numbers_of_words_lists_are_set_off_by_nothing(markup: str) -> None:
    assert page_text(markup) == "一、总体情况"


# Tables.


@pytest.mark.parametrize(
    ("table", "grid"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
        ("<td>a<td>b<tr><th>c</th><td>d</td>", [["a", "b"], ["c", "d"]]),
        ("<tr><td colspan=2>a<tr><td>b<td>c", [["a", ""], ["b", "c"]]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c", [["a", "b"], ["", "c"]]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", [["a", "b"], ["", "c"], ["", "d"]]),
        ("<tr><td rowspan=9>a<td>b<tr><td>c", [["a", "b"], ["", "c"]]),
        (
            "<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f",
            [["a", "", "b"], ["", "", "c"], ["d", "e", "f"]],
        ),
        (
            "<thead><tr><td rowspan=5>a<td>b</thead><tbody><tr><td>c<td>d",
            [["a", "b"], ["c", "d"]],
        ),
        ("<tfoot><tr><td>z<td>y<tbody><tr><td>a<td>b", [["a", "b"], ["z", "y"]]),
        ("<tr><td colspan=9>a<tr><td colspan=4>b<td>c", [["a", ""], ["b", "c"]]),
        ("<tr><td COLSPAN='2'>a<tr><td colspan=x>b<td colspan=-2>c", [["a", ""], ["b", "c"]]),
        ("<tr><td>a<td><tr><td>&nbsp;<td>d", [["a", ""], ["", "d"]]),
        ("<tr><td>a<p>b<p>c<td>d", [["a b c", "d"]]),
        ("<tr><td>行政<br>许可<td>to<br>do", [["行政许可", "to do"]]),
        ("<tr style='display:none'><td>x<td>y<tr><td>a<td>b", [["a", "b"]]),
        ("<tr><td>a<td style='display:none'>x<td>b", [["a", "b"]]),
        ("<tr><td>a<td><table><tr><td>b</table><td>c", [["a", "b", "c"]]),
        ("<tr><td>a<td>b</tr><tr></tr><tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
        ("<colgroup><col><col></colgroup><tr><td>a<td>b</td>x", [["x"], ["a", "b"]]),
        ("<caption>t</caption><tr><td>a<td>b", [["t"], ["a", "b"]]),
    ],
)
def test_tables_are_laid_on_their_grid(table: str, grid: list[list[str]]) -> None:
    assert rows(table) == grid


def test_tables_that_lay_out_a_page_are_lines() -> None:
    inner = "<table><tr><td>规章<td>1<tr><td>行政许可<td>2</table>"
    outer = (
        f"<table><tr><td>首页<td>公开<tr><td colspan=2>甲<p>乙{inner}丙<tr><td colspan=2>丁</table>"
    )
    assert (
        page_text(f"<table>{outer}</table>") == "首页\t公开\n甲\n乙\n规章\t1\n行政许可\t2\n丙\n丁"
    )
    assert page_text("<table><tr><td>甲<tr><td>乙</table>") == "甲\n乙"


def test_a_page_in_one_table_has_its_lines_and_its_table() -> None:
    long = "全年主动公开政府信息。" * 40
    sheet = (
        f"<table><tr><td colspan=3>{long}<tr><td colspan=3>二、主动公开政府信息情况"
        "<tr><td colspan=3>第二十条第（一）项<tr><td>规章<td>0<td>0</table>"
    )
    want = [long, "二、主动公开政府信息情况", "第二十条第（一）项\t\t", "规章\t0\t0"]
    assert page_text(sheet).split("\n") == want


def test_a_blank_cell_is_where_its_tag_is() -> None:
    got = source("<table>\n<tr><td>规章</td>\n  <td></td></tr></table>")
    empty = [(o.line, o.column) for o in got.origins if o.start == o.end]
    assert empty == [(3, 3)]
