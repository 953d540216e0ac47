from collections import defaultdict
from collections.abc import Iterator

from govlint import Facts, Finding, Message, rule, table_title

TABLES_MISSING = Message(
    zh="没有找到{titles}",
    en="not found: the tables {tables}",
    help_zh="请补上{titles}；如表格是图片，请改为可以复制的文字表格",
    help_en="add what is missing; if a table is a picture, make it a table of text",
)


@rule(
    "GL003",
    "table-missing",
    "三张统计表都应当有",
    en="All three official tables are there",
    basis="《政府信息公开条例》第五十条；国办公开办函〔2021〕30号（2021年度起）、〔2019〕60号（2019、2020年度）",
    since=2019,
)
def table_missing(facts: Facts) -> Iterator[Finding]:
    missing = defaultdict(list)
    for reading in facts.readings:
        if reading.state == "missing":
            missing[reading.place].append(reading.table)
    for place, tables in missing.items():
        titles = "、".join(map(table_title, tables))
        yield TABLES_MISSING.at(place, titles=titles, tables=", ".join(tables))
