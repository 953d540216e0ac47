"""A list of findings, one a line: code, level, place, what is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from govlint import Run

_HEADS = {
    "zh": ("编号", "级别", "位置", "问题"),
    "en": ("code", "level", "place", "finding"),
}


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """The findings that count, in their order, as CSV."""
    yield _row(_HEADS[lang])
    for found in run.standing:
        message = found.message.in_language(lang)
        yield _row((found.code, found.level, found.cited(lang), message))


def _row(values: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue()
