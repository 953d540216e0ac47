from collections.abc import Iterator

from govlint import Cell, Facts, Finding, Text, excerpt, row_label, rule, table_title

from .lib.cells import MANY


@rule(
    "GL006",
    "label-unknown",
    "栏目名称应当与统一格式一致",
    en="Labels are those of the official form",
    basis="国办公开办函〔2021〕30号（2021年度起）、〔2019〕60号（2019、2020年度）",
    level="warning",
)
def label_unknown(facts: Facts) -> Iterator[Finding]:
    for reading in facts.readings:
        remarks = reading.remarks if reading.state == "read" else ()
        for remark in (r for r in remarks if r.kind == "near-miss"):
            official = row_label(reading.table, remark.row)
            yield Finding(
                remark.place,
                Text(
                    f"栏目写作“{excerpt(remark.printed, 30)}”，统一格式是“{official}”",
                    f"the label reads “{excerpt(remark.printed, 30)}”; the form has “{official}”",
                ),
                Text(f"请改为“{official}”", f"make it “{official}”"),
                cell=Cell(reading.table, remark.row, ""),
            )
        for remark in [r for r in remarks if r.kind == "unknown"][:MANY]:
            printed = excerpt(remark.printed, 30)
            yield Finding(
                remark.place,
                Text(
                    f"{table_title(reading.table)}没有“{printed}”这一栏目，这一行的数字未予核对",
                    f"{reading.table} has no row “{printed}”; its figures are unchecked",
                ),
                Text("请按统一格式填写，不自行增加栏目", "use the rows of the form only"),
                confidence="medium",
            )
