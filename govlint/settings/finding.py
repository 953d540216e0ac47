"""Where the configuration is: upwards from where govlint runs, as far as the user's own goes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from govlint.errors import UserError

FILE = ".govlint.yaml"


class Search(NamedTuple):
    """The configuration file found, None for none; the one of another user not taken, if any."""

    path: Path | None = None
    foreign: Path | None = None


def find(start: Path, anybody: bool = False) -> Search:
    """The configuration file of a folder: its own, or that of the nearest folder above.

    The search ends at a folder or file of another user, who would settle what counts as a fault
    (not so where `anybody` may).  Raises UserError for a file whose name is nearly that of one.
    """
    for folder in (start, *start.parents):
        file = folder / FILE
        there = file.is_file()
        if not anybody and not (is_own(folder) and (is_own(file) or not there)):
            return Search(foreign=file if there else None)
        _check_names(folder)
        if there:
            return Search(file)
        if (folder / ".git").exists():  # a repository is a whole: what is above is another's
            break
    return Search()


def trusted_by_environment() -> bool:
    """Whether the environment trusts the configuration found and what it names, as in a CI job."""
    return os.environ.get("GOVLINT_TRUST", "").lower() not in {"", "0", "no", "false"}


def is_own(path: Path) -> bool:
    """Whether a file or folder belongs to the user, or to root, who may do anything anyway."""
    if not hasattr(os, "getuid") or not path.exists():
        return True
    return path.stat().st_uid in {0, os.getuid()}


def _check_names(folder: Path) -> None:
    for name in _NEARLY:
        if (folder / name).is_file():
            raise UserError(
                f"没有读这个文件：配置文件的名称是 {FILE}。请改名或删去",
                f"this file is not read: a configuration is called {FILE}. Rename or delete it",
                str(folder / name),
            )


_NEARLY = (".govlint.yml", "govlint.yaml", "govlint.yml")
