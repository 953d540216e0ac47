"""Whose Python may run: a pack that only a configuration names must be trusted first.

A reviewer opens the folders of others all day, and a configuration found there can name a pack
with Python.  What was installed or named on the command line was chosen by the user; the rest runs
once its folder is trusted, and again after each change of its code.  Rules in YAML are data.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.machinery import all_suffixes
from pathlib import Path
from typing import NamedTuple

from govlint import atomic
from govlint.packs import Pack


class Trusted(NamedTuple):
    """A folder whose code is trusted, and a digest of the code as it was then."""

    folder: str
    digest: str

    @property
    def in_force(self) -> bool:
        """Whether the code is still what was trusted."""
        return self.digest == digest(Path(self.folder))


def with_code(pack: Pack, installed: Iterable[Path]) -> list[Path]:
    """The folders with Python of a pack and of those it extends, but for those `installed`."""
    chosen = {folder.resolve() for folder in installed}
    folders = (folder.resolve() for folder in pack.chain)
    return [folder for folder in folders if folder not in chosen and any(_code(folder))]


def is_trusted(folder: Path) -> bool:
    """Whether the user has trusted the code in a folder as it is now."""
    one = Trusted(str(folder), digest(folder))
    return _readable(_record(one)) == one


def trusted() -> list[Trusted]:
    """Every folder that was trusted, sorted; one may be there with several states of its code."""
    with suppress(OSError):
        found = map(_readable, map(_store().joinpath, os.listdir(_store())))
        return sorted(one for one in found if one is not None)
    return []


def trust(folder: Path) -> None:
    """Trust the code in a folder as it is now. Raises OSError."""
    one = Trusted(str(folder), digest(folder))
    _store().mkdir(mode=0o700, parents=True, exist_ok=True)
    atomic.put(str(_record(one)), json.dumps(one).encode(), 0o600)
    remove(folder, but=one)


def remove(folder: Path, but: Trusted | None = None) -> bool:
    """Trust a folder no more, but one state of it; whether it was trusted. Raises OSError."""
    mine = [one for one in trusted() if one.folder == str(folder)]
    for one in set(mine) - {but}:
        _record(one).unlink(missing_ok=True)
    return bool(mine)


def digest(folder: Path) -> str:
    """A digest of all in a folder that Python may import, bytecode too: names and contents."""
    found = hashlib.sha256()
    for path in _code(folder):
        data = path.read_bytes()
        name = os.fsencode(path.relative_to(folder).as_posix())
        found.update(b"%d\0%s\0%d\0" % (len(name), name, len(data)))
        found.update(data)
    return found.hexdigest()


def _code(folder: Path) -> Iterator[Path]:
    """Every file in a folder and those below that Python may import, in one order."""
    seen: set[str] = set()
    for where, folders, names in os.walk(folder, followlinks=True):  # as an import does
        real = os.path.realpath(where)
        folders[:] = [] if real in seen else sorted(folders)
        seen.add(real)
        yield from (Path(where, name) for name in sorted(names) if name.endswith(_SUFFIXES))


_SUFFIXES = tuple(all_suffixes())


def _store() -> Path:
    """Where the user's trust is kept: a file for each folder and state of its code."""
    home = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    return Path(home) / "govlint" / "trusted"


def _record(one: Trusted) -> Path:
    name = hashlib.sha256(json.dumps(one).encode()).hexdigest()
    return _store() / f"{name}.json"


def _readable(path: Path) -> Trusted | None:
    """What a file of the store says, if the user wrote it and nobody else could."""
    try:
        with open(path, encoding="utf-8") as file:
            known = os.fstat(file.fileno())
            if hasattr(os, "getuid") and (known.st_uid != os.getuid() or known.st_mode & 0o022):
                return None
            folder, found = json.load(file)
    except (OSError, ValueError, TypeError):
        return None
    one = Trusted(str(folder), str(found))
    return one if _record(one) == path else None
