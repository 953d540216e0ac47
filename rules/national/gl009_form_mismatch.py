from collections.abc import Iterator

from govlint import Facts, Finding, Text, excerpt, form_for, known_forms, rule, table_title


@rule(
    "GL009",
    "form-mismatch",
    "应当使用报告年度的统一格式",
    en="The tables are those of the report year's form",
    basis="2019、2020年度：国办公开办函〔2019〕60号；2021年度起：国办公开办函〔2021〕30号",
)
def form_mismatch(facts: Facts) -> Iterator[Finding]:
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
