from collections.abc import Iterator

from govlint import Facts, Finding, Message, excerpt, form_for, known_forms, rule, table_title

OTHER_FORM = Message(
    zh="{year}年度报告应当用{due}年印发的统一格式，{named}却是{form}年格式{mixed}",
    en="a report for {year} must use the {due} form; {tables_en}, from “{first}” on, {verb} of "
    "the {form} form",
    help_zh="请换用{due}年格式的表格（{basis}）重新填报",
    help_en="use the tables of the {due} form ({basis})",
)
NO_FORM_YET = Message(
    zh="{year}年度还没有统一格式，表格和各部分标题没有核对",
    en="there was no official form for {year}: tables and headings go unchecked",
    help_zh="如年份有误，请改正标题中的年份",
    help_en="if the year is wrong, correct it in the title",
)


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
    yield OTHER_FORM.at(
        parts[0][3],
        year=facts.year,
        due=due,
        named=named,
        form=form,
        mixed=mixed,
        tables_en=", ".join(dict.fromkeys(part[0] for part in parts)),
        first=parts[0][1],
        verb="is" if len(tables) == 1 else "are",
        basis=known_forms()[due].basis,
        level="warning" if form > due else None,
    )


def _before_any_form(facts: Facts) -> Iterator[Finding]:
    year = facts.particulars.year
    if year is not None:
        yield NO_FORM_YET.at(year.place, year=facts.year, level="info")


def _named(table: str, titles: list[str]) -> str:
    """The parts of a table by name: all of one, the first of several."""
    more = f"等 {len(titles)} 处" if len(titles) > 1 else ""
    return f"{table_title(table)}“{excerpt(titles[0], 16)}”{more}"
