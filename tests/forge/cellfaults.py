"""Faults in the tables."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from . import forms
from .draft import draw, with_rows, with_table
from .report import Draft, Fault, Figure, Figures, Key, Row, Table

NOT_NUMBERS = ("{}件", "/", "—", "无")
_INDEX = {name: index for index, name in forms.TABLES.items()}
_NAMED = (
    *(f"outcome.refused.{key}" for key in ("security_stability", "third_party", "process")),
    *(f"outcome.refused.{key}" for key in ("internal_affairs", "enforcement_file")),
    *(f"outcome.unavailable.{key}" for key in ("not_held", "needs_creation", "unclear")),
    *(f"outcome.declined.{key}" for key in ("petition", "publication", "excessive")),
)
"""Rows whose labels are long enough to be misspelt and still be known."""


def wrong_cell(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """One figure of table three changed: the balance names the cell and the right figure."""
    cell = rng.choice([key for key in draft.figures if key[0] == "requests"])
    right = _count(draft, cell)
    wrong = _other(rng, right)
    return _changed(draft, cell, wrong), Fault("wrong_cell", "GL310", cell, right)


def wrong_total_remedies(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """One figure of table four changed; `value` is the right total where that was changed."""
    cell = rng.choice([key for key in draft.figures if key[0] == "remedies"])
    right = _count(draft, cell)
    fault = Fault(
        "wrong_total_remedies",
        "GL401",
        (*cell[:2], "total"),
        right if cell[2] == "total" else None,
    )
    return _changed(draft, cell, _other(rng, right)), fault


def blank_cell(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """A figure left out, its cell still there: inside a row, or the only one of its row."""
    singles = [key for key in draft.figures if key[2] in {"amount", "decisions"}]
    inner = [key for key in draft.figures if key[2].startswith("legal_person.")]
    single = rng.random() < 0.2 and draft.form == "2021"
    cell = rng.choice(singles if single else inner)
    return _changed(draft, cell, None), Fault("blank_cell", "GL007", cell)


def not_a_number(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """A cell that holds `3件`, `/`, `—` or `无`."""
    cell = rng.choice([key for key in draft.figures if key[0] == "requests"])
    printed = rng.choice(NOT_NUMBERS).format(draft.figures[cell])
    return _changed(draft, cell, None, printed), Fault("not_a_number", "GL008", cell)


def short_row(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """A row of table three with a value too few."""
    row = _request_row(draft, rng)
    at = rng.randrange(len(row.cells))
    return _misshapen(draft, row, row.cells[:at] + row.cells[at + 1 :], "short_row")


def long_row(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """A row of table three with a value too many."""
    row = _request_row(draft, rng)
    at = rng.randrange(len(row.cells))
    return _misshapen(draft, row, (*row.cells[:at], row.cells[at], *row.cells[at:]), "long_row")


def row_missing(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """A row of table three or two that is not printed."""
    rows = list(forms.request_rows(draft.form))
    keys = [("requests", key) for key in rows] + [("disclosure", "normative_documents")] * 3
    name, key = rng.choice([*keys, ("disclosure", "coercion")])
    table = with_rows(_table(draft, name), {key: ()})
    return _reprinted(draft, table, key), Fault("row_missing", "GL004", (name, key, ""))


def table_missing(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """A section without its table."""
    index, name = rng.choice(list(forms.TABLES.items()))
    draft = with_table(_without(draft, name), index, None)
    return draft, Fault("table_missing", "GL003", (name, "", ""))


def old_form_row(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """（六）其他处理 as the single row it was until 2020, in a report of a later year."""
    key, path = forms.OTHER_2019
    table = _table(draft, "requests")
    parts = [row.key for row in table.blocks[0].rows if row.key.startswith(key)]
    sums: Figures = {
        ("requests", key, column): sum(_count(draft, ("requests", part, column)) for part in parts)
        for column in forms.APPLICANTS
    }
    single = Row(key, path, tuple(map(str, sums.values())))
    table = with_rows(table, {parts[0]: (single,)} | dict.fromkeys(parts[1:], ()))
    draft = _reprinted(draft, table, *parts)
    draft = replace(draft, figures=draft.figures | sums)
    return draft, Fault("old_form_row", "GL009", ("requests", key, ""))


def old_form(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """The tables of 2019 in a report of a later year."""
    return draw(rng, "2019", draft.year), Fault("old_form", "GL009", ("disclosure", "", ""))


def unknown_row(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """A row no form has; its figures belong to nothing."""
    after, label = rng.choice(
        (
            ("outcome.refused.administrative_query", "9.涉及历史遗留档案"),
            ("outcome.unavailable.unclear", "4.资料因水灾损毁"),
            ("outcome.declined.confirmation", "6.邻里纠纷咨询"),
        )
    )
    table = _table(draft, "requests")
    last = _row(table, after)
    cells = tuple(str(rng.choice((0, 0, 0, 2))) for _ in last.cells)
    extra = Row("", (*last.path[:-1], label), cells)
    table = with_rows(table, {after: (last, extra)})
    return with_table(draft, 2, table), Fault("unknown_row", "GL006", ("requests", "", ""))


def near_miss(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """A label with one character missing or wrong."""
    table = _table(draft, "requests")
    row = _row(table, rng.choice(_NAMED))
    label = row.path[-1]
    at = rng.choice([place for place in range(3, len(label)) if label[place].isalpha()])
    slip = rng.choice([slip for slip in ("", "办", "关") if slip != label[at]])
    path = (*row.path[:-1], label[:at] + slip + label[at + 1 :])
    table = with_rows(table, {row.key: (replace(row, path=path),)})
    return with_table(draft, 2, table), Fault("near_miss", "GL006", ("requests", row.key, ""))


def _other(rng: Random, right: int) -> int:
    """A slip: one off, a digit dropped or added, or another figure altogether."""
    slips = {right + 1, right - 1, right // 10, right * 10, right + rng.randint(2, 90)}
    return rng.choice(sorted(slip for slip in slips if slip >= 0 and slip != right))


def _count(draft: Draft, cell: Key) -> int:
    return int(draft.figures[cell] or 0)


def _table(draft: Draft, name: str) -> Table:
    table = draft.parts[_INDEX[name]].table
    assert table is not None
    return table


def _row(table: Table, key: str) -> Row:
    return next(row for block in table.blocks for row in block.rows if row.key == key)


def _request_row(draft: Draft, rng: Random) -> Row:
    return rng.choice(_table(draft, "requests").blocks[0].rows)


def _changed(draft: Draft, cell: Key, value: Figure, printed: str | None = None) -> Draft:
    """The draft with one cell printed otherwise."""
    name, key, column = cell
    table = _table(draft, name)
    row = _row(table, key)
    keys = next(block.keys for block in table.blocks if row in block.rows)
    text = forms.typed(value) if printed is None else printed
    cells = tuple(text if k == column else old for k, old in zip(keys, row.cells, strict=True))
    draft = with_table(draft, _INDEX[name], with_rows(table, {key: (replace(row, cells=cells),)}))
    return replace(draft, figures=draft.figures | {cell: value})


def _misshapen(draft: Draft, row: Row, cells: tuple[str, ...], kind: str) -> tuple[Draft, Fault]:
    table = with_rows(_table(draft, "requests"), {row.key: (replace(row, cells=cells),)})
    return _reprinted(draft, table, row.key), Fault(kind, "GL005", ("requests", row.key, ""))


def _reprinted(draft: Draft, table: Table, *dropped: str) -> Draft:
    """The draft with another table, in which the figures of some rows can no longer be read."""
    draft = with_table(draft, _INDEX[table.name], table)
    gone = {(table.name, row) for row in dropped}
    kept = {key: value for key, value in draft.figures.items() if key[:2] not in gone}
    return replace(draft, figures=kept)


def _without(draft: Draft, name: str) -> Draft:
    return replace(draft, figures={k: v for k, v in draft.figures.items() if k[0] != name})
