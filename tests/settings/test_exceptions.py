"""Exceptions: what somebody accepts is marked and does not count; what is stale is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers.command_line import write
from helpers.sample_report import WRONG, pack, report

from govlint.commands import cli
from govlint.settings import meaning
from govlint.settings.finding import FILE

BASELINE = ".govlint-baseline.jsonl"
OTHER = {"outcome.total": [9, 5, 0, 0, 0, 1, 12]}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("a.txt", report(WRONG))
    return tmp_path


def ran(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main([*words])
    done = capfd.readouterr()
    return code, done.out, done.err


def allow(rule: str, path: str = "a.txt", until: str = "") -> None:
    more = f", until: {until}" if until else ""
    write(FILE, f"# 例外\nallow:\n  - {{rule: {rule}, path: {path}, reason: 台账如此{more}}}\n")


def test_what_is_allowed_is_marked_and_does_not_count(capfd: pytest.CaptureFixture[str]) -> None:
    assert ran(capfd, "check")[0] == 1
    allow("requests-wrong-cell")
    code, out, err = ran(capfd, "check")
    assert (code, err) == (0, "")
    assert "另有 1 处已列为例外" in out
    assert "GL310" not in out
    _, out, _ = ran(capfd, "check", "--format", "json")
    (found,) = json.loads(out)["diagnostics"]
    assert found["suppressed"] == {"kind": "allow", "reason": "台账如此"}
    assert json.loads(out)["summary"]["suppressed"] == 1


def test_an_exception_is_for_its_files(capfd: pytest.CaptureFixture[str]) -> None:
    allow("GL310", "b/**")
    assert ran(capfd, "check")[0] == 1


def test_an_exception_ends(capfd: pytest.CaptureFixture[str]) -> None:
    allow("GL310", until="2999-12-31")
    assert ran(capfd, "check")[0] == 0
    allow("GL310", until="2020-01-01")
    code, _, err = ran(capfd, "check")
    assert code == 1
    assert f"{FILE}:3: GL310 的例外（a.txt）已于 2020-01-01 到期" in err


def test_an_exception_that_covers_nothing_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    allow("GL401")
    assert f"{FILE}:3: GL401 的例外（a.txt）不再对应任何问题" in ran(capfd, "check")[2]
    write("b.txt", report())
    assert ran(capfd, "check", "b.txt")[2] == ""  # a.txt was not looked at


def test_an_unreadable_file_cannot_be_accepted(capfd: pytest.CaptureFixture[str]) -> None:
    write("a.txt", b"\x89PNG\r\n\x1a\n")
    allow("GL001")
    assert ran(capfd, "check")[0] == 3


def test_the_baseline_keeps_what_is_known(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(FILE, f"baseline: {BASELINE}\n")
    assert ran(capfd, "baseline", "write")[0] == 0
    (line,) = (folder / BASELINE).read_text("utf-8").splitlines()
    known = json.loads(line)
    assert (known["path"], known["code"]) == ("a.txt", "GL310")
    assert ran(capfd, "check")[0] == 0
    assert ran(capfd, "check", "--no-baseline")[0] == 1
    write("a.txt", report(OTHER))  # the same rule, another fault
    code, out, err = ran(capfd, "check", "--format", "concise")
    assert (code, out.count("GL310")) == (1, 1)
    assert f"{BASELINE}:1: a.txt 的 GL310 已不再出现" in err


def test_update_takes_out_what_is_gone_and_adds_nothing(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write("b.txt", report(WRONG))
    assert ran(capfd, "baseline", "write", "--baseline", BASELINE)[0] == 0
    write("a.txt", report())
    write("b.txt", report(OTHER))
    assert ran(capfd, "baseline", "update", "a.txt", "--baseline", BASELINE)[0] == 0
    (line,) = (folder / BASELINE).read_text("utf-8").splitlines()
    assert json.loads(line)["path"] == "b.txt"  # not looked at, so kept
    assert ran(capfd, "baseline", "update", "--baseline", BASELINE)[0] == 0
    assert (folder / BASELINE).read_text("utf-8") == ""


def test_a_baseline_is_in_force_as_soon_as_it_is_written(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert ran(capfd, "check")[0] == 1
    assert ran(capfd, "baseline", "write")[0] == 0
    code, out, err = ran(capfd, "check")
    assert (code, err) == (0, "")
    assert "另有 1 处已记入基线" in out
    assert "1 known by the baseline" in ran(capfd, "check", "--lang", "en")[1]
    assert ran(capfd, "check", "--no-baseline")[0] == 1
    write("b.txt", report(WRONG))
    assert ran(capfd, "check")[0] == 1
    write("a.txt", report())
    assert "已不再出现" in ran(capfd, "check", "a.txt")[2]


def test_a_baseline_of_another_user_is_not_taken(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(capfd, "baseline", "write")
    monkeypatch.setattr(meaning, "is_own", lambda path: path.name != BASELINE)
    assert ran(capfd, "check")[0] == 1


def test_the_baseline_is_sorted_and_stays_the_same(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write("z/b.txt", report(WRONG))
    ran(capfd, "baseline", "write", "--baseline", BASELINE)
    first = (folder / BASELINE).read_bytes()
    ran(capfd, "baseline", "write", "--baseline", BASELINE)
    assert (folder / BASELINE).read_bytes() == first
    paths = [json.loads(line)["path"] for line in first.decode().splitlines()]
    assert paths == sorted(paths)


@pytest.mark.parametrize("line", ["{", "[]", '{"path": "a.txt"}', '{"path": 1, "code": 2}'])
def test_a_baseline_that_is_none(line: str, capfd: pytest.CaptureFixture[str]) -> None:
    write(BASELINE, f"\n{line}\n")
    code, _, err = ran(capfd, "check", "--baseline", BASELINE)
    assert (code, f"{BASELINE}:2:1: 这一行不是基线条目" in err) == (2, True)


def test_what_is_allowed_is_not_fixed(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    untidy = report().replace("部分栏目", "[bookmark: _GoBack]部分栏目")
    write("a.txt", untidy)
    allow("GL801")
    ran(capfd, "check", "--fix")
    assert (folder / "a.txt").read_text("utf-8") == untidy
    assert ran(capfd, "check", "--fix", "--no-config")[0] == 0
    assert "bookmark" not in (folder / "a.txt").read_text("utf-8")


def test_what_cannot_be_read_now_stays_in_the_baseline(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    ran(capfd, "baseline", "write", "--baseline", BASELINE)
    before = (folder / BASELINE).read_bytes()
    assert before
    write("a.txt", b"\x89PNG\r\n")
    for action in ("update", "write"):
        code, _, err = ran(capfd, "baseline", action, "--baseline", BASELINE)
        assert (code, "a.txt" in err) == (3, True)
        assert (folder / BASELINE).read_bytes() == before


def test_a_baseline_of_nothing_is_not_written(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty").mkdir()
    code, out, err = ran(capfd, "baseline", "write", "empty", "--baseline", BASELINE)
    assert (code, out, "empty 里没有可读的文件" in err) == (3, "", True)
    assert not (folder / BASELINE).exists()


def test_a_crash_while_the_baseline_is_written_is_told(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    where = tmp_path / "crashing"
    pack(where)
    write("a.txt", report(WRONG).replace("部分栏目", "部分栏目崩溃，"))
    code, _, err = ran(capfd, "baseline", "write", "--baseline", BASELINE, "--pack", str(where))
    assert (code, "规则 GL899 在 a.txt 上出错" in err) == (3, True)
