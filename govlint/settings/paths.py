"""Paths as a configuration writes them: relative to its folder, with `/`, and patterns."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path, PurePath

from govlint.bilingual import Text


def relative(path: str, folder: Path) -> str:
    """A path relative to a folder, with `/`; as it is where it lies on another drive."""
    try:
        return PurePath(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return PurePath(path).as_posix()


def fits(path: str, pattern: str) -> bool:
    """Whether a relative path fits a pattern, as in .gitignore.

    `*` and `?` stay within one folder, `**` as a part of its own crosses folders; a pattern without
    `/` fits a name at any depth, and one that fits a folder fits all that is in it.
    """
    return _begins(_composed(path).split("/"), _parts(pattern))


def misfit(pattern: str) -> Text | None:
    """Why a pattern cannot fit any path, None where it can."""
    parts = pattern.split("/")
    if "\\" in pattern:
        return Text("路径用 / 分隔，不用 \\", "folders are parted by /, not by \\")
    if {".", ".."} & set(parts):
        return Text(
            "从配置文件所在的文件夹写起，不用 ./ 和 ../",
            "patterns begin at the folder of the file, without ./ and ../",
        )
    if parts[0] == "~" or re.match(r"[A-Za-z]:$", parts[0]):
        return Text("不能写绝对路径，从配置文件所在的文件夹写起", _NOT_ABSOLUTE)
    return None


_NOT_ABSOLUTE = "no absolute path: patterns begin at the folder of the file"


def _composed(text: str) -> str:
    """A path as it is typed: macOS hands out names with their accents apart."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=1024)
def _parts(pattern: str) -> tuple[str, ...]:
    parts = _composed(pattern).strip("/").split("/")
    if "/" not in pattern.rstrip("/"):
        parts.insert(0, _ANY)
    if parts[-1] == _ANY:  # what is in a folder, not the folder
        parts.append("*")
    return tuple(parts)


_ANY = "**"


def _begins(names: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether names of folders begin as the parts of a pattern say, in time that cannot grow.

    A wild part takes as little as will do: only the last one met need ever take more.
    """
    name = part = 0
    wild = taken = -1
    while part < len(parts):
        if parts[part] == _ANY:
            wild, taken = part, name
            part += 1
        elif name < len(names) and _same(names[name], parts[part]):
            name, part = name + 1, part + 1
        elif wild >= 0 and taken < len(names):
            taken += 1
            name, part = taken, wild + 1
        else:
            return False
    return True


def _same(name: str, part: str) -> bool:
    """Whether a name fits a part, `*` and `?` wild; by the same rule as `_begins`."""
    at = sign = 0
    star = taken = -1
    while at < len(name) or sign < len(part):
        if part[sign : sign + 1] == "*":
            star, taken = sign, at
            sign += 1
        elif at < len(name) and part[sign : sign + 1] in {"?", name[at]}:
            at, sign = at + 1, sign + 1
        elif star >= 0 and taken < len(name):
            taken += 1
            at, sign = taken, star + 1
        else:
            return False
    return True
