"""What a pack adds to the vocabulary: labels, rows, forms; regions; every mistake is reported."""

from __future__ import annotations

import pytest
from helpers.sample_report import COUNTS, report

from govlint import packs
from govlint.errors import UserError
from govlint.files.discover import Input
from govlint.forms.form import known_forms, row_label
from govlint.forms.labels import labels, names_section
from govlint.forms.vocabulary import NATIONAL, current_vocabulary, using
from govlint.linter import lint
from govlint.linter.document import read_document
from govlint.model.facts import Facts

HOTLINE = "6.转办政务服务热线"
ROWS = f"""\
add_to: "2021"
rows:
  requests.outcome.declined.hotline:
    label: {HOTLINE}
    after: 要求行政机关确认或重新出具已获取信息
"""
LABELS = """\
spellings:
  requests:
    carried_in: [上年未办结件]
  disclosure:
    issued: 年内制发份数
names:
  requests:
    outcome.disclosed: [全部公开]
headings:
  6: [其他报告的事项]
"""
RULE = """\
YL301:
  name: yl-hotline
  title: 转办热线的件数
  table: requests
  each: column
  assert: 转办政务服务热线 <= 不予处理.重复申请
"""
SOUND = RULE.replace("转办政务服务热线", "新收")
FORM = """\
form: 云岭2024
title: 云岭市试点格式
basis: 云岭市通知（示例）
from: 2024
to: 2024
like: "2021"
tables:
  disclosure:
    title: 表二 主动公开政府信息情况
    section: 2
    blocks:
      - title: 公开平台
        corner: 信息内容
        value: count
        columns: {online: 在线平台数, closed: 关停平台数}
        rows: {sites: 政府网站, accounts: 政务新媒体}
"""
LAST = "\t5.要求行政机关确认或重新出具已获取信息"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("GOVLINT_CACHE", str(tmp_path_factory.mktemp("cache")))


def read(where, text: str) -> Facts:
    with using(packs.load(where).vocabulary):
        return read_document(Input("r.txt", data=text.encode())).facts


def with_hotline(*figures: int) -> str:
    rows = [line for line in report().split("\n") if line.startswith("5.要求")]
    more = "\t".join((HOTLINE, *map(str, figures)))
    return report().replace(rows[0], f"{rows[0]}\n{more}")


def test_a_row_of_a_pack_is_read_and_named(pack):
    where = pack(forms__rows=ROWS, a=RULE)
    facts = read(where, with_hotline(3, 0, 0, 0, 0, 0, 3))
    assert facts.get("requests", "outcome.declined.hotline", "total").value == 3
    assert not [one for one in facts.reading("requests").remarks if one.kind != "near-miss"]
    with using(packs.load(where).vocabulary):
        assert row_label("requests", "outcome.declined.hotline") == HOTLINE
        block = known_forms()["2021"].tables["requests"].blocks[0]
    (line,) = (one for one in block.rows if one.key.endswith("hotline"))
    assert line.above == ("三、本年度办理结果", "（五）不予处理")
    assert [one.kind for one in read(where, report()).reading("requests").remarks] == ["missing"]


def test_a_rule_may_name_a_row_of_its_pack(pack):
    where = pack(forms__rows=ROWS, a=RULE)
    item = Input("r.txt", named=True, data=with_hotline(3, 0, 0, 0, 0, 0, 3).encode())
    found = lint.check_file(lint.Task(item, str(where))).diagnostics
    assert [(one.code, one.logical) for one in found] == [
        ("YL301", "表三 / 2.重复申请 / 自然人"),
        ("YL301", "表三 / 2.重复申请 / 总计"),
    ]
    assert "转办政务服务热线 3" in found[0].message.zh


def test_the_national_vocabulary_is_untouched(pack):
    where = pack(forms__rows=ROWS, labels=LABELS, a=SOUND)
    before = known_forms()
    packs.load(where)
    assert current_vocabulary() is NATIONAL
    assert known_forms() is before
    assert "outcome.declined.hotline" not in labels("requests").order
    assert packs.load("national").vocabulary is NATIONAL


