"""The figures of all reports as one table, for those who count."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from govlint.between.digests import plain_figures
from govlint.desk.audit import Audit
from govlint.errors import UserError
from govlint.text.display import unicode_text

_COLUMNS = ("id", "organ", "year", "form", "table", "row", "column", "value", "raw", "path")


def parquet(audit: Audit) -> bytes:
    """The table in Parquet. Raises UserError where pyarrow is not installed."""
    try:
        arrow, files = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        command = 'pip install "govlint[parquet]"'
        raise UserError(
            f"facts.parquet 要用 pyarrow，还没有安装，这次没有写。请运行 {command}",
            f"facts.parquet needs pyarrow, which is not installed: not written. Run {command}",
        ) from error
    names = {"year": arrow.int16(), "value": arrow.float64()}
    schema = arrow.schema([(name, names.get(name, arrow.string())) for name in _COLUMNS])
    out = io.BytesIO()
    with files.ParquetWriter(out, schema, compression="zstd") as writer:
        for part in _parts(audit):
            columns = zip(part, schema, strict=True)
            arrays = [_array(arrow, values, field.type) for values, field in columns]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
    return out.getvalue()


_GROUP = 50_000  # rows that are held at once


def _array(arrow: Any, values: list[Any], kind: Any) -> Any:
    try:
        return arrow.array(values, kind)
    except UnicodeEncodeError:  # half a surrogate pair
        return arrow.array([value and unicode_text(value) for value in values], kind)


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
