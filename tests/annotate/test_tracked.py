"""Fixes as tracked changes: accepted they are the fixed text, rejected the text as it was."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from helpers import word_files as word
from helpers.annotated_reports import MARK, in_word, member, office
from helpers.docx_comments import DOCUMENT
from helpers.word_files import p, r, tbl, tc

from govlint.annotate.corrections import Corrected, corrected
from govlint.annotate.revise import Change, revised
from govlint.annotate.xmlbytes import edited, scan
from govlint.files.discover import Input
from govlint.fixes.files import Wish
from govlint.linter.document import read_document
from govlint.linter.lint import Task
from govlint.loaders.word.docx import load
from govlint.model.diagnostic import Edit
from govlint.model.place import Span

DATE = "2026-01-31T09:30:00Z"
_MINE = 'author="govlint" w:date="2026-01-31T09:30:00Z">'


def done(data: bytes, unsafe: bool = False) -> Corrected:
    task = Task(Input("a.docx", data=data), "national")
    return corrected(data, task, [], Wish(unsafe), DATE)


def text_of(data: bytes) -> str:
    return read_document(Input("a.docx", data=data)).source.text


def rejected(data: bytes) -> bytes:
    """The file with govlint's changes rejected, as Word would."""
    text = member(data, DOCUMENT).decode()
    text = re.sub(rf"<w:ins [^>]*{_MINE}.*?</w:ins>", "", text)
    text = re.sub(rf"<w:del [^>]*{_MINE}(.*?)</w:del>", r"\1", text)
    return with_document(data, text.replace("w:delText", "w:t").encode())


def with_document(data: bytes, text: bytes) -> bytes:
    return word.zipped({**members(data), DOCUMENT: text})


