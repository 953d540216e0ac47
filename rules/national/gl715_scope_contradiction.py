from collections.abc import Iterator

from govlint import Facts, Finding, Message, Pattern, Report, Source, passages, rule

MESSAGE = Message(
    zh="报告单位是“{own}”，却说“{printed}”",
    en="the report is by “{own}”, yet it says “{printed}”",
    help_zh="请核对报告主体：全域的数据以政府名义报告，办公室自身的以办公室名义报告",
    help_en="a government reports on its area, its office on itself: check which it is",
)


@rule(
    "GL715",
    "scope-contradiction",
    "报告主体与统计范围应当一致",
    en="The figures are those of the body that reports",
    basis="行文逻辑（报告主体与数据范围一致）",
    level="info",
    confidence="low",
)
def scope_contradiction(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    own = facts.body
    if own is None or own.kind not in {"office", "government"} or own.level == "township":
        return
    covers = _COVERS_AREA if own.kind == "office" else _COVERS_OFFICE
    for passage in passages(source, report):
        match = covers.search(passage.text) if passage.section <= 1 else None
        if match:
            yield MESSAGE.at(passage.span(*match.span()), own=own.short, printed=match[0])
            return


_COVERS_AREA = Pattern(
    r"(?:汇总|涵盖|包含)了?[^。;,《\"]{0,8}(?:全[省市县区州旗](?!局)|各县|各乡镇|各区|各部门)"
    r"[^。;,]{0,24}(?:数据|情况)",
    "汇总", "涵盖", "包含",
)  # fmt: skip
_COVERS_OFFICE = Pattern(
    r"涵盖了?(?:(?!各|部门)[^。;,、《\"]){0,16}政府办公?[室厅]?政府信息公开[^。;,]{0,6}(?:工作|情况)",
    "涵盖",
)
