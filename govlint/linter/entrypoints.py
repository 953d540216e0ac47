"""Entry points of one group, found as importlib.metadata finds them but without its cost.

`importlib.metadata.entry_points()` imports the email parser and reads the metadata of every
distribution: 40 ms, three times the bare interpreter.  All that is asked for stands in one small
file beside each distribution, so that file alone is read.  The rules are the same: the folders of
`sys.path` in their order, and the first distribution of a name hides later ones.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from govlint.errors import UserError
from govlint.resources import folder
from govlint.text.pattern import lazy


class EntryPoint(NamedTuple):
    """One line `name = module:attribute`, and the distribution that says it."""

    name: str
    module: str
    attribute: str
    distribution: str


def entry_points(group: str) -> tuple[EntryPoint, ...]:
    """The entry points of `group`, sorted by name.

    In a checkout govlint's own come from its `pyproject.toml`, so that it runs without being
    installed, and an editable install cannot lag behind.
    """
    found: list[EntryPoint] = []
    seen: set[str] = set()
    project = folder("grammar").parent / "pyproject.toml"
    if project.is_file():
        seen.add("govlint")
        found += _section(_text(str(project)), f"[project.entry-points.{group}]", "govlint")
    for distribution, path in _installed():
        if distribution not in seen:
            seen.add(distribution)
            found += _section(_text(path), f"[{group}]", distribution)
    if all(one.distribution != "govlint" for one in found):
        # frozen or zipped without what pip writes beside a distribution
        found += (EntryPoint(*one, "govlint") for one in _OWN.get(group, ()))
    return tuple(sorted(found))


_OWN = {
    "govlint": (
        ("commands", "govlint.commands.table", ""),
        ("loaders", "govlint.loaders", ""),
        ("reporters", "govlint.reporters", ""),
    ),
    "govlint_engines": (
        ("dask", "govlint.parts.engines.dask", "spread"),
        ("processes", "govlint.parts.engines.processes", "spread"),
    ),
}
"""govlint's own, by group, as `pyproject.toml` has them."""


def _installed() -> Iterator[tuple[str, str]]:
    """Normalised name and entry-point file of every distribution, in the order of `sys.path`."""
    for place in sys.path:
        try:
            names = sorted(os.listdir(place or "."))
        except OSError:  # not there, or a zip
            continue
        for name in names:
            stem, kind = os.path.splitext(name)
            if kind in {".dist-info", ".egg-info"}:
                distribution = re.sub(r"[-_.]+", "-", stem.partition("-")[0]).lower()
                yield distribution, os.path.join(place, name, "entry_points.txt")


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):  # most distributions have none
        return ""
    except (OSError, UnicodeDecodeError) as error:
        zh = f"读不出来，其中可能有插件：{error}"
        raise UserError(zh, f"cannot be read, and may name a plugin: {error}", path) from error


def _section(text: str, header: str, distribution: str) -> Iterator[EntryPoint]:
    """The entries under one header of an ini file, or of TOML whose values are plain strings."""
    _, _, rest = f"\n{text}".partition(f"\n{header}")
    for line in rest.partition("\n[")[0].splitlines():
        match = _ENTRY.match(line)
        if match is not None:
            yield EntryPoint(match["name"], match["module"], match["attribute"] or "", distribution)
        elif line.strip() and line.strip()[0] not in "#;":
            # Nothing is passed over: importing it says that it is wrong.
            yield EntryPoint(line.strip(), line.strip(), "", distribution)


_ENTRY = lazy(
    r"""\s*["']?(?P<name>[^\s#;"'=][^"'=]*?)["']?\s*=\s*"""
    r"""["']?(?P<module>[\w.]+)\s*(?::\s*(?P<attribute>[\w.]+))?"""
)