def test_labels_of_a_pack_fit(pack):
    where = pack(labels=LABELS, a=SOUND)
    text = report().replace("二、上年结转政府信息公开申请数量", "上年未办结件")
    text = text.replace("本年制发件数", "年内制发份数")
    facts = read(where, text)
    assert facts.get("requests", "carried_in", "total").value == COUNTS["carried_in"][-1]
    assert facts.get("disclosure", "normative_documents", "issued").value == 1
    assert facts.reading("requests").remarks == ()
    with using(packs.load(where).vocabulary):
        assert names_section(6, "其他报告的事项")
    assert not names_section(6, "其他报告的事项")


def test_names_of_a_pack_may_be_used_in_its_rules(pack):
    rule = RULE.replace("转办政务服务热线 <= 不予处理.重复申请", "全部公开 <= 新收")
    assert packs.load(pack(labels=LABELS, a=rule)).rules[0].written == "全部公开 <= 新收"
    with pytest.raises(UserError, match="has no row `全部公开`"):
        packs.load(pack(name="other", a=rule))


def test_a_form_of_a_pack_is_that_of_its_years(pack):
    where = pack(forms__trial=FORM, a=SOUND)
    head, _, rest = report().partition("第二十条第（一）项")
    _, _, tail = rest.partition("三、收到和处理")
    table = "公开平台\n信息内容\t在线平台数\t关停平台数\n政府网站\t1\t0\n政务新媒体\t4\t2\n\n"
    facts = read(where, f"{head}{table}三、收到和处理{tail}")
    assert facts.get("disclosure", "accounts", "closed").value == 2
    assert facts.get("requests", "new", "total").value == 12
    with using(packs.load(where).vocabulary):
        assert list(known_forms()) == ["云岭2024", "2021", "2019"]


def test_a_pack_has_what_its_bases_add(pack):
    pack("title: 省\n", "province", forms__rows=ROWS, labels=LABELS)
    city = pack("title: 市\nextends: ../province\n", "city", a=RULE)
    county = packs.load(pack("title: 县\nextends: ../city\n", "county"))
    assert [rule.code for rule in county.rules] == ["YL301"]
    assert county.own == frozenset()
    assert [path.name for path in county.chain] == ["county", "city", "province"]
    assert county.vocabulary.rows == packs.load(city).vocabulary.rows != ()
    again = ROWS.replace(HOTLINE, "7.再转办")
    with pytest.raises(UserError, match=r"has `requests.*hotline` already"):
        packs.load(pack("title: 县\nextends: ../city\n", "county", forms__rows=again))


def test_a_change_of_a_base_is_seen_at_once(pack):
    base = pack("title: 省\n", "province", forms__rows=ROWS)
    city = pack("title: 市\nextends: ../province\n", "city", a=RULE)
    assert packs.load(city).rules
    (base / "forms" / "rows.yaml").unlink()
    with pytest.raises(UserError, match="has no row `转办政务服务热线`"):
        packs.load(city)


def test_a_rule_of_a_base_is_overridden_by_its_code(pack):
    own = SOUND.replace("YL301", "GL301")
    where = pack("title: 市\nextends: national\nletters: YL\n", a=own)
    found = packs.load(where)
    assert {one.code: one.name for one in found.rules}["GL301"] == "yl-hotline"
    assert found.own == {"GL301"}
    near = own.replace("GL301", "GL399")
    with pytest.raises(UserError, match=r"GL399 does not begin with `YL`.*did you mean "):
        packs.load(pack("title: 市\nextends: national\nletters: YL\n", a=near))
    with pytest.raises(UserError, match=r"GL399 is no rule of the pack extended.*did you mean GL"):
        packs.load(pack("title: 市\nextends: national\n", a=near))
