"""The order of the six sections."""

from collections.abc import Iterator

from govlint import Facts, Finding, Heading, Note, Report, Text, rule
from govlint.forms.labels import names_section
from govlint.model.prose import excerpt

FORM_2021 = "国办公开办函〔2021〕30号"


@rule(
    "GL103",
    "section-order",
    "六个部分应当按统一格式的顺序",
    en="Sections stand in the official order",
    basis=FORM_2021,
    note="""六个部分的先后由统一格式排定。次序颠倒，读者在惯常的地方找不到内容，汇总时也容易归错部
    分。

    只看六个部分的大标题，前言的列举和部分内的小标题不算；标题的说法与统一格式不同，可能认错的，只作
    警告。2019年度以前的报告不查。分栏排版的文件复制以后次序会乱：原件不错的不必改，请换一种方式导出
    再查。""",
)
def section_order(report: Report, facts: Facts) -> Iterator[Finding]:
    """The official form has set the order of the six sections. Out of order, readers do not find
    things where they look for them, and figures that are added up may go to the wrong section.

    Only the headings of the six count, not a list of them in the preamble, nor headings of points.
    One in other words than the form’s may have been mistaken: a warning. Reports before 2019 are
    left alone. Text copied from columns comes out of order: if the original is right, export it
    another way.
    """
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
