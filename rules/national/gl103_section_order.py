from collections.abc import Iterator

from govlint import Facts, Finding, Heading, Note, Report, Text, excerpt, names_section, rule


@rule(
    "GL103",
    "section-order",
    "六个部分应当按统一格式的顺序",
    en="Sections stand in the official order",
    basis="国办公开办函〔2021〕30号",
)
def section_order(report: Report, facts: Facts) -> Iterator[Finding]:
    highest: Heading | None = None
    for section in report.sections if (facts.year or 9999) >= 2019 else ():
        heading = section.heading
        if highest is None or heading.number > highest.number:
            highest = heading
            continue
        sure = all(names_section(h.number, h.name) for h in (heading, highest))
        yield Finding(
            heading.inner,
            Text(
                f"“{excerpt(heading.name)}”应在“{excerpt(highest.name)}”之前",
                f"section {heading.number} should stand before section {highest.number}",
            ),
            Text("请按统一格式调整顺序", "put the sections in the form's order"),
            related=(Note(highest.inner, _EARLY),),
            level=None if sure else "warning",
        )


_EARLY = Text("这一部分排在了前面", "this section stands before it")
