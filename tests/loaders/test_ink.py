"""What of a line is its text, by how its runs are printed: one rule, the same in every format."""

from __future__ import annotations

import pytest
import test_load_odt as opendocument
import test_load_rtf as rich
from helpers import word_files as word
from helpers import workbooks
from helpers.html_pages import page_text as page

from govlint.loaders.ink import DOUBTFUL, PLAIN, RAISED, STRUCK, Ink, legible
from govlint.loaders.sheets import xlsx
from govlint.loaders.word import docx, odt, rtf

INKS = {"": PLAIN, "h": Ink(hidden=True), "s": STRUCK, "r": RAISED, "?": DOUBTFUL}


@pytest.mark.parametrize(
    "runs, text",
    [
        ("43", "43"),
        ("43 h:99", "43"),
        ("s:99 43", "43"),
        ("43 s:99", "43"),
        ("s:43", ""),
        ("4 s:2 3", "4~~2~~3"),  # 43, 423, or 4 and 3?
        ("43 r:1", "43"),
        ("43 r:[ r:12 r:]", "43"),
        ("r:① 43", "43"),
        ("43 r:注1", "43"),
        ("43 r:1234", "43^1234"),
        ("4 r:2 3", "4^23"),
        ("r:1 / r:2", "^1/^2"),
        ("r:43", "43"),  # all of the cell is set high
        ("43 ?:9", "43?9?"),
        ("其他 r:1", "其他"),
        ("公 ?:开 的", "公开的"),
        ("第1 r:季度 ，", "第1季度，"),
        ("43 r:1 s:2 h:3", "43"),
    ],
)
def test_the_rule(runs: str, text: str) -> None:
    split = [run.rpartition(":") for run in runs.split(" ")]
    assert "".join(legible([(words, INKS[ink]) for ink, _, words in split])) == text


def in_word(run: str) -> str:
    """A cell of 43 with a run before or behind it; `+` stands for the 43."""
    cell = word.tc(word.p(*(word.r("43") if part == "+" else part for part in run.split("|"))))
    body = word.tbl([word.tc("规章"), cell, word.tc("7")])
    styles = (
        '<w:style w:type="character" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:basedOn w:val="B"/>'
        '<w:rPr><w:vanish w:val="0"/><w:position w:val="8"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="P"/>'
    )
    return docx.load(word.docx(body, styles=styles), "a.docx").text.strip()


