"""Matters a report tells of that lawfully upset its figures against those of other reports."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.text.pattern import Pattern

REFORM, CORRECTION = "reform", "correction"


def topics(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Those that some paragraphs, folded and without blanks, speak of."""
    every = list(paragraphs)
    return tuple(
        name for name, pattern in _SPOKEN_OF if any(pattern.search(text) for text in every)
    )


_SPOKEN_OF = (
    (
        REFORM,
        Pattern(
            r"机构(?:改革|合并|撤并|调整|重组|划转|撤销|整合|更名)|[撤合]并(?:组建|设立|成立)|"
            r"(?:职能|职责|隶属关系)[^。;]{0,10}(?:划转|划入|划出|移交|承接|并入)|"
            r"(?:划转|并入|划入)[^。;]{0,12}(?:局|委|办|厅|镇|乡|街道|中心|部门|单位)|"
            r"更名|改名|改称|撤[县乡镇市]设|新组建|挂牌成立",
            *("机构", "并", "职能", "职责", "隶属", "划"),
            *("更名", "改名", "改称", "撤", "新组建", "挂牌成立"),
        ),
    ),
    (
        CORRECTION,
        Pattern(
            r"(?:上年|去年|上一年度|年报|报告|件数|结转)[^。;]{0,30}"
            r"(?:更正|勘误|订正|修正|有误|漏报|漏统|误差|重新(?:统计|核对|核实))|"
            r"(?:更正|勘误|订正|修正)[^。;]{0,30}(?:上年|去年|上一年度|年报|年度报告|件数|结转)|"
            r"补充报告|以本(?:年度)?报告为准",
            *("更正", "勘误", "订正", "修正", "有误", "漏", "误差", "重新", "补充报告", "为准"),
        ),
    ),
)
