"""Rows: the cells of a printed row, parted into words and figures.

In a marked row (TABs, bars) an empty cell is a cell; in a loose line only what is printed counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from govlint.fitting.heads import Heads
from govlint.fitting.placing import placed
from govlint.fitting.printed_rows import Event, Figures, Label, PrintedRow
from govlint.fitting.spelling import Speller
from govlint.forms.labels import Labels, bare
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.parsing.lines import is_figure
from govlint.text.pattern import lazy

_PART = lazy(r"\S+")
_BREAK = lazy(r"<br\s*/?>", re.IGNORECASE)
_BAR_AFTER = lazy(r" *\| *(?=[\r\n]|$)")
_GLUED = lazy(r"(?P<label>.*?[^\d.,])(?P<figure>\d+)")
_BOUND = frozenset({"led", "field", "bar"})
_LONGEST_WORD_FIGURE = 6


class RowReader:
    """Takes in the rows of one official table and gives its events."""

    def __init__(self, source: Source, known: Labels) -> None:
        self.labels = known
        self._folded = source.folded
        self._words = Speller(source, known)
        self._layout = ""
        self._silent = False

    def row(self, row: PrintedRow, heads: Heads | None) -> None:
        """Take in the cells of one printed row; `heads` stand above it."""
        self._layout = row.layout
        self._words.begin_row(row.number, marked=row.layout in _BOUND, sure=row.sure)
        if heads and heads.stand_above(row) and self._placed_row(row, heads):
            return
        if row.layout in _BOUND:
            self._bound_row(row.cells)
        elif row.layout != "rule":
            self._loose_row(row.cells)

    def pause(self) -> None:
        """Prose stands between the rows: figures on its two sides are no one run."""
        self._silent = False

    def finish(self) -> list[Event]:
        """All events; the reader is done."""
        self._words.close()
        return self._words.events

    def _placed_row(self, row: PrintedRow, heads: Heads) -> bool:
        """A row of a grid below its heads: its cells' places say what they are, not their words.

        Not so a row without a figure, unless its label is that of a row.
        """
        labels, cells, under = placed(row, heads.found, self._folded)
        filled = [self._folded[start:end] for start, end in cells if end > start]
        words = [text for text in filled if not is_figure(text)]
        if not filled or any(map(self._names_row, words)):
            return False
        if len(words) == len(filled) and not any(
            self._names_row(self._folded[slice(*cell)]) for cell in labels
        ):
            return False
        before = ""
        for start, end in labels:
            text = self._folded[start:end]
            if text and text != before:  # else a merged cell printed in each of its columns
                self._cell(text, Span(start, end))
            before = text
        self._words.close(before_figures=True)
        events = self._words.events
        bound = bool(labels) and bool(events) and isinstance(events[-1], Label)
        events.append(Figures(cells, bound, layout=row.layout, placed=under))
        self._silent = True
        return True

    def _names_row(self, text: str) -> bool:
        """Whether a cell holds a row's whole label, which no head's name is."""
        plain = bare(text)
        return plain in self.labels.rows and plain not in self.labels.short

    def _bound_row(self, cells: Sequence[Span]) -> None:
        """A marked row: labels, then figures, empty cells counting."""
        texts = [self._folded[start:end] for start, end in cells]
        first = next((i for i, text in enumerate(texts) if is_figure(text)), len(texts))
        if first == len(texts):
            self._words.header_row([bare(text) for text in texts])
        before = len(self._words.events)
        label_end = 0
        for index in range(first):
            if not texts[index] or (index and texts[index] == texts[index - 1]):
                label_end = index + 1 if texts[index] else label_end
                continue  # an empty cell, or a merged one printed in each of its columns
            if len(self._words.events) > before and self._stands_as_figure(texts[index]):
                first = index
                break
            self._cell(texts[index], cells[index])
            label_end = index + 1
        rest = list(cells[label_end:])
        if first < len(texts):
            self._figures(rest, label_end, len(cells), label_end > 0)
        elif label_end and rest:
            self._words.empty_behind(rest, since=before)

    def _stands_as_figure(self, text: str) -> bool:
        """A word behind a whole row label that is part of no label: `若干`."""
        plain = bare(text)
        short = len(plain) <= _LONGEST_WORD_FIGURE
        return short and not self._words.is_open and not self.labels.is_piece(plain)

    def _loose_row(self, cells: Sequence[Span]) -> None:
        """A line without marks: words are fragments, numbers in a row are figures."""
        run: list[Span] = []
        labelled = False
        for cell in cells:
            text = self._folded[cell.start : cell.end]
            if is_figure(text):
                run.append(cell)
                continue
            if run:
                self._figures(run, 0, 0, labelled)
            labelled, run = True, self._glued(text, cell)
            if not run:
                self._cell(text, cell)
        if run:
            self._figures(run, 0, 0, labelled)
        elif self._words.is_row_open and self._before_bar(cells[-1]):
            empty = Span(cells[-1].end, cells[-1].end)
            self._words.empty_behind([empty], since=len(self._words.events))

    def _before_bar(self, cell: Span) -> bool:
        """Whether a cell alone on its line has a bar behind it, and so an empty cell."""
        return self._layout == "bare" and _BAR_AFTER.match(self._folded, cell.end) is not None

    def _glued(self, text: str, cell: Span) -> list[Span]:
        """The figure stuck to the end of a label, whose words are taken in; else nothing."""
        glued = _GLUED.fullmatch(text)
        if (
            glued is None
            or len(glued["label"]) <= 3
            or not self.labels.is_piece(bare(glued["label"]))
        ):
            return []
        middle = cell.start + glued.end("label")
        self._cell(glued["label"], Span(cell.start, middle))
        return [Span(middle, cell.end)]

    def _cell(self, text: str, place: Span) -> None:
        """The words of a cell: whole if they are a label, else part by part."""
        self._silent = False
        if "<" in text:
            text = _BREAK.sub(lambda match: " " * len(match[0]), text)
        if self._words.knows(text):
            self._words.take(text, place)
            return
        for match in _PART.finditer(text):
            part = Span(place.start + match.start(), place.start + match.end())
            self._words.take(match[0], part)

    def _figures(self, cells: list[Span], offset: int, width: int, labelled: bool) -> None:
        self._words.close(before_figures=True)
        events = self._words.events
        last = events[-1] if events else None
        follows, self._silent = self._silent and isinstance(last, Figures), True
        if follows and isinstance(last, Figures) and self._layout == last.layout == "bare":
            last.cells.extend(cells)
            return
        bound = labelled and isinstance(last, Label)
        events.append(Figures(cells, bound, offset, width, self._layout, follows))
