"""Word files: the text and tables a person sees, changes accepted, numbers written out."""

from __future__ import annotations

import pytest
from forge import forge
from helpers import word_files as w
from helpers.messy_docx import DEL, INS, SDT, TOC, box, field, mark

from govlint.files.decode import Undecodable
from govlint.files.xmltree import read_xml
from govlint.loaders.word import docx
from govlint.model.source import Source

p, r, tc, tbl = w.p, w.r, w.tc, w.tbl


def load(body: str, **parts: str) -> Source:
    return docx.load(w.docx(body, **parts), "报告.docx")


def lines(body: str, **parts: str) -> list[str]:
    return [line for line in load(body, **parts).text.split("\n") if line]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("一、", "总体情况"), "一、总体情况"),
        (p("收到", INS.format(r("9")), DEL.format("8"), "件"), "收到9件"),
        (p("收到", '<w:smartTag w:element="x">' + r("9") + "</w:smartTag>", "件"), "收到9件"),
        (p("收到", SDT.format(r("9")), "件"), "收到9件"),
        (p(f'<w:hyperlink r:id="r9">{r("政府网")}</w:hyperlink>', "公开"), "政府网公开"),
        (p('<w:fldSimple w:instr="PAGE">' + r("7") + "</w:fldSimple>", "页"), "7页"),
        (p("收到", field(" REF a ", r("9")), "件"), "收到9件"),
        (p("甲", mark("begin"), "乙") + p("丙"), "甲|丙"),
        (p("甲", r("乙", "<w:vanish/>"), r("丙", '<w:vanish w:val="0"/>')), "甲丙"),
        (p("甲<乙", "<w:r><w:br/><w:t>丙</w:t><w:tab/><w:t>丁</w:t></w:r>"), "甲<乙|丙 丁"),
        (p("<w:r><w:t> 甲　</w:t></w:r>", r(" 乙 ")), "甲　 乙 "),
        (p("<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>", "甲"), "-甲"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "是"), "☑是"),
        (p(f'<w:moveFrom w:id="3">{r("甲")}</w:moveFrom>') + p("乙"), "乙"),
        (p(f'<w:moveTo w:id="3">{r("甲")}</w:moveTo>'), "甲"),
        (p("甲", '<w:r><w:footnoteReference w:id="1"/></w:r>', "乙"), "甲乙"),
        (
            p("甲", properties='<w:rPr><w:del w:id="4"/></w:rPr>') + p("乙"),
            "甲乙",
        ),
        (p("前", box("框一", "框二"), "后") + p("再"), "前后|框一|框二|再"),
        (SDT.format(p("甲")) + "<w:customXml>" + p("乙") + "</w:customXml>", "甲|乙"),
        (TOC.format(p("一、总体情况\t1")) + p("一、总体情况"), "一、总体情况"),
        (
            p(field("TOC \\o", r("一、总体情况 1")).replace(mark("end"), ""))
            + p("二 2", mark("end"))
            + p("一、总体情况"),
            "一、总体情况",
        ),
        (p(field("TOC \\o", r("目录")).replace(mark("end"), "")) + p("甲"), "目录|甲"),
        ("<w:sectPr/>" + p("甲"), "甲"),
    ],
)
def test_a_paragraph_is_what_is_printed(body: str, text: str) -> None:
    assert "|".join(lines(body)) == text


def test_a_table_stands_on_its_full_grid() -> None:
    body = tbl(
        [tc("甲", span=2, merge="restart"), tc("乙", span=2)],
        [tc(span=2, merge="continue"), tc("丙"), tc("丁")],
        [tc("戊"), tc("己"), tc("1"), tc("2")],
        widths=[900] * 4,
    )
    assert lines(body) == ["甲\t\t乙\t", "\t\t丙\t丁", "戊\t己\t1\t2"]


def test_columns_nobody_sees_are_none() -> None:
    # LibreOffice leaves a column of one twip; Word keeps an edge that no row has any more.
    body = tbl(
        [tc("甲", span=2), tc("乙", span=3)],
        [tc("1", span=2), tc("2", span=2), tc("3")],
        widths=[500, 400, 900, 1, 900],
    )
    assert lines(body) == ["甲\t乙\t", "1\t2\t3"]
    thin = tbl([tc("1"), tc("2", span=2)], [tc("3"), tc("4"), tc()], widths=[900, 900, 1])
    assert lines(thin) == ["1\t2", "3\t4"]
    held = tbl([tc("1"), tc("2", span=2)], [tc("3"), tc("4"), tc("5")], widths=[900, 900, 1])
    assert lines(held) == ["1\t2\t", "3\t4\t5"]


def test_cells_and_rows_through_all_that_wraps_them() -> None:
    row = [tc("30"), SDT.format(tc("31")), tc(p(INS.format(r("32")), DEL.format("9")))]
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + tc("x") + tc("y") + tc("z") + "</w:tr>"
    body = tbl(row, [tc("1"), tc("2"), tc("3")]).replace("</w:tblGrid>", "</w:tblGrid>" + gone)
    assert lines(SDT.format(body)) == ["30\t31\t32", "1\t2\t3"]


