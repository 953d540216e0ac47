"""The engine over tables made by hand: no parser takes part."""

from decimal import Decimal

import pytest
from helpers.balanced_tables import (
    BY_CODE,
    PEOPLE,
    RULES,
    changed,
    check,
    remedies,
    report_of,
    requests,
)

from govlint.claims import Claim
from govlint.engine import check as engine
from govlint.identities.repair import Change, Repair
from govlint.model.diagnostic import Edit, Fix
from govlint.model.facts import Cell
from govlint.model.tree import Span
from govlint.packs.kinds import plain_rules, rule_of


def test_a_sound_report_is_silent_and_wholly_read():
    checked = check(requests() | remedies())
    assert checked == engine.Checked((), (), 190, 190)
    assert check(requests("2019")).diagnostics == ()


def test_one_wrong_cell_is_one_finding_with_its_figure():
    (found,) = check(changed(requests(), new__natural_person=59)).diagnostics
    assert (found.code, found.name, found.level) == ("GL310", "requests-wrong-cell", "error")
    assert found.cell == Cell("requests", "new", "natural_person")
    assert (found.stated, found.computed) == ("59", "95")
    edit = Edit(Span(found.at.offset, found.at.end_offset), "95")
    assert found.fix == Fix(safe=False, edits=(edit,), value="95")
    assert found.logical == "表三 / 一、本年新收政府信息公开申请数量 / 自然人"
    assert (found.at.line, found.snippet[found.at.column - 1 :][:2]) == (1, "59")
    assert "应为 95" in found.message.zh
    assert "should be 95" in found.message.en
    assert [note.message.zh.split("：")[0] for note in found.related] == [
        "“自然人”列",
        "“一、本年新收政府信息公开申请数量”行",
    ]


def test_a_failed_balance_shows_its_sum():
    rules = [BY_CODE["GL301"]]
    (found,) = check(changed(requests(), outcome_of_total__natural_person=93), rules).diagnostics
    assert found.code == "GL301"
    assert found.message.zh == (
        "“自然人”列：本年新收 95 + 上年结转 0 = 95，而办理结果总计 93 + 结转下年度 1 = 94，相差 1"
    )
    assert found.message.en.startswith("column natural_person (自然人): new 95 + carried_in 0 = 95")
    assert found.cell == Cell("requests", "outcome.total", "natural_person")
    assert (found.stated, found.computed) == ("94", "95")
    notes = [(note.message.zh, note.stated) for note in found.related[:3]]
    assert notes == [("本年新收", "95"), ("上年结转", "0"), ("结转下年度", "1")]
    assert found.help is not None
    assert found.help.zh == "对照登记台账核对这几格"


def test_long_sums_leave_the_zeros_out():
    rules = [BY_CODE["GL302"]]
    (found,) = check(changed(requests(), outcome_of_total__natural_person=93), rules).diagnostics
    assert found.message.zh == (
        "“自然人”列：予以公开 60 + 属于四类过程性信息 20 + 本机关不掌握相关政府信息 14"
        "（其余 18 项为 0） = 94，而办理结果总计 93，相差 1"
    )


def test_a_blank_cell_is_silent():
    table = changed(requests(), new__natural_person=None, outcome_of_total__total=None)
    checked = check(table)
    assert checked.diagnostics == ()
    assert (checked.read, checked.expected) == (173, 175)


def test_a_blank_cell_beside_a_wrong_one():
    table = changed(requests(), outcome_of_total__natural_person=None, new__natural_person=5)
    (found,) = check(table).diagnostics
    assert (found.cell, found.computed) == (Cell("requests", "new", "natural_person"), "95")
    assert found.related[-1].message.zh == "“（七）总计”行“自然人”列没有数字，应为 94"


def test_two_wrong_cells_each_get_their_finding():
    table = changed(requests(), new__natural_person=950, outcome_of_total__total=7)
    found = check(table).diagnostics
    assert [(one.code, one.computed) for one in found] == [("GL310", "95"), ("GL310", "97")]
    assert "并把“（七）总计”行“总计”列改为 97" in found[0].message.zh


def test_where_several_repairs_will_do_the_identities_are_told(monkeypatch):
    table = changed(requests(), new__natural_person=85, new__legal_person_of_company=13)
    candidates = tuple(
        tuple(Change(Cell("requests", row, column), before, after) for column, before, after in one)
        for row, one in (
            ("new", ((PEOPLE[0], 85, 95), (PEOPLE[1], 13, 3))),
            ("carried_in", ((PEOPLE[0], 0, 10), (PEOPLE[2], 0, 7))),
        )
    )
    outcome = Repair("ambiguous", candidates=candidates)
    monkeypatch.setattr("govlint.engine.wrong_cell.repair", lambda *_, **__: outcome)
    found = check(table).diagnostics
    assert {one.code for one in found} == {"GL301"}
    assert len(found) == 2
    maybe = [
        [note.message.zh for note in one.related if note.message.zh.startswith("可能是")]
        for one in found
    ]
    row = "“一、本年新收政府信息公开申请数量”行"
    both = f"可能是{row}“自然人”列应为 95，同时{row}“商业企业”列应为 3"
    assert [words[0] for words in maybe] == [both, both]
    assert [len(words) for words in maybe] == [2, 1]  # the second has no part in the companies'


