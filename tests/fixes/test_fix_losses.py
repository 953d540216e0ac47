"""What no fix may change, and what the fix of a wrong figure changes."""

import pytest
from helpers.fix_rules import BAD, CHOSEN, pack, report

from govlint.engine import selection
from govlint.files.discover import Input
from govlint.fixes.files import Wish, fix_file
from govlint.linter import lint
from govlint.linter.lint import Task
from govlint.model.facts import Cell


@pytest.fixture
def fixed(tmp_path):
    """Fix a text by the typographic rules and others; the outcome with its new text."""

    def done(text, rules="", **wish):
        where = tmp_path / str(len(list(tmp_path.iterdir())))
        name = pack(where, rules)
        codes = selection.selected(lint.find_pack(name).rules, CHOSEN)
        task = Task(Input("a.txt", named=True, data=text.encode()), name, codes)
        outcome = fix_file(Wish(**wish), task)
        data = outcome.fixed.data
        return outcome, text if data is None else data.decode(), [n.en for n in outcome.fixed.notes]

    return done


def bad(old, new, safe=True, more=""):
    """The source of a rule whose fix replaces one word."""
    return f'''
@rule("TX999", "tx-bad", "坏规则", en="a bad rule", basis="x", level="warning")
def bad(source: Source):
    """改坏。"""
    start = source.text.find({old!r})
    if start >= 0:
        yield fixable(start, start + {len(old)}, {new!r}, {safe}{more})
'''


@pytest.mark.slow
@pytest.mark.parametrize(
    "old, new, why",
    [
        (
            "行政许可\t35",
            "行政许可\t36",
            "the figure in 表二 / 行政许可 / 本年处理决定数量 would change",
        ),
        ("规章\t0\t0\t0", "规章\t0\t0\t/", "the figure in 表二 / 规章 / 现行有效件数 would change"),
        ("规章\t0\t0\t0", "0\t0\t0", "would change"),
        ("0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n", "", "表四 could not be read any more"),
        ("2024年政府", "2023年政府", "the report's year would change"),
        ("云溪镇人民政府2024", "云岭镇人民政府2024", "the organ's name would change"),
        ("云溪镇人民政府2024年政府信息公开工作年度报告", "通知", "the title would change"),
        ("2025年1月20日", "2025年1月21日", "the date of signing would change"),
        ("云溪镇人民政府\n2025年", "云溪镇\n2025年", "the signing organ would change"),
        ("120　条", "121　条", "“120条” would change"),
        ("存在不足", "存在七条不足", "“七条” would change"),
        ("五、存在的主要问题及改进情况\n", "", "a new finding GL101 would appear"),
    ],
)
def test_a_safe_fix_changes_no_figure_date_or_name(fixed, old, new, why):
    text = report().replace("“公开”", "(公开）")
    outcome, after, notes = fixed(text, bad(old, new))
    assert after == text.replace("(公开）", "（公开）").replace("　120", "120"), "the others stand"
    assert len(notes) == 1
    assert notes[0].startswith("a fix of TX999 was not applied (line ")
    assert why in notes[0]
    assert not outcome.fixed.failed


@pytest.mark.parametrize(
    "between, new, joined",
    [
        ("<td>", "", True),
        (" ", "", True),
        ("", "、", True),
        ("、", "00", True),
        ("——", "—", False),
        (",", "，", False),
    ],
)
def test_figures_are_neither_joined_nor_parted(fixed, between, new, joined):
    rule = f'''
@rule("TX996", "tx-seam", "接缝", en="a seam", basis="x", level="warning")
def seam(source: Source):
    """13 和 57 之间。"""
    start = source.text.find("13{between}57") + 2
    if start > 2:
        yield fixable(start, start + {len(between)}, {new!r})
'''
    _, after, notes = fixed(report().replace("存在不足", f"门牌13{between}57"), rule)
    assert f"13{between if joined else new}57" in after
    assert ("figures would be joined, or parted" in "".join(notes)) == joined


def test_a_fix_that_leaves_no_report_is_refused(fixed):
    title = "云溪镇人民政府2024年政府信息公开工作年度报告"
    _, after, notes = fixed(title, bad(title, "通知"))
    assert after == title
    assert notes == ["a fix of TX999 was not applied (line 1): it would be no report any more"]
    assert fixed(title, bad(title, ""))[1] == title


