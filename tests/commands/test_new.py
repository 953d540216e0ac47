"""`govlint new`: what it writes loads, fails until it is written, and is never over another."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.command_line import write
from helpers.small_pack import Ran, pack, ran

from govlint.commands.new.scaffold import KINDS
from govlint.linter import lint

__all__ = ["pack", "ran"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_rule_fails_until_it_is_written(
    kind: str, lang: str, tmp_path: Path, ran: Ran, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = ("new", "pack", "云岭", "--folder", "rules-yl", "--letters", "YL", "--kind", kind)
    assert ran(*made, "--lang", lang)[0] == 0
    code, out = ran("test", "rules-yl", "--accept")
    assert code == 1
    assert "YL801 没有提示" in out
    assert "YL801: " not in out.replace("cases/YL801", "")  # no finding but that
    expected = (tmp_path / "rules-yl/cases/YL801/sound-silent/expected.txt").read_text("utf-8")
    assert expected.startswith("查了 1 个文件；没有发现问题；读出 ")


@pytest.mark.parametrize(
    ("code", "kind", "figures"),
    [("YL202", "", 6), ("YL302", "", 28), ("YL402", "", 15), ("YL802", "cell", 1)],
)
def test_a_new_rule_of_a_table_has_its_figures_to_try(
    pack: Path, ran: Ran, code: str, kind: str, figures: int
) -> None:
    assert ran("new", "rule", code, "--pack", pack, *(["--kind", kind] if kind else []))[0] == 0
    report = pack / "cases" / code / "speaks" / "report.txt"
    assert len(report.read_text("utf-8").splitlines()) < 15
    assert f"读出 {figures} / 200 个数字" in ran("check", report, "--pack", pack, "--exit-zero")[1]


def test_a_title_may_be_any(tmp_path: Path, ran: Ran) -> None:
    assert ran("new", "pack", "云岭: '县' #1", "--folder", tmp_path / "x-ab")[0] == 0
    assert lint.find_pack(str(tmp_path / "x-ab")).title == "云岭: '县' #1"
    assert [
        rule.code for rule in lint.find_pack(str(tmp_path / "x-ab")).rules if rule.code[0] == "A"
    ]


def test_nothing_is_written_over(pack: Path, ran: Ran) -> None:
    write("yl/yl802.yaml", "")
    before = {path: path.read_bytes() for path in pack.rglob("*") if path.is_file()}
    assert ran("new", "rule", "YL802", "--pack", pack)[0] == 2
    assert ran("new", "pack", "云岭", "--folder", pack, "--letters", "YL")[0] == 2
    assert {path: path.read_bytes() for path in pack.rglob("*") if path.is_file()} == before


REFUSED = {
    ("rule", "YL801"): "已有规则 YL801。可以用 YL802",
    ("rule", "yl802"): "规则编号是两个以上大写字母加三位数字",
    ("rule", "YL802", "--kind", "forbit"): "是不是 forbid？",
    ("rule", "YL802", "--pack", "national"): "是 govlint 自带的规则包",
    ("rul", "YL802"): "没有这个种类：rul。是不是 rule？",
    ("pack", "云岭"): "规则编号的字母是两个以上大写字母",
    ("pack", "云岭", "--letters", "GL"): "规则编号的字母是两个以上大写字母",
    ("pack", "云岭", "--letters", "YL", "--extends", "nation"): "没有这个规则包：nation",
    (): "要新建什么？",
}


@pytest.mark.parametrize(("words", "told"), REFUSED.items())
def test_what_cannot_be_made_is_said(
    pack: Path, ran: Ran, words: tuple[str, ...], told: str
) -> None:
    if words[:1] == ("rule",) and "--pack" not in words:
        words = (*words, "--pack", str(pack))
    code, out = ran("new", *words)
    assert code == 2
    assert told in out
    assert not (pack.parent / "rules-云岭").exists()
