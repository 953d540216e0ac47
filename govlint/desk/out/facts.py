"""The figures of all reports as one table, for those who count."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
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
        rows = _rows(audit)
        while part := list(islice(rows, _GROUP)):
            columns = zip(zip(*part, strict=True), schema, strict=True)
            arrays = [arrow.array(values, field.type) for values, field in columns]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
    return out.getvalue()


_GROUP = 50_000  # rows that are held at once


def _rows(audit: Audit) -> Iterator[tuple[Any, ...]]:
    for (id, year), digest in audit.filing.reports.items():
        name = audit.name(id)
        for *cell, value, raw in plain_figures(digest):
            number = None if value is None else float(value)
            yield (
                id,
                name,
                year,
                digest.form,
                *cell,
                number,
                unicode_text(raw),
                unicode_text(digest.path),
            )
