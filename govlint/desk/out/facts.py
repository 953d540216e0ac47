"""The figures of all reports as one table, for those who count."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from govlint.between.digests import plain_figures
from govlint.bilingual import Text
from govlint.data.writers.parquet import array_of
from govlint.desk.audit import Audit
from govlint.resources.extras import library

_COLUMNS = ("id", "organ", "year", "form", "table", "row", "column", "value", "raw", "path")


def parquet(audit: Audit) -> bytes:
    """The table in Parquet. Raises UserError where pyarrow is not installed."""
    arrow, files = _library("pyarrow"), _library("pyarrow.parquet")
    names = {"year": arrow.int16(), "value": arrow.float64()}
    schema = arrow.schema([(name, names.get(name, arrow.string())) for name in _COLUMNS])
    out = io.BytesIO()
    with files.ParquetWriter(out, schema, compression="zstd") as writer:
        for part in _parts(audit):
            columns = zip(part, schema, strict=True)
            arrays = [array_of(arrow, values, field.type) for values, field in columns]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
    return out.getvalue()


_GROUP = 50_000  # rows that are held at once


def _library(name: str) -> Any:
    wanted_by = Text("facts.parquet 没有写：它", "facts.parquet was not written: it")
    return library(name, "parquet", wanted_by)


def _parts(audit: Audit) -> Iterator[list[list[Any]]]:
    """The columns, so many rows at a time."""
    columns: list[list[Any]] = [[] for _ in _COLUMNS]
    for (id, year), digest in audit.filing.reports.items():
        figures = list(zip(*plain_figures(digest), strict=True))
        if not figures:
            continue
        table, row, column, values, raw = figures
        numbers = [None if value is None else float(value) for value in values]
        whole = (id, audit.name(id), year, digest.form)
        head = [[one] * len(numbers) for one in whole]
        tail = [digest.path] * len(numbers)
        for held, more in zip(
            columns, (*head, table, row, column, numbers, raw, tail), strict=True
        ):
            held.extend(more)
        if len(columns[0]) >= _GROUP:
            yield columns
            columns = [[] for _ in _COLUMNS]
    yield columns
