"""Plain data kept between runs: as JSON, with its types checked when it is read."""

from __future__ import annotations

import json
from types import UnionType
from typing import Any, get_args, get_origin


def as_bytes(value: Any) -> bytes:
    """Plain data as JSON in UTF-8.

    A tuple stays one: it is a list under a key that no text holds.  Raises TypeError for what is
    no plain data: other types, keys that are no text.
    """
    text = json.dumps(_encoded(value), separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def of_bytes(data: bytes, kind: Any) -> Any:
    """The value of a type.  Raises ValueError for all else: damage, and values of other types."""
    try:
        value = json.loads(data.decode("utf-8", "surrogatepass"), object_hook=_decoded)
    except (RecursionError, TypeError) as error:
        raise ValueError("no plain data") from error
    if not _fits(value, kind):
        raise ValueError(f"no {kind}")
    return value


def _encoded(value: Any) -> Any:
    if value is None or type(value) in {str, int, float, bool}:
        return value
    if type(value) is tuple:
        return {_TUPLE: [_encoded(one) for one in value]}
    if isinstance(value, list):
        return [_encoded(one) for one in value]
    if isinstance(value, dict) and all(isinstance(key, str) and key != _TUPLE for key in value):
        return {key: _encoded(one) for key, one in value.items()}
    raise TypeError(f"no plain data: {value!r}")


def _decoded(found: dict[str, Any]) -> Any:
    return tuple(found[_TUPLE]) if _TUPLE in found else found


def _fits(value: Any, kind: Any) -> bool:
    """Whether a value is of a type, all that is in it included."""
    if kind is Any:
        return True
    origin, inside = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return any(_fits(value, one) for one in inside)
    if origin is None:
        return type(value) is (type(None) if kind is None else kind)
    if type(value) is not origin:
        return False
    if origin is dict:
        return all(_fits(one, inside[1]) for one in value.values())
    if origin is list or inside[-1] is Ellipsis:
        return inside[0] is Any or all(_fits(one, inside[0]) for one in value)
    pairs = zip(value, inside, strict=False)
    return len(value) == len(inside) and all(_fits(one, kind) for one, kind in pairs)


_TUPLE = "\0"
