from collections.abc import Iterator

from govlint import Facts, Finding, Message, Note, Text, column_label, row_label, rule

LEAP = Message(
    zh="“{row}”“{column}”本年 {value}，此前各年为 {past}，相差悬殊",
    en="“{row}” / “{column}” is {value} this year and was {past} in the years before",
    help_zh="请核对是否多写、少写了数字，或单位、口径有变；属实的不必改，最好在正文说明",
    help_en="was a digit added or lost, or another unit taken? If not, a word on it would help",
)
_WATCHED = (
    ("disclosure", "normative_documents", "in_force"),
    *(("disclosure", row, "decisions") for row in ("licensing", "penalties", "coercion")),
    ("disclosure", "fees", "amount"),
    *(("requests", row, "total") for row in ("new", "outcome.total")),
    *(("remedies", row, "total") for row in ("review", "litigation.direct")),
)
_YEARS, _TIMES, _APART = 2, 5, 20


@rule(
    "GL609",
    "figure-leap",
    "数字与本单位往年相比没有悬殊的变化",
    en="No figure is far from what the body reported before",
    basis="《政府信息公开条例》第四十九条（上一年度的年度报告）",
    level="info",
    confidence="low",
)
def figure_leap(facts: Facts, history: tuple[Facts, ...]) -> Iterator[Finding]:
    for cell in _WATCHED:
        own, found = facts.get(*cell), [(one, one.get(*cell)) for one in history]
        known = [(one, fact, fact.value) for one, fact in found if fact and fact.value is not None]
        values = [value for *_, value in known]
        if own is None or own.value is None or len(values) < _YEARS:
            continue
        low, high = sorted((own.value, max(values) if own.value > max(values) else min(values)))
        is_out = not min(values) <= own.value <= max(values)
        if is_out and high >= low * _TIMES and high - low >= _APART:
            yield LEAP.at(
                own,
                row=row_label(own.table, own.row, facts.form),
                column=column_label(own.table, own.column, own.row, facts.form),
                value=own.raw.strip(),
                past=Text("、".join(map(str, values)), ", ".join(map(str, values))),
                related=tuple(
                    Note(fact.place, _year(one), fact.cell, fact.raw.strip(), one.path)
                    for one, fact, _ in known
                ),
            )


def _year(report: Facts) -> Text:
    year = report.year or "?"
    return Text(f"{year}年报告", f"the report for {year}")
