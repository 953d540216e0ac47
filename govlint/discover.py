"""Which files the words on the command line mean: files, folders, patterns, standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from govlint.misuse import Misuse

STDIN = "-"
_SKIPPED_FOLDERS = {"node_modules", "__pycache__"}
_PATTERN = set("*?[")


class Input(NamedTuple):
    """One file to read. `named`: somebody gave this very file, no walk found it.

    `data` is set where the bytes are at hand (standard input), else they are read from `path`.
    """

    path: str
    named: bool = False
    data: bytes | None = None


def find(words: Sequence[str], suffixes: Iterable[str]) -> list[Input]:
    """The files `words` mean, each once, sorted by path; folders are walked for `suffixes`.

    Hidden folders and those of installed packages are not entered.  Raises Misuse for a path that
    is not there and a pattern that fits nothing.
    """
    wanted = frozenset(suffixes)
    found: dict[str, Input] = {}
    for word in words:
        for item in _meant(word, wanted):
            before = found.get(item.path)
            if before is None or item.named:
                found[item.path] = item
    return [found[path] for path in sorted(found)]


def _meant(word: str, suffixes: frozenset[str]) -> Iterator[Input]:
    if os.path.isdir(word):
        yield from _walked(word, suffixes)
    elif os.path.lexists(word):
        yield Input(_shown(word), named=True)
    elif _PATTERN & set(word):
        yield from _fitting(word, suffixes)
    else:
        raise Misuse(
            f"没有这个文件或文件夹：{word}。请检查路径；文件名中有空格时要加引号",
            f"no such file or folder: {word}. Check the path; quote names with blanks",
        )


def _fitting(pattern: str, suffixes: frozenset[str]) -> Iterator[Input]:
    # cmd.exe and PowerShell hand over `*.txt` as it is.
    import glob

    names = sorted(glob.glob(pattern, recursive=True))
    if not names:
        raise Misuse(
            f"没有文件符合 {pattern}。请检查路径和后缀",
            f"no file fits {pattern}. Check the path and the suffix",
        )
    for name in names:
        yield from _meant(name, suffixes)


def _walked(top: str, suffixes: frozenset[str]) -> Iterator[Input]:
    closed: list[str] = []
    for folder, folders, files in os.walk(top, onerror=lambda e: closed.append(str(e.filename))):
        folders[:] = [name for name in folders if _entered(folder, name)]
        for name in files:
            if not name.startswith((".", "~$")) and PurePath(name).suffix.lower() in suffixes:
                yield Input(_shown(os.path.join(folder, name)))
    # A folder that cannot be listed may hold reports: reading it as a file says what is wrong.
    yield from (Input(_shown(folder)) for folder in closed)


def _entered(folder: str, name: str) -> bool:
    if name.startswith(".") or name in _SKIPPED_FOLDERS:
        return False
    return not os.path.exists(os.path.join(folder, name, "pyvenv.cfg"))


def _shown(path: str) -> str:
    return PurePath(os.path.normpath(path)).as_posix()
