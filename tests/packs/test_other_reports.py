"""`assert:` and Python rules of a pack with figures of other reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from forge import Link, chain
from helpers.chained import digest

from govlint import packs
from govlint.between import check_between
from govlint.errors import UserError
from govlint.model.diagnostic import Diagnostic
from govlint.model.digest import Relatives

Make = Callable[..., Path]
RULE = """JS601:
  name: js-far
  title: 与别的报告相符
  table: {table}
  each: {each}
  assert: {words}
"""
PYTHON = """from govlint import Finding, Note, Text, rule

@rule("JS602", "js-fees", "收费与上年不同", level="info")
def fees(facts, previous, {more}):
    own, last = (one.get("disclosure", "penalties", "decisions") for one in (facts, previous))
    note = Note(last.place, Text("上年", "last year"), last.cell, last.raw, previous.path)
    yield Finding(own.place, Text(f"{{len({more})}}", "many"), cell=own.cell, related=(note,))
"""
FAULTS = {
    "previus.carried_out == carried_in": ("previous.carried_out", "没有这一行"),
    "去年.结转下年度 == 上年结转": ("上年.结转下年度", "没有这一行"),
    "上年.结转下年 == 上年结转": ("结转下年度", "没有这一行"),
    "下级.本年新收 <= 本年新收": ("sum(下级.本年新收)", "几份报告的"),
    "new >= siblings.new": ("sum(siblings.new)", "几份报告的"),
    "sum(本年新收) == 上年.本年新收": ("sum(path.*)", "求和写作"),
    "sum(上年.本年新收) == 本年新收": ("sum(path.*)", "求和写作"),
    "上年.本年新收 == 上年.上年结转": ("no figure of this report", "没有本报告的数字"),
    "sum(下级.不予公开) <= 本年新收": ("sum(下级.不予公开.*)", "是一组"),
}


@pytest.fixture(scope="module")
def links() -> tuple[Link, ...]:
    """Two years of one organ, the second of which carries in what the first carried out."""
    return chain(1, (2023, 2024))


def found(make: Make, links: tuple[Link, ...], **files: str) -> list[Diagnostic]:
    """What the rules of a pack say of the second report, of which the first is all relatives."""
    rules = packs.load(make(**files)).rules
    last, own = (digest(f"{one.year}.txt", one.text) for one in links)
    siblings = (last._replace(year=2024), own._replace(path="b.txt"))
    relatives = Relatives(last, siblings, siblings, (last,), "at_least")
    compared = check_between(own, relatives, rules)
    assert compared.failures == ()
    return list(compared.diagnostics)


@pytest.mark.parametrize(
    ("table", "each", "words", "cell"),
    [
        ("表三", "列", "上年.结转下年度 + 1 == 上年结转", "carried_in"),
        ("requests", "column", "sum(previous.outcome.refused.*) > new", "new"),
        ("requests", "row", "previous.natural_person == total", "total"),
        ("表二", "格", "上年.值 + 1 <= 值", "regulations"),
        ("requests", "column", "sum(children.new) == new", "new"),
        ("requests", "column", "sum(同级.不予公开.*) == 上年结转 - 1", "carried_in"),
    ],
)
def test_names_of_other_reports_are_looked_up_on_the_same_line(
    make: Make, links: tuple[Link, ...], table: str, each: str, words: str, cell: str
) -> None:
    told = found(make, links, a_yaml=RULE.format(table=table, each=each, words=words))
    assert told
    assert told[0].path == "2024.txt"
    if each in {"列", "column"}:
        assert {one.cell.row for one in told if one.cell} == {cell}
        assert told[0].stated == str(links[1].figures["requests", cell, "natural_person"])


def test_whole_names_and_lists_reach_other_reports(make: Make, links: tuple[Link, ...]) -> None:
    twice = "表三.本年新收.总计 > 2 * 上年.表三.本年新收.总计"
    words = f"[{twice}, 上年.表二.行政处罚.处理决定数量 < 0 * 表三.本年新收.总计]"
    rule = RULE.format(table="X", each="全文", words=words).replace("  table: X\n", "")
    told = found(make, links, a_yaml=rule)
    assert [one.cell for one in told] == [("requests", "new", "total")] * 2
    assert "上年报告表三本年新收（总计）" in told[1].message.zh
    assert all("last year's" in one.message.en for one in told)


def test_what_is_not_printed_in_the_other_form_is_unknown(make: Make) -> None:
    old = chain(1, (2020, 2021))
    yaml = RULE.format(table="表二", each="行", words="上年.现行有效件数 > 100 + 现行有效件数")
    assert found(make, old, a_yaml=yaml) == []
    yaml = RULE.format(table="表二", each="行", words="上年.本年制发件数 > 100 + 本年制发件数")
    (told,) = found(make, old, name="two", a_yaml=yaml.replace("规章", ""))[-1:]
    assert told.related[-1].cell == ("disclosure", "normative_documents", "created")


def test_words_of_this_report_excuse_or_are_waited_for(make: Make, links: tuple[Link, ...]) -> None:
    rule = RULE.format(table="表三", each="列", words="上年.结转下年度 + 1 == 上年结转")
    assert found(make, links, a_yaml=f"{rule}  unless: 培训\n") == []
    assert found(make, links, name="b", a_yaml=f"{rule}  unless: 没有这样的话\n")
    when = f"{rule}  when: {{mentions: 培训, in: 第一部分}}\n"
    assert found(make, links, name="c", a_yaml=when)
    assert found(make, links, name="d", a_yaml=when.replace("第一部分", "第六部分")) == []
    assert found(make, links, name="e", a_yaml=f"{rule}  when: 表三.本年新收.总计 > 0\n")
    assert found(make, links, name="f", a_yaml=f"{rule}  when: 表三.本年新收.总计 < 0\n") == []


@pytest.mark.parametrize("more", ["history", "children", "siblings", "scope"])
def test_a_python_rule_is_given_what_it_asks_for(
    make: Make, links: tuple[Link, ...], more: str
) -> None:
    (told,) = found(make, links, b_py=PYTHON.format(more=more), a_yaml=RULE.format(
        table="表三", each="列", words="上年.结转下年度 == 上年结转"))  # fmt: skip
    assert told.message.zh == {"history": "1", "scope": "8"}.get(more, "2")
    assert told.related[0].path == "2023.txt"


@pytest.mark.parametrize("words", FAULTS)
def test_slips_are_told_in_both_languages(make: Make, words: str) -> None:
    with pytest.raises(UserError) as caught:
        packs.load(make(a_yaml=RULE.format(table="表三", each="列", words=words)))
    en, zh = FAULTS[words]
    assert en in caught.value.message.en
    assert zh in caught.value.message.zh
    assert caught.value.line == 6
    assert caught.value.column > 1


@pytest.mark.parametrize(
    ("line", "en", "zh"),
    [
        ("unless: 清理", "with `previous.`, `children.`", "只用于有 `上年.`"),
        ("when: 上年.表三.本年新收.总计 > 0", "this report alone", "只看本报告"),
        ("figures: {甲: {near: 收取, unit: 元}}", "", ""),
    ],
)
def test_keys_that_do_not_fit_are_told(make: Make, line: str, en: str, zh: str) -> None:
    rule = RULE.format(table="表三", each="列", words="本年新收 == 上年结转")
    if line.startswith("figures"):
        rule, en, zh = (
            rule.replace("本年新收 ==", "上年.本年新收 =="),
            "no `figures:`",
            "没有 `figures:`",
        )
    with pytest.raises(UserError) as caught:
        packs.load(make(a_yaml=f"{rule}  {line}\n"))
    assert en in str(caught.value)
    assert zh in caught.value.in_language("zh")


def test_trees_and_claims_do_not_cross_reports(make: Make) -> None:
    for own in ("report", "source", "claims", "mended"):
        with pytest.raises(UserError) as caught:
            packs.load(make(name=own, b_py=PYTHON.format(more=own)))
        assert "do not go together" in str(caught.value)


def test_a_rule_that_crashes_stops_no_other(make: Make, links: tuple[Link, ...]) -> None:
    folder = make(
        a_yaml=RULE.format(table="表三", each="列", words="上年.结转下年度 + 1 == 上年结转"),
        b_py=PYTHON.format(more="history").replace("yield", "1 / 0\n    yield"),
    )
    last, own = (digest(f"{one.year}.txt", one.text) for one in links)
    relatives = Relatives(last, history=(last,))
    compared = check_between(own, relatives, packs.load(folder).rules)
    assert {one.code for one in compared.diagnostics} == {"JS601"}
    (failure,) = compared.failures
    assert (failure.code, failure.path) == ("JS602", "2024.txt")
    assert "ZeroDivisionError" in failure.message
