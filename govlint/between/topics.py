"""Matters a report tells of that lawfully upset its figures against those of other reports."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.text.pattern import Pattern

CLEAN_UP, REFORM, CORRECTION = "clean-up", "reform", "correction"


def topics(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Those that some paragraphs, folded and without blanks, speak of."""
    every = list(paragraphs)
    return tuple(
        name for name, pattern in _SPOKEN_OF if any(pattern.search(text) for text in every)
    )


_SPOKEN_OF = (
    (
        CLEAN_UP,
        Pattern(
            r"清理(?:结果|工作|行动|规范性文件|规章|文件|后|情况|意见|目录)|"
            r"(?:文件|规章|政策|专项|全面|集中|评估|开展|进行|经过?|组织)[^。;]{0,12}清理|"
            r"(?:宣布|自动|自行|到期)失效|失效[^。;]{0,8}\d+件|继续有效的?[^。;]{0,10}文件|"
            r"(?:口径|统计范围)[^。;]{0,12}(?:调整|变化|变更|不同)",
            *("清理", "失效", "继续有效", "口径", "统计范围"),
        ),
    ),
    (
        REFORM,
        Pattern(
            r"机构(?:改革|合并|撤并|调整|重组|划转|撤销|整合|更名)|[撤合]并(?:组建|设立|成立)|"
            r"(?:职能|职责|业务|隶属关系)[^。;]{0,10}(?:划转|划入|划出|移交|承接|并入)|"
            r"(?:划转|并入|划入|移交)[^。;]{0,12}(?:局|委|办|厅|镇|乡|街道|中心|部门|单位)|"
            r"更名|改名|改称|撤[县乡镇市]设|新组建|挂牌成立",
            *("机构", "并", "职能", "职责", "业务", "隶属", "划", "移交"),
            *("更名", "改名", "改称", "撤", "新组建", "挂牌成立"),
        ),
    ),
    (
        CORRECTION,
        Pattern(
            r"更正|勘误|订正|补充报告|(?:数据|数字|件数|统计|填报)[^。;]{0,15}"
            r"(?:修正|有误|错误|漏报|漏统|误差|重新(?:统计|核对|核实))|以本(?:年度)?报告为准",
            *("更正", "勘误", "订正", "补充报告", "数据", "数字", "件数", "统计", "填报", "为准"),
        ),
    ),
)
