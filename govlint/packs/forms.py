"""A further form of a pack: the tables of a format of its own, as `grammar/forms` has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from govlint.forms.form import TABLES, known_forms
from govlint.packs.written import Written
from govlint.text.pattern import lazy

KEY = lazy(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
_NAME = lazy(r"[a-z][a-z0-9_]*")
_TYPES = ("count", "amount", "change")
_FORM = ("form", "title", "basis", "from", "to", "like", "tables")
_TABLE = ("title", "section", "across", "blocks", "replace")
_MODEL = "2021"  # the form another may be `like`
_BLOCK = ("title", "corner", "caption", "value", "values", "columns", "rows")


def form(file: Written, known: Iterable[str]) -> dict[str, Any]:
    """The plain data of a form; `known` are the names that are taken."""
    file.check_keys(_FORM, needed=("form", "title", "basis", "from", "tables"))
    name = file.at("form").text()
    if name in tuple(known):
        raise file.at("form").fault(f"there is a form `{name}` already: give it another name")
    said = file.mapping()
    last = said["to"].year() if "to" in said else None
    if last is not None and last < said["from"].year():
        raise said["to"].fault("`to:` is before `from:`")
    like = said["like"].one_of("form", (_MODEL,)) if "like" in said else ""
    tables = said["tables"]
    for table in tables.keys_of(TABLES, "table"):
        _check_table(tables.at(table), table, like)
    for table in () if like else TABLES:
        tables.at(table)
    kept = {"form": name, "from": said["from"].year(), "tables": tables.value}
    kept |= {key: said[key].text() for key in ("title", "basis")}
    return kept | ({"to": last} if last is not None else {}) | ({"like": like} if like else {})


def _check_table(table: Written, key: str, like: str) -> None:
    table.check_keys(_TABLE, needed=())
    said = table.mapping()
    if "blocks" not in said:
        if not like:
            raise table.fault("`blocks:` is missing; only a form `like:` another leaves them out")
        groups = {
            group.key for block in known_forms()[like].tables[key].blocks for group in block.groups
        }
        for one in said["replace"].keys_of(groups, "group of rows") if "replace" in said else ():
            said["replace"].at(one).text()
        return
    table.check_keys(_TABLE, needed=("title", "section"))
    if said["section"].value not in range(1, 7):
        raise said["section"].fault("`section:` is the number of a part, 1 to 6")
    if not isinstance(said["blocks"].value, list) or not said["blocks"].value:
        raise said["blocks"].fault("`blocks:` is a list of blocks")
    for number in range(len(said["blocks"].value)):
        _check_block(said["blocks"].at(number))


def _check_block(block: Written) -> None:
    block.check_keys(_BLOCK, needed=("value", "columns", "rows"))
    said = block.mapping()
    said["value"].one_of("type", _TYPES)
    for one in said["values"].mapping().values() if "values" in said else ():
        one.one_of("type", _TYPES)
    for axis in ("columns", "rows"):
        _check_lines(said[axis])


def _check_lines(lines: Written) -> None:
    """Keys with their labels; a group is a mapping with a `label` of its own."""
    for key, one in lines.mapping().items():
        if not _NAME.fullmatch(key):
            raise one.fault(f"a key is small letters, not `{key}`", of_key=True)
        if isinstance(one.value, dict):
            one.at("label").text()
            _check_lines(one)
        else:
            one.text()
