"""Which file of a pack a document is, and what may stand in it, as a JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govlint.packs.kinds import KINDS, fields_of
from govlint.packs.kinds.fields import AMEND, AMENDMENT, COMMON
from govlint.packs.manifest import FIELDS, FILE
from govlint.packs.own import LABELS
from govlint.settings import config, finding
from govlint.yamlfile.shapes import Schema, schema_of

CONFIG, PACK, RULES, OTHER = "config", "pack", "rules", "other"
_FOLDERS = {"forms", "terms"}
"""The folders of a pack with YAML that is no rules."""


def kind_of(path: Path) -> str | None:
    """What a YAML file is: a configuration, a `pack.yaml`, rules, or another file of a pack."""
    if path.name == finding.FILE:
        return CONFIG
    if path.name == FILE:
        return PACK
    if path.suffix != ".yaml" or home(path) is None:
        return None
    return OTHER if path.name == LABELS or path.parent.name in _FOLDERS else RULES


def home(path: Path) -> Path | None:
    """The folder of the pack a file is part of."""
    folders = [path.parent]
    if path.parent.name in _FOLDERS:
        folders.append(path.parent.parent)
    return next((one for one in folders if (one / FILE).is_file() or path == one / FILE), None)


def schema_at(kind: str, keys: tuple[str, ...], beside: frozenset[str]) -> list[Schema]:
    """What may stand in a mapping: its `keys` lead to it, `beside` are those it has already."""
    if kind == CONFIG:
        return _under([schema_of(config.key_fields())], keys)
    if kind == PACK:
        return _under([schema_of(FIELDS)], keys)
    if kind != RULES or not keys:
        return []
    own = [word for word in KINDS if word in beside]
    if AMEND in beside:
        found = [schema_of(AMENDMENT)]
    else:
        found = [schema_of({**COMMON, **fields_of(word)}) for word in own or KINDS]
    return _under(found, keys[1:])


def described(schemas: list[Schema], key: str) -> Schema | None:
    """What the schemas say of a key."""
    found = list(_values(schemas, key))
    return found[0] if found else None


def words(schemas: list[Schema], key: str) -> list[str]:
    """The words that may stand under a key, where they are few."""
    found: dict[str, None] = {}
    for one in _every(list(_values(schemas, key))):
        found |= dict.fromkeys(str(word) for word in one.get("enum", ()))
        if one.get("type") == "boolean" or one.get("const") is True:
            found |= dict.fromkeys(("true",) if "const" in one else ("true", "false"))
    return list(found)


def keys_in(schemas: list[Schema]) -> dict[str, Schema]:
    """The keys that may stand in a mapping."""
    found: dict[str, Schema] = {}
    for one in _every(schemas):
        for key, schema in one.get("properties", {}).items():
            found.setdefault(key, schema)
    return found


def _under(schemas: list[Schema], keys: tuple[str, ...]) -> list[Schema]:
    for key in keys:
        schemas = list(_values(schemas, key))
    return schemas


def _values(schemas: list[Schema], key: str) -> Iterator[Schema]:
    for one in _every(schemas):
        if key in one.get("properties", {}):
            yield one["properties"][key]
        elif isinstance(one.get("additionalProperties"), dict):
            yield one["additionalProperties"]


def _every(schemas: list[Schema]) -> Iterator[Schema]:
    """The schemas, and those they are made of: alternatives, and items of lists."""
    for one in schemas:
        yield one
        inner = [*one.get("anyOf", ()), *one.get("oneOf", ())]
        inner += [one["items"]] if isinstance(one.get("items"), dict) else []
        yield from _every(inner)
