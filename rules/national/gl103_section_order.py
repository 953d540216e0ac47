from collections.abc import Iterator

from govlint import (
    Finding,
    Heading,
    Message,
    Note,
    Report,
    Text,
    excerpt,
    names_section,
    rule,
)

MESSAGE = Message(
    zh="“{heading}”应在“{highest}”之前",
    en="section {number} should stand before section {before}",
    help_zh="请按统一格式调整顺序",
    help_en="put the sections in the form's order",
)


@rule(
    "GL103",
    "section-order",
    "六个部分应当按统一格式的顺序",
    en="Sections stand in the official order",
    basis="国办公开办函〔2021〕30号",
    since=2019,
)
def section_order(report: Report) -> Iterator[Finding]:
    highest: Heading | None = None
    for section in report.sections:
        heading = section.heading
        if highest is None or heading.number > highest.number:
            highest = heading
            continue
        sure = all(names_section(h.number, h.name) for h in (heading, highest))
        yield MESSAGE.at(
            heading.inner,
            heading=excerpt(heading.name),
            highest=excerpt(highest.name),
            number=heading.number,
            before=highest.number,
            related=(Note(highest.inner, _EARLY),),
            level=None if sure else "warning",
        )


_EARLY = Text("这一部分排在了前面", "this section stands before it")
