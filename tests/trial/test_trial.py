"""`govlint test` and `govlint new`: every way a case can be wrong is told, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.command_line import write
from helpers.paths import EXAMPLES, ROOT
from helpers.small_pack import OTHER, RULE, Ran, pack, ran

__all__ = ["pack", "ran"]


def test_a_sound_pack_passes(pack: Path, ran: Ran) -> None:
    assert ran("test", pack) == (0, "试了 1 条规则、2 个案例，全部通过\n")
    assert ran("test", pack, "--lang", "en") == (0, "1 rule and 2 cases tried: all holds\n")
    assert ran("test", pack, "yunling-zone")[0] == 0


def test_what_is_expected_is_what_check_prints(
    pack: Path, ran: Ran, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pack / "cases" / "YL801" / "short")
    code, out = ran("check", "report.txt", "--pack", pack, "--lang", "zh")
    assert (code, out) == (0, Path("expected.txt").read_text("utf-8"))


def test_a_case_is_about_the_codes_it_names(pack: Path, ran: Ran) -> None:
    write(str(pack / "more.yaml"), OTHER)
    for name, report in {"two": "由经开区和高新区编制。", "sound-silent": "由高校编制。"}.items():
        write(str(pack / "cases" / "YL802" / name / "report.txt"), f"一、总体情况\n\n{report}\n")
    expected = pack / "cases" / "YL802" / "two" / "expected.txt"
    assert ran("test", pack, "--accept")[0] == 0
    assert "YL801" not in expected.read_text("utf-8")
    write(str(expected.parent / "codes.txt"), "YL801\n")
    assert ran("test", pack)[0] == 1  # what YL801 says of it is not expected yet
    assert ran("test", pack, "--accept")[0] == 0
    assert "YL801" in expected.read_text("utf-8")


def test_a_difference_is_shown_and_can_be_accepted(pack: Path, ran: Ran) -> None:
    expected = pack / "cases" / "YL801" / "short" / "expected.txt"
    before = expected.read_bytes()
    expected.write_text(expected.read_text("utf-8").replace("依据：通知", "依据：旧通知"), "utf-8")
    code, out = ran("test", pack)
    assert code == 1
    assert f"{expected}: 输出与预期不同" in out
    assert "    -  = 依据：旧通知\n    +  = 依据：通知\n" in out
    assert ran("test", pack, "--accept")[0] == 0
    assert expected.read_bytes() == before


def test_line_ends_that_git_changed_are_no_difference(pack: Path, ran: Ran) -> None:
    expected = pack / "cases" / "YL801" / "short" / "expected.txt"
    expected.write_bytes(expected.read_bytes().replace(b"\n", b"\r\n"))
    assert ran("test", pack)[0] == 0


CRASH = '''from govlint import rule
@rule("YL802", "yunling-crash", "出错", level="info")
def crash(source):
    """出错。"""
    raise ZeroDivisionError("为了测试")
    yield
'''
BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "no expectation": (
        lambda cases: (cases / "short" / "expected.txt").unlink(),
        "short/expected.txt: 没有这个文件",
    ),
    "speaks though silent": (
        lambda cases: (cases / "short").rename(cases / "short-silent"),
        "short-silent: 案例名为 …-silent，YL801 却有提示",
    ),
    "silent though it should speak": (
        lambda cases: (cases / "whole-silent").rename(cases / "whole"),
        "whole: YL801 没有提示；本来就不该提示的",
    ),
    "same report twice": (
        lambda cases: shutil.copytree(cases / "short", cases / "again"),
        "short: 报告与案例 again 完全相同",
    ),
    "case of no rule": (
        lambda cases: shutil.copytree(cases, cases.parent / "YL810"),
        "cases/YL810: 规则包里没有规则 YL810。是不是 YL801？",
    ),
    "stray file": (
        lambda cases: write(str(cases / "short" / "expected.text"), ""),
        "short/expected.text: 案例中只有 report.*、expected.txt 和 codes.txt",
    ),
    "about no rule": (
        lambda cases: write(str(cases / "short" / "codes.txt"), "YL811\n"),
        "short/codes.txt: 规则包里没有规则 YL811。是不是 YL801？",
    ),
    "no report": (
        lambda cases: (cases / "short" / "report.txt").unlink(),
        "short: 没有 report.txt 或 report.md",
    ),
    "two reports": (
        lambda cases: write(str(cases / "short" / "report.md"), "# 报告\n"),
        "short: 一个案例只放一份报告：report.md, report.txt",
    ),
    "no case in which it speaks": (
        lambda cases: shutil.rmtree(cases / "short"),
        "YL801: YL801 没有使它提示的案例",
    ),
    "no silent case": (
        lambda cases: shutil.rmtree(cases / "whole-silent"),
        "YL801: YL801 没有它不提示的案例",
    ),
    "crash": (
        lambda cases: write(str(cases.parents[1] / "a.py"), CRASH),
        "short: 规则出错：YL802: ZeroDivisionError: 为了测试",
    ),
}


@pytest.mark.parametrize("how", BROKEN)
def test_every_fault_of_a_case_is_told(pack: Path, ran: Ran, how: str) -> None:
    harm, told = BROKEN[how]
    harm(pack / "cases" / "YL801")
    code, out = ran("test", pack)
    assert code == 1
    assert told in out.replace("\\", "/")
    assert out.splitlines()[-1].endswith("个问题")


BAD_FIX = '''from govlint import Edit, Finding, Fix, Text, rule, Span
@rule("YL803", "yunling-fix", "不写开发", level="info")
def wrong(source):
    """不写开发。"""
    at = source.text.find("开发")
    if at >= 0:
        span = Span(at, at + 2)
        yield Finding(span, Text("不写", "no"), fix=Fix(True, (Edit(span, "大开发"),)))
'''


def test_a_fix_that_mends_nothing_is_a_note(pack: Path, ran: Ran) -> None:
    write(str(pack / "a.py"), BAD_FIX)
    write(str(pack / "cases/YL803/one/report.txt"), "一、总体情况\n\n我市开发新区。\n")
    write(str(pack / "cases/YL803/two-silent/report.txt"), "一、总体情况\n\n我市有新区。\n")
    ran("test", pack, "--accept")
    code, out = ran("test", pack)
    assert code == 0
    assert "（提示）YL803 的修复没有采用，或者不起作用（1 处）" in out


@pytest.mark.slow
def test_only_the_rules_that_were_named(pack: Path, ran: Ran) -> None:
    write(str(pack / "more.yaml"), OTHER)
    assert ran("test", pack, "YL801")[0] == 0
    code, out = ran("test", pack)
    assert code == 1
    assert "YL802 没有使它提示的案例" in out
    assert ran("test", pack, "--coverage", "YL801")[0] == 0


def test_wrong_words_are_usage(pack: Path, ran: Ran) -> None:
    assert ran("test", pack, "YL999")[0] == 2
    assert ran("test", "nowhere")[0] == 2
    write(str(pack / "words.yaml"), RULE.replace("forbid", "forbit"))
    assert ran("test", pack)[0] == 2


def test_the_configured_pack_is_tested(pack: Path, ran: Ran) -> None:
    write(".govlint.yaml", f"pack: {pack.name}\n")
    assert ran("test") == (0, "试了 1 条规则、2 个案例，全部通过\n")


@pytest.mark.parametrize("name", ["yunling", "five-aspects", "fee-notices", "carried-over"])
def test_the_examples_of_the_docs_pass(name: str, ran: Ran) -> None:
    assert ran("test", EXAMPLES / name)[0] == 0
    files = [path for path in (EXAMPLES / name).glob("*.yaml") if path.name != "pack.yaml"]
    assert all(len(path.read_text("utf-8").splitlines()) <= 15 for path in files)


def test_cases_are_nobodys_reports(pack: Path, ran: Ran) -> None:
    shutil.copy(ROOT / "docs" / "examples" / "clean.md", pack.parent / "clean.md")
    assert "查了 1 个文件" in ran("check", pack.parent, "--no-config")[1]
