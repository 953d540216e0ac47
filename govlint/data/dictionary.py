"""The data dictionary: every table, column and key, in both languages, made from the forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govlint.bilingual import Text
from govlint.data.schema import REPORT_STATUSES, STATUSES, TABLES, TITLES
from govlint.forms.form import TABLES as FORM_TABLES
from govlint.forms.form import TableForm, known_forms

_COLUMNS = Text("列 | 类型 | 含义", "column | type | meaning")
_STATUS = Text("status | 含义", "status | meaning")
_ROW = Text("row_key | 2021 式 | 2019 式", "row_key | 2021 form | 2019 form")
_COLUMN = Text("column_key | 2021 式 | 2019 式 | 类型", "column_key | 2021 form | 2019 form | type")
_NONE = "–"
_AT = {"2021": 0, "2019": 1}


def dictionary(lang: str) -> str:
    """The pages' middle part, as Markdown."""
    return "\n".join(_lines(lang)) + "\n"


def _lines(lang: str) -> Iterator[str]:
    for table, columns in TABLES.items():
        yield from ("", f"### {table}", "", f"{TITLES[table].in_language(lang)}", "")
        rows = ((f"`{c.name}`", c.kind, c.meaning.in_language(lang)) for c in columns)
        yield from _table(_COLUMNS, rows, lang)
    yield from ("", Text("### 单元格的状态", "### Status of a cell").in_language(lang), "")
    yield from _table(_STATUS, _meanings(STATUSES, lang), lang)
    yield from ("", Text("### 报告的状态", "### Status of a report").in_language(lang), "")
    yield from _table(_STATUS, _meanings(REPORT_STATUSES, lang), lang)
    for key in FORM_TABLES:
        title = known_forms()["2021"].tables[key].title
        yield from ("", f"### {key}: {title}", "")
        yield from _table(_ROW, _keys(key, "rows"), lang)
        yield ""
        yield from _table(_COLUMN, _keys(key, "columns"), lang)


def _meanings(known: Mapping[str, Text], lang: str) -> Iterator[tuple[str, ...]]:
    yield from ((f"`{name}`", meaning.in_language(lang)) for name, meaning in known.items())


def _keys(table: str, axis: str) -> Iterator[tuple[str, ...]]:
    """A row for each key: its labels in both forms, `–` where one has none, its type if it has."""
    found: dict[str, list[str]] = {}
    types: dict[str, str] = {}
    for form, at in _AT.items():
        for key, label, kind in _printed(known_forms()[form].tables[table], axis):
            labels = found.setdefault(key, [_NONE, _NONE])
            if label not in labels[at].split("；"):
                labels[at] = label if labels[at] == _NONE else f"{labels[at]}；{label}"
            types[key] = kind
    for key, labels in found.items():
        yield (f"`{key}`", *labels, *([types[key]] if axis == "columns" else []))


def _printed(table: TableForm, axis: str) -> Iterator[tuple[str, str, str]]:
    for block in table.blocks:
        for line in block.rows if axis == "rows" else block.columns:
            label = " / ".join((*line.above, line.label))
            yield line.key, label, block.values.get(line.key, "")


def _table(head: Text, rows: Iterator[tuple[str, ...]], lang: str) -> Iterator[str]:
    names = head.in_language(lang)
    yield f"| {names} |"
    yield "|" + "---|" * (names.count("|") + 1)
    for row in rows:
        yield f"| {' | '.join(row)} |"
