"""OpenDocument texts, in a zip file and flat."""

from __future__ import annotations

import pytest
from helpers import word_files as w
from helpers.messy_docx import without_blank_lines

from govlint.files.decode import Undecodable
from govlint.loaders.word import odt

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for short, uri in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "draw": "drawing",
    }.items()
)
STYLES = """<office:automatic-styles>
<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>
<style:style style:name="C1"><style:table-column-properties style:column-width="0.01cm"/>
</style:style>
<text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..."
 style:num-suffix="、"/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"
 style:num-prefix="（" style:num-suffix="）" text:start-value="4"/></text:list-style>
<text:outline-style><text:outline-level-style text:level="1" style:num-format="A"
 style:num-suffix="."/></text:outline-style></office:automatic-styles>"""
TABLE = """<table:table><table:table-column table:number-columns-repeated="2"/>
<table:table-column table:style-name="C1"/><table:table-header-rows><table:table-row>
<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2">
<text:p>甲</text:p></table:table-cell><table:covered-table-cell/>
<table:table-cell><text:p/></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell/>
</table:table-row><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell>
<table:table-cell><text:p>2</text:p><text:p>3</text:p></table:table-cell><table:table-cell/>
</table:table-row></table:table>"""


def flat(text: str, more: str = "") -> bytes:
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    return f"<office:document {NAMES}>{STYLES}{more}{body}</office:document>".encode()


def zipped(text: str) -> bytes:
    content = flat(text).decode().replace("office:document", "office:document-content")
    return w.zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def a_list(*items: str, more: str = "") -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="L" {more}>{inside}</text:list>'


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


H = '<text:h text:outline-level="{}">{}</text:h>'
BOX = f"<draw:frame><draw:text-box>{p('框')}</draw:text-box></draw:frame>"
ODT = zipped(p("题") + a_list(p("甲"), p("乙") + a_list(p("丙"))) + TABLE + p("末"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(" 一 <text:s text:c='2'/>二\n三<text:tab/>四<text:line-break/>五 "), "一   二 三 四|五"),
        (p("甲<text:span text:style-name='T1'>藏</text:span><text:a>乙</text:a>"), "甲乙"),
        (p("甲<text:note><text:note-body>注</text:note-body></text:note>乙"), "甲乙"),
        (p("甲<text:ruby><text:ruby-base>乙</text:ruby-base><text:ruby-text>y</text:ruby-text>"
           "</text:ruby>"), "甲乙"),
        (p(f"前{BOX}后"), "前后|框"),
        ("<text:table-of-content>" + p("目录") + "</text:table-of-content>" + p("甲"), "甲"),
        ("<text:section>" + p("甲") + "</text:section>", "甲"),
        (a_list(p("甲"), p("乙") + a_list(p("丙"))), "一、甲|二、乙|（二.4）丙"),
        (a_list(p("甲")) + a_list(p("乙")), "一、甲|一、乙"),
        (a_list(p("甲")) + a_list(p("乙"), more='text:continue-numbering="true"'), "一、甲|二、乙"),
        (a_list(p("甲") + p("乙"), p("丙")), "一、甲|乙|二、丙"),
        (H.format(1, "甲") + H.format(2, "乙"), "A.甲|乙"),
        (TABLE, "甲\t|1\t2 3"),
    ],
)  # fmt: skip
def test_what_is_printed(body: str, text: str) -> None:
    for data in (flat(body), zipped(body)):
        source = odt.load(data, "a.odt")
        assert without_blank_lines(source.text) == text.replace("|", "\n") + "\n"
        assert source.medium == "odf"


def test_covered_cells_that_nothing_covers() -> None:
    row = "<table:table-row><table:covered-table-cell/></table:table-row>"
    assert odt.load(flat(f"<table:table>{row}</table:table>" + p("甲")), "a").text.strip() == "甲"


def test_deleted_text_is_left_out_wherever_it_stands() -> None:
    region = (
        '<text:tracked-changes><text:changed-region xml:id="c1"><text:deletion>'
        f"{p('旧')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    body = region + p(
        '收到<text:change text:change-id="c1"/><text:change-start text:change-id="c1"/>8'
        '<text:change-end text:change-id="c1"/>9件'
    )
    assert odt.load(flat(body), "a").text == "收到9件\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (w.zipped({"content.xml": "<a/>"}), "no office:text"),
        (w.zipped({"META-INF/manifest.xml": "encryption-data", "content.xml": "x"}), "password"),
        (flat(p("x"))[:-30], "damaged"),
        (flat(TABLE.replace('repeated="2"', 'repeated="99999999"') * 2000), "cells"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, said: str) -> None:
    with pytest.raises(Undecodable) as caught:
        odt.load(data, "a.odt")
    assert said in caught.value.message.en