def members(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_safe_fixes_are_changes_and_the_right_figure_when_asked() -> None:
    draft = in_word("untidy.txt")
    safe, every = done(draft), done(draft, unsafe=True)
    assert (safe.notes, every.notes) == ((), ())
    assert every.fixes == safe.fixes + 1 > 5
    for one in (safe, every):
        assert text_of(rejected(one.data)) == text_of(draft)
        assert done(one.data, one is every).fixes == 0, "accepted, nothing is left to fix"
    assert "（三）政府信息管理情况。按公开审查办法（试行）" in text_of(safe.data)
    assert "\t（一）予以公开\t\t5\t" not in text_of(safe.data)
    figures = read_document(Input("a.docx", data=every.data)).facts
    assert figures.get("requests", "outcome.disclosed", "natural_person").value == 5


def test_characters_nobody_sees_are_taken_out() -> None:
    draft = in_word("untidy.txt")
    text = member(draft, DOCUMENT).decode()
    odd = with_document(draft, text.replace("监督保障", "监\u200b督保\u200d障").encode())
    made = done(odd)
    assert made.fixes == done(draft).fixes + 1
    assert text_of(made.data) == text_of(done(draft).data)
    assert not read_document(Input("a.docx", data=made.data)).source.unseen
    assert len(read_document(Input("a.docx", data=rejected(made.data))).source.unseen) == 2


def test_all_other_bytes_stay() -> None:
    draft = in_word("wrong-cell.txt")
    before, after = member(draft, DOCUMENT), MARK.sub(b"", member(done(draft, True).data, DOCUMENT))
    start = next(at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    back = next(
        at for at, (a, b) in enumerate(zip(before[::-1], after[::-1], strict=False)) if a != b
    )
    assert before[start - 10 : len(before) - back + 10].decode().count("<w:r>") <= 2
    assert rejected(done(draft, True).data) != draft
    assert text_of(rejected(done(draft, True).data)) == text_of(draft)


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOLD = "<w:b/>"
LINK = f'<w:hyperlink w:anchor="a">{r("乙丙丁")}</w:hyperlink>'
SIMPLE = f'<w:fldSimple w:instr="REF x">{r("乙丙")}</w:fldSimple>'
CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('丙丁')}</w:sdtContent></w:sdt>"
INSERTED = f'<w:ins w:id="7" w:author="王">{r("乙丙丁")}</w:ins>'
DELETED = '<w:del w:id="6" w:author="王"><w:r><w:delText>丙</w:delText></w:r></w:del>'
PLACES = {
    "one run": p("甲乙丙丁戊"),
    "runs of other looks": p(r("甲"), r("乙丙", BOLD), r("丁戊")),
    "each its own": p(*(r(one, BOLD) for one in "甲乙丙丁戊")),
    "link": p(r("甲"), LINK, r("戊")),
    "field": p(r("甲"), FIELD.format(r("乙丙丁")), r("戊")),
    "simple field": p(r("甲"), SIMPLE, r("丁戊")),
    "control": p(r("甲乙"), CONTROL, "戊"),
    "inserted by others": p(r("甲"), INSERTED, r("戊")),
    "deleted by others": p(r("甲乙"), DELETED, r("丙丁戊")),
    "hidden": p(r("甲乙"), r("丙", "<w:vanish/>"), r("丙丁戊")),
    "unseen": p(r("甲\u200b乙"), r("丙\u200d丁"), r("戊")),
    "break": p(r("甲乙"), "<w:r><w:t>丙</w:t><w:br/><w:t>丁</w:t></w:r>", r("戊")),
    "entities": p(r("甲<乙&丙"), r("丁戊")),
    "cell": tbl([tc("栏", "x"), tc("数")], [tc(p(r("甲乙"), r("丙丁"), r("戊"))), tc("1")]),
    "cell of paragraphs": tbl([tc("栏"), tc("数")], [tc(p("甲乙"), p("丙丁戊")), tc("1")]),
}


@pytest.mark.parametrize("inside", PLACES.values(), ids=PLACES)
def test_words_are_changed_wherever_they_stand(inside: str) -> None:
    """Any edits of a paragraph: what is read of it, accepted and rejected."""
    data = word.docx(p("题") + inside + p("尾"))
    source = load(data, "a.docx")
    origin = next(
        one for one in source.origins if source.text[one.start : one.end].startswith("甲")
    )
    end = max(one.end for one in source.origins if one.key == origin.key)
    said = source.text[origin.start : end]
    rng = Random(inside)
    for _ in range(40):
        edits = some_edits(said, rng)
        root = scan(member(data, DOCUMENT), "x")
        result = revised(member(data, DOCUMENT), root, [Change(origin.key, said, edits)], DATE)
        assert not result.lost
        made = with_document(data, edited(member(data, DOCUMENT), result.edits))
        new = said
        for (first, last), words in reversed(edits):
            new = new[:first] + words + new[last:]
        assert load(made, "a").text == source.text[: origin.start] + new + source.text[end:]
        assert load(rejected(made), "a").text == source.text
        for kept in ('w:author="王"', "REF x", "w:hyperlink", "<w:vanish/>"):
            assert (kept in inside) <= (kept in member(made, DOCUMENT).decode())


def some_edits(said: str, rng: Random) -> tuple[Edit, ...]:
    """Edits that lie apart."""
    cuts = sorted(rng.sample(range(len(said) + 1), k=min(len(said) + 1, rng.choice((2, 4)))))
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    spans = [Span(first, rng.choice((first, last))) for first, last in pairs]
    spans = [span for span in spans if "\n" not in said[slice(*span)]]
    return tuple(Edit(span, rng.choice(("新", "一二", "<&>"))) for span in spans)


@pytest.mark.parametrize(
    ("inside", "edit"),
    [
        (p("甲乙丙"), Edit(Span(1, 2), "一\n二")),
        (p(), Edit(Span(0, 0), "新")),
        (p("丙丁"), Edit(Span(0, 1), "新")),
    ],
    ids=["two lines", "empty", "other words"],
)
def test_what_cannot_be_tracked_is_said(inside: str, edit: Edit) -> None:
    data = member(word.docx(inside), DOCUMENT)
    said = "甲乙丙" if "甲" in inside or "丙" in inside else ""
    result = revised(data, scan(data, "x"), [Change("body/0", said, (edit,))], DATE)
    assert result == ([], frozenset({"body/0"}))


def test_a_text_box_is_left_and_said() -> None:
    draft = in_word("untidy.txt")
    box = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>"
    box += "</v:shape></w:pict></w:r>"
    text = member(draft, DOCUMENT).decode()
    at = text.index("<w:p>", text.index("政府信息管理情况") - 400)
    inside = p(box.format(p("按规定收费（试行)。")))
    boxed = with_document(draft, (text[:at] + inside + text[at:]).encode())
    result = done(boxed)
    assert result.fixes == done(draft).fixes
    assert [note.zh[:10] for note in result.notes] == ["有的地方写不了修订（"]


@pytest.mark.slow
def test_libreoffice_accepts_them_to_the_fixed_text(tmp_path: Path) -> None:
    draft = in_word("untidy.txt")
    made = done(draft, unsafe=True).data
    (tmp_path / "a.docx").write_bytes(made)
    root = ET.parse(office(tmp_path / "a.docx", "fodt")).getroot()
    changes = [node for node in root.iter() if node.tag.endswith("}changed-region")]
    assert len(changes) >= 10
    assert {one.text for node in changes for one in node.iter() if "creator" in one.tag} == {
        "govlint"
    }
    assert "".join("".join(accepted(root)).split()) == "".join(text_of(made).split())


def accepted(root: ET.Element) -> Iterator[str]:
    """The text of an OpenDocument file with all its changes accepted."""
    regions = [node for node in root.iter() if node.tag.endswith("}changed-region")]
    gone = {one.attrib[f"{TEXT}id"] for one in regions if one.find(f"{TEXT}deletion") is not None}
    open_: set[str] = set()

    def walk(node: ET.Element) -> Iterator[str]:
        number = node.get(f"{TEXT}change-id", "")
        if number in gone and node.tag == f"{TEXT}change-start":
            open_.add(number)
        elif node.tag == f"{TEXT}change-end":
            open_.discard(number)
        if node.tag != f"{TEXT}tracked-changes":
            yield node.text or "" if not open_ else ""
            for below in node:
                yield from walk(below)
                yield below.tail or "" if not open_ else ""

    return walk(next(node for node in root.iter() if node.tag.endswith("office:1.0}text")))


TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
