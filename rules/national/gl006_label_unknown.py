from collections.abc import Iterator

from govlint import (
    Cell,
    Facts,
    Finding,
    Message,
    Note,
    Remark,
    Text,
    column_label,
    excerpt,
    lookalike_difference,
    row_label,
    rule,
    table_title,
)

from .lib.cells import MANY

MISSPELT = Message(
    zh="栏目写作“{printed}”，统一格式是“{official}”{difference}",
    en="the label reads “{printed}”; the form has “{official}”{difference}",
    help_zh="请改为“{official}”",
    help_en="make it “{official}”",
)
UNKNOWN = Message(
    zh="{table}没有“{printed}”这一栏目，这一行的数字未予核对",
    en="{key} has no row “{printed}”; its figures are unchecked",
    help_zh="请按统一格式填写，不自行增加栏目",
    help_en="use the rows of the form only",
)

AGAIN = Text("这里也是", "here as well")
LOST = "\ufffd"  # a character lost in conversion, of which GL011 tells


@rule(
    "GL006",
    "label-unknown",
    "栏目名称应当与统一格式一致",
    en="Labels are those of the official form",
    basis="国办公开办函〔2021〕30号（2021年度起）、〔2019〕60号（2019、2020年度）",
    level="warning",
    yields_to=("GL005",),
)
def label_unknown(facts: Facts) -> Iterator[Finding]:
    for reading in facts.readings:
        remarks = reading.remarks if reading.state == "read" else ()
        misspelt: dict[tuple[str, str], list[Remark]] = {}
        for remark in (r for r in remarks if r.kind == "near-miss" and LOST not in r.printed):
            official = _official(reading.table, remark, facts.form)
            misspelt.setdefault((remark.printed, official), []).append(remark)
        for (printed, official), (first, *others) in misspelt.items():
            yield MISSPELT.at(
                first.place,
                printed=excerpt(printed, 30),
                official=official,
                difference=lookalike_difference(printed, official),
                cell=Cell(reading.table, first.row, ""),
                related=tuple(Note(other.place, AGAIN) for other in others),
            )
        for remark in [r for r in remarks if r.kind == "unknown"][:MANY]:
            printed = excerpt(remark.printed, 30)
            yield UNKNOWN.at(
                remark.place,
                table=table_title(reading.table),
                printed=printed,
                key=reading.table,
                confidence="medium",
            )


def _official(table: str, remark: Remark, form: str | None) -> str:
    """The official label of the row, or of the column, that is misspelt."""
    for key in remark.columns:
        row, _, column = key.rpartition(" ")
        return column_label(table, column, row, form)
    return row_label(table, remark.row, form)
