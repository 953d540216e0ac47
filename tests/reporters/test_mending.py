"""The line that says what a fix would make of the printed words."""

import pytest
from helpers.fix_rules import found

from govlint.reporters.mending import mending


def said(line, *edits, safe=True, before=""):
    """The line of a fix in English; `edits` count from the beginning of `line`."""
    first = len(before)
    moved = [(first + start, first + end, new) for start, end, new in edits]
    one = found("TX1", *moved, safe=safe, snippet=line)
    at = one.at._replace(column=one.at.offset - first + 1)
    text = mending(found("TX1", *moved, safe=safe, snippet=line, at=at))
    return text and text.en.rsplit(" (", 1)[0]


@pytest.mark.parametrize(
    "line, edits, due",
    [
        ("存在(不足）", [(2, 3, "（")], "“(” → “（”"),
        ("见[附件]。", [(1, 5, "")], "remove “[附件]”"),
        ("主要有：从事", [(4, 4, "一是")], "insert “一是”"),
        ("收到 12 件", [(2, 3, ""), (5, 6, "")], "“ 12 ” → “12”"),
        ("共2024 年度", [(5, 6, "")], "“2024 年度” → “2024年度”"),
        ("六、本年", [(2, 2, "其他事项\r\n")], "insert “其他事项↵”"),
        ("甲" * 9 + "，" + "乙" * 9, [(0, 1, "子"), (18, 19, "丑")], "“甲” → “子”, “乙” → “丑”"),
        ("甲" * 40, [(n, n + 1, "子") for n in range(0, 40, 5)], "“甲” → “子”, " * 3 + "5 more"),
        ("甲" * 40, [(0, 40, "")], f"remove “{'甲' * 17}…”"),
        ("短", [(0, 1, "长"), (5, 6, "远")], "“短” → “长”, 1 more"),
        ("见\x1b[2J。", [(1, 5, "")], "remove “<U+001B>[2J”"),
    ],
)
@pytest.mark.parametrize("before", ["", "前一行\r\n"])
def test_words_and_what_they_become(line, edits, due, before):
    assert said(line, *edits, before=before) == due


def test_no_fix_no_line():
    assert mending(found("TX1", fix=None)) is None
    assert mending(found("TX1")) is None


def test_who_may_apply_it():
    one = mending(found("TX1", (0, 1, "9"), safe=False, snippet="6"))
    assert one.zh == "“6”改为“9”（须先核实：--fix --unsafe）"
    assert one.en == "“6” → “9” (verify first: --fix --unsafe)"
