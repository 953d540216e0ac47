"""Paths as a configuration writes them: relative to its folder, with `/`, and patterns."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path, PurePath

from govlint.text.pattern import lazy


def relative(path: str, folder: Path) -> str:
    """A path relative to a folder, with `/`; as it is where it lies on another drive."""
    try:
        return PurePath(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return PurePath(path).as_posix()


def fits(path: str, pattern: str) -> bool:
    """Whether a relative path fits a pattern, as in .gitignore.

    `*` and `?` stay within one folder, `**` crosses folders; a pattern without `/` fits a name at
    any depth, and one that fits a folder fits all that is in it.
    """
    return bool(_compiled(pattern).fullmatch(path))


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    anchored = "/" in pattern.rstrip("/")
    body = "".join(map(_piece, _PIECES.findall(pattern.strip("/"))))
    return re.compile(f"{'' if anchored else '(?:.*/)?'}{body}(?:/.*)?", re.DOTALL)


_PIECES = lazy(r"\*\*/|\*\*|\*|\?|[^*?]+")
_WILD = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def _piece(piece: str) -> str:
    return _WILD.get(piece) or re.escape(piece)
