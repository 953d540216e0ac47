"""Powers and duties that a body has by what it is."""

from collections.abc import Iterator

from govlint import Facts, Finding, Pattern, Report, Source, Text, passages, rule
from govlint.text.organs import Organ

LAW = "《政府信息公开条例》"


@rule(
    "GL204",
    "regulation-no-power",
    "没有规章制定权的机关不应有规章",
    en="Only bodies with the power to make regulations report any",
    basis="《立法法》第九十一条、第九十三条",
    note="""规章由国务院部门和省、自治区、直辖市、设区的市、自治州的人民政府制定（《立法法》第九十一
    条、第九十三条）。县、乡镇、街道和地方部门在“规章”一行填了数字，多半是行政规范性文件填错了行，或
    者把转发的上级规章算了进来。

    国务院部门、省市级政府及其办公室不查，单凭名称看不出级别的“市”也不查。开发区一类的机构，以
    及2019年式表格里的公开数量（可能包括上级的规章），只作警告。以部门名义汇总政府数据的报告可能误
    报：请写明统计范围。""",
)
def regulation_no_power(facts: Facts) -> Iterator[Finding]:
    """Regulations (规章) are made by departments of the State Council and by governments of
    provinces, cities with districts and autonomous prefectures. A county, town, street or local
    department that counts some has mostly put normative documents in the wrong row, or counted
    those of higher bodies.

    Silent on bodies that may make them, their offices, and a city (市) whose name does not tell its
    level. Only a warning for zones, and for what the form of 2019 counts as published. A department
    that reports for its government should say so.
    """
    own = facts.body
    if own is None or not _without_power(own):
        return
    cells = [fact for fact in facts.items if fact[:2] == ("disclosure", "regulations")]
    counted = [fact for fact in cells if fact.value]
    if not counted:
        return
    made = any(fact.column not in _PUBLISHED for fact in counted)
    figures = "、".join(fact.raw.strip() for fact in cells)
    yield Finding(
        counted[0].place,
        Text(
            f"“{own.short}”没有规章制定权，“规章”一行却填了{figures}",
            f"“{own.short}” has no power to make regulations, yet the row reads “{figures}”",
        ),
        Text(
            "请核对：行政规范性文件应填在下一行，转发的上级规章不计入",
            "check: normative documents go in the next row; higher bodies' rules do not count",
        ),
        cell=counted[0].cell,
        stated=counted[0].raw.strip(),
        level=None if made and own.kind != "zone" else "warning",
        confidence=None if made else "medium",
    )


_PUBLISHED = ("published", "total_published")


def _without_power(own: Organ) -> bool:
    """Whether it is sure that a body can make no regulations."""
    if own.kind in {"street", "zone"} or own.level in {"county", "township"}:
        return True
    return own.kind in {"department", "unit"} and bool(own.seat) and own.level != "state"


@rule(
    "GL146",
    "government-oversight-results",
    "各级人民政府应当报告考核、评议和责任追究结果",
    en="Governments report on appraisal, review and accountability",
    basis=f"{LAW}第五十条第一款第（四）项（工作考核、社会评议和责任追究结果情况）",
    level="warning",
    confidence="medium",
    note="""条例第五十条要求各级人民政府的年度报告写明工作考核、社会评议和责任追究结果情况，通常放在
    “监督保障”里。没有发生的也交代一句，才看得出不是漏写。

    只查人民政府的报告，乡镇人民政府也在内；部门和街道办事处没有这项要求，2019年度以前的和不完整的文
    本也不查。前言、总体情况、其他事项里有考核、评议、满意度、问责等任何一种说法就算写了。写在别的部
    分的可能误报：移到“监督保障”里更合要求。""",
)
def government_oversight_results(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Article 50 of the Regulation asks governments of all levels for the results of appraisal,
    public review and accountability; they are mostly told of under “监督保障”. A word where there
    were none shows that nothing was left out.

    Only governments are asked, of towns too, not departments or subdistrict offices, nor reports
    before 2019 or excerpts. Any word of appraisal, review, satisfaction or accountability in
    preamble, section one or six counts. Told of elsewhere it is a false alarm, though section one
    is its place.
    """
    own, first = facts.body, report.section(1)
    if own is None or own.kind != "government" or first is None or not report.whole:
        return
    if (facts.year or 9999) < 2019:
        return
    said = [one.text for one in passages(source, report) if one.section in {0, 1, 6}]
    told = any("监督" in text or "保障" in text for text in said)  # else GL140 asks for all of it
    if not told or any(_RESULTS.search(text) for text in said):
        return
    yield Finding(
        first.heading.inner,
        Text(
            "“总体情况”没有提到工作考核、社会评议和责任追究结果",
            "section one tells of no appraisal, public review or accountability",
        ),
        Text(
            "请在“监督保障”中写明考核、评议和责任追究的结果；没有发生的也请写明",
            "state the results in it, also where there was none",
        ),
    )


_RESULTS = Pattern(
    r"考核|考评|评议|评价|评估|测评|绩效|满意度|问责|追责|追究|责任制|监督评|社会监督|群众监督|督查|督导|督办|通报"
)
