"""What a pack adds to the vocabulary: `labels.yaml`, and `forms/*.yaml` with rows or a whole form.

Read strictly, with the vocabulary of the pack extended in force: what is there already is a fault.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from govlint.bilingual import Text
from govlint.errors import each, hinted
from govlint.forms.form import TABLES, known_forms
from govlint.forms.labels import bare, labels, unnumbered
from govlint.forms.vocabulary import AddedRow, Vocabulary, using
from govlint.identities.expression import ExpressionError
from govlint.identities.names import keys, row_key
from govlint.packs.forms import FORM, KEY, TABLE, form
from govlint.packs.own import LABELS
from govlint.text.characters import fold
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import ANY, WORD, Field, pairs, some, values

_Places = dict[tuple[str, str, str], str]  # of added rows: form, table, key


def additions(
    where: Path, below: Vocabulary
) -> tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...], tuple[AddedRow, ...]]:
    """The further forms, labels and rows of a pack; `below` is the vocabulary of its base."""
    files = each(sorted((where / "forms").glob("*.yaml")), Node.file)
    whole: list[dict[str, Any]] = []

    def add_form(file: Node) -> None:
        if "add_to" not in file:
            whole.append(form(file, [*known_forms(), *(other["form"] for other in whole)]))

    each(files, add_form)
    rows: list[AddedRow] = []
    places: _Places = {}
    forms = below + Vocabulary(tuple(whole), (), ())
    each((one for one in files if "add_to" in one), lambda file: _add(file, forms, rows, places))
    path = where / LABELS
    if not path.exists():
        return tuple(whole), (), tuple(rows)
    with using(below + Vocabulary(tuple(whole), (), tuple(rows))):
        return tuple(whole), (_labels(Node.file(path)),), tuple(rows)


def _add(file: Node, below: Vocabulary, rows: list[AddedRow], places: _Places) -> None:
    """Add the rows that a file adds to a form; each may come after those added before."""
    values(file, _ADDITION)

    def add(pair: tuple[str, Node]) -> None:
        name, node = pair
        with using(below + Vocabulary((), (), tuple(rows))):
            row = _row(file, name, node, places)
        rows.append(row)
        places[row[:3]] = "{}:{}".format(*node.place)

    each(file.at("rows").mapping().items(), add)


def _row(file: Node, name: str, one: Node, places: _Places) -> AddedRow:
    to = file.at("add_to").one_of(FORM, known_forms())
    table, _, key = name.partition(".")
    if table not in TABLES or not KEY.fullmatch(key):
        zh = f"行写作 `表.键`，用小写字母，不是 `{name}`"
        en = f"a row is called `table.key`, in small letters, not `{name}`"
        tables = () if table in TABLES else TABLES
        raise one.fault(*hinted(Text(zh, en), table, tables), of_key=True)
    if known_forms()[to].tables[table].across:
        raise one.fault(
            f"`{table}` 的各行并排印出：多一行就是另一种格式",
            f"`{table}` prints its rows side by side: a row more is a form of its own",
            of_key=True,
        )
    if (to, table, key) in places:
        first = places[to, table, key]
        zh = f"行 `{name}` 加了两次，第一次在 {first}"
        raise one.fault(zh, f"the row `{name}` is added twice, first in {first}", of_key=True)
    known = [line.key for block in known_forms()[to].tables[table].blocks for line in block.rows]
    if key in known or key in keys(table):
        zh, en = (
            f"格式 {to} 已有 `{name}`：请删去",
            f"the form {to} has `{name}` already: leave it out",
        )
        raise one.fault(zh, en, of_key=True)
    found = values(one, _ROW)
    _check_label(one.at("label"), found["label"], table, key)
    return AddedRow(to, table, key, found["label"], _after(one.at("after"), to, table, key, known))


def _after(node: Node, to: str, table: str, key: str, known: list[str]) -> str:
    """The row that a row comes after: one of the form, within the same group."""
    try:
        after = row_key(node.word(), table)
    except ExpressionError as error:
        raise node.fault(*error.message) from None
    if after not in known:
        wrong = Text(f"格式 {to} 没有行 `{after}`", f"the form {to} has no row `{after}`")
        raise node.fault(*hinted(wrong, after, known))
    group = key.rpartition(".")[0]
    if group and not after.startswith(f"{group}."):
        inside = [one for one in known if one.startswith(f"{group}.")]
        hint = Text(f"没有 `{group}` 这一组", f"there is no group `{group}`")
        if inside:
            hint = Text(f"如 `{inside[-1]}`", f"`{inside[-1]}`, for example")
        raise node.fault(
            f"`{key}` 应在同一组的行之后：{hint.zh}",
            f"`{key}` must come after a row of its group: {hint.en}",
        )
    return after


def _labels(file: Node) -> dict[str, Any]:
    """What a labels.yaml says: `spellings`, `names`, `headings`, as in `grammar/labels.yaml`."""
    parts = file.keyed(Text("键", "key"), ("spellings", "names", "headings"))
    found: dict[str, Any] = {}
    for part in ("spellings", "names"):
        if part in parts:
            tables = parts[part].keyed(TABLE, TABLES)
            words = each(tables.values(), _words)
            found[part] = dict(zip(tables, words, strict=True))
    if "headings" in parts:
        numbers = parts["headings"].keyed(Text("部分", "section"), "123456")
        headings = each(numbers.values(), _WORDS.read)
        found["headings"] = dict(zip(numbers, map(list, headings), strict=True))
    return found


def _words(node: Node) -> dict[str, list[str]]:
    """The other labels, or the names for rules, of each row, column or group of a table."""
    part, table = map(str, node.route)
    lines = node.keyed(Text(f"{table} 的行或列", f"row or column of {table}"), keys(table))

    def words(key: str) -> list[str]:
        found = list(_WORDS.read(lines[key]))
        if part == "spellings" and key in labels(table).order:
            for item, word in zip(lines[key].items(), found, strict=True):
                _check_label(item, word, table, key)
        return found

    return dict(zip(lines, each(lines, words), strict=True))


def _check_label(node: Node, label: str, table: str, key: str) -> None:
    """A label is one row's only."""
    plain = fold(label)
    if not bare(plain):
        raise node.fault("名称里没有字", "a label has letters in it")
    rows = labels(table).rows
    for text in (bare(plain), bare(unnumbered(plain))):
        if rows.get(text, key) != key:
            zh = f"`{label}` 已是 `{rows[text]}` 的名称：请删去"
            en = f"`{label}` is the label of `{rows[text]}` already: leave it out"
            raise node.fault(zh, en)


_WORDS = some(WORD)
_ADDITION = {"add_to": Field(WORD, needed=True), "rows": Field(pairs(ANY), needed=True)}
_ROW = {"label": Field(WORD, needed=True), "after": Field(WORD, needed=True)}
