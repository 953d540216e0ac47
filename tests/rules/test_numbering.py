"""Ordinals: series of headings and points that must be told, or left alone."""

from __future__ import annotations

import pytest
from helpers.rule_findings import checked
from helpers.sample_report import TROUBLE, report

from govlint.model.diagnostic import Diagnostic

OWN = ("GL104", "GL107", "GL112")
STYLES = """
1.公开不够。/2、解读不够。/3.回应不够。
（1）公开不够。/（2）解读不够。/（3）回应不够。/（四）监督不够。
（一）公开不够。/二）解读不够。/（三）回应不够。
（1）公开不够。/2）解读不够。/3）回应不够。
1、公开不够。/2.解读不够。
"""
GAPS = """
（一）公开不够。/（二）解读不够。/（四）回应不够。
（一）公开不够。/（三）解读不够。/（三）回应不够。/（四）监督不够。
（一）公开不够。/（二）解读不够。/（二）回应不够。
（一）公开不够。/（二）解读不够。/（二）回应不够。/（三）监督不够。
1.公开不够。/2.解读不够。/4.回应不够。/5.监督不够。
（一）公开不够。/）解读不够。/（三）回应不够。
（一）公开不够。/（）解读不够。/（三）回应不够。
①公开不够。/③解读不够。
我镇公开工作还有不足。/（二）解读不够。/（三）回应不够。
1.公开不够。/（1）不及时。/（3）不全面。/2.解读不够。
（1）公开不够。/（2）解读不够。/（4）回应不够。
（一）公开不够。/1.不及时。/2.不全面。/（三）解读不够。
"""
CHAINS = """
存在的问题：从事公开的人员少；二是公开不及时；三是形式不多。
一是公开不够；三是解读不够；三是回应不够。
一是公开不够；二是解读不够；四是回应不够。
我镇公开工作有不足。二是公开不及时。
第一，公开不够。第三，解读不够。
其一，公开不够。其三，解读不够。
下一步将做好以下工作。第二，加强解读。第三，加强回应。
"""
SILENT = """
（一）公开不够。/1.不及时。/2.不全面。/（二）解读不够。/1.不通俗。/2.不多样。
（一）公开不够。/1.不及时。/2.不全面。/（二）解读不够。/3.不通俗。/4.不多样。
1、公开不够。/1.不及时。/2.不全面。/2、解读不够。
（1）公开不够。/1）不及时。/2）不全面。/（2）解读不够。
1.公开不够；2.解读不够；/3.回应不够。
（一）公开不够。（二）解读不够。/（三）回应不够。
一、公开不够。/二、解读不够。/三、回应不够。
一、公开不够。/（一）不及时。/（二）不全面。/二、解读不够。
1.公开不够。/1.解读不够。/1.回应不够。
1、公开不够。/2、2024年解读不够。/3、回应不够。
1、公开不够。/2、12345热线回应不够。/3、解读不够。
（三）项、第（四）项规定的信息不够。/（一）公开不够。/（二）解读不够。
第二十条第/（一）项信息已公开。
①公开不够。/②解读不够。/③回应不够。
（一）主要问题/一是公开不够。/二是解读不够。/（二）改进情况/一是公开。/二是解读。
（一）公开不够。/（二）解读不够。/改进措施：/（一）公开。/（二）解读。
1.公开不够。/2.解读不够。/下一步：/1.公开。/2.解读。/3.回应。
主要问题：1.公开不够。/2.解读不够。
2.5万人次浏览，3.5万人次点赞。
12.31以前完成公开。
十是整数。
十是整数，八是偶数，三是奇数也。
这三是我镇的重点，第三是回应。
名列全市第一，全省第二，成绩显著。排名第二。
首先，公开不够。其次，解读不够。最后，回应不够。
首先，公开不够。第二，解读不够。再次，回应不够。
第一，公开不够。第二，解读不够。第三，回应不够。
第一季度公开；第二季度解读。第三季度回应。
一是公开不够，其中：一是慢，二是少；二是解读不够；三是回应不够：一是慢，二是少；四是监督不够。
十一是公开；十二是解读。
一要公开；二要解读；三要回应。
（一）公开（含解读）。/（二）回应（含1.来信；2.来电）。/（三）监督。
"""


def check(text: str) -> tuple[Diagnostic, ...]:
    return checked(text, OWN)


def whole(body: str) -> str:
    return report().replace(TROUBLE, body.replace("/", "\n"))


def cases(text: str) -> list[str]:
    return text.split("\n")[1:-1]


def told(body: str, code: str) -> Diagnostic:
    """The one finding a body has."""
    text = whole(body)
    (found,) = check(text)
    assert found.code == code
    if found.fix:
        for edit in sorted(found.fix.edits, reverse=True):
            text = text[: edit.place.start] + edit.text + text[edit.place.end :]
        assert check(text) == ()
    return found


@pytest.mark.parametrize("body", cases(STYLES))
def test_a_series_in_two_styles_is_told_once(body: str) -> None:
    told(body, "GL104")


@pytest.mark.parametrize("body", cases(GAPS)[:3] + cases(GAPS)[4:])
def test_a_series_with_a_gap_is_told_once(body: str) -> None:
    told(body, "GL107")


def test_a_number_told_twice_and_gone_on_with_has_no_sure_fix() -> None:
    assert told(cases(GAPS)[3], "GL107").fix is None


@pytest.mark.parametrize("body", cases(CHAINS))
def test_a_broken_chain_is_told_once(body: str) -> None:
    told(body, "GL112")


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("存在的问题：人员少；二是公开不及时；三是形式不多。", "存在的问题：一是人员少；二是"),
        ("一是公开不够；三是解读不够；三是回应不够。", "二是解读不够；三是回应不够"),
        ("（一）公开不够。/（三）解读不够。/（三）回应不够。/（四）监督。", "（二）解读不够"),
        ("（一）公开不够。/（二）解读不够。/（二）回应不够。", "（三）回应不够"),
        ("（一）公开不够。/）解读不够。/（三）回应不够。", "（二）解读不够"),
        ("①公开。/②解读。/②回应。", "③回应"),
        ("１.公开。/３.解读。/３.回应。/４.监督。", "2.解读"),
    ],
)
def test_where_the_right_number_is_certain_it_is_given(body: str, right: str) -> None:
    (found,) = check(whole(body))
    assert found.fix
    (edit,) = found.fix.edits
    text = whole(body)
    assert right in text[: edit.place.start] + edit.text + text[edit.place.end :]


@pytest.mark.parametrize("body", cases(SILENT))
def test_lawful_numbering_is_left_alone(body: str) -> None:
    assert [(one.code, one.message.zh) for one in check(whole(body))] == []
