from collections.abc import Iterator

from govlint import Facts, Finding, Message, Span, rule, table_title

SAME = Message(
    zh="{title}与上年报告完全相同：{count} 个不为 0 的数字一个也没有变",
    en="table {table} is last year's: none of its {count} figures that are not 0 has changed",
    help_zh="可能是沿用了上年的表，请按本年台账重新填写；确实相同的，不必改",
    help_en="was last year's table kept? Fill it in from this year's register, unless it is right",
)
_SURE = 6  # figures that are not 0 by chance the same two years on end: hardly ever
_ENOUGH = {"disclosure": 3, "requests": 4, "remedies": 7}


@rule(
    "GL610",
    "same-table-as-last-year",
    "表格不是上年的表",
    en="The tables are not last year's",
    basis="《政府信息公开条例》第四十九条（上一年度的年度报告）",
    level="error",
    confidence="medium",
)
def same_table_as_last_year(facts: Facts, previous: Facts) -> Iterator[Finding]:
    for table, enough in _ENOUGH.items():
        own, last = _figures(facts, table), _figures(previous, table)
        count = sum(bool(value) for cell, value in own.items() if cell[1] != "in_force")
        if own != last or None in own.values() or count < enough:
            continue
        places = [fact.place for fact in facts.items if fact.table == table]
        whole = Span(min(places).start, max(one.end for one in places))
        level = None if table == "requests" and count >= _SURE else "warning"
        yield SAME.at(whole, table=table, title=table_title(table), count=count, level=level)


def _figures(facts: Facts, table: str) -> dict[tuple[str, str], object]:
    """The figures of a table but those that add up others."""
    return {
        (fact.row, fact.column): fact.value
        for fact in facts.items
        if fact.table == table and "total" not in (fact.column, fact.row.rpartition(".")[2])
    }
