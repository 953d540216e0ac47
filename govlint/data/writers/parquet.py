"""Parquet: typed columns, each with its meaning in both languages as metadata."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, Any

from govlint.bilingual import Text
from govlint.data.schema import TITLES, Column
from govlint.data.writers import Columns, Look, Rows, Sink
from govlint.resources.extras import library
from govlint.text.display import unicode_text
from govlint.version import __version__

_GROUP = 50_000  # rows of a row group: what is held before it is written


def sink(tables: Columns, file: IO[bytes], look: Look) -> Sink:
    """A file of one table.  Raises UserError where pyarrow is not installed."""
    ((table, columns),) = tables.items()
    writer = _module("pyarrow.parquet").ParquetWriter(
        file, schema(table, columns), compression="zstd"
    )
    waiting: list[Sequence[object]] = []

    def flush() -> None:
        writer.write_table(arrow_table(table, columns, waiting))
        waiting.clear()

    def add(_table: str, rows: Rows) -> None:
        waiting.extend(rows)
        if len(waiting) >= _GROUP:
            flush()

    def close() -> None:
        flush()
        writer.close()

    return Sink(add, close)


def arrow_table(table: str, columns: tuple[Column, ...], rows: Sequence[Sequence[object]]) -> Any:
    """Rows as a `pyarrow.Table`."""
    arrow, types = _module("pyarrow"), schema(table, columns)
    values: list[Sequence[object]] = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [
        array_of(arrow, of_column, one.type) for of_column, one in zip(values, types, strict=True)
    ]
    return arrow.Table.from_arrays(arrays, schema=types)


def schema(table: str, columns: tuple[Column, ...]) -> Any:
    """The schema of a table: types, and what each column means."""
    arrow = _module("pyarrow")
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "date": arrow.date32(),
        "boolean": arrow.bool_(),
    }
    fields = [
        arrow.field(
            one.name, types[one.kind], metadata={"zh": one.meaning.zh, "en": one.meaning.en}
        )
        for one in columns
    ]
    title = TITLES[table]
    told = {"govlint": __version__, "table": table, "zh": title.zh, "en": title.en}
    return arrow.schema(fields, metadata=told)


def array_of(arrow: Any, values: Sequence[object], kind: Any) -> Any:
    """Values as an array of a type; what no text may hold is escaped."""
    try:
        return arrow.array(values, kind)
    except UnicodeEncodeError:  # half a surrogate pair
        return arrow.array([v and unicode_text(str(v)) for v in values], kind)


def _module(name: str) -> Any:
    return library(name, "parquet", Text("--format parquet ", "--format parquet"))
