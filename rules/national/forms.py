"""Whether the tables are those of the report year's form."""

from collections.abc import Iterator

from govlint import Facts, Finding, Text, known_forms, rule
from govlint.forms.form import form_for, table_title
from govlint.model.prose import excerpt


@rule(
    "GL009",
    "form-mismatch",
    "应当使用报告年度的统一格式",
    en="The tables are those of the report year's form",
    basis="2019、2020年度：国办公开办函〔2019〕60号；2021年度起：国办公开办函〔2021〕30号",
    note="""统一格式有两版：2019、2020年度用2019年印发的试行格式，2021年度起用2021年印发的格式，两套
    表的行和列都不一样。从往年的文件改起，很容易把旧表一起带过来；新旧混用，数字的口径也就乱了。

    2019年度以前没有统一格式，只说明表格没有核对。早年的报告用了后来的格式（例如事后补登）只作警告，
    属实的不必改。标题里的年度写错也会引出这条，请先看年度。""",
)
def form_mismatch(facts: Facts) -> Iterator[Finding]:
    """Reports for 2019 and 2020 use the trial form of 2019, those from 2021 on the form of 2021;
    rows and columns differ. Last year’s file easily brings the old table along, and in a mixed one
    figures mean different things.

    Before 2019 there was no form: then only that the tables go unchecked. An early report in the
    later form is only a warning. Check the year of the title first: it may be what is wrong.
    """
    due = form_for(facts.year) if facts.year else None
    if due is None:
        yield from _before_any_form(facts)
        return
    parts = [
        (reading.table, title, form, place)
        for reading in facts.readings
        for title, form, place in reading.forms
        if form != due
    ]
    if not parts:
        return
    form = parts[0][2]
    tables = dict.fromkeys(table for table, *_ in parts)
    named = "、".join(
        _named(table, [t for other, t, *_ in parts if other == table]) for table in tables
    )
    mixed = "（新旧格式混用）" if facts.form == due else ""
    yield Finding(
        parts[0][3],
        Text(
            f"{facts.year}年度报告应当用{due}年印发的统一格式，{named}却是{form}年格式{mixed}",
            f"a report for {facts.year} must use the {due} form; "
            f"{', '.join(dict.fromkeys(part[0] for part in parts))}, from “{parts[0][1]}” on, "
            f"{'is' if len(tables) == 1 else 'are'} of the {form} form",
        ),
        Text(
            f"请换用{due}年格式的表格（{known_forms()[due].basis}）重新填报",
            f"use the tables of the {due} form ({known_forms()[due].basis})",
        ),
        level="warning" if form > due else None,
    )


def _before_any_form(facts: Facts) -> Iterator[Finding]:
    year = facts.particulars.year
    if year is not None:
        yield Finding(
            year.place,
            Text(
                f"{facts.year}年度还没有统一格式，表格和各部分标题没有核对",
                f"there was no official form for {facts.year}: tables and headings go unchecked",
            ),
            Text("如年份有误，请改正标题中的年份", "if the year is wrong, correct it in the title"),
            level="info",
        )


def _named(table: str, titles: list[str]) -> str:
    """The parts of a table by name: all of one, the first of several."""
    more = f"等 {len(titles)} 处" if len(titles) > 1 else ""
    return f"{table_title(table)}“{excerpt(titles[0], 16)}”{more}"