def test_what_is_fixed_beside_bad_rules(fixed):
    outcome, after, notes = fixed(report().replace("不足", "不足甲,甲"), BAD)
    assert "不足甲，甲" in after
    assert "\t35\n" in after
    assert outcome.fixed.failed
    assert [note.split(":")[0] for note in notes] == [
        "a fix of TX901 was not applied (line 13)",
        "the fixes of TX902, TX903 never come to rest and were not applied",
    ]


def test_an_unsafe_fix_changes_what_it_says_and_no_more(fixed):
    text = report()
    _, after, notes = fixed(text, BAD, unsafe=True)
    assert "镇人民政府2023年政府" in after
    _, after, notes = fixed(text, bad("存在不足。", "存在三个不足。", safe=False), unsafe=True)
    assert "存在三个不足。" in after
    assert notes == []


def test_an_unsafe_fix_that_breaks_its_promise_is_refused(fixed):
    figures = '''
@rule("TX998", "tx-promise", "承诺", en="a promise", basis="x", level="warning")
def promise(facts: "Facts"):
    """说是 40，改成 41。"""
    from govlint import Cell
    fact = facts.get("disclosure", "licensing", "decisions")
    if fact is not None and fact.value == 35:
        fix = Fix(False, (Edit(fact.place, NEW),), "40")
        yield Finding(fact.place, Text("改", "change"), cell=fact.cell, fix=fix)
'''
    text = report()
    _, after, notes = fixed(text, figures.replace("NEW", "'41'"), unsafe=True)
    assert "\t35\n" in after
    assert notes == [
        "a fix of TX998 was not applied (line 13): "
        "表二 / 行政许可 / 本年处理决定数量 would not be 40"
    ]
    _, after, notes = fixed(text, figures.replace("NEW", "'40'"), unsafe=True)
    assert "\t40\n" in after
    _, after, notes = fixed(text, figures.replace("NEW", "'40\\t7'"), unsafe=True)
    assert "\t35\n" in after


def test_a_fix_that_makes_a_rule_crash_is_refused(fixed):
    crash = (
        bad("存在不足", "崩溃")
        + '''
@rule("TX997", "tx-crash", "出错", en="crashes", basis="x")
def crash(source: Source):
    """见“崩溃”就出错。"""
    if "崩溃" in source.text:
        raise ZeroDivisionError
    yield from ()
'''
    )
    _, after, notes = fixed(report(), crash)
    assert "存在不足" in after
    assert "rule TX997 would crash" in notes[0]


# the wrong cell


@pytest.mark.slow
@pytest.mark.parametrize(
    "printed, due",
    [
        ("11", "9"), (" 11", " 9"), ("　１１　", "　９　"), ("\xa011\u200b", "\xa09\u200b"),
        ("１1", "9"), ("011", "9"), ("1,011", "9"),
    ],
)  # fmt: skip
def test_the_right_figure_is_printed_as_the_wrong_one_was(fixed, printed, due):
    text = report({"outcome.total": [11, 2, 0, 0, 0, 1, 12]}).replace("\t11\t2", f"\t{printed}\t2")
    outcome, after, _ = fixed(text)
    assert "GL310" in {one.code for one in outcome.diagnostics}
    assert f"\t{printed}\t2" in after
    outcome, after, notes = fixed(text, unsafe=True)
    assert notes == []
    assert f"\t{due}\t2" in after
    assert "GL310" not in {one.code for one in outcome.diagnostics}


def test_thousands_keep_their_commas(fixed):
    big = [1209, 2, 0, 0, 0, 1, 1212]
    text = report(
        {"new": big, "outcome.total": big, "outcome.disclosed": [1206, 1, 0, 0, 0, 1, 1209]}
    )
    text = text.replace("\t1206\t", "\t1,260\t")
    _, after, notes = fixed(text, unsafe=True)
    assert notes == []
    assert "\t1,206\t" in after


def test_a_repair_of_two_cells_is_one_fix(fixed):
    rows = {"outcome.disclosed": [7, 1, 0, 0, 0, 1, 8], "outcome.partial": [2, 0, 0, 0, 0, 0, 3]}
    outcome, _, notes = fixed(report(rows), unsafe=True)
    task = Task(Input("a.txt", named=True, data=report(rows).encode()), "national")
    wrong = [one for one in lint.check_file(task).diagnostics if one.code == "GL310"]
    assert {one.cell for one in wrong} >= {Cell("requests", "outcome.disclosed", "natural_person")}
    assert len({one.fix.edits for one in wrong}) == 1
    assert len(wrong[0].fix.edits) == len(wrong)
    assert "GL310" not in {one.code for one in outcome.diagnostics}
    assert notes == []
