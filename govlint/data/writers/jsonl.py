"""JSON Lines: an object a row; dates are ISO 8601.

Programs that read figures line by line rely on the short keys (`year`, `table`, `row`, `column`,
`value`, `raw`), which a database reserves: here they stand beside those of the tables.
"""

from __future__ import annotations

from datetime import date
from typing import IO

from govlint.data.writers import Columns, Look, Rows, Sink
from govlint.text.display import as_json


def sink(tables: Columns, file: IO[bytes], look: Look) -> Sink:
    """A file of one table."""
    ((table, columns),) = tables.items()
    names = [column.name for column in columns]
    short = _SHORT if table == "figures" else {}

    def add(_table: str, rows: Rows) -> None:
        for row in rows:
            found = dict(zip(names, map(_plain, row), strict=True))
            found |= {key: found[name] for key, name in short.items() if name in found}
            file.write(f"{as_json(found)}\n".encode())

    return Sink(add, lambda: None)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


_SHORT = {
    "year": "report_year",
    "table": "table_key",
    "row": "row_key",
    "column": "column_key",
    "value": "figure",
    "raw": "printed",
}
