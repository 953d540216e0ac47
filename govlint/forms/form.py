"""Forms: the official tables of one format, their rows, columns, labels and value types.

Read from `grammar/forms/*.yaml`, with what the current vocabulary adds.  A key is a dotted path
(`outcome.refused.process`); a label is what the official form prints there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from govlint.forms.vocabulary import AddedRow, current_vocabulary, per_vocabulary
from govlint.resources import compiled, folder
from govlint.yamlfile.data import plain

TABLES = ("disclosure", "requests", "remedies")


@dataclass(frozen=True, slots=True, eq=False)
class FormLine:
    """A row or column of a form: its key, its label and the labels of the groups above it."""

    key: str
    label: str
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Rows that share one header. `values` maps a column key to its type: count, amount, change."""

    title: str
    corner: str
    caption: str
    rows: tuple[FormLine, ...]
    columns: tuple[FormLine, ...]
    groups: tuple[FormLine, ...]
    values: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class TableForm:
    """One official table in one format. `across`: its rows are printed side by side."""

    key: str
    title: str
    section: int
    across: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One official format and the report years it is for.

    `alike` maps columns of a table to those of the latest form that say the same by another key.
    """

    name: str
    title: str
    basis: str
    first_year: int
    last_year: int | None
    tables: dict[str, TableForm]
    alike: dict[str, dict[str, str]]


@per_vocabulary
def known_forms() -> dict[str, Form]:
    """All formats by name, the latest first."""
    added = current_vocabulary()
    data = _data()["forms"] | {form["form"]: form for form in added.forms}
    found = {name: _form(form, data) for name, form in data.items()}
    for row in added.rows:
        found[row.form] = _with_row(found[row.form], row)
    latest = sorted(found.values(), key=lambda form: (form.first_year, form.name), reverse=True)
    return {form.name: form for form in latest}


@cache
def sections() -> dict[int, str]:
    """The official headings of the six sections, by number."""
    return {int(number): name for number, name in _data()["forms"]["2021"]["sections"].items()}


def official_heading(number: int) -> str:
    """The heading of a section with its ordinal: `六、其他需要报告的事项`."""
    return f"{'一二三四五六'[number - 1]}、{sections()[number]}"


@per_vocabulary
def label_variants() -> dict[str, Any]:
    """The plain data of `grammar/labels.yaml`, with the labels that the vocabulary adds."""
    data: dict[str, Any] = _data()["labels"]
    for more in current_vocabulary().labels:
        data = _merged(data, more)
    return data


def form_for(year: int) -> str | None:
    """The name of the format a report about `year` must use; None before there was one."""
    for form in known_forms().values():
        if form.first_year <= year <= (form.last_year or year):
            return form.name
    return None


@per_vocabulary
def row_label(table: str, key: str, form: str | None = None) -> str:
    """The official label of a row, the key itself where no form knows it.

    `form` is the one a report is in: its label where forms have several for the row.
    """
    return _label(table, key, "rows", form=form)


@per_vocabulary
def column_label(table: str, key: str, row: str = "", form: str | None = None) -> str:
    """The official label of a column, with its group where the label alone is not enough.

    Blocks may use one key for columns of other names: `row` tells which block is meant, `form`
    which form a report is in.
    """
    label = _label(table, key, "columns", row, form)
    return "法人或其他组织·其他" if key == "legal_person.other" else label


@per_vocabulary
def table_of_section(number: int) -> str | None:
    """The table that belongs into a section; None for sections without one."""
    tables = known_forms()["2021"].tables.values()
    return next((table.key for table in tables if table.section == number), None)


def table_title(table: str) -> str:
    """The table as people call it: `表三`."""
    return known_forms()["2021"].tables[table].title.split()[0]


def _label(table: str, key: str, axis: str, row: str = "", form: str | None = None) -> str:
    forms = sorted(known_forms().values(), key=lambda known: known.name != form)
    blocks = [block for known in forms for block in known.tables[table].blocks]
    own = [block for block in blocks if any(line.key == row for line in block.rows)]
    for block in (*own, *blocks):
        lines: tuple[FormLine, ...] = getattr(block, axis)
        for line in (*lines, *block.groups):
            if line.key == key:
                return line.label
    return key


@cache
def _data() -> dict[str, Any]:
    """The plain data of `grammar/`: `forms` by name, and `labels`."""
    grammar = folder("grammar")
    labels, paths = grammar / "labels.yaml", sorted((grammar / "forms").glob("*.yaml"))

    def build() -> dict[str, Any]:
        return {"forms": {path.stem: plain(path) for path in paths}, "labels": plain(labels)}

    data: dict[str, Any] = compiled("grammar", (*paths, labels), build, dict[str, Any])
    return data


def _merged(data: Any, more: Any) -> Any:
    """Two mappings of mappings of lists as one."""
    if isinstance(data, list):
        return [*data, *more]
    both = {key: _merged(data[key], more[key]) for key in data if key in more}
    return {**data, **more, **both}


def _with_row(form: Form, row: AddedRow) -> Form:
    """A form with one more row."""
    table = form.tables[row.table]
    blocks = tuple(_with_line(block, row) for block in table.blocks)
    return replace(form, tables=form.tables | {row.table: replace(table, blocks=blocks)})


def _with_line(block: Block, row: AddedRow) -> Block:
    keys = [line.key for line in block.rows]
    if row.after not in keys:
        return block
    above = tuple(g.label for g in block.groups if row.key.startswith(f"{g.key}."))
    at = keys.index(row.after) + 1
    return replace(
        block, rows=(*block.rows[:at], FormLine(row.key, row.label, above), *block.rows[at:])
    )


def _form(data: dict[str, Any], every: dict[str, Any]) -> Form:
    base = every[data["like"]]["tables"] if "like" in data else {}
    tables = {}
    for key in TABLES:
        own = data["tables"].get(key, {})
        replaced = own.get("replace", {})
        tables[key] = _table(key, base[key] if replaced or not own else own, replaced)
    years, alike = (data["from"], data.get("to")), data.get("alike", {})
    return Form(data["form"], data["title"], data["basis"], *years, tables, alike)


def _table(key: str, data: dict[str, Any], replaced: dict[str, str]) -> TableForm:
    blocks = tuple(_block(block, replaced) for block in data["blocks"])
    return TableForm(key, data["title"], data["section"], data.get("across", False), blocks)


def _block(data: dict[str, Any], replaced: dict[str, str]) -> Block:
    rows, row_groups = _lines(data["rows"], replaced)
    columns, column_groups = _lines(data["columns"], {})
    types = data.get("values", {})
    values = {line.key: types.get(line.key, data["value"]) for line in columns}
    return Block(
        title=data.get("title", ""),
        corner=data.get("corner", ""),
        caption=data.get("caption", ""),
        rows=rows,
        columns=columns,
        groups=(*row_groups, *column_groups),
        values=values,
    )


def _lines(
    data: dict[str, Any], replaced: dict[str, str], prefix: str = "", above: tuple[str, ...] = ()
) -> tuple[tuple[FormLine, ...], tuple[FormLine, ...]]:
    """Leaf lines in printed order, and the groups above them."""
    found: list[FormLine] = []
    groups: list[FormLine] = []
    for name, label in data.items():
        key = prefix + name
        if name == "label":
            continue
        if key in replaced:
            found.append(FormLine(key, replaced[key], above))
        elif isinstance(label, dict):
            groups.append(FormLine(key, label["label"], above))
            lines, inner = _lines(label, replaced, f"{key}.", (*above, label["label"]))
            found.extend(lines)
            groups.extend(inner)
        else:
            found.append(FormLine(key, label, above))
    return tuple(found), tuple(groups)
