"""`govlint annotate`: findings as comments in the clerk's own Word file."""

from __future__ import annotations

import os
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from helpers import word_files as word
from helpers.annotated_reports import in_word, member, office, run_of
from helpers.command_line import content, write
from helpers.docx_comments import DOCUMENT, anchored, body, comments
from helpers.sample_report import WRONG, report
from helpers.word_files import p

from govlint.annotate import annotated
from govlint.annotate.comments import comment_of

CRASHING = """
from govlint import rule

@rule("ZZ801", "crashes", "用来出错", level="info", basis="—")
def crashes(source):
    '''出错。'''
    1 / 0
    yield
"""


@pytest.fixture(scope="module")
def draft() -> bytes:
    """A Word file with findings of all levels."""
    return in_word("untidy.txt")


@pytest.fixture
def ran(govlint, place):
    """`govlint annotate`, by the national rules: exit code, stdout, stderr."""
    return lambda *words: govlint("annotate", *words)


def test_every_finding_is_a_comment_at_its_place(draft: bytes, ran) -> None:
    write("报告.docx", draft)
    code, out, err = ran("报告.docx")
    assert (code, err) == (0, "")
    made = content("报告.govlint.docx")
    said, places = comments(made), anchored(made)
    assert out.startswith(f"报告.govlint.docx：{len(said)} 处批注（1 个错误，")
    assert len(said) == len(places) == len(run_of("报告.docx").diagnostics) > 5
    wrong = next(number for number, (_, lines) in said.items() if "GL310" in lines[-1])
    found = next(one for one in run_of("报告.docx").diagnostics if one.code == "GL310")
    assert places[wrong] == found.stated
    assert said[wrong][0] == "govlint"
    lines = said[wrong][1]
    assert lines[0] == f"错误：{found.message.zh}"
    sums = [f"算式：{one.message.zh}" for one in found.related if " = " in one.message.zh]
    assert len(sums) == 2
    due = [f"应填：{found.fix.value}", *sums, f"依据：{found.basis}"]
    assert lines[1 : len(due) + 1] == due
    assert lines[len(due) + 1].startswith("下一步：")
    for number, (_, lines) in said.items():
        assert any(line.startswith("依据：") for line in lines), lines
        assert places[number], lines


def test_running_it_again_replaces_its_own_comments(draft: bytes, ran) -> None:
    write("a.docx", draft)
    assert ran("a.docx", "-o", "b.docx")[0] == 0
    assert ran("b.docx", "-o", "c.docx")[0] == 0
    assert content("b.docx") == content("c.docx")
    assert ran("b.docx", "-o", "b.docx", "--ignore", "GL1,GL8")[0] == 0
    left = comments(content("b.docx"))
    assert 0 < len(left) == len(anchored(content("b.docx"))) < len(comments(content("c.docx")))
    assert body(content("b.docx")) == body(draft)


def test_what_is_accepted_is_no_comment(draft: bytes, ran) -> None:
    write("a.docx", draft)
    write(".govlint.yaml", "allow:\n- {rule: GL310, path: a.docx, reason: 已核实}\n")
    assert ran("a.docx")[0] == 0
    assert "GL310" not in str(comments(content("a.govlint.docx")))


def test_a_rule_that_crashes_is_told(draft: bytes, govlint, place) -> None:
    write("a.docx", draft)
    pack = Path("../crashing")
    pack.mkdir()
    (pack / "pack.yaml").write_text("title: 试\nextends: national\nletters: ZZ\n", "utf-8")
    (pack / "x.py").write_text(CRASHING, "utf-8")
    code, out, err = govlint("annotate", "a.docx", "--pack", str(pack))
    assert (code, "a.govlint.docx" in out) == (3, True)
    assert "规则 ZZ801 在 a.docx 上出错" in err


def test_nothing_is_overwritten_unasked(draft: bytes, ran) -> None:
    write("a.docx", draft)
    write("a.govlint.docx", "mine")
    code, out, err = ran("a.docx")
    assert (code, out) == (3, "")
    assert "-o a.govlint.docx" in err
    assert content("a.govlint.docx") == b"mine"


@pytest.mark.parametrize("name", ["a.docx", "./a.docx", "soft.docx", "hard.docx"])
def test_it_is_not_written_onto_the_report(draft: bytes, ran, name: str) -> None:
    write("a.docx", draft)
    os.symlink("a.docx", "soft.docx")
    os.link("a.docx", "hard.docx")
    for force in ((), ("--force",)):
        code, _, err = ran("a.docx", "-o", name, *force)
        assert code == 2
        assert "就是要检查的报告" in err
    assert content("a.docx") == draft


def test_what_govlint_did_not_write_is_replaced_by_force_alone(draft: bytes, ran) -> None:
    write("a.docx", draft)
    write("k.docx", draft + b"\0")
    code, _, err = ran("a.docx", "-o", "k.docx")
    assert (code, content("k.docx")) == (2, draft + b"\0")
    assert "--force" in err
    assert ran("a.docx", "-o", "k.docx", "--force")[0] == 0
    assert comments(content("k.docx"))
    assert ran("a.docx", "-o", "k.docx")[0] == 0