R = word.r
BOX = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="1"/>'
LIST = (
    f'<w:r><w:fldChar w:fldCharType="begin">{BOX}<w:listEntry w:val="43"/></w:ddList></w:ffData>'
    "</w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SIGNS = '<w:r><w:sym w:font="宋体" w:char="F034"/><w:sym w:font="Symbol" w:char="F033"/></w:r>'
CHOICE = (
    '<mc:AlternateContent><mc:Choice Requires="{}"><w:r><w:t>9</w:t></w:r></mc:Choice>'
    "<mc:Fallback><w:r><w:t>43</w:t></w:r></mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    "run, cell",
    [
        ("+|" + R("99", "<w:vanish/>"), "43"),
        ("+|" + R("99", '<w:rStyle w:val="B"/>'), "43"),
        ("+|" + R("9", '<w:rStyle w:val="C"/>'), "43"),
        ("+|" + R("99", '<w:rStyle w:val="A"/><w:vanish w:val="0"/>'), "4399"),
        ("+|" + R("99", '<w:sz w:val="2"/>'), "43"),
        ("+|" + R("99", '<w:color w:val="FFFFFF"/>'), "43"),
        ("+|" + R("99", '<w:color w:val="FEFEFE"/><w:shd w:val="clear" w:fill="003366"/>'), "4399"),
        ("+|" + R("1", '<w:vertAlign w:val="superscript"/>'), "43"),
        ("+|" + R("1", '<w:position w:val="8"/>'), "43"),
        ("+|" + R("①", '<w:vertAlign w:val="subscript"/>'), "43"),
        (R("99", "<w:strike/>") + "|+", "43"),
        (R("99", "<w:dstrike/>") + "|+", "43"),
        (R("43", '<w:vertAlign w:val="superscript"/>'), "43"),
        ("+|<w:r><w:footnoteReference w:customMarkFollows=\"1\"/><w:t>1</w:t></w:r>", "43"),
        ("+|" + R("9", "<w:webHidden/>"), "43?9?"),
        (LIST, "43"),
        (SIGNS, "43"),
        (CHOICE.format("w99"), "43"),
        (CHOICE.format("wps"), "9"),
    ],
)  # fmt: skip
def test_word(run: str, cell: str) -> None:
    assert in_word(run) == f"规章\t{cell}\t7"


MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def test_formulas_of_word() -> None:
    def made(inside: str) -> str:
        return in_word(f"<m:oMath {MATHS}>{inside}</m:oMath>")

    def t(words: str) -> str:
        return f"<m:r><m:t>{words}</m:t></m:r>"

    assert made(t("43")) == "规章\t43\t7"
    high = f"<m:sSup><m:e>{t('43')}</m:e><m:sup>{t('1')}</m:sup></m:sSup>"
    assert made(high) == "规章\t43\t7"
    part = f"<m:f><m:num>{t('4')}</m:num><m:den>{t('3')}</m:den></m:f>"
    assert made(part) == "规章\t4/3\t7"


@pytest.mark.parametrize(
    "cell, text",
    [
        ("43<sup>1</sup>", "43"),
        ("43<sub>②</sub>", "43"),
        ("<s>99</s>43", "43"),
        ("<strike>99</strike>43", "43"),
        ("<del>99</del><ins>43</ins>", "43"),
        ("4<s>9</s>3", "4~~9~~3"),
        ("43<a href='#_ftn1'>[1]</a>", "43"),
        ("43<b class='x gone'>9</b>", "43"),
        ("43<b class=note>9</b>", "43"),
        ("<i id=old>99</i>43", "43"),
        ("<p class=note>43</p>", "43"),
        ("43<i style='opacity:0'>9</i>", "43"),
        ("43<i style='font-size:0'>9</i>", "43"),
        ("43<i style='font-size:1px'>9</i>", "43"),
        ("<i style='font-size:0'><b style='font-size:9pt'>43</b></i>", "43"),
        ("43<i style='visibility:hidden'>9</i>", "43"),
        ("43<i style='position:absolute;left:-9999px'>9</i>", "43"),
        ("43<i style='text-indent:-999em'>9</i>", "43"),
        ("43<i style='height:0;overflow:hidden'>9</i>", "43"),
        ("43<font color=white>9</font>", "43"),
        ("<b style='background:#036;color:#fff'>43</b>", "43"),
        ("43<i style='color:transparent'>9</i>", "43"),
        ("43<i style='vertical-align:super'>1</i>", "43"),
        ("43<i style='mso-text-raise:4pt'>1</i>", "43"),
        ("43<s>", "43"),
        ("<input value=43>", "43"),
        ("<input type=hidden value=9>43", "43"),
        ("<textarea>43</textarea>", "43"),
        ("<select><option>9<option selected>43</select>", "43"),
        ("<svg><title>9</title><text>43</text></svg>", "43"),
        ("<math><mn>43</mn></math>", "43"),
        ("<math><msup><mn>43</mn><mn>1</mn></msup></math>", "?431?"),
    ],
)
def test_pages(cell: str, text: str) -> None:
    sheet = (
        "<style>/* a */ .gone, .none { display:none } td b.note {vertical-align: super}"
        "@media print { td { display: none } } #old { text-decoration: line-through }"
        ".note { font-size: 9pt } em .x, .y:hover { display: none }</style>"
    )
    table = f"<table><tr><td>规章</td><td>{cell}</td><td>7</td></tr></table>"
    assert page(f"{sheet}{table}") == f"规章\t{text}\t7"


def test_white_where_the_ground_may_be_dark() -> None:
    cell = "<table><tr><td>规章</td><td>43<i style='color:#fff'>9</i></td></tr></table>"
    assert page(cell) == "规章\t43"
    assert page("<link rel=stylesheet href=a.css>" + cell) == "规章\t43?9?"


@pytest.mark.parametrize(
    "cell, text",
    [
        (r"43{\super 1}", "43"),
        (r"43{\up6 1}", "43"),
        (r"{\strike 99}43", "43"),
        (r"{\striked1 99}43", "43"),
        (r"43{\v 99}", "43"),
        (r"43{\fs2 99}", "43"),
        (r"43\super 1\nosupersub", "43"),
        (r"43{\cf2 99}", "43"),
        (r"4{\strike 9}3", "4~~9~~3"),
    ],
)
def test_rich_text(cell: str, text: str) -> None:
    colours = rb"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}"
    body = rich.ROW.replace("乙", cell)
    data = rich.file(body).replace(rb"{\colortbl;}", colours)
    assert rtf.load(data, "a.rtf").text.strip() == f"甲\t{text}"


@pytest.mark.parametrize(
    "looks, runs, text",
    [
        ('style:text-position="super 58%"', "43<{}>1</>", "43"),
        ('style:text-position="-33% 58%"', "43<{}>1</>", "43"),
        ('style:text-line-through-style="solid"', "<{}>99</>43", "43"),
        ('fo:font-size="1pt"', "43<{}>9</>", "43"),
        ('fo:color="#ffffff"', "43<{}>9</>", "43"),
        ('fo:color="#ffffff" fo:background-color="#003366"', "43<{}>9</>", "439"),
        ('text:display="none"', "43<{}>9</>", "43"),
    ],
)
def test_opendocument(looks: str, runs: str, text: str) -> None:
    styles = (
        f'<office:styles><style:style style:name="A"><style:text-properties {looks}/>'
        '</style:style><style:style style:name="B" style:parent-style-name="A"/></office:styles>'
    )
    spans = runs.replace("<{}>", '<text:span text:style-name="B">').replace("</>", "</text:span>")
    cells = "".join(
        f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"
        for words in ("规章", spans, "7")
    )
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    assert odt.load(opendocument.flat(table, styles), "a.fodt").text.strip() == f"规章\t{text}\t7"


@pytest.mark.parametrize(
    "runs, font, text",
    [
        ("<r><t>43</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r>", "", "43"),
        ("<r><rPr><strike/></rPr><t>99</t></r><r><rPr><b/></rPr><t>43</t></r>", "", "43"),
        ("<r><t>43</t></r><r><rPr><color rgb='FFFFFFFF'/></rPr><t>9</t></r>", "", "43"),
        ("<r><t>43</t></r><r><rPr><sz val='1'/></rPr><t>9</t></r>", "", "43"),
        ("<t>43</t>", "<vertAlign val='superscript'/>", "43"),
        ("<t>43</t>", "<color theme='0'/>", ""),
        ("<t>43</t>", "<strike/>", ""),
    ],
)
def test_workbooks(runs: str, font: str, text: str) -> None:
    styles = f'<fonts><font/><font>{font}</font></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs>'
    cells = (
        f'<row r="1"><c t="inlineStr"><is><t>规章</t></is></c><c s="1" t="inlineStr"><is>{runs}'
        "</is></c><c><v>7</v></c></row>"
    )
    read = xlsx.load(workbooks.raw(cells, styles=styles), "a.xlsx").text.strip()
    assert read == f"规章\t{text}\t7"
