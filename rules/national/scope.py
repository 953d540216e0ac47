"""Scope: that a report tells of the body it is of, no more and no less."""

from collections.abc import Iterator

from govlint import Facts, Finding, Pattern, Report, Source, Text, passages, rule


@rule(
    "GL715",
    "scope-contradiction",
    "报告主体与统计范围应当一致",
    en="The figures are those of the body that reports",
    basis="行文逻辑（报告主体与数据范围一致）",
    level="info",
    confidence="low",
    note="""政府的报告讲全域，办公室的报告讲办公室自己。办公室的报告说“汇总全市数据”，或者政府的报告
    说只“涵盖市政府办公室政府信息公开工作情况”，读者就不知道表里的数字包括了谁。

    只看前言和总体情况；乡镇、部门的报告不查，它们可能连同下属单位一起报告。有的地方由办公室代政府编
    制报告，说法不同而事实并没有错，所以只作提示：在标题或前言里把范围写清楚即可。""",
)
def scope_contradiction(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """A government reports on its area, its office on itself. An office that sums up the whole
    city, or a government that covers its office only, leaves the reader guessing whose figures the
    tables have.

    Only preamble and section one are looked at, and not in towns or departments, which may speak
    for the bodies under them. Where an office writes the government’s report, both may be right:
    let title or preamble state the scope.
    """
    own = facts.body
    if own is None or own.kind not in {"office", "government"} or own.level == "township":
        return
    covers = _COVERS_AREA if own.kind == "office" else _COVERS_OFFICE
    for said in passages(source, report):
        match = covers.search(said.text) if said.section <= 1 else None
        if match:
            yield Finding(
                said.span(*match.span()),
                Text(
                    f"报告单位是“{own.short}”，却说“{match[0]}”",
                    f"the report is by “{own.short}”, yet it says “{match[0]}”",
                ),
                Text(
                    "请核对报告主体：全域的数据以政府名义报告，办公室自身的以办公室名义报告",
                    "a government reports on its area, its office on itself: check which it is",
                ),
            )
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


@rule(
    "GL716",
    "generic-text",
    "总体情况应当写本单位的情况",
    en="Section one tells of the body itself",
    basis="国办公开办函〔2021〕30号（敷衍塞责）",
    level="info",
    confidence="low",
    note="""总体情况通篇是“部分地区”“多数部门”，没有本单位的名称、年份和数字，读者看不出是谁在哪一年
    做了什么。国办公开办函〔2021〕30号把敷衍塞责列为应当追责的情形。

    这类泛指出现两处以上，并且完全没有自称、地名、年份和数字时才提示，只要有一样就不说。数字写成汉
    字、单位写成别的称呼的可能误报，所以把握小；确是本单位实情的不必改。""",
)
def generic_text(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Where section one speaks of “部分地区” and “多数部门” throughout, with no name, year or
    figure of its own, nobody can tell who did what. The notice of 2021 names perfunctory reports as
    what bodies answer for.

    It takes two such phrases and not a single word of the body itself, its place, a year or a
    figure. Figures in Chinese numerals and unusual names for the body are not recognised, so this
    is a hint only.
    """
    if report.section(1) is None:
        return
    said = [one for one in passages(source, report) if one.section == 1]
    vague = [(one, match) for one in said for match in _VAGUE.finditer(one.text)]
    whole = "".join(one.text for one in said)
    own = facts.body
    if len(vague) < 2 or _OWN_WORDS.search(whole) or (own and own.seat and own.seat[:2] in whole):
        return
    first, match = vague[0]
    yield Finding(
        first.span(*match.span()),
        Text(
            f"“总体情况”只说“{match[0]}”等，没有本单位的名称、年份和数字",
            f"section one speaks of “{match[0]}” and the like; no name, year or figure of its own",
        ),
        Text("请写本单位本年度的实际情况", "tell what your own body did in the year"),
    )


_VAGUE = Pattern(r"(?:部分|一些|多数|不少|许多)(?:地区|地方|部门|单位|政府)", "地", "部门", "单位")
_OWN_WORDS = Pattern(
    r"[我本](?:[镇乡县区市省旗州局委办院校厅会站所]|街道|中心|单位|机关)|全[镇乡县区市省旗]|"
    r"20\d\d年|\d+[余多]?[条件次期篇]"
)
