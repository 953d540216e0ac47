"""What a pack adds to the vocabulary: `labels.yaml`, and `forms/*.yaml` with rows or a whole form.

Read strictly, with the vocabulary of the pack extended in force: what is there already is a fault.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from govlint.forms.form import TABLES, known_forms
from govlint.forms.labels import bare, labels, unnumbered
from govlint.forms.vocabulary import AddedRow, Vocabulary, using
from govlint.identities.expression import ExpressionError
from govlint.identities.names import keys, row_key
from govlint.packs.forms import KEY, form
from govlint.packs.own import LABELS
from govlint.packs.written import Written
from govlint.text.characters import fold

_ADDITION = ("add_to", "rows")
_ROW = ("label", "after")
_Places = dict[tuple[str, str, str], str]  # of added rows: form, table, key


def read(
    where: Path, below: Vocabulary
) -> tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...], tuple[AddedRow, ...]]:
    """The further forms, labels and rows of a pack; `below` is the vocabulary of its base."""
    files = [Written.file(path) for path in sorted((where / "forms").glob("*.yaml"))]
    whole: list[dict[str, Any]] = []
    for one in files:
        if "add_to" not in one.mapping():
            whole.append(form(one, [*known_forms(), *(other["form"] for other in whole)]))
    rows: list[AddedRow] = []
    places: _Places = {}
    for one in files:
        if "add_to" in one.mapping():
            for row, at in _rows(one, below + Vocabulary(tuple(whole), (), ()), rows, places):
                rows.append(row)
                places[row[:3]] = at
    path = where / LABELS
    if not path.is_file():
        return tuple(whole), (), tuple(rows)
    with using(below + Vocabulary(tuple(whole), (), tuple(rows))):
        return tuple(whole), (_labels(Written.file(path)),), tuple(rows)


def _rows(
    file: Written,
    below: Vocabulary,
    before: list[AddedRow],
    places: _Places,
) -> Iterable[tuple[AddedRow, str]]:
    """The rows a file adds to a form, each with its place; `before` are those of other files."""
    file.check_keys(_ADDITION)
    rows = list(before)
    for name, one in file.at("rows").mapping().items():
        with using(below + Vocabulary((), (), tuple(rows))):
            row = _row(file, name, one, places)
        rows.append(row)
        yield row, one.place()


def _row(file: Written, name: str, one: Written, places: _Places) -> AddedRow:
    to = file.at("add_to").one_of("form", known_forms())
    table, _, key = name.partition(".")
    if table not in TABLES or not KEY.fullmatch(key):
        hint = one.near(table, TABLES) if table not in TABLES else ""
        message = f"a row is called `table.key`, in small letters, not `{name}`{hint}"
        raise one.fault(message, of_key=True)
    if known_forms()[to].tables[table].across:
        message = f"`{table}` prints its rows side by side: a row more is a form of its own"
        raise one.fault(message, of_key=True)
    if (to, table, key) in places:
        first = places[to, table, key]
        raise one.fault(f"the row `{name}` is added twice, first in {first}", of_key=True)
    known = [line.key for block in known_forms()[to].tables[table].blocks for line in block.rows]
    if key in known or key in keys(table):
        raise one.fault(f"the form {to} has `{name}` already: leave it out", of_key=True)
    one.check_keys(_ROW)
    label = one.at("label").text()
    _check_label(one.at("label"), label, table, key)
    return AddedRow(to, table, key, label, _after(one.at("after"), to, table, key, known))


def _after(said: Written, to: str, table: str, key: str, known: list[str]) -> str:
    """The row that a row comes after: one of the form, within the same group."""
    try:
        after = row_key(said.text(), table)
    except ExpressionError as error:
        raise said.fault(error.message) from None
    if after not in known:
        raise said.fault(f"the form {to} has no row `{after}`{said.near(after, known)}")
    group = key.rpartition(".")[0]
    if group and not after.startswith(f"{group}."):
        inside = [one for one in known if one.startswith(f"{group}.")]
        hint = f": `{inside[-1]}`, for example" if inside else f", and there is no group `{group}`"
        raise said.fault(f"`{key}` must come after a row of its group{hint}")
    return after


def _labels(file: Written) -> dict[str, Any]:
    """What a labels.yaml says: `spellings`, `names`, `headings`, as in `grammar/labels.yaml`."""
    file.check_keys(("spellings", "names", "headings"), needed=())
    parts = file.mapping()
    found: dict[str, Any] = {}
    for part in ("spellings", "names"):
        if part in parts:
            found[part] = {
                table: _words(parts[part].at(table), table, part)
                for table in parts[part].keys_of(TABLES, "table")
            }
    if "headings" in parts:
        numbers = parts["headings"].keys_of("123456", "section")
        found["headings"] = {number: parts["headings"].at(number).texts() for number in numbers}
    return found


def _words(file: Written, table: str, part: str) -> dict[str, list[str]]:
    """The other labels, or the names for rules, of each row, column or group of a table."""
    found = {}
    for key in file.keys_of(keys(table), f"row or column of {table}"):
        found[key] = file.at(key).texts()
        is_row = part == "spellings" and key in labels(table).order
        for number, word in enumerate(found[key] if is_row else ()):
            item = file.at(key)
            listed = item.at(number) if isinstance(item.value, list) else item
            _check_label(listed, word, table, key)
    return found


def _check_label(said: Written, label: str, table: str, key: str) -> None:
    """A label is one row's only."""
    plain = fold(label)
    if not bare(plain):
        raise said.fault("a label has letters in it")
    rows = labels(table).rows
    for text in (bare(plain), bare(unnumbered(plain))):
        if rows.get(text, key) != key:
            raise said.fault(f"`{label}` is the label of `{rows[text]}` already: leave it out")
