"""Numbers of natural persons: found in any print, and nothing else taken for one."""

from __future__ import annotations

import re

import pytest
from helpers.sample_report import TROUBLE, report

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.lint import Task
from govlint.model.diagnostic import Diagnostic

ID = "320102198001011238"
QUIET = (
    *("电话：0812-5550123", "热线12345", "电话：400-555-0123", "邮编：617000", "传真08125550124"),
    *("统一社会信用代码：113208110142585811", "统一社会信用代码91320811MA1ABCDE8X"),
    *("组织机构代码01425858-1", "索引号：014258581/2025-00012", "索引号 620702074/2024-00047"),
    *("http://www.example.gov.cn/art/2025/1/25/art_3354_13912345678.html", "t20240128_13912345678"),
    *("http://example.gov.cn/view?id=320102198001011238", "P020240126553112345678.docx"),
    *("苏ICP备05003616号", "苏公网安备32081102000123号", "网站标识码：3208110001"),
    *("浏览量13912345678次", "采购金额13912345678元", "投入13912345.678元", "编号13912345678"),
    *("QQ群：13912345678", "20240105111920", "2024-01-05 11:19:20", "13912345678@example.com"),
    *("财政专户账号6222021234567890128", "账号1234567890123456", "身份证号32010219800101123"),
    *(
        "320102198001011239",
        "990102198001011238",
        "身份证号不得公开",
        "银行卡号等隐私内容已模糊处理",
    ),
    *(
        "行政许可 138 1234 5678",
        "138 1234 5678",
        "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
        "139****5678",
    ),
    *(
        "12345678901",
        "23912345678",
        "13912345678901234567890",
        "A13912345678",
        "1 3 9 1 2 3 4 5 6 7 8",
    ),
)
FOUND = (
    ("error", f"身份证号{ID}"),
    ("error", ID),
    ("error", "11010519491231002x"),
    ("error", "320102 19800101 1238"),
    ("error", "320102-1980-0101-1238"),
    ("error", "３２０１０２１９８００１０１１２３８"),
    ("error", f"张某\t{ID}\t云溪村"),
    ("error", f"| 张某 | {ID} |"),
    ("warning", "身份证号320102800101123"),
    ("error", "申请人李某，手机13912345678"),
    ("error", "村民李大山 139-1234-5678"),
    ("error", "村民李大山电话139 1234 5678"),
    ("error", "王先生，+86 13912345678"),
    ("error", "申请人赵某（８６１３９１２３４５６７８）"),
    ("warning", "13912345678"),
    ("info", "联系电话：13912345678"),
    ("info", "联系人：王先生，电话：13912345678"),
    ("info", "群众监督热线13912345678"),
    ("info", "举报电话：0812-5550123/13912345678"),
    ("error", "银行卡号6222 0212 3456 7890 128"),
    ("warning", "账号6222021234567890128"),
)


def told(sentence: str) -> list[Diagnostic]:
    """What is said of a sentence in section five."""
    text = report().replace(TROUBLE, sentence)
    done = lint.check_file(Task(Input("report.txt", named=True, data=text.encode()), "national"))
    assert done.failures == ()
    return [found for found in done.diagnostics if found.code == "GL901"]


@pytest.mark.parametrize("sentence", QUIET)
def test_other_numbers_are_left_alone(sentence: str) -> None:
    assert [one.message.zh for one in told(sentence)] == []


@pytest.mark.slow
@pytest.mark.parametrize(("level", "sentence"), FOUND)
def test_numbers_of_persons_are_found(level: str, sentence: str) -> None:
    assert [one.level for one in told(sentence)] == [level]


@pytest.mark.slow
@pytest.mark.parametrize(("level", "sentence"), FOUND)
def test_no_number_is_repeated_and_a_fix_hides_it(level: str, sentence: str) -> None:
    (found,) = told(sentence)
    assert not re.search(r"\d{9}", "".join(re.findall(r"[\d*]", found.message.zh)))
    assert found.fix is not None
    assert not found.fix.safe
    text = report().replace(TROUBLE, sentence)
    for edit in found.fix.edits:
        assert len(edit.text) == edit.place.end - edit.place.start
        text = text[: edit.place.start] + edit.text + text[edit.place.end :]
    hidden = text.partition("五、存在的主要问题及改进情况\n")[2].partition("\n\n六、")[0]
    assert told(hidden) == []


def test_the_figures_of_the_tables_are_none() -> None:
    text = report().replace("行政许可\t35", "行政许可\t13912345678")
    done = lint.check_file(Task(Input("report.txt", named=True, data=text.encode()), "national"))
    assert "GL901" not in {found.code for found in done.diagnostics}


def test_many_of_a_kind_are_told_of_once() -> None:
    (found,) = told(f"张某{ID}，李某11010519491231002X")
    assert "2 处" in found.message.zh
    assert len(found.related) == 1
    assert found.fix is not None
    assert len(found.fix.edits) == 2
