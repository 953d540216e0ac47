"""The schema of a pack's files of rules."""

from __future__ import annotations

from importlib import import_module

from govlint.packs.kinds import KINDS, fields_of
from govlint.packs.kinds.fields import AMEND, AMENDMENT, CODE_SHAPE, COMMON
from govlint.yamlfile.shapes import Schema, properties, schema_of


def schema() -> Schema:
    """The schema: what a rule must hold follows from the one key of a kind that it has."""
    every: Schema = {}
    for fields in ({**COMMON, AMEND: AMENDMENT[AMEND]}, *map(fields_of, KINDS)):
        for key, one in properties(fields).items():
            every[key] = one if every.get(key, one) == one else {}
    shapes = {kind: _kind(kind) for kind in KINDS}
    shapes[AMEND] = {**schema_of(AMENDMENT), "minProperties": 2}
    rule = {
        "type": "object",
        "properties": every,
        "oneOf": [{"required": [shape]} for shape in shapes],
        "allOf": [
            {"if": {"required": [shape]}, "then": {"$ref": f"#/definitions/{shape}"}}
            for shape in shapes
        ],
    }
    return {
        "title": "govlint: rules",
        "type": "object",
        "propertyNames": CODE_SHAPE.schema,
        "additionalProperties": rule,
        "definitions": shapes,
    }


def _kind(kind: str) -> Schema:
    """The schema of the rules of a kind, with what its module says beside its fields."""
    beside = getattr(import_module(f"govlint.packs.kinds.{KINDS[kind]}"), "SCHEMA", {})
    return schema_of({**COMMON, **fields_of(kind)}) | beside
