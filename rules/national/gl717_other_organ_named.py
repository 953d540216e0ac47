from collections.abc import Iterator

from govlint import (
    Facts,
    Finding,
    Message,
    Organ,
    Pattern,
    Report,
    Source,
    organ,
    passages,
    rule,
    same_body,
)

MESSAGE = Message(
    zh="标题的单位是“{own}”，这里却说{told}“{other}”",
    en="the title names “{own}”, yet “{other}” is said here {told_en}",
    help_zh="请核对是否沿用了其他单位的文字，改为本单位",
    help_en="check whether the text is another body's, and name your own",
)
TOLD = {
    "issued": ("发布的是", "to publish its report"),
    "made": ("编制单位是", "to have made the report"),
    "asked": ("联系单位是", "to answer questions"),
}


@rule(
    "GL717",
    "other-organ-named",
    "发布、编制、联系的单位应当是报告单位",
    en="The body that publishes, makes and answers for the report is the one in its title",
    basis="行文逻辑（报告主体前后一致）",
    level="warning",
    confidence="medium",
    yields_to=("GL703",),
)
def other_organ_named(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    own = facts.body
    if own is None or not own.kind or not own.seat:
        return
    for passage in passages(source, report):
        if passage.section not in {0, 1, 6}:
            continue
        for match in _NAMED.finditer(passage.text):
            way = str(match.lastgroup)
            other = organ(match[way])
            if other is not None and _is_another(own, other, way):
                zh, en = TOLD[way]
                yield MESSAGE.at(
                    passage.span(*match.span(way)),
                    own=own.short,
                    other=other.name,
                    told=zh,
                    told_en=en,
                )


def _is_another(own: Organ, other: Organ, way: str) -> bool:
    """Whether a body is surely another; one above the own may be asked, or have made the report."""
    if same_body(own.name, other.name) or not (other.kind and other.seat):
        return False
    above = other.seat in own.divisions[:-1] or (other.seat == own.seat and other.kind != own.kind)
    elsewhere = other.level == own.level and other.seat != own.seat
    return way == "issued" or elsewhere or not (above or _IN_CHARGE.search(other.body))


_IN_CHARGE = Pattern("办公|政务|数据|审批|信息|公开|编制")
_BODY = (
    r"[\u4e00-\u9fff]{2,26}?(?:人民政府(?:办公[室厅])?|街道办事处|管委会|管理委员会|委员会|"
    r"[局厅]|办公室)"
)
_NAME = r"[\u4e00-\u9fff]{3,26}?"
_NAMED = Pattern(
    rf"现(?:将|予以?)?(?:发布|公布|公开)?《(?P<issued>{_NAME})(?=20\d\d年|关于20|政府信息公开工作年)|"
    rf"(?:^|[,。;:(]|本报告|年报|年度报告)(?:是?由|系)(?P<made>{_BODY})(?:负责)?(?:组织)?"
    r"(?:编制|编写|制作|撰写)|"
    rf"请(?:直接)?(?:与|向|联系|致电)(?P<asked>{_BODY})[^,。;]{{0,40}}(?:联系|咨询|反映|查询)",
    "现发布", "现公布", "现公开", "现将", "现予", "编制", "编写", "制作", "撰写",
    "请与", "请向", "请联系", "请致电", "请直接",
)  # fmt: skip
