"""JSON Lines: an object a row; dates are ISO 8601."""

from __future__ import annotations

from datetime import date
from typing import IO

from govlint.data.writers import Columns, Look, Rows, Sink
from govlint.text.display import as_json


def sink(tables: Columns, file: IO[bytes], look: Look) -> Sink:
    """A file of one table."""
    ((_, columns),) = tables.items()
    names = [column.name for column in columns]

    def add(_table: str, rows: Rows) -> None:
        lines = (as_json(dict(zip(names, map(_plain, row), strict=True))) for row in rows)
        file.write("".join(f"{line}\n" for line in lines).encode())

    return Sink(add, lambda: None)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
