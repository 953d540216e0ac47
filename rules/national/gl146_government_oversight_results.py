from collections.abc import Iterator

from govlint import Facts, Finding, Message, Pattern, Report, Source, passages, rule

MESSAGE = Message(
    zh="“总体情况”没有提到工作考核、社会评议和责任追究结果",
    en="section one tells of no appraisal, public review or accountability",
    help_zh="请在“监督保障”中写明考核、评议和责任追究的结果；没有发生的也请写明",
    help_en="state the results in it, also where there was none",
)


@rule(
    "GL146",
    "government-oversight-results",
    "各级人民政府应当报告考核、评议和责任追究结果",
    en="Governments report on appraisal, review and accountability",
    basis="《政府信息公开条例》第五十条第一款第（四）项（工作考核、社会评议和责任追究结果情况）",
    level="warning",
    confidence="medium",
    since=2019,
    yields_to=("GL108", "GL143"),
)
def government_oversight_results(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    own, first = facts.body, report.section(1)
    if own is None or own.kind != "government" or first is None or not report.whole:
        return
    said = [one.text for one in passages(source, report) if one.section in {0, 1, 6}]
    told = any("监督" in text or "保障" in text for text in said)  # else GL140 asks for all of it
    if not told or any(_RESULTS.search(text) for text in said):
        return
    yield MESSAGE.at(first.heading.inner)


_RESULTS = Pattern(
    r"考核|考评|评议|评价|评估|测评|绩效|满意度|问责|追责|追究|责任制|监督评|社会监督|群众监督|督查|督导|督办|通报"
)
