"""Figures of sentences by name: which figure the words near it govern."""

from __future__ import annotations

import pytest

from govlint.claims.named import Named, mentions
from govlint.model.prose import Prose
from govlint.text.characters import fold
from govlint.text.pattern import Pattern

WANTED = {
    "件数": Named((Pattern("通知"),), (), "件"),
    "金额": Named((Pattern("通知"),), (), "元"),
    "收取": Named((Pattern("收取"),), (), "元"),
}
SAID = {
    "发出收费通知3件，总金额1200元，实际收取总金额1000元。": "件数=3 金额=1200 收取=1000",
    "收费通知的件数、总额分别为3件、0.12万元，实际收取的为1000元。": "件数=3 金额=1200 收取=1000",
    "发出收费通知0件，总金额0元，实际收取0元": "件数=0 金额=0 收取=0",
    "本年度未发出收费通知，也未收取信息处理费。": "件数=0 金额=0 收取=0",
    "共发出3件收费通知，涉及金额1200元；收取1200元信息处理费": "件数=3 金额=1200 收取=1200",
    "发出收费通知3件（总金额1200元），其中1件已缴费，实际收取400元": "件数=3 金额=1200 收取=400",
    "发出收费通知3件。总金额1200元。": "件数=3 金额=1200",
    "发出收费通知后实际收取1200元": "收取=1200",
    "依法发出收费通知，申请人均已缴费，实际收取1200元": "收取=1200",
    "收费通知的件数和总金额以及实际收取的总金额均为0。": "件数=0 金额=0 收取=0",
    "本年度无信息处理费收取情况。": "收取=0",
    "根据《信息处理费管理办法》（国办函〔2020〕109号）规定，收取信息处理费0元。": "收取=0",
    "收取信息处理费共计3笔、金额600元。": "收取=600",
    "发出收费通知2件，收费金额共计200元，已全部收取。": "件数=2 金额=200",
    "发出收费通知的件数：2件；总金额：200元；实际收取的总金额：200元": "件数=2 金额=200 收取=200",
    "上年收取500元，本年收取600元": "收取=600",
    "收取1200元退还300元": "收取=1200",
    "收取信息处理费380元，收取约200元": "收取=380 收取=None",
    "有1件政府信息公开申请收取信息处理费380元": "收取=380",
    "申请人未按收费通知要求缴纳费用3件": "",
    "对收费通知进行规范，全年主动公开信息1200件": "",
}  # fmt: skip


@pytest.mark.parametrize("text", SAID)
def test_each_figure_goes_to_the_words_that_govern_it(text: str) -> None:
    plain = "".join(fold(text).split())
    passage = Prose(plain, list(range(len(plain))), 6)
    found = mentions([passage], WANTED, 2024)
    said = [f"{name}={one.value}" for name, listed in found.items() for one in listed]
    assert " ".join(said) == SAID[text]


def test_a_noun_behind_the_words_is_part_of_their_name() -> None:
    wanted = {
        "公开": Named((Pattern("主动公开"),), (), "条"),
        "复议": Named((Pattern("复议"),), (), "件"),
    }
    text = "全年主动公开信息120条,收到行政复议申请3件,公开后收到咨询7条。"
    found = mentions([Prose(text, list(range(len(text))))], wanted, 2024)
    assert [[one.value for one in listed] for listed in found.values()] == [[120], [3]]


def test_a_short_heading_tells_what_the_figure_below_it_is() -> None:
    passages = [Prose(text, list(range(len(text)))) for text in ("(一)收费通知", "共3件。")]
    assert [one.value for one in mentions(passages, WANTED, 2024)["件数"]] == [3]