def test_rows_may_start_and_end_inside() -> None:
    before = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("甲") + "</w:tr>"
    body = tbl([tc("1"), tc("2")]).replace("</w:tbl>", before + "</w:tbl>")
    assert lines(body) == ["1\t2", "\t甲"]


def test_paragraphs_of_a_cell_are_joined() -> None:
    body = tbl(
        [tc("本年", "制发件数"), tc("No.", "12"), tc(p("<w:r><w:t>a</w:t><w:br/></w:r>", "b"))]
    )
    assert lines(tbl([tc("一"), tc("二"), tc("三")]) + body)[1] == "本年制发件数\tNo. 12\ta b"


def test_a_table_in_a_cell_comes_after() -> None:
    inner = tbl([tc("1"), tc("2")], [tc("3"), tc("4")])
    body = tbl([tc("甲"), tc("乙", inner)], [tc("丙"), tc("丁")], [tc("戊"), tc("己")])
    assert lines(body) == ["甲\t乙", "丙\t丁", "戊\t己", "1\t2", "3\t4"]


def test_a_table_for_the_looks_is_none() -> None:
    inner = tbl([tc("1"), tc("2"), tc("3")], [tc("4"), tc("5"), tc("6")])
    assert lines(tbl([tc("一、总体情况", "好", inner)])) == [
        "一、总体情况",
        "好",
        "1\t2\t3",
        "4\t5\t6",
    ]
    assert lines(tbl([tc("左"), tc("右", inner)])) == ["左", "右", "1\t2\t3", "4\t5\t6"]
    assert lines(tbl([tc("左"), tc("右" * 700)])) == ["左", "右" * 700]


def test_places_lead_back_to_the_file() -> None:
    looks = '<w:jc w:val="left"/><w:rPr><w:b/><w:rFonts w:ascii="宋体"/></w:rPr>'
    bold = r("六", '<w:b/><w:sz w:val="21"/>')
    body = p("一、总体情况", "<w:proofErr/>", bold, box("框"), properties=looks)
    body += SDT.format(tbl([tc("1"), tc("2")], [tc("3"), SDT.format(tc("4"))]))
    source = load(body)
    assert source.medium == "docx"
    document = read_xml(w.root("document", f"<w:body>{body}</w:body>").encode(), "x")
    for word, name in (("总体", "p"), ("框", "p"), ("3", "tc"), ("4", "tc")):
        origin = source.origin(source.text.index(word))
        assert origin is not None
        found = docx.find(document, origin.key)
        assert found.tag.endswith("}" + name)
        assert word in "".join(found.itertext())
    assert origin.where == ("第2行", "row 2")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("form", ["2021", "2019"])
def test_the_text_is_that_of_the_plain_file(seed: int, form: str) -> None:
    source = docx.load(w.docx(w.report(w.drawn(seed, form))), "x.docx")
    plain = forge(seed, "A2", form=form, noise=False).text
    assert _printed(source.text) == _printed(plain)


def test_spans_without_end_are_harmless() -> None:
    body = tbl([tc("1", span=90_000)], [tc("2"), tc("3")])
    assert lines(body) == ["1\t\t", "2\t3"]


def test_strict_files_and_renamed_parts() -> None:
    data = w.docx(p("甲") + tbl([tc("1"), tc("2")]))
    assert docx.load(w.rewritten(data, lambda n, t: (n, t.replace(w.W, w.STRICT))), "x").text
    old, new = "document.xml", "document2.xml"
    moved = w.rewritten(data, lambda name, text: (name.replace(old, new), text.replace(old, new)))
    assert "1\t2" in docx.load(moved, "x").text


def test_flat_files() -> None:
    body = f"<w:body>{p('甲')}{tbl([tc('1'), tc('2')])}</w:body>"
    inside = w.root("document", body).partition("?>")[2]
    flat = (
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xml'
        f'Package"><pkg:part><pkg:xmlData>{inside}</pkg:xmlData></pkg:part></pkg:package>'
    )
    assert docx.load(flat.encode(), "x.doc").text.split() == ["甲", "1", "2"]
    listed = '<w:listPr><w:t w:val="一、"/></w:listPr>'
    old = w.root("wordDocument", f"<w:body>{p('甲', properties=listed)}</w:body>")
    assert docx.load(old.encode(), "x.doc").text == "一、甲\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (w.docx(p("甲") + '<w:altChunk r:id="r5"/>'), "altChunk"),
        (w.zipped({"word/document.xml": "<a/>"}), "no w:body"),
        (w.zipped({"word/document.xml": "<a><b>"}), "damaged"),
        (w.zipped({"word/x.xml": "<a/>"}), "not there"),
        (w.docx(p("甲"))[:300], "damaged"),
        (w.zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "type"),
        (w.zipped({"word/document.xml": "<w:p>" * 9999 + "</w:p>" * 9999}), "damaged"),
        (w.docx("<w:tbl><w:tr><w:tc>" * 60 + "</w:tc></w:tr></w:tbl>" * 60), "deep"),
        (w.docx(tbl([tc("1")] * 900)), "columns"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, said: str) -> None:
    with pytest.raises(Undecodable) as caught:
        docx.load(data, "x.docx")
    assert said in caught.value.message.en
    assert caught.value.message.zh


def _printed(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n") if line.strip()]
