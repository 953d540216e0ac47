from collections.abc import Iterator

from govlint import Finding, Message, Note, Pattern, Report, Source, Text, rule

from .lib.problems import full_section_five

NUMERALS = "一二三四五六七八九十"

MESSAGE = Message(
    zh="问题列了 {problems} 条，改进措施列了 {measures} 条，条数不同",
    en="{problems} problems are told, but {measures} improvements",
    help_zh="请核对每个问题是否都有改进措施",
    help_en="see that there is an improvement for each problem",
)


@rule(
    "GL153",
    "problem-measure-count",
    "问题与改进措施宜逐条对应",
    en="For each problem there is an improvement",
    basis="通行做法（各地编制要求“逐条提出改进措施”）",
    level="info",
    confidence="low",
    since=2019,
)
def problem_measure_count(report: Report, source: Source) -> Iterator[Finding]:
    five = full_section_five(report, source)
    points = list(_POINT.finditer(five.prose.text)) if five else []
    numbers = [NUMERALS.index(match["number"]) + 1 for match in points]
    if five is None or numbers[:1] != [1] or numbers.count(1) != 2:
        return
    second = numbers.index(1, 1)
    problems, measures = second, len(numbers) - second
    clean = numbers == [*range(1, problems + 1), *range(1, measures + 1)]
    before = five.prose.text[: points[0].start()]
    between = five.prose.text[points[second - 1].end() : points[second].start()]
    if not clean or problems == measures or min(problems, measures) < 2:
        return
    if any(word in before for word in _AHEAD) or not any(word in between for word in _AHEAD):
        return  # which of them are the improvements is not sure
    yield MESSAGE.at(
        five.prose.span(*points[second].span()),
        problems=problems,
        measures=measures,
        related=(
            Note(five.prose.span(*points[0].span()), Text("问题从这里列起", "the problems begin")),
        ),
    )


_POINT = Pattern(rf"(?<![之统唯同单专第万十])(?P<number>[{NUMERALS}])是(?!否|非)", "一是")
_AHEAD = ("下一步", "下步", "改进", "措施", "整改", "今后", "针对", "解决", "打算")
