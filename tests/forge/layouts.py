"""Every layout the forge can print: how its tables look, how the page round them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from . import barred, columns, halved, paged, pages, tabbed, unreadable
from .pages import Page
from .pen import Pen
from .report import Table

BLANKS = ("　　{}", "\xa0　{}", "\xa0{}", " {}", "{} ", "{}\xa0")
"""Blanks round a figure that change nothing."""


class Layout(NamedTuple):
    """A layout and how much untidiness it bears.

    `pads`: what may stand round a figure; `breaks`: what may stand inside a label; `spaced`:
    labels may hold blanks; `spare`: rows of table two may end in empty cells; `listed`: ordinals
    may also occur at the start of a line of prose, or in its middle.
    """

    table: Callable[[Table, Pen], str]
    page: Page = pages.plain
    pads: tuple[str, ...] = BLANKS
    breaks: tuple[str, ...] = ()
    spaced: bool = True
    spare: bool = False
    listed: bool = True


_WORD = Layout(
    tabbed.cell_a_line,
    pads=(*BLANKS, "\n\n{}", "\n{}"),
    breaks=("\n", "\n", "\n\n"),
    spare=True,
)

REGISTRY: dict[str, Layout] = {
    "A1": _WORD,
    "A2": Layout(tabbed.tabs_full),
    "A2c": Layout(tabbed.tabs_collapsed),
    "A2p": Layout(tabbed.tabs_padded),
    "A3": Layout(tabbed.lines_apart, breaks=("\n", "\n\n")),
    "A3b": Layout(tabbed.lines_close, breaks=("\n",)),
    "A4": Layout(barred.row_a_line),
    "A5": Layout(barred.row_a_line_led),
    "A6": Layout(barred.cell_a_line),
    "A7": Layout(barred.cell_a_line_titled),
    "A8": Layout(barred.cell_a_line_opened),
    "A9": Layout(barred.cell_a_line_led, breaks=("\n",)),
    "A10": Layout(barred.row_of_page, pages.one_table, listed=False),
    "A11": Layout(tabbed.run_on, pages.one_line, pads=(), spaced=False, listed=False),
    "A14": _WORD._replace(page=pages.glued_headings),
    "B1": Layout(columns.columns, pages.indented, pads=(), listed=False),
    "B2": Layout(paged.raw, pages.page_lines, pads=(), listed=False),
    "B3": Layout(paged.cells, pages.page_lines_numbered, listed=False),
    "B4": Layout(paged.values_first, pages.page_lines_numbered, pads=(), listed=False),
    "B6": Layout(tabbed.tabs_paged),
    "B7": Layout(halved.halved, pages.markdown_joined, pads=(), listed=False),
    "B8": Layout(barred.html2text, pages.markdown),
    "B9": Layout(barred.markdownify, pages.markdown),
    "MD": Layout(barred.markdown, pages.markdown),
    "B5": Layout(unreadable.by_column, pages.page_lines_numbered, pads=(), listed=False),
    "B10": Layout(unreadable.glued, pads=(), spaced=False),
}

UNREADABLE = ("B5", "B10")
"""Layouts in which labels and figures can no longer be paired."""

MIXABLE = tuple(name for name in REGISTRY if name not in {"A10", "A11", "A14", *UNREADABLE})
"""Layouts whose tables may stand in one report with tables of others."""

LAYOUTS = (*(name for name in REGISTRY if name not in UNREADABLE), "mixed")
"""Every layout from which all figures can be had."""
