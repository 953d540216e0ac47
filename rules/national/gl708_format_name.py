from collections.abc import Iterator

from govlint import (
    Edit,
    Finding,
    Fix,
    Message,
    Pattern,
    Prose,
    Source,
    edit_distance,
    lookalike_difference,
    rule,
)

from .lib.citations import citations, respelt

STATE = "中华人民共和国"
FORM = f"{STATE}政府信息公开工作年度报告格式"

MESSAGE = Message(
    zh="格式文件写作《{name}》{difference}",
    en="the form is called 《{name}》{difference}",
    help_zh="应为《中华人民共和国政府信息公开工作年度报告格式》",
    help_en="make it 《中华人民共和国政府信息公开工作年度报告格式》",
)


@rule(
    "GL708",
    "format-name",
    "年度报告格式文件的名称应当准确",
    en="The official form is called by its name",
    basis="《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
    level="warning",
    words=("格式",),
)
def format_name(source: Source) -> Iterator[Finding]:
    for citation in citations(source):
        match = _FORM.search(citation.text)
        if match is None or match["name"] == FORM or edit_distance(match["name"], FORM, 6) > 6:
            continue
        start, end = match.span("name")
        printed = Prose(match["name"], citation.name.offsets[start:end])
        change = respelt(printed, FORM)
        yield MESSAGE.at(
            citation.name.span(start, end),
            name=match["name"],
            difference=lookalike_difference(match["name"], FORM),
            fix=Fix(True, (Edit(*change),)) if change else None,
        )


_FORM = Pattern(
    rf"(?:^|印发|关于)(?P<name>{STATE}[^《》〈〉<>()]*(?:信息|政务)[^《》〈〉<>()]*报告[^《》〈〉<>()]*格式)",
    "格式",
)
