"""Table 2, and words and figures that call for one another: print that must be silent or found."""

from __future__ import annotations

import pytest
from helpers.paths import RULES
from helpers.sample_report import report

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.lint import Task

NATIONAL = str(RULES / "national")
NUMBERS = (*range(201, 204), *range(205, 210), 304, 305, 307, 402)
CODES = frozenset(f"GL{number}" for number in NUMBERS)

TITLES = ("第二十条 第（一）项", "第二十条第(一)项", "《条例》第二十条第（一）项", "第二十条第一项")
WITHDRAWN = (
    "收到申请12件，其中申请人撤回申请2件",
    "另有2件申请人主动撤回",
    "申请人自行撤回的2件未再办理",
    "有两件由申请人撤回",
)
NOT_WITHDRAWN = (
    "行政复议5件，其中申请人撤回申请2件",
    "行政诉讼2件申请人撤回",
    "上年申请人撤回申请2件",
    "复议决定撤销2件",
    "撤销行政许可申请2件",
    "允许申请人撤回申请",
    "申请人撤回申请0件",
)


def told(text: str) -> list[tuple[str, str]]:
    item = Input("report.txt", named=True, data=text.encode())
    found = lint.check_file(Task(item, NATIONAL, CODES))
    assert found.failures == ()
    return [(one.code, one.message.zh) for one in found.diagnostics]


def saying(said: str, text: str = "") -> str:
    """A report, the sample or `text`, that says something more."""
    return (text or report()).replace("\n\n二、", f"\n{said}。\n\n二、", 1)


def codes(text: str) -> list[str]:
    return [code for code, _ in told(text)]


def fees(amount: str, organ: str = "云溪镇人民政府") -> str:
    return (
        report()
        .replace("行政事业性收费\t1.5", f"行政事业性收费\t{amount}")
        .replace("云溪镇人民政府", organ)
    )


def test_the_sample_is_sound() -> None:
    assert told(report()) == []


@pytest.mark.parametrize("title", TITLES)
def test_titles_in_other_print(title: str) -> None:
    assert told(report().replace("第二十条第（一）项", title)) == []


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("wrong", ["二", "五", "十五"])
def test_titles_of_another_item(title: str, wrong: str) -> None:
    text = report().replace("第二十条第（一）项", title.replace("一", wrong))
    assert codes(text) == ["GL201"]


def test_a_title_that_cannot_be_read_silences_the_rest() -> None:
    text = report().replace("第二十条第（六）项", "第二十条第（）项")
    assert told(text) == []
    assert told(text.replace("第二十条第（八）项", "第二十条第（九）项")) == []


def test_titles_without_the_rows_below_them() -> None:
    assert told(report().replace("行政许可\t35\n", "")) == []


def test_a_sentence_may_cite_article_twenty() -> None:
    said = "《政府信息公开条例》第二十条第（七）项规定的财政预算、决算信息已经公开"
    assert told(saying(said)) == []


@pytest.mark.parametrize("amount", ["0", "1.5", "38.6123", "38.6100", "9999", "12345", "0.0001"])
def test_fees_that_may_be(amount: str) -> None:
    assert told(fees(amount)) == []


@pytest.mark.parametrize(
    ("amount", "code"),
    [("38.61234", "GL202"), ("1,204", "GL202"), ("１，２０４．５", "GL202"), ("10000", "GL203")],
)
def test_fees_that_are_suspect(amount: str, code: str) -> None:
    assert codes(fees(amount)) == [code]


@pytest.mark.parametrize(
    ("organ", "amount", "suspect"),
    [
        ("青禾县白鹭镇人民政府", "25600", True),
        ("云岭市砚湖区柳荫街道办事处", "25600", True),
        ("青禾县水利局", "25600", False),
        ("青禾县水利局", "1000000", True),
        ("青禾县水利局", "999999", False),
        ("青禾县人民政府", "316400", False),
        ("云岭市人民政府", "3164000", False),
        ("云岭市教育局", "1035000", False),
    ],
)
def test_large_fees_of_small_bodies(organ: str, amount: str, suspect: bool) -> None:
    assert codes(fees(amount, organ)) == (["GL203"] if suspect else [])


@pytest.mark.parametrize(
    ("issued", "in_force", "wrong"), [(3, 3, False), (4, 3, True), (0, 3, False)]
)
def test_what_is_issued_is_in_force(issued: int, in_force: int, wrong: bool) -> None:
    text = report().replace("行政规范性文件\t1\t0\t3", f"行政规范性文件\t{issued}\t0\t{in_force}")
    assert codes(text) == (["GL205"] if wrong else [])


@pytest.mark.parametrize("note", ["勾稽关系：一＋二＝三＋四", "钩稽关系见通知", "第一项加第二项"])
def test_the_note_in_other_words(note: str) -> None:
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert codes(report().replace(corner, "")) == ["GL304"]
    assert told(report().replace(corner, note)) == []


def test_the_note_is_not_missed_in_a_table_half_read() -> None:
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    text = (
        report()
        .replace(corner, "")
        .replace("二、上年结转政府信息公开申请数量\t1\t0", "二、上年结转政府信息公开申请数量\t1")
    )
    assert told(text) == []


@pytest.mark.parametrize(
    "said", ["收取信息处理费0元", "发出收费通知2件", "申请人逾期未缴费", "未收取任何费用"]
)
def test_unpaid_fees_and_a_word_of_them(said: str) -> None:
    unpaid = report({"outcome.other.fee_unpaid": [2, 0, 0, 0, 0, 0, 2]})
    silent = unpaid.replace("本年度收取信息处理费0元", "没有其他需要报告的事项")
    assert codes(silent) == ["GL305"]
    assert told(silent.replace("没有其他需要报告的事项", said)) == []


@pytest.mark.parametrize("said", WITHDRAWN)
def test_requests_withdrawn(said: str) -> None:
    text = saying(said)
    assert codes(text) == ["GL307"]
    counted = report({"outcome.other.other": [2, 0, 0, 0, 0, 0, 2]})
    assert told(saying(said, counted)) == []


@pytest.mark.parametrize("said", NOT_WITHDRAWN)
def test_other_things_withdrawn(said: str) -> None:
    assert told(saying(said)) == []


@pytest.mark.parametrize(("year", "hint"), [(2023, False), (2024, True), (2025, True)])
def test_direct_litigation_is_hinted_at(year: int, hint: bool) -> None:
    refused = {"outcome.refused.process": [1, 0, 0, 0, 0, 0, 1]}
    sued = ("0" + "\t0" * 14, "0" + "\t0" * 4 + "\t1\t0\t0\t0\t1" + "\t0" * 5)
    text = report(refused).replace("2024年", f"{year}年", 1)
    head, remedies, tail = text.partition("四、政府信息公开行政复议")
    litigated = remedies + tail.replace(*sued, 1).replace(
        "\t1\t0\t0\t0\t0\t", "\t1\t0\t0\t0\t1\t", 1
    )
    assert codes(head + litigated) == (["GL402"] if hint else [])
    assert told(report().partition("四、政府信息公开行政复议")[0] + litigated) == []
