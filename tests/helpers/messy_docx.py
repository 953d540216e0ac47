"""One messy Word file with all that is hard in it, and the pieces it is made of."""

from __future__ import annotations

import gzip

from helpers import word_files as w
from helpers.paths import DATA
from helpers.word_files import p, r, tbl, tc

INS = '<w:ins w:id="1">{}</w:ins>'
DEL = '<w:del w:id="2"><w:r><w:delText>{}</w:delText></w:r></w:del>'
SDT = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
TOC = (
    "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery "
    'w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
)


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, result: str) -> str:
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return mark("begin") + instruction + mark("separate") + result + mark("end")


def box(*texts: str) -> str:
    inside = "".join(map(p, texts))
    drawn = f"<w:drawing><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:pStyle w:val="H1"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/>
<w:pStyle w:val="H2"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>
<w:lvlText w:val="%1.%3"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/>
<w:lvlText w:val="%4)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="bullet"/>
<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1">
<w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%2."/></w:lvl>
</w:lvlOverride></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>
"""
STYLES = """
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="H1"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>
</w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="H2"/>
<w:basedOn w:val="H1"/><w:pPr><w:numPr>
<w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="H3"/>
<w:basedOn w:val="H2"/></w:style>
<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>
</w:style>
"""


def n(text: str, number: int, level: int = 0) -> str:
    given = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, properties=given)


def s(text: str, style: str, more: str = "") -> str:
    return p(text, properties=f'<w:pStyle w:val="{style}"/>{more}')


NESTED = tbl([tc("1"), tc("2")], [tc("3"), tc("4")], widths=[900, 900])
DRAWN = (
    '<w:r><w:pict><v:rect style="position:absolute;width:100pt;height:40pt"><v:textbox>'
    f"<w:txbxContent>{p('框')}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
)
BODY = (
    p("标题")
    + s("甲", "H1")
    + s("乙", "H2")
    + s("丙", "H3")
    + n("丁", 1)
    + n("戊", 2)
    + p("收到", INS.format(r("9")), DEL.format("8"), "件", r("藏", "<w:vanish/>"))
    + p("前", "<w:r><w:br/><w:t>丙</w:t><w:tab/><w:t>丁</w:t></w:r>")
    + tbl(
        [tc("甲", span=2, merge="restart"), tc("乙", span=2)],
        [tc(span=2, merge="continue"), tc("丙"), tc("丁")],
        [tc("戊"), tc(n("己", 1, 1)), tc("本年", "制发"), tc("2")],
        [tc("戊"), tc("己"), tc("12"), tc("2")],
        widths=[900] * 4,
    )
    + p("中")
    + tbl([tc("甲"), tc("乙", NESTED, p())], [tc("丙"), tc("丁")], widths=[2000, 4000])
    + p("后𠮷字")
    + n("甲", 3)
    + n("乙", 4, 1)
    + p("末", DRAWN)
    + p("尾")
)
TEXT = """标题
一、甲
（一）乙
（二）丙
二、丁
戊
收到9件
前
丙 丁
甲\t\t乙\t
\t\t丙\t丁
戊\t（一）己\t本年制发\t2
戊\t己\t12\t2
中
甲\t乙
丙\t丁
1\t2
3\t4
后𠮷字
五、甲
A.乙
末
框
尾
"""
"""What every reader must make of it, blank lines left out."""

DOCX = w.docx(BODY, numbering=NUMBERING, styles=STYLES)
DOC = gzip.decompress((DATA / "messy.doc.gz").read_bytes())
"""The same as LibreOffice 7.4 writes it in the format of Word 97."""


def without_blank_lines(text: str) -> str:
    """A text without its blank lines."""
    return "".join(f"{line}\n" for line in text.split("\n") if line.strip())
