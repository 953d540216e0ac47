"""A further form of a pack: the tables of a format of its own, as `grammar/forms` has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from govlint.bilingual import Text
from govlint.errors import each
from govlint.forms.form import TABLES, known_forms
from govlint.text.pattern import lazy
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import (
    ANY,
    WHOLE,
    WORD,
    Field,
    Shape,
    listed,
    number_of,
    one_of,
    pairs,
    record,
    values,
)

KEY = lazy(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
TABLE = Text("表", "table")
FORM = Text("格式", "form")
_NAME = lazy(r"[a-z][a-z0-9_]*")
_MODEL = "2021"  # the form another may be `like`


def form(file: Node, known: Iterable[str]) -> dict[str, Any]:
    """The plain data of a form; `known` are the names that are taken."""
    found = values(file, _FORM)
    name = found["form"]
    if name in tuple(known):
        raise file.at("form").fault(
            f"已有格式 `{name}`：请换一个名称",
            f"there is a form `{name}` already: give it another name",
        )
    if found["to"] is not None and found["to"] < found["from"]:
        raise file.at("to").fault("`to:` 早于 `from:`", "`to:` is before `from:`")
    tables = file.at("tables").keyed(TABLE, TABLES)
    each(tables.items(), lambda pair: _check_table(pair[1], pair[0], found["like"]))
    for table in () if found["like"] else TABLES:
        file.at("tables").at(table)
    return {key: value for key, value in found.items() if value is not None}


def _check_table(table: Node, key: str, like: str | None) -> None:
    if "blocks" in table:
        values(table, _TABLE)
        return
    if like is None:
        raise table.fault(
            "缺少 `blocks:`；只有写明 `like:` 的格式可以不写",
            "`blocks:` is missing; only a form `like:` another leaves them out",
            of_key=True,
        )
    values(table, {one: field._replace(needed=False) for one, field in _TABLE.items()})
    if "replace" in table:
        blocks = known_forms()[like].tables[key].blocks
        groups = {group.key for block in blocks for group in block.groups}
        replaced = table.at("replace").keyed(Text("行组", "group of rows"), groups)
        each(replaced.values(), Node.word)


def _lines(node: Node) -> None:
    """Keys with their labels; a group is a mapping with a `label` of its own."""
    each(node.mapping().items(), lambda pair: _line(*pair))


def _line(key: str, node: Node) -> None:
    if not _NAME.fullmatch(key):
        zh, en = f"键用小写字母，不是 `{key}`", f"a key is small letters, not `{key}`"
        raise node.fault(zh, en, of_key=True)
    if isinstance(node.value, dict):
        node.at("label").word()
        _lines(node)
    else:
        node.word()


_LINES = Field(Shape(_lines, {}), needed=True)
_TYPE = one_of(Text("类型", "type"), ("count", "amount", "change"))
_FORM = {
    "form": Field(WORD, needed=True),
    "title": Field(WORD, needed=True),
    "basis": Field(WORD, needed=True),
    "from": Field(WHOLE, needed=True),
    "to": Field(WHOLE),
    "like": Field(one_of(FORM, (_MODEL,))),
    "tables": Field(ANY, needed=True),
}
_BLOCK = {
    **dict.fromkeys(("title", "corner", "caption"), Field(ANY)),
    "value": Field(_TYPE, needed=True),
    "values": Field(pairs(_TYPE)),
    "columns": _LINES,
    "rows": _LINES,
}
_PART = number_of(Text("部分", "number of a part"), range(1, 7))
_TABLE = {
    "title": Field(WORD, needed=True),
    "section": Field(_PART, needed=True),
    "across": Field(ANY),
    "blocks": Field(listed(record(_BLOCK), least=1)),
    "replace": Field(ANY),
}