def test_a_folder_of_files(draft: bytes, ran, govlint) -> None:
    write("in/a.docx", draft)
    write("in/b.docx", draft)
    write("in/c.txt", report())
    code, out, err = ran("in")
    assert (code, err, out.count("\n")) == (0, "", 3)
    assert out.splitlines()[2].startswith("批注了 2 份；1 份没能批注：不是 .docx 1 份")
    assert Path("in/a.govlint.docx").exists()
    assert ran("in") == (code, out, err)
    assert ".govlint." not in govlint("check", "in", "--format", "concise")[1]
    code, out, err = ran("in", "-o", "x.docx")
    assert code == 2


def test_a_folder_into_a_folder(draft: bytes, ran) -> None:
    write("in/a.docx", draft)
    write("in/县局/b.docx", draft)
    write("in/clean.docx", in_word("clean.md"))
    write("in/broken.docx", b"PK\x03\x04 no more")
    write("in/empty.docx", b"")
    write("in/c.pdf", b"%PDF-1.4")
    write("in/note.docx", word.docx(p("会议通知") + p("定于周五开会。")))
    code, out, err = ran("in", "-o", "out")
    made = sorted(str(one.relative_to("out")) for one in Path("out").rglob("*.docx"))
    assert (code, made) == (3, ["a.govlint.docx", "县局/b.govlint.docx"])
    said = "批注了 2 份；1 份没有问题，没有写；4 份没能批注："
    said += "读不出来 2 份，不是 .docx 1 份，不是年报 1 份"
    assert out.splitlines()[-1].startswith(said)
    assert {line.split(": ")[1] for line in err.splitlines()} == {
        "in/broken.docx",
        "in/empty.docx",
    }
    assert ran("in", "-o", "out")[0] == 3
    write("in/a.docx", in_word("clean.md"))
    assert "out/a.govlint.docx: 这次没有发现问题" in ran("in", "-o", "out")[2]
    assert "no .docx" in ran("in", "-o", "out", "--lang", "en")[1]


def test_what_cannot_be_annotated_is_said(draft: bytes, ran) -> None:
    write("a.txt", report(WRONG))
    write("b.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    for name in ("a.txt", "b.doc"):
        code, out, err = ran(name)
        assert (code, out) == (2, "")
        assert "--format html" in err
        assert "只有 .docx 能写批注" in err
    write("c.doc", draft)
    assert ran("c.doc")[0] == 0
    assert Path("c.govlint.docx").exists()
    write("d.docx", word.docx(p("会议通知") + p("定于周五开会。")))
    code, out, err = ran("d.docx")
    assert (code, out) == (3, "")
    assert "看不出是政府信息公开工作年度报告" in err
    write("e.docx", draft[:3000])
    assert ran("e.docx")[0] == 3
    for words in ((), ("-",), ("c.doc", "-o", "x.pdf"), ("nowhere.docx",)):
        assert ran(*words)[0] == 2
    assert not Path("x.pdf").exists()


def test_it_speaks_english(draft: bytes, ran) -> None:
    write("a.docx", draft)
    out = ran("a.docx", "--lang", "en")[1]
    assert re.fullmatch(r"a.govlint.docx: \d comments \(1 error, \d warning, \d info\)\n", out)
    said = str(comments(content("a.govlint.docx")))
    assert "Should be: " in said
    assert "Basis: " in said


def test_the_command_writes_them(govlint, place) -> None:
    draft = in_word("untidy.txt")
    write("a.docx", draft)
    assert govlint("annotate", "a.docx", "--unsafe")[0] == 2
    code, out, err = govlint("annotate", "a.docx", "--changes")
    assert (code, err) == (0, "")
    assert "6 处改正写成修订" in out
    made = content("a.govlint.docx")
    assert len(comments(made)) == 7
    assert re.search(
        rb'<w:del w:id="\d+" w:author="govlint" w:date="20\d\d-', member(made, DOCUMENT)
    )
    code, out, err = govlint("annotate", "a.docx", "--changes", "--unsafe", "--lang", "en")
    assert (code, err) == (0, "")
    assert "7 fixes as tracked changes" in out


def test_a_signed_file_is_left_alone(govlint, place) -> None:
    draft = in_word("untidy.txt")
    with zipfile.ZipFile(BytesIO(draft)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    draft = word.zipped({**parts, "_xmlsignatures/origin.sigs": b""})
    write("a.docx", draft)
    for words in ((), ("--changes",)):
        code, out, err = govlint("annotate", "a.docx", *words)
        assert (code, out) == (3, "")
        assert "数字签名" in err
    assert not Path("a.govlint.docx").exists()
    write("b.docx", in_word("untidy.txt"))
    code, out, err = govlint("annotate", ".", "-o", "out")
    assert (code, "有数字签名 1 份" in out, Path("out/b.govlint.docx").exists()) == (3, True, True)


@pytest.mark.slow
def test_libreoffice_opens_it_with_all_comments(draft: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(draft)
    (outcome,) = run_of(path).outcomes
    notes = [comment_of(found, outcome.view.text, "zh") for found in outcome.diagnostics]
    path.write_bytes(annotated(draft, notes))
    text = office(path, "fodt").read_text("utf-8")
    assert text.count("<office:annotation ") == len(notes)
    assert text.count("<dc:creator>govlint</dc:creator>") == len(notes)
    assert "应填：" in text
