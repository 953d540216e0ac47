from collections import defaultdict
from collections.abc import Iterator

from govlint import Facts, Finding, Text, rule, table_title


@rule(
    "GL003",
    "table-missing",
    "三张统计表都应当有",
    en="All three official tables are there",
    basis="《政府信息公开条例》第五十条；国办公开办函〔2021〕30号（2021年度起）、〔2019〕60号（2019、2020年度）",
)
def table_missing(facts: Facts) -> Iterator[Finding]:
    missing = defaultdict(list)
    for reading in facts.readings if (facts.year or 9999) >= 2019 else ():
        if reading.state == "missing":
            missing[reading.place].append(reading.table)
    for place, tables in missing.items():
        titles = "、".join(map(table_title, tables))
        yield Finding(
            place,
            Text(f"没有找到{titles}", f"not found: the tables {', '.join(tables)}"),
            Text(
                f"请补上{titles}；如表格是图片，请改为可以复制的文字表格",
                "add what is missing; if a table is a picture, make it a table of text",
            ),
        )
