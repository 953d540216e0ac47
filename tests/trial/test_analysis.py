"""What is said of rules that clash or repeat one another, and of cells no rule guards."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.command_line import write

from govlint import packs
from govlint.commands import cli
from govlint.forms.vocabulary import using
from govlint.linter import lint
from govlint.packs import Pack
from govlint.trial.analysis import remarks
from govlint.trial.analysis.guards import guards

R = "requests"
# Rules (table, each, assertion), and what is said of them: kind, rule, others.
SAID: dict[tuple[tuple[str, str, str], ...], tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    ((R, "column", "结转下年度 <= 本年新收"),): (),
    ((R, "cell", "value <= 10000"), (R, "cell", "value >= 0")): (),
    (("", "report", "表四.行政复议.总计 <= 表三.办理结果.总计.总计"),): (),
    (("disclosure", "row", "本年制发件数 >= 本年废止件数"),): (),
    # meant so
    ((R, "row", "自然人 == 0"),): (),
    ((R, "row", "商业企业 + 科研机构 <= 0"),): (),
    # contradictions
    ((R, "column", "结转下年度 < 本年新收"), (R, "column", "结转下年度 >= 本年新收")): (
        ("contradiction", "YL302", ("YL301",)),
    ),
    ((R, "column", "本年新收 != 上年结转"), (R, "column", "本年新收 == 上年结转")): (
        ("contradiction", "YL302", ("YL301",)),
    ),
    ((R, "column", "办理结果.总计 <= 本年新收"), (R, "column", "上年结转 > 结转下年度")): (
        ("contradiction", "YL302", ("GL301", "YL301")),
    ),
    (
        ("", "report", "表三.本年新收.总计 == 5"),
        ("", "report", "表三.本年新收.自然人 >= 6"),
    ): (("contradiction", "YL302", ("GL303", "YL301")),),
    ((R, "row", "自然人 > 总计"),): (("contradiction", "YL301", ("GL303",)),),
    ((R, "row", "自然人 < 0"),): (("contradiction", "YL301", ()),),
    ((R, "column", "本年新收 == 本年新收 + 1"),): (("never-holds", "YL301", ()),),
    # only with zeros
    ((R, "column", "本年新收 == 2 * 上年结转"), (R, "column", "本年新收 == 上年结转")): (
        ("zeros", "YL302", ("YL301",)),
    ),
    ((R, "row", "自然人 == 总计"),): (("zeros", "YL301", ("GL303",)),),
    # nothing new
    ((R, "column", "结转下年度 + 办理结果.总计 == 上年结转 + 本年新收"),): (
        ("same", "YL301", ("GL301",)),
    ),
    ((R, "row", "2 * 自然人 >= 其他"), (R, "row", "其他 / 2 <= 自然人")): (
        ("same", "YL302", ("YL301",)),
    ),
    (
        (
            "",
            "report",
            "表四.行政复议.总计 == 表四.行政复议.结果维持 + 表四.行政复议.结果纠正 + "
            "表四.行政复议.其他结果 + 表四.行政复议.尚未审结",
        ),
    ): (("same", "YL301", ("GL401",)),),
    ((R, "row", "自然人 <= 总计"),): (("implied", "YL301", ("GL303",)),),
    ((R, "column", "办理结果.总计 <= 本年新收 + 上年结转"),): (("implied", "YL301", ("GL301",)),),
    ((R, "column", "本年新收 == 本年新收"),): (("never-speaks", "YL301", ()),),
    (("disclosure", "row", "本年制发件数 <= 对外公开总数量"),): (("never-speaks", "YL301", ()),),
    ((R, "column", "本年新收 + 上年结转 == 本年新收"),): (("cancels", "YL301", ()),),
    ((R, "row", "自然人 * 总计 <= 9"),): (("not-linear", "YL301", ()),),
}  # fmt: skip


def made(folder: Path, *rules: tuple[str, str, str]) -> Pack:
    write(str(folder / "pack.yaml"), "title: 试\nextends: national\n")
    text = ""
    for number, (table, each, said) in enumerate(rules, 301):
        text += f"YL{number}:\n  name: rule-{number}\n  title: 标题\n  each: {each}\n"
        text += (f"  table: {table}\n" if table else "") + f"  assert: {said}\n"
    write(str(folder / "a.yaml"), text)
    return packs.load(folder)


@pytest.mark.slow
@pytest.mark.parametrize("rules", SAID)
def test_what_is_said_of_some_rules(
    rules: tuple[tuple[str, str, str], ...], tmp_path: Path
) -> None:
    pack = made(tmp_path, *rules)
    found = remarks(pack.rules, pack.own)
    assert tuple((one.kind, one.rule, one.others) for one in found) == SAID[rules]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(packs.available()))
def test_the_packs_of_govlint_are_consistent(name: str) -> None:
    pack = lint.find_pack(name)
    with using(pack.vocabulary):
        assert remarks(pack.rules, pack.own) == []


def test_a_contradiction_is_told_with_the_lines_that_prove_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    made(
        tmp_path, (R, "column", "办理结果.总计 <= 本年新收"), (R, "column", "上年结转 > 结转下年度")
    )
    assert cli.main(["test", str(tmp_path)]) == 1
    out = capfd.readouterr().out
    assert f"{tmp_path / 'a.yaml'}:7: YL302 与 GL301、YL301 不能同时成立\n" in out
    assert "    GL301（自然人）：本年新收 + 上年结转 == 办理结果.总计 + 结转下年度\n" in out
    assert "    YL302（自然人）：上年结转 > 结转下年度\n" in out
    assert cli.main(["test", str(tmp_path), "--lang", "en"]) == 1
    out = capfd.readouterr().out
    assert ": YL302 cannot hold together with GL301 and YL301\n" in out
    assert "    YL302 (natural_person): 上年结转 > 结转下年度\n" in out


def test_what_is_harmless_is_a_note(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made(tmp_path, (R, "row", "自然人 <= 总计"))
    for kind in ("a", "b-silent"):
        write(str(tmp_path / "cases" / "YL301" / kind / "report.txt"), FEW.format(kind == "a"))
    assert cli.main(["test", str(tmp_path), "--accept"]) == 0
    out = capfd.readouterr().out
    assert "（提示）YL301 可由 GL303 推出" in out
    assert out.endswith("试了 1 条规则、2 个案例，全部通过\n")


FEW = """三、收到和处理政府信息公开申请情况
\t自然人\t法人或其他组织\t总计
\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他
一、本年新收政府信息公开申请数量\t{0:d}\t0\t0\t0\t0\t0\t0
"""


@pytest.mark.slow
def test_cells_no_rule_guards() -> None:
    found = guards(lint.find_pack("national").rules)
    bare = {name: {cell[:2] for cell, codes in known.items() if not codes}
            for name, known in found.items()}  # fmt: skip
    assert {table for rows in bare.values() for table, _ in rows} == {"disclosure"}
    assert ("disclosure", "fees") in bare["2021"]
    codes = found["2021"]["requests", "new", "total"]
    assert {"GL301", "GL303"} <= codes


GUARDING = '''from govlint import Cell, Finding, Text, rule
@rule("YL201", "yunling-fees", "收费不低于一万元", level="info")
def fees(facts):
    """收费不低于一万元。"""
    fact = facts.get("disclosure", "fees", "amount")
    if fact and fact.value is not None and fact.value < 1:
        yield Finding(fact.place, Text("太少", "too little"))
'''


@pytest.mark.slow
def test_rules_of_every_make_guard_cells(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(str(tmp_path / "pack.yaml"), "title: 试\n")
    write(
        str(tmp_path / "a.yaml"),
        "YL202:\n  name: licensing\n  title: 许可\n  cell: 表二.行政许可.*\n  max: 100\n",
    )
    write(str(tmp_path / "b.py"), GUARDING)
    pack = packs.load(tmp_path)
    known = guards(pack.rules)["2021"]
    assert known["disclosure", "fees", "amount"] == {"YL201"}
    assert known["disclosure", "licensing", "decisions"] == {"YL202"}
    assert not known["disclosure", "penalties", "decisions"]
    cli.main(["test", str(tmp_path), "--coverage"])
    out = capfd.readouterr().out
    assert "2021 式：200 格中有 2 格由规则看守\n" in out
    assert "    表二 行政处罚：本年处理决定数量\n" in out
