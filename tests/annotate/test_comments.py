"""Comments put into Word files: the body untouched, others' comments kept, odd files refused."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from helpers import word_files as word
from helpers.annotated_reports import MARK, in_word, member
from helpers.docx_comments import COMMENTS, DOCUMENT, anchored, body, comments, noted
from helpers.word_files import W, p, r, tbl, tc

from govlint.annotate import NewComment, annotated
from govlint.files.decode import Undecodable


def test_the_body_and_all_other_parts_stay_as_they_were() -> None:
    draft = in_word("untidy.txt")
    made = annotated(draft, [NewComment("", "", 0, ("x",)), NewComment("body/3", "县", 0, ("y",))])
    assert MARK.sub(b"", member(made, DOCUMENT)) == member(draft, DOCUMENT)
    before, after = (zipfile.ZipFile(BytesIO(data)) for data in (draft, made))
    assert after.namelist() == [*before.namelist(), COMMENTS]
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"[Content_Types].xml", "word/_rels/document.xml.rels", DOCUMENT}
    assert 'PartName="/word/comments.xml"' in after.read("[Content_Types].xml").decode()
    assert 'Target="comments.xml"' in after.read("word/_rels/document.xml.rels").decode()


OTHERS = f'<w:comment w:id="4" w:author="李审核" w:initials="L">{p("请核对")}</w:comment>'
REVIEWED = (
    '<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>第一段</w:t></w:r><w:commentRangeEnd w:id="4"/>'
    '<w:r><w:commentReference w:id="4"/></w:r></w:p>'
)


def reviewed(*notes: NewComment) -> bytes:
    """A file in which somebody else has a comment."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    names = dict.fromkeys((COMMENTS.replace("/", "__"),), word.root("comments", OTHERS))
    data = word.docx(REVIEWED + p("第二段"), numbering=" ", **names)
    files = {name: member(data, name) for name in zipfile.ZipFile(BytesIO(data)).namelist()}
    rels = "word/_rels/document.xml.rels"
    named = f'<Relationship Id="r9" Type="{kind}" Target="/word/comments.xml"/></Relationships>'
    files[rels] = files[rels].replace(b"</Relationships>", named.encode())
    return annotated(word.zipped(files), notes) if notes else word.zipped(files)


def test_others_comments_stay() -> None:
    twice = annotated(
        reviewed(NewComment("body/1", "", 0, ("一",))), [NewComment("body/0", "", 0, ("二",))]
    )
    said = comments(twice)
    assert said["4"] == ("李审核", ["请核对"])
    assert said["5"] == ("govlint", ["二"])
    assert len(said) == 2
    assert anchored(twice) == {"4": "第一段", "5": "第一段"}
    none = annotated(twice, [])
    assert comments(none) == comments(reviewed())
    assert member(none, DOCUMENT) == member(reviewed(), DOCUMENT)


def test_an_answer_to_our_comment_outlives_it() -> None:
    made = reviewed(NewComment("body/1", "", 0, ("一",)))
    files = {name: member(made, name) for name in zipfile.ZipFile(BytesIO(made)).namelist()}
    new = "http://schemas.microsoft.com/office/word/2010/wordml"
    files[COMMENTS] = files[COMMENTS].replace(
        b'w:initials="GL"><w:p>', f'w:initials="GL"><w:p xmlns:n="{new}" n:paraId="00AA">'.encode()
    )
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    files["word/commentsExtended.xml"] = (
        f'<e:commentsEx xmlns:e="{space}"><e:commentEx e:paraId="00AA" e:done="1"/>'
        '<e:commentEx e:paraId="00BB" e:paraIdParent="00AA" e:done="0"/></e:commentsEx>'
    ).encode()
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    rels = "word/_rels/document.xml.rels"
    named = f'<Relationship Id="r8" Type="{kind}" Target="commentsExtended.xml"/></Relationships>'
    files[rels] = files[rels].replace(b"</Relationships>", named.encode())
    again = annotated(word.zipped(files), [NewComment("body/1", "", 0, ("新",))])
    left = member(again, "word/commentsExtended.xml").decode()
    assert re.findall(r"<e:commentEx [^>]*>", left) == ['<e:commentEx e:paraId="00BB" e:done="0"/>']


# places


def test_words_are_anchored_at_their_runs() -> None:
    made = noted(
        p(r("收到申请"), r("三件"), r("，办结三件。")), NewComment("body/0", "三件", 4, ("x",))
    )
    assert anchored(made) == {"0": "三件"}
    later = noted(p(r("三件"), r("，办结"), r("三件")), NewComment("body/0", "三件", 5, ("x",)))
    assert member(later, DOCUMENT).index(b"RangeStart") > member(later, DOCUMENT).index(
        "办结".encode()
    )


