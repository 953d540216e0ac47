"""Wild texts: random lines of the marks, words and odd characters that reports are made of."""

from __future__ import annotations

from functools import cache
from random import Random

from govlint.forms.form import TABLES
from govlint.forms.labels import heading_names, labels

ODD = (
    "\u2028\u2029\x85\f\v\x00\x1b\x1c\x1d\x1e\x7f\u200b\ufeff\u3000\xa0\U00020bb7\ud800é\u0301⼀①㈠"
)
ENDS = ("\n", "\n", "\n", "\n\n", "\r\n", "\r", "\n\r", "\f", "\x85", "\u2028", "", " \n \n")
MARKS = (
    "\t",
    "\t",
    "|",
    " | ",
    "  ",
    "　",
    " ",
    "",
    "\t\t",
    "||",
    "---",
    "|---|",
    "#",
    "**",
    "<br>",
)


def wild(rng: Random) -> str:
    """A text of up to forty lines, any of which may be a row, a heading, a date or nonsense."""
    return "".join(_line(rng) for _ in range(rng.randint(0, 40)))


def _line(rng: Random) -> str:
    pieces = []
    for _ in range(rng.choice((0, 1, 1, 2, 3, 8))):
        pieces += [rng.choice(MARKS), rng.choice(words())]
    if rng.random() < 0.2:
        pieces.insert(rng.randint(0, len(pieces)), rng.choice(ODD))
    return "".join(pieces) + rng.choice(MARKS) + rng.choice(ENDS)


@cache
def words() -> tuple[str, ...]:
    """Labels of the tables, headings, figures, dates and words of prose."""
    known = [label for table in TABLES for label in (*labels(table).rows, *labels(table).headers)]
    heads = [
        f"{'一二三四五六'[n - 1]}、{name}" for n, names in heading_names().items() for name in names
    ]
    figures = ["0", "12", "1,204", "３", "-", "/", "无", "3件", "", "0 0 0", "1.50", "٣", "²", "½"]
    prose = [
        "本单位2024年政府信息公开工作年度报告",
        "收到政府信息公开申请九件，办结8件。",
        "行政复议3件，其中结果维持2件；",
        "本报告数据统计期限为2024年1月1日至12月31日",
        "二〇二五年一月三十二日",
        "2025年1月20日",
        "2025-01-20",
        "某某市人民政府办公室",
        "[bookmark: _GoBack]",
        "附件2",
        "- 4 -",
        "第 3 页 共 9 页",
        "一是",
        "（三）不予公开",
        "99999999999999999999999999件",
        "万万万万件",
    ]
    return (*known, *heads * 3, *figures * 6, *prose * 2)
