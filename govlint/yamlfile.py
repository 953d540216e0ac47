"""YAML files, with the place of every value: a fault in one names its file, line and column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from govlint.errors import UserError

Route = tuple[str | int, ...]
Place = tuple[int, int]


def plain(path: Path) -> Any:
    """The data of a YAML file as plain Python values."""
    return read(path)[0]


def read(path: Path) -> tuple[Any, dict[Route, Place]]:
    """The data of a YAML file, and the 1-based (line, column) of every value by its route.

    A key's own place stands under the route of its value with `"@"` appended.  Raises UserError
    for a file that cannot be read, is no YAML, or says one key twice.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"cannot be read: {error}", str(path)) from error
    yaml = YAML(typ="safe", pure=True)
    try:
        node = yaml.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise UserError(f"not YAML: {error.problem}", str(path), line, column) from error
    except YAMLError as error:
        raise UserError(f"not YAML: {error}", str(path), 1) from error
    places: dict[Route, Place] = {}
    return (_value(node, (), places, str(path)) if node is not None else {}), places


def _value(node: Any, route: Route, places: dict[Route, Place], path: str) -> Any:
    places[route] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if node.id == "sequence":
        return [_value(item, (*route, i), places, path) for i, item in enumerate(node.value)]
    if node.id == "mapping":
        return _mapping(node, route, places, path)
    return _scalar(node)


def _mapping(node: Any, route: Route, places: dict[Route, Place], path: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(_scalar(key_node)) if key_node.id == "scalar" else str(key_node.value)
        place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if key in found:
            raise UserError(f"the key {key!r} stands here a second time", path, *place)
        places[(*route, key, "@")] = place
        found[key] = _value(value_node, (*route, key), places, path)
    return found


def _scalar(node: Any) -> Any:
    kind = str(node.tag).rsplit(":", 1)[-1]
    text = node.value
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() in {"true", "yes", "on"}
    if kind == "int" and text.lstrip("+-").isdigit():
        return int(text)
    return text