@pytest.mark.parametrize(
    "wrapped",
    [
        f'<w:ins w:id="7" w:author="王">{r("新增")}</w:ins>',
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r('新增')}</w:sdtContent></w:sdt>",
        f'<w:hyperlink w:anchor="a">{r("新增")}</w:hyperlink>',
        f'<w:smartTag w:element="e">{r("新增")}</w:smartTag>',
    ],
    ids=["ins", "sdt", "link", "tag"],
)
def test_words_in_a_wrapper(wrapped: str) -> None:
    inside = p(
        r("前"), '<w:del w:id="6"><w:r><w:delText>新增</w:delText></w:r></w:del>', wrapped, r("后")
    )
    made = noted(inside, NewComment("body/0", "新增", 1, ("x",)))
    assert anchored(made) == {"0": "新增"}
    assert body(made) == body(word.docx(inside))


def test_a_field_is_not_cut() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("12")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    made = noted(p(r("第"), field, r("页")), NewComment("body/0", "12", 1, ("x",)))
    text = member(made, DOCUMENT).decode()
    assert (
        text.index("RangeStart")
        < text.index('"begin"')
        < text.index('"end"')
        < text.index("RangeEnd")
    )


def test_cells_and_tables_in_cells() -> None:
    inner = tbl([tc("甲"), tc("9")])
    table = tbl([tc("栏目"), tc("数")], [tc("行"), tc(inner, p("外"))], [tc(p()), tc("<w:p/>")])
    inside = p("题") + table
    keys = {"body/1/3/1": "外", "body/1/3/1/1/2/1": "9", "body/1/4/0": "", "body/1/4/1": ""}
    made = noted(inside, *(NewComment(key, "x", 0, (key,)) for key in keys))
    assert {comments(made)[number][1][0]: text for number, text in anchored(made).items()} == keys
    assert body(made) == body(word.docx(inside))


def test_what_has_no_place_goes_to_the_first_words() -> None:
    for key in ("", "body/99", "elsewhere"):
        assert anchored(noted(p() + p("题目") + p("文"), NewComment(key, "不在", 0, ("x",)))) == {
            "0": "题目"
        }


def test_a_text_box_is_noted_where_it_is_anchored() -> None:
    inside = f"<v:shape><v:textbox><w:txbxContent>{p('框中')}</w:txbxContent></v:textbox></v:shape>"
    box = f"<w:r><w:pict>{inside}</w:pict></w:r>"
    made = noted(p(r("正文"), box), NewComment("body/0/1/0/0/0/0/0", "框中", 0, ("x",)))
    text = member(made, DOCUMENT).decode()
    assert "comment" not in re.search(r"<w:txbxContent>.*</w:txbxContent>", text)[0]
    assert text.count("commentReference") == 1


# odd files

ONE = (NewComment("body/0", "", 0, ("x",)),)


def with_document(text: bytes) -> bytes:
    """A Word file with this main part."""
    files = {name: member(word.docx(""), name) for name in word_names()}
    return word.zipped({**files, DOCUMENT: text})


def word_names() -> list[str]:
    return zipfile.ZipFile(BytesIO(word.docx(""))).namelist()


def test_hostile_words() -> None:
    made = noted(p("题"), NewComment("body/0", "", 0, ("<w:p>&\x00\x1f\ud800]]>", '"x" =1')))
    assert comments(made)["0"][1] == ["<w:p>&   ]]>", '"x" =1']


TEXT = word.root("document", f"<w:body>{p('题')}</w:body>")


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("UTF-8", "UTF-16").encode("utf-16"),
        TEXT.replace("w:", "q:").replace("xmlns:w=", "xmlns:q=").encode(),
        TEXT.replace("w:", "").replace("xmlns:w=", "xmlns=").encode(),
        b"\xef\xbb\xbf" + TEXT.replace("<w:body>", "<!-- > --><w:body>").encode(),
    ],
    ids=["utf-16", "prefix", "no-prefix", "bom"],
)
def test_other_ways_to_write_xml(text: bytes) -> None:
    made = annotated(with_document(text), ONE)
    assert anchored(made) == {"0": "题"}
    assert comments(made) == {"0": ("govlint", ["x"])}


def test_a_strict_file() -> None:
    files = {name: member(word.docx(p("题")), name) for name in word_names()}
    strict = {
        name: data.replace(W.encode(), word.STRICT.encode()).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships/",
        )
        for name, data in files.items()
    }
    made = annotated(word.zipped(strict), ONE)
    kind = b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
    assert kind in member(made, "word/_rels/document.xml.rels")
    assert word.STRICT.encode() in member(made, COMMENTS)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        with_document(b"<w:a"),
        with_document(b"<!DOCTYPE x><x/>"),
        with_document(b"<x/>"),
        with_document(b"<w:document><w:body/></w:document>"),
        with_document(b"<w:p>" * 400 + b"</w:p>" * 400),
    ],
    ids=["cut", "open", "doctype", "no-body", "empty", "deep"],
)
def test_broken_files_are_refused(data: bytes) -> None:
    with pytest.raises(Undecodable):
        annotated(data, ONE)
