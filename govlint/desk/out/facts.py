"""The figures of all reports as one table, for those who count."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from typing import Any

from govlint.between import facts_of
from govlint.desk.audit import Audit
from govlint.errors import UserError

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
    columns = list(zip(*_rows(audit), strict=True)) or [()] * len(_COLUMNS)
    kinds = {"year": arrow.int16(), "value": arrow.float64()}
    words = arrow.dictionary(arrow.int32(), arrow.string())
    made = {
        name: arrow.array(values, kinds.get(name, arrow.string()))
        for name, values in zip(_COLUMNS, columns, strict=True)
    }
    table = arrow.table(
        {name: one if name in kinds else one.cast(words) for name, one in made.items()}
    )
    out = io.BytesIO()
    files.write_table(table, out, compression="zstd")
    return out.getvalue()


def _rows(audit: Audit) -> Iterator[tuple[Any, ...]]:
    for (id, year), digest in audit.filing.reports.items():
        name = audit.name(id)
        for fact in facts_of(digest).items:
            value = float(fact.value) if isinstance(fact.value, int | Decimal) else None
            yield (id, name, year, digest.form, *fact.cell, value, fact.raw, digest.path)
