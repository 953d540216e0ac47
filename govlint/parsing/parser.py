"""The parser: Source to tree, by `grammar/report.lark`.  Every text has a tree."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from govlint.model.source import Source
from govlint.model.tree import Paragraph, Report, Row, Section, Table
from govlint.parsing.grammar import build
from govlint.parsing.scanner import scan

LAYOUTS = ("led", "field", "bar", "spaced", "bare", "rule")


def parse(source: Source) -> Report:
    """The tree of a source: total, lossless, in linear time."""
    return cast("Report", build(scan(source), _BUILDERS))


def _report(children: list[Any]) -> Report:
    return Report(tuple(children[0]), tuple(children[1:-1]), tuple(children[-1]))


def _section(children: list[Any]) -> Section:
    return Section(children[0], tuple(children[1]))


def _row(layout: str, children: list[Any]) -> Row:
    return Row(layout, tuple(children))


_BUILDERS: dict[str, Callable[[list[Any]], Any]] = {
    "report": _report,
    "section": _section,
    "body": list,
    "signoff": list,
    "prose": lambda children: Paragraph(tuple(children)),
    "table": lambda children: Table(tuple(children)),
    **{layout: partial(_row, layout) for layout in LAYOUTS},
}
