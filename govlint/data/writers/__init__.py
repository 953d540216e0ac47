"""Writers: rows into the bytes of a file, one module a format.

In come the tables with their columns and a file to write to, out goes a `Sink`; what a row says is
not known here.  A library is imported when its format is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import IO, NamedTuple

from govlint.data.schema import Column

FORMATS = ("csv", "jsonl", "parquet", "xlsx")
TEXTS = ("csv", "jsonl")
"""Those that are text; the others are not for a terminal."""
TOGETHER = ("xlsx",)
"""Those of which one file holds several tables."""

Rows = Iterable[Sequence[object]]
Columns = Mapping[str, tuple[Column, ...]]


class Sink(NamedTuple):
    """A file being written: `add` takes rows of one of its tables, `close` ends it."""

    add: Callable[[str, Rows], None]
    close: Callable[[], None]


class Look(NamedTuple):
    """How a file is written: its language, with a mark of its encoding, for a terminal to show."""

    lang: str = "zh"
    bom: bool = False
    terminal: bool = False


def sink(format: str, tables: Columns, file: IO[bytes], look: Look) -> Sink:
    """What writes tables to a file.  Raises UserError where a library is not installed."""
    found: Sink = import_module(f"{__name__}.{format}").sink(tables, file, look)
    return found
