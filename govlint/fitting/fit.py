"""Fitting: lay a report's printed tables onto the official forms, and say what did not fit."""

from __future__ import annotations

from dataclasses import replace

from govlint.fitting.columns import NO_FRAME, row_figures
from govlint.fitting.events import PrintedTable, printed_tables
from govlint.fitting.figures import figure
from govlint.fitting.order import doubts, headless, order, settled, sums_of
from govlint.fitting.pairing import merged
from govlint.fitting.particulars import particulars
from govlint.fitting.printed_rows import Event, Figures, Label
from govlint.fitting.table import fit_rows, form_cells
from govlint.forms.form import TABLES, form_for, known_forms
from govlint.forms.labels import mentions
from govlint.model.facts import Fact, Facts, Reading, Remark
from govlint.model.source import Source
from govlint.model.tree import Report, Span


def facts_of(source: Source, report: Report) -> Facts:
    """All facts of a report: its particulars, and every figure that is certainly its label's."""
    said = particulars(source, report)
    year = said.year.value if said.year else None
    due = form_for(year) if isinstance(year, int) else None
    default = due or next(iter(known_forms()))
    found = printed_tables(source, report)
    items: list[Fact] = []
    readings: list[Reading] = []
    for table in TABLES:
        place = _place(report, table, found[table].events)
        fit = _fit_across if known_forms()[default].tables[table].across else fit_rows
        facts, reading = fit(source, table, found[table], default, place)
        if reading.state == "missing" and due is None and year is not None:
            reading = replace(reading, expected=())  # there was no form then
        items += facts
        readings.append(reading)
    return Facts(source.path, tuple(items), tuple(readings), said, _form_of(readings))


def is_report(report: Report, facts: Facts) -> bool:
    """Whether a text is an annual report at all: a title, an official heading or a table row.

    In doubt it is: a broken report must not pass for none.
    """
    titled = facts.particulars.title is not None
    return titled or bool(report.sections) or any(r.state != "missing" for r in facts.readings)


def _fit_across(
    source: Source, table: str, found: PrintedTable, default: str, place: Span
) -> tuple[list[Fact], Reading]:
    """Fit a table whose rows stand side by side: one run of figures for all of them."""
    block = known_forms()[default].tables[table].blocks[0]
    keys = tuple(f"{row.key} {column.key}" for row in block.rows for column in block.columns)
    printed = order(found.heads[0] if found.heads else None, keys, len(keys))
    if found.lacks_heads(keys):
        printed = headless(keys, place)
    width = printed.width or len(keys)
    runs = [event for event in merged(found.events, width) if isinstance(event, Figures)]
    fitted = [row_figures(None, run, width, NO_FRAME, source.folded)[0] for run in runs]
    whole = [cells for cells in fitted if cells is not None]
    again = [run.cells[0] for run, cells in zip(runs, fitted, strict=True) if cells][1:]
    expected = form_cells(table, default)
    texts = {tuple(cell and source.text[slice(*cell)] for cell in cells) for cells in whole}
    if len(texts) > 1:
        twice = Remark("twice", again[0], block.rows[0].key)
        return [], Reading(table, "read", place, (), expected, (twice,))
    if not texts:
        state = "unreadable" if mentions(table, source.folded) else "missing"
        return [], Reading(table, state, place, (), expected, _shapes(runs, width))
    left = settled(
        printed, whole[:1], sums_of(keys, tuple(r.key for r in block.rows)), source.folded
    )
    under = left.under(whole[0], source.folded)
    facts = [
        figure(source, table, row.key, column.key, block.values[column.key], cell)
        for row in block.rows
        for column in block.columns
        if (cell := under.get(f"{row.key} {column.key}")) is not None
    ]
    repeated = (Remark("repeated", cell, block.rows[0].key) for cell in again)
    remarks = (*doubts(printed, left), *repeated)
    return facts, Reading(table, "read", place, (), expected, remarks)


def _shapes(runs: list[Figures], width: int) -> tuple[Remark, ...]:
    """How the first run differs from the one that was due."""
    return tuple(
        Remark(
            "short" if len(run.cells) < width else "long",
            run.cells[0],
            found=len(run.cells),
            due=width,
        )
        for run in runs[:1]
    )


def _form_of(readings: list[Reading]) -> str | None:
    """The form most parts of the tables were fitted to."""
    names = [form for reading in readings for _, form, _ in reading.forms]
    return max(sorted(set(names), reverse=True), key=names.count) if names else None


def _place(report: Report, table: str, found: list[Event]) -> Span:
    """Where a table is: its section's heading, its first event, or the beginning of the text."""
    due = known_forms()["2021"].tables[table].section
    for section in report.sections:
        if section.heading.number == due:
            return section.heading.inner
    for event in found:
        return event.place if isinstance(event, Label) else event.cells[0]
    first = next((leaf for leaf in report.leaves() if leaf.inner.end > leaf.inner.start), None)
    return first.inner if first else Span(0, 0)
