from collections.abc import Iterator

from govlint import Facts, Finding, Message, Pattern, Report, Source, Text, excerpt, rule

from .lib.problems import SHORT, section_five

LONGEST_HEADING = 28

MESSAGE = Message(
    zh="第五部分{content}，应当写明存在的主要问题和改进情况",
    en="section five {content}",
    help_zh="请逐条写明本年度存在的问题和改进措施",
    help_en="tell of the year’s problems and improvements",
)


@rule(
    "GL150",
    "problems-empty",
    "第五部分应当写明问题和改进情况",
    en="Section five tells of problems and improvements",
    basis="《政府信息公开条例》第五十条第四项（存在的主要问题及改进情况）",
    since=2019,
)
def problems_empty(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    five = section_five(report, source)
    if five is None:
        return
    printed = "".join(_LETTERS.compiled.findall(five.printed))
    jumbled = any(reading.state == "unreadable" for reading in facts.readings)
    statement = five.place.end - five.place.start > LONGEST_HEADING
    if jumbled or statement or max(len(printed), five.length) >= SHORT:
        return
    content = Text("没有内容", "is empty")
    if printed:
        whole = five.prose.span(0, len(five.prose.text)) if five.length else None
        words = (source.text[slice(*whole)] if whole else printed).rstrip("。\n")
        content = Text(f"只写了“{excerpt(words)}”", f"says only “{excerpt(words)}”")
    yield MESSAGE.at(
        five.place, content=content, level="warning" if printed not in _NOTHING else None
    )


_LETTERS = Pattern(r"[^\W\d_]+")
_NOTHING = frozenset(
    ("", "无", "暂无", "没有", "无问题", "暂无问题", "没有问题", "不存在问题", "无存在问题")
)
