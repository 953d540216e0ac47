"""One report in every format: each finding at its place in the file, all files in one run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers.one_report import CASES, Case, draft, plain
from helpers.report_content import content_of
from render import flaws
from render.media import MEDIA

from govlint.bilingual import Text
from govlint.commands import cli
from govlint.model.diagnostic import FilePosition, Position, cited

pytest.importorskip("pypdfium2", reason="needs govlint[pdf]")

LINED = ("plain.html", "portal.html", "old.htm", "word.doc")
FOUND = {"wrong cell": ("GL803", "GL310"), "labels": ("GL006", "GL112")}
ROWS = (
    "第一部分 第6段",
    "表三 第16行 “1.本机关不掌握相关政府信息” 社会公益组织",
    "表三 第16行 “2.没有现成信息需要另行制作”",
    "第五部分 第1段",
)
ON_PAGES = (
    "第一部分 第1页",
    "表三 第3页表格第2行 “1.本机关不掌握相关政府信息” 社会公益组织",
    "表三 第3页表格第2行 “2.没有现成信息需要另行制作”",
    "第五部分 第3页",
)
CELLS = (
    "第一部分 年度报告!A10",
    "表三 年度报告!G45 “1.本机关不掌握相关政府信息” 社会公益组织",
    "表三 年度报告!C44 “2.没有现成信息需要另行制作”",
    "第五部分 年度报告!A65",
)
CITED = {
    **dict.fromkeys(("report.docx", "report.odt", "report.rtf", "report.mht"), ROWS),
    **dict.fromkeys(("report.pdf", "report.ofd"), ON_PAGES),
    "report.xlsx": CELLS,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CITED)
def test_a_place_is_given_as_a_person_finds_it(name: str) -> None:
    cited = []
    for case, codes in FOUND.items():
        got = content_of(name, MEDIA[name](draft(CASES[case])))
        cited += [one.cited("zh") for one in got.diagnostics if one.code in codes]
    assert cited == [f"{name}: {place}" for place in CITED[name]]


def test_a_heading_a_title_and_the_end_have_no_number_of_a_paragraph() -> None:
    made = flaws.marred(draft(Case(1, "2021", ("heading_wrong", "signed_early"))), "title_name")
    got = content_of("a.docx", MEDIA["report.docx"](made))
    cited = {one.code: one.cited("zh") for one in got.diagnostics}
    assert cited["GL131"] == "a.docx: 标题"
    assert "段" not in cited["GL102"]
    assert cited["GL110"] == "a.docx: 落款"


@pytest.mark.parametrize("name", LINED)
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_line_and_column_lead_to_the_words_on_the_page(case: Case, name: str) -> None:
    data = MEDIA[name](draft(case))
    lines = data.decode("utf-8" if name.endswith("html") else "gb18030").split("\n")
    got = content_of(name, data)
    for one in got.diagnostics:
        words = got.source.text[one.at.offset : one.at.end_offset].split("\n")[0][:1]
        assert one.within
        there = lines[one.within.line - 1][one.within.column - 1 :]
        assert there.startswith((words, "&lt;", "&amp;")) or one.code == "GL007", one


# On the command line.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One report in all media, and twice in two of them."""
    for name, make in MEDIA.items():
        (tmp_path / name).write_bytes(make(draft(CASES["wrong cell"])))
    for name in ("report.txt", "report.docx"):
        (tmp_path / f"again-{name}").write_bytes((tmp_path / name).read_bytes())
    return tmp_path


def ran(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Exit code and output of a command line."""
    code = cli.main(words)
    out, err = capsys.readouterr()
    assert err == ""
    return code, out


def test_a_folder_of_all_media_is_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = ran(capsys, "check", str(folder), "--format", "jsonl", "--jobs", "2")
    assert code == 1
    assert ran(capsys, "check", str(folder), "--format", "jsonl", "--jobs", "1") == (1, out)
    by_file: dict[str, list[str]] = {}
    for line in out.splitlines():
        one = json.loads(line)
        if "code" in one:
            by_file.setdefault(Path(one["path"]).name, []).append(one["fingerprint"])
    assert len(by_file) == len(MEDIA) + 2
    assert {tuple(sorted(found)) for found in by_file.values()} == {
        tuple(sorted(one.fingerprint for one in plain(CASES["wrong cell"]).diagnostics))
    }


def test_facts_and_tree_know_every_medium(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = ran(capsys, "facts", str(folder), "--format", "csv")
    assert code == 0
    files: dict[str, list[str]] = {}
    for line in out.splitlines()[1:]:
        path, _, rest = line.partition(",")
        files.setdefault(Path(path).name, []).append(rest)
    assert len(files) == len(MEDIA) + 2
    assert all(len(rows) == len(files["report.txt"]) > 100 for rows in files.values())
    for name in MEDIA:
        code, out = ran(capsys, "tree", str(folder / name))
        assert code == 0
        assert "三、" in out


def test_a_file_without_words_for_a_place_is_cited_by_its_name() -> None:
    at = Position(1, 1, 1, 1, 0, 0)
    nowhere = FilePosition(Text("", ""))
    assert cited("预算.xlsx", at, nowhere, "zh") == "预算.xlsx"
    assert cited("", at, FilePosition(Text("第3页", "page 3")), "zh") == "第3页"
