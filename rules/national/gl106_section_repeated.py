from collections.abc import Iterator

from govlint import (
    Finding,
    Leaf,
    Message,
    Note,
    Pattern,
    Report,
    Source,
    Text,
    bare,
    heading_names,
    official_heading,
    rule,
    section_number,
)

from .lib.parts import section_lines

MESSAGE = Message(
    zh="标题“{heading}”出现了两次",
    en="section {number} has two headings",
    help_zh="请删去或改正其中一个",
    help_en="remove or correct one of them",
)


@rule(
    "GL106",
    "section-repeated",
    "各部分标题不应重复",
    en="No section heading is printed twice",
    basis="行文逻辑",
    level="warning",
)
def section_repeated(report: Report, source: Source) -> Iterator[Finding]:
    headings = {section.heading.number: section.heading for section in report.sections}
    repeated: dict[int, Leaf] = {}
    for section in report.sections:
        for line in section_lines(section):
            number = _heading_of(source.folded[slice(*line.inner)])
            if number in headings:
                repeated.setdefault(number, line)
    for number, line in repeated.items() if len(repeated) <= 2 else ():
        first, second = sorted((headings[number].inner, line.inner))
        yield MESSAGE.at(
            second,
            heading=official_heading(number),
            number=number,
            related=(Note(first, Text("另一处", "the other one")),),
        )


def _heading_of(folded: str) -> int | None:
    """The section a line is the official heading of, by number and by name."""
    if len(folded) > 40 or ("情况" not in folded and "事项" not in folded):
        return None
    found = _HEADED.compiled.match(folded)
    number = section_number(found["ordinal"]) if found else None
    if found is None or number is None or number > 6:
        return None
    return number if bare(found["name"]) in map(bare, heading_names()[number]) else None


_HEADED = Pattern(
    r"^[#*\s]*(?P<ordinal>第[一二三四五六]部分|[一二三四五六1-6]\s*[、.])\s*(?P<name>[^。]{4,24}?)[:。*\s]*$",
    "情况",
    "事项",
)
