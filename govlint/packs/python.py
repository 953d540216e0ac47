"""The Python of a pack: its `*.py` are files of rules, `lib/` is what they share.

The folder is loaded as a package of a private name, so that `from .lib.deadlines import deadline`
works and two packs may have files of the same name.
"""

from __future__ import annotations

import importlib
import os
import sys
from functools import cache, partial
from pathlib import Path
from types import ModuleType

from govlint.engine.rule import Rule
from govlint.errors import UserError, each
from govlint.guard import Guard
from govlint.packs.described import DESCRIBED, Described, described, revived
from govlint.packs.manifest import At
from govlint.resources import compiled, folder, short_digest

LIB = "lib"


def rules(where: Path) -> tuple[tuple[Rule, At], ...]:
    """The rules in the Python files of a pack, each with its place.

    What they are is kept between runs; a file is run when a rule of it first has to look, once a
    process, however many packs extend the pack, and all are run when one has changed.  Raises
    UserError with the place of what is wrong in them.
    """
    files = tuple(sorted(map(str, where.glob("*.py"))))
    return _rules(package(where), files, where) if files else ()


def package(where: Path) -> str:
    """The private name of the package that a pack's Python is, as it stands now."""
    files = sorted(map(str, (*where.glob("*.py"), *(where / LIB).rglob("*.py"))))
    states = [(path, os.stat(path).st_mtime_ns) for path in files]
    name = f"govlint_pack_{short_digest(repr((where.resolve(), states)))}"
    if not where.resolve().is_relative_to(folder("rules")):
        # Left beside what somebody trusted, it would be a change of that; it may be another's, too.
        sys.dont_write_bytecode = True
    if name not in sys.modules:
        made = sys.modules[name] = ModuleType(name)
        made.__path__ = [str(where)]
        importlib.invalidate_caches()
    return name


@cache
def _rules(package: str, files: tuple[str, ...], where: Path) -> tuple[tuple[Rule, At], ...]:
    def build() -> list[Described]:
        found = each(files, lambda path: described(_imported(package, path, where), path))
        return [one for rules in found for one in rules]

    # Of the folder its names count: a note that comes or goes is seen.
    sources = (where, *map(Path, files), *sorted((where / LIB).rglob("*.py")))
    known = compiled(f"python-{where.resolve().name}", sources, build, list[DESCRIBED])
    load = partial(_imported, package, where=where)
    return tuple(pair for one in known for pair in revived(one, load))


def _imported(package: str, path: str, where: Path) -> ModuleType:
    """The module of a file."""
    name = os.path.basename(path).removesuffix(".py")
    if "." in name:
        zh = "Python 文件名里只有 `.py` 的一个点"
        raise UserError(zh, "the name of a Python file has one dot, that of `.py`", path)

    def fault(error: BaseException) -> UserError:
        why = f"{type(error).__name__}: {error}"
        return UserError(f"运行不了：{why}", f"cannot be run: {why}", *_fault(error, path, where))

    with Guard(fault, UserError):
        importlib.import_module(f"{package}.{name}")
    return sys.modules[f"{package}.{name}"]


def _fault(error: BaseException, path: str, where: Path) -> tuple[str, int | None]:
    """The file and line of the pack where an error comes from."""
    import traceback

    folders = (str(where), str(where.absolute()))
    frames = [(one.filename, one.lineno) for one in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        frames.append((error.filename, error.lineno))
    mine = [frame for frame in frames if frame[0].startswith(folders)]
    return mine[-1] if mine else (path, None)
