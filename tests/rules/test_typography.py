"""Brackets, blanks, punctuation and sentences: many wordings that must be told, or left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from helpers.rule_findings import checked
from helpers.sample_report import TROUBLE, report
from hypothesis import given
from hypothesis import strategies as st

from govlint.model.diagnostic import Diagnostic

OWN = ("GL802", "GL803", "GL805", "GL806", "GL807", "GL808", "GL809", "GL810", "GL811")
TOLD = {
    "GL802": """
政策文件(共三类）已经公开。
政策文件（共三类)已经公开。
落实工作方案〔试行]要求。
落实工作方案【试行〕要求。
落实《政务公开要点>的要求。
落实《政务公开要点〉的要求。
（国办发（2021）5号)和有关规定。
落实﹝试行〕办法。
""",
    "GL803": """
全年发布信息12 条，解读8条，访谈3条。
全年，共发布政府 信息三类。
全年发布 12条，其余5条公开。
按照要求 ，我镇开展培训。
按照规定，共收取 30 元，另有5件、6件。
""",
    "GL805": """
政策文件（共三类已经公开。
政策文件共三类）已经公开。
落实《政务公开要点的要求。
落实〔试行方案开展工作。
做到”先审后发“。
做到“先审后发“。
做到”先审后发”。
开展“一“、“二”两项工作。
做到“先审后发的要求。
（一主动公开情况。公开了信息。
按照《条例）规定公开（以下简称《条例）。
开展“建设“四最”营商环境”活动。
落实《关于印发《报告格式》的通知要求。
落实《公开（试行》的办法）。
""",
    "GL806": """
落实《关于印发《报告格式》的通知》要求。
落实《〈要点〉和《指引》汇编》。
""",
    "GL807": """
主动公开信息,及时回应关切。
公开的内容:政策文件。
已公开5条,其余待公开。
(一)主动公开
是否公开?应当公开。
做到先审查;再公开。
全面推进政务公开各项工作落到实处.
""",
    "GL808": """
发布信息１２条。
发布信息120条，解读３条。
""",
    "GL809": """
按照按照要求公开。
进行进行培训。
开展了了培训。
公开的的信息。
推进政务公开政务公开工作。
进一步进一步加强管理。
门户网站和和公示栏。
""",
    "GL811": """
共收到件，均已答复。
全年共公开信息 条。
共收到  件，办结 件。
公开率%。
现行有效件。
制发规范性文件共0件，现行有效的规范性文件。
收取信息处理费元。
收到申请数为件。
结果维持1件，结果纠正，其他结果0件。
全年公开信息条，解读5条。
共条，其中政策3条。
予以公开3件、部分公开、不予公开1件。
共召开新闻发布会 次。
制发规范性文件件，废止0件。
""",
}
SILENT = """
按照要求，落实《云岭市住建局 财政局关于做好住房信息公开的通知》要求，收到好评。
按照要求，会同县财政局 县民政局印发通知，收到好评。
按照要求，开展“公开有我 服务为民”活动，收到好评。
依据国办公开办函〔2021]30号、〔2021 30号和2021〕30号文件。
开展以下工作：1)公开；2)解读；3)回应。
包括：1）公开；2）解读。
a)公开；b)解读。
感谢您:)的关注。
政策文件(three)已公开。
（共12条）。
(2021)号。
公开率>90%，办结率<100%。
首页 > 公开 > 年报
开展“建设‘四最’营商环境”活动。
坚持“先审查、后公开”“一事一审”。
straight "marks" here。
会议于10:30召开，网址http://www.qinghe.gov.cn/，共1,204条，比例3:1，3.5万元。
第711号令。
The people’s government。
公开了《〈办法〉实施细则》。
主任 副主任 科员 科长，
联系人：张 三 电话：0517-1234567
张　三、李　四等同志，
总 计。
附件 1，公开目录。
使用 Word 文档，共5条。
2022 Excel 表格。
4G 网络已开通，
为了了解群众需求。
目的的实现。
标的的金额公开。
人民政府政府信息公开工作。
不了了之。
和和气气。
常常、往往、多多益善、件件有回音、事事有着落、点点滴滴、时时刻刻。
研究研究再说，讨论讨论，试试看。
永和和太和两镇。
一步一步推进，一项一项落实，一件一件办理。
逐步逐项公开，年年月月更新。
公开公开栏。
公开信息条目，共5条。
每件都有回音，该件已办结，来信来件均已答复。
办结件、受理件、申请件均已归档。
各类文件，工作条件，规章条例，信件，案件。
依申请公开件，以公开为主，以不公开为辅。
行政复议1件，尚未审结。
收到申请3件，予以公开。
及时公布现行有效的规范性文件。
上年结转0件，本年新收3件，结转下年度继续办理。
以民为本，为人民服务，为宗旨。
办结率100%。
占比五成，增长百分之五。
无上年结转件，当年办结1件。
行政诉讼2件，结果维持。
公共场所，每场，首件，上件，次条。
满意率达到九十五%，
第二十条第（一）项，第（二）款。
共建共治共享，公共条件。
信息公开率、办结率均为100%。
"""


def check(text: str) -> tuple[Diagnostic, ...]:
    return checked(text, OWN)


def whole(sentence: str) -> str:
    return report().replace(TROUBLE, sentence)


def mended(text: str, found: tuple[Diagnostic, ...]) -> str:
    edits = {edit for one in found if one.fix for edit in one.fix.edits}
    for edit in sorted(edits, reverse=True):
        text = text[: edit.place.start] + edit.text + text[edit.place.end :]
    return text


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code for one in found]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "sentence"),
    [(code, sentence) for code, told in TOLD.items() for sentence in told.split("\n")[1:-1]],
)
def test_faults_are_told_and_mended(code: str, sentence: str) -> None:
    text = whole(sentence)
    found = tuple(one for one in check(text) if one.code == code)
    assert found, check(text)
    again = check(mended(text, found))
    mending = [one for one in found if one.fix and one.fix.edits]
    assert codes(again).count(code) == len(found) - len(mending)
    assert set(codes(again)) <= set(codes(check(text)))


@pytest.mark.parametrize("sentence", SILENT.split("\n")[1:-1])
def test_lawful_wordings_are_left_alone(sentence: str) -> None:
    found = check(whole(sentence))
    assert [(one.code, one.message.zh) for one in found] == []


def test_what_is_found_often_is_told_once() -> None:
    for code, sentence in {
        "GL802": "(一）",
        "GL803": "全年公开信息5 条，",
        "GL805": "落实（要点。",
        "GL808": "共１条，",
        "GL809": "公开的的信息，",
        "GL811": "公开信息 条，",
    }.items():
        found = [one for one in check(whole(sentence * 9)) if one.code == code]
        assert len(found) == 1
        assert "共9处" in found[0].message.zh


@pytest.mark.slow
@given(st.text("（）(《》〈〉<>“”‘’)一是二三1.2、，。,;:件条元 公开信息的按照\n", max_size=200))
def test_any_text_can_be_checked_and_no_edits_overlap(text: str) -> None:
    for found in check(f"一、总体情况\n{text}"):
        edits = sorted(found.fix.edits) if found.fix else []
        for edit, following in pairwise(edits):
            assert edit.place.end <= following.place.start
