"""A configuration file read: what it says, kept between runs, or as much of it as can be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint.errors import UserError
from govlint.resources import compiled
from govlint.settings.config import Config, attribute, key_fields
from govlint.settings.values import Allow, PathSettings
from govlint.yamlfile.shapes import sound as sound_values
from govlint.yamlfile.shapes import values

if TYPE_CHECKING:
    from govlint.yamlfile.node import Node


def load(path: Path | None) -> Config:
    """The configuration in a file, the defaults for None. Raises UserError with the places."""
    if path is None:
        return Config()
    # Reading YAML takes longer than checking a report: what it says is kept between runs.
    path = path.resolve()
    return _config(path, compiled("config", (path,), lambda: _plain(path), dict[str, Any]))


def sound(path: Path) -> Config | None:
    """What can be read of a configuration with faults; None where it is no YAML at all."""
    from govlint.yamlfile.node import Node

    try:
        file = Node.file(path)
        found, _ = sound_values(file, key_fields())
    except UserError:
        return None
    usual = {key: field.usual for key, field in key_fields().items()}
    return _config(path, _data(file, usual | found))


def _config(path: Path, found: dict[str, Any]) -> Config:
    found["paths"] = tuple(PathSettings(*one) for one in found["paths"])
    found["allow"] = tuple(Allow(*one) for one in found["allow"])
    return Config(path=path, **found)


def _plain(path: Path) -> dict[str, Any]:
    """What the file says as plain data."""
    from govlint.yamlfile.node import Node

    file = Node.file(path)
    return _data(file, values(file, key_fields()))


def _data(file: Node, read: dict[str, Any]) -> dict[str, Any]:
    found = {attribute(key): _bare(value) for key, value in read.items()}
    lines = tuple((key, node.place[1]) for key, node in file.mapping().items())
    return found | {"lines": lines}


def _bare(value: Any) -> Any:
    return tuple(map(_bare, value)) if isinstance(value, tuple) else value
