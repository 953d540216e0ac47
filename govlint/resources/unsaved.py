"""Texts of files as an editor holds them: read in place of what lies on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType

_NONE: Mapping[str, str] = MappingProxyType({})
_held: ContextVar[Mapping[str, str]] = ContextVar("unsaved", default=_NONE)


@contextmanager
def holding(texts: Mapping[Path, str]) -> Iterator[None]:
    """Within it, in this thread, some files read as an editor has them."""
    token = _held.set({os.path.abspath(path): text for path, text in texts.items()})
    try:
        yield
    finally:
        _held.reset(token)


def text(path: Path | str) -> str | None:
    """The text that an editor holds of a file, None where it holds none."""
    held = _held.get()
    return held.get(os.path.abspath(path)) if held else None
