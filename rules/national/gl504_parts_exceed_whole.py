from collections.abc import Iterator

from govlint import Facts, Finding, Message, Note, Report, Source, Text, passages, rule, wholes

MESSAGE = Message(
    zh="总数是 {stated}{unit}，所列分项合计 {spelled} = {computed}，多出 {excess}",
    en="the whole is {stated}, its parts come to {spelled} = {computed}",
    help_zh="请核对总数和各分项",
    help_en="check the whole and its parts",
)


@rule(
    "GL504",
    "parts-exceed-whole",
    "分项之和不应大于总数",
    en="The parts of a figure do not come to more than the whole",
    basis="行文逻辑（数据应当准确）",
    level="warning",
    confidence="medium",
)
def parts_exceed_whole(report: Report, source: Source, facts: Facts) -> Iterator[Finding]:
    for passage in passages(source, report):
        for one in wholes(passage, facts.year):
            if one.excess <= 0:
                continue
            unit, whole, total = one.whole.unit, one.whole.value, one.whole.value + one.excess
            spelled = " + ".join(str(part.value) for part in one.parts)
            yield MESSAGE.at(
                passage.span(one.whole.start, one.whole.end),
                unit=unit,
                spelled=spelled,
                excess=one.excess,
                stated=whole,
                computed=total,
                related=tuple(
                    Note(
                        passage.span(part.start, part.end),
                        Text("分项", "a part"),
                        stated=str(part.value),
                    )
                    for part in one.parts
                ),
            )
