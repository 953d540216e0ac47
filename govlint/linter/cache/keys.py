"""What an outcome depends on, all of it: the key under which it is kept.

That is the file's bytes and its path (rules may look at it), what the task says, and who checks:
this govlint with the Python and the libraries it runs on, plugins, and every file of the pack and
of those it extends.  Contents are hashed, never times: a cache may be carried to another machine.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NewType

from govlint.linter.entrypoints import entry_points
from govlint.linter.lint import Task, find_pack
from govlint.linter.plugins import GROUP
from govlint.resources import digest, files, modules, program
from govlint.text.hashing import blake2b
from govlint.version import __version__

Key = NewType("Key", str)

_FORMAT = 2
# These choose where to look and how to say it, and nothing else.
_INDIFFERENT = {"GOVLINT_CACHE", "GOVLINT_LANG", "GOVLINT_ACCEPT"}


def key(task: Task, data: bytes, checker: str) -> Key:
    """The key of a task whose file holds `data`."""
    codes = None if task.codes is None else sorted(task.codes)
    item = task.item
    asked = (
        _FORMAT,
        checker,
        *(item.path, item.named, len(item.places)),
        *(codes, task.skip_non_reports, task.levels, task.organ_kind, task.digest),
    )
    found = blake2b(repr(asked).encode("utf-8", "surrogatepass"), digest_size=20)
    found.update(b"\0")
    found.update(data)
    return Key(found.hexdigest())


@cache
def checker(pack: str) -> str:
    """Who checks by a pack, as a digest.  Raises OSError where a file of it is gone."""
    parts = (
        __version__,
        sys.version,
        _installed(),
        sorted(pair for pair in os.environ.items() if _counts(pair[0])),
        program(),
        digest("plugins", _plugins()),
        [digest(f"rules-{where.name}", files(where)) for where in find_pack(pack).chain],
    )
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def _counts(variable: str) -> bool:
    return variable.startswith("GOVLINT_") and variable not in _INDIFFERENT


def _installed() -> list[str]:
    """What is installed, with versions: `pypdfium2-5.15.2.dist-info`."""
    found: set[str] = set()
    for place in sys.path:
        try:
            names = os.listdir(place or ".")
        except OSError:  # not there, or a zip
            continue
        found.update(name for name in names if name.endswith((".dist-info", ".egg-info")))
    return sorted(found)


def _plugins() -> Iterator[str]:
    """The modules of installed plugins: their version may stand still while they change."""
    for point in entry_points(GROUP):
        top = sys.modules.get(point.module.partition(".")[0])
        file = getattr(top, "__file__", None)
        if point.distribution != "govlint" and file:
            path = Path(file)
            yield from modules(path.parent) if path.name == "__init__.py" else (file,)