def test_a_table_past_mending_is_one_finding():
    table = changed(
        requests(),
        new__natural_person=1,
        carried_in__total=77,
        outcome_of_partial__total=5,
        outcome_of_total__legal_person_of_social=8,
        carried_out__legal_person_of_other=9,
    )
    (found,) = check(table).diagnostics
    assert (found.code, found.cell, found.fix) == ("GL310", None, None)
    assert found.message.zh.startswith("表三有 ")
    assert "请对照底稿整表核对" in found.message.zh
    assert found.logical == "表三"


def test_without_the_repair_rule_identities_stand_alone():
    table = changed(requests(), new__natural_person=59)
    rules = [one for one in RULES if one.code != "GL310"]
    assert [one.code for one in check(table, rules).diagnostics] == ["GL303", "GL301"]
    rules = [one for one in RULES if one.code not in {"GL302", "GL303"}]
    (found,) = check(table, rules).diagnostics  # repairs by those identities there are
    assert found.code in {"GL301", "GL310"}


def test_remedies_list_the_cells_that_may_be_wrong():
    (found,) = check(remedies(upheld=12, corrected=11, total=24)).diagnostics
    assert found.code == "GL401"
    assert found.message.zh.startswith(
        "“行政复议”栏：维持 12 + 纠正 11 + 其他结果 0 + 未审结 0 = 23"
    )
    maybe = [note for note in found.related if note.message.zh.startswith("可能是")]
    assert {note.cell.column for note in maybe} >= {"upheld", "corrected", "total"}


def test_the_text_bears_witness_to_the_wrong_cell():
    said = Claim(((Cell("remedies", "review", "upheld"),),), 13, "件", Span(0, 0))
    (found,) = check(remedies(upheld=12, corrected=11, total=24), claims=[said]).diagnostics
    assert found.cell == said.cell
    assert (found.stated, found.computed) == ("12", "13")
    assert found.fix is not None
    assert found.fix.value == "13"
    assert "正文可印证，最可能是“行政复议”栏“结果维持”项应为 13" in found.message.zh
    assert said.cell not in [note.cell for note in found.related]


def test_the_2019_form_has_one_row_for_other_outcomes():
    table = changed(requests("2019"), outcome_of_other__natural_person=4)
    (found,) = check(table, [BY_CODE["GL302"]]).diagnostics
    assert "其他处理 4" in found.message.zh


def entry(**fields):
    """A YAML rule of the given keys, as its file would make it."""
    lines = "".join(
        f"  {key.replace('assertion', 'assert')}: {value}\n" for key, value in fields.items()
    )
    return f"XX101:\n  name: a-rule\n  title: 标题\n{lines}"


@pytest.mark.parametrize(
    "fields, table, messages",
    [
        (
            {"table": "remedies", "each": "cell", "assertion": "value <= 2"},
            remedies(),
            ["表四“行政复议”栏“总计”项：该格 3，应当不大于2"],
        ),
        (
            {"each": "report", "assertion": "表四.行政复议.总计 * 2 == requests.new.total"},
            requests() | remedies(),
            ["表四行政复议（总计） 3 * 2 = 6，而表三本年新收（总计） 98，相差 92"],
        ),
        (
            {"table": "remedies", "each": "column", "assertion": "review * review / 2 != 2"},
            remedies(),
            ["“结果维持”列：行政复议 2 * 行政复议 2 / 2 = 2，应当不等于2"],
        ),
        (
            {"table": "remedies", "each": "row", "assertion": "2 * 维持 <= 总计 / 1.5",
             "message": "'{line}超出 {difference}：{left}'"},
            remedies(),
            ["“行政复议”栏超出 2：2 * 维持 2 = 4"],
        ),
        (
            {"table": "disclosure", "each": "row", "assertion": "amount == 1.25"},
            {Cell("disclosure", "fees", "amount"): Decimal("1.50")},
            ["“行政事业性收费”行：本年收费金额 1.5，而1.25，相差 0.25"],
        ),
    ],
)  # fmt: skip
def test_other_shapes_of_identity(tmp_path, fields, table, messages):
    path = tmp_path / "a.yaml"
    path.write_text(entry(**fields), "utf-8")
    rules = [rule_of(plain) for plain in plain_rules(path)]
    checked = check(table, rules)
    assert checked.failures == ()
    assert [one.message.zh for one in checked.diagnostics] == messages


def test_check_of_a_yaml_rule_works_by_itself():
    _, facts = report_of(changed(requests(), new__natural_person=59))
    assert [one.computed for one in BY_CODE["GL301"].check(facts=facts)] == ["59"]
