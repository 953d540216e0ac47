"""What schemas are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Schema = dict[str, Any]

ANY_TEXT: Schema = {"type": "string"}
TEXT: Schema = {"type": "string", "pattern": r"\S"}
WORD: Schema = {"type": ["string", "integer"], "pattern": r"\S"}  # a code may be all digits
WHOLE: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
NUMBER: Schema = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[+-]?(\d+(\.\d*)?|\.\d+)$"}]
}


def one_of(words: Iterable[Any]) -> Schema:
    """One of some words."""
    return {"enum": list(words)}


def some(item: Schema, least: int = 1) -> Schema:
    """One thing, or a list of such."""
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": least}]}


def mapping(keys: Iterable[str], known: Mapping[str, Schema], needed: Iterable[str] = ()) -> Schema:
    """A mapping with some keys and no others; each must be `known`."""
    return {
        "type": "object",
        "properties": {key: known[key] for key in keys},
        "required": list(needed),
        "additionalProperties": False,
    }


def said(schema: Schema, zh: str, en: str) -> Schema:
    """The schema with what an editor shows of it."""
    return {"description": f"{zh} {en}", **schema}
