"""The engine where rules crash, and the order, places and fingerprints of what they find."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

from helpers.balanced_tables import RULES, changed, check, remedies, report_of, requests
from helpers.paths import ROOT

from govlint.bilingual import Text
from govlint.engine import check as engine
from govlint.engine.crowding import limited
from govlint.engine.rule import rule
from govlint.files.discover import Input
from govlint.linter import lint
from govlint.model.diagnostic import Finding, Note
from govlint.model.facts import Facts
from govlint.model.source import Source
from govlint.model.tree import Heading, Report, Section, Span


@rule("XX901", "crashes", "坏规则")
def crashes(facts: Facts) -> Iterator[Finding]:
    yield Finding(Span(0, 1), Text("先说一句", "one thing"))
    raise RuntimeError("oh no")


@rule("XX902", "speaks-nonsense", "坏规则")
def speaks_nonsense(facts: Facts) -> Iterator[Finding]:
    yield "nonsense"


@rule("XX903", "points-outside", "坏规则")
def points_outside(facts: Facts) -> Iterator[Finding]:
    yield Finding(Span(5, 10**9), Text("x", "x"))


@rule("XX904", "holds-a-list", "坏规则")
def holds_a_list(facts: Facts) -> Iterator[Finding]:
    yield Finding(Span(0, 1), Text("x", "x"), related=[Note(Span(0, 1), Text("y", "y"))])


def test_a_rule_that_crashes_stops_no_other():
    rules = (crashes, speaks_nonsense, points_outside, holds_a_list, *RULES)
    checked = check(changed(requests(), new__natural_person=59), rules)
    assert [one.code for one in checked.failures] == ["XX901", "XX902", "XX904", "XX903"]
    assert [one.code for one in checked.diagnostics] == ["XX901", "GL310"]
    first = checked.failures[0]
    assert (first.path, first.message) == ("a.txt", "RuntimeError: oh no")
    assert "RuntimeError: oh no" in first.traceback


def test_a_repair_that_crashes_leaves_the_identities(monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("oh no")

    monkeypatch.setattr("govlint.engine.check.repair_findings", broken)
    checked = check(changed(requests(), new__natural_person=59))
    assert [one.code for one in checked.failures] == ["GL310"]
    assert {one.code for one in checked.diagnostics} == {"GL301", "GL303"}


@rule("XX905", "needs-the-tree", "需要树")
def needs_the_tree(report: Report, source: Source) -> Iterator[Finding]:
    at = source.text.index("问题")
    for _ in range(2):  # told twice, kept once
        yield Finding(Span(at, at + 2), Text("有问题", "trouble"), level="info", confidence="low")
    yield Finding(Span(0, 2), Text("标题", "title"))


def test_places_and_levels_come_with_the_tree():
    source = Source("b.txt", "某镇年报\n五、存在的主要问题及改进情况\n没有\n")
    heading = Heading("HEADING", 5, source.text[5:20], Span(7, 19), number=5)
    report = Report((), (Section(heading, ()),), ())
    assert engine.check(source, None, Facts("b.txt"), None, [needs_the_tree]).diagnostics == ()
    first, second = engine.check(source, report, Facts("b.txt"), None, [needs_the_tree]).diagnostics
    assert (first.logical, first.level, first.confidence) == ("开头", "error", "high")
    assert (second.logical, second.level, second.confidence) == ("第五部分", "info", "low")
    assert (second.at.line, second.at.column, second.at.end_column) == (2, 8, 10)
    assert second.snippet == "五、存在的主要问题及改进情况"


def test_fingerprints_survive_what_moves_lines_and_number_equals():
    table = changed(requests(), new__natural_person=59) | remedies(total=4)
    plain = [one.fingerprint for one in check(table).diagnostics]
    moved = [one.fingerprint for one in check(table, front="一段新话\n\n").diagnostics]
    assert plain == moved
    assert len(set(plain)) == len(plain)
    other = changed(requests(), new__natural_person=58) | remedies(total=4)
    assert check(other).diagnostics[0].fingerprint != plain[0]


@rule("XX906", "says-it-twice", "同一句话")
def says_it_twice(source: Source) -> Iterator[Finding]:
    for place in (Span(0, 1), Span(2, 3)):
        yield Finding(place, Text("重复", "again"))


def test_equal_findings_at_two_places_have_two_fingerprints():
    source = Source("c.txt", "甲乙甲")
    one, two = engine.check(source, None, Facts("c.txt"), None, [says_it_twice]).diagnostics
    assert one.fingerprint != two.fingerprint
    assert (
        engine.diagnostic(says_it_twice, Finding(Span(0, 1), Text("重复", "x")), source).code
        == "XX906"
    )


def test_results_are_plain_sorted_and_the_same_for_any_order_of_rules():
    table = changed(requests(), new__natural_person=85, new__legal_person_of_company=13)
    table |= remedies(total=9)
    checked = check(table)
    assert check(table, tuple(reversed(RULES))) == checked
    assert pickle.loads(pickle.dumps(checked)) == checked
    assert list(checked.diagnostics) == sorted(checked.diagnostics, key=lambda one: one.order)


def test_results_do_not_depend_on_the_hash_seed():
    program = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from helpers.balanced_tables import *\n"
        "t = changed(requests(), new__natural_person=85, new__legal_person_of_company=13)\n"
        "print([d for d in check(t | remedies(total=9)).diagnostics])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={
                "PYTHONHASHSEED": seed,
                "PATH": "",
                "PYTHONUTF8": "1",
                "GOVLINT_CACHE": "/nowhere",
            },
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_a_reading_that_misses_rows_only_loses_their_lines():
    source, facts = report_of(changed(requests(), new__natural_person=59))
    (reading,) = facts.readings
    kept = tuple(cell for cell in reading.expected if cell.row != "carried_out")
    partial = replace(facts, readings=(replace(reading, expected=kept),))
    found = engine.check(source, None, partial, (), RULES).diagnostics
    assert {one.code for one in found} <= {"GL303", "GL310"}
    assert len(found) == 1


def test_of_a_rule_that_fires_on_every_line_the_first_thousand_are_told() -> None:
    text = "云岭县2024年政府信息公开工作年度报告\n\n| 行政许可 | 3 |\n| 行政许可 | 3 |\n"
    task = lint.Task(Input("a.txt", named=True, data=text.encode()), "national")
    one = next(one for one in lint.check_file(task).diagnostics if one.code == "GL005")
    found = limited([one._replace(at=one.at._replace(line=line)) for line in range(1, 3_000)])
    assert len(found) == 1_000
    assert found[-1].message.zh.endswith("（这份文件另有 1999 处，不再逐一列出）")
    assert found[-1].message.en.endswith("(1999 more in this file are not listed)")
