"""A page set on sheets of paper, by hand."""

from __future__ import annotations

from forge.grid import Slot
from helpers.page_drawing import Sheet
from render.typesetting import TOP, WIDE, Setter

from disguise.page import Grid, Page, inks, owners

_PAPER = (1.0, 1.0, 1.0)


def laid(page: Page) -> list[Sheet]:
    """The pages."""
    setter = Setter(TOP)
    for item in page.items:
        if isinstance(item, Grid):
            setter.rows_of(_slots(item), 9.0, _widths(item), draw)
        else:
            setter.paragraph("".join(ink.text for ink in inks(item) if ink.look != "struck"), 16.0)
    if page.watermark:
        for sheet in setter.sheets:
            sheet.text(180, 520, page.watermark, 50.0, turn=45.0, colour=(0.8, 0.8, 0.8))
    return setter.sheets


def draw(sheet: Sheet, left: float, line: float, text: str, size: float) -> None:
    """A marked text of one line."""
    for ink in inks(text):
        small = size * 0.6 if ink.look == "raised" else 1.0 if ink.look == "tiny" else size
        more = {"hidden": True} if ink.look in {"hidden", "styled"} else {}
        more |= {"colour": _PAPER} if ink.look == "white" else {}
        sheet.text(
            left, line - (size * 0.4 if ink.look == "raised" else 0), ink.text, small, **more
        )
        length = small * sum(0.5 if letter.isascii() else 1 for letter in ink.text)
        if ink.look == "struck":
            sheet.rule(left, line - size * 0.3, left + length, line - size * 0.3)
        left += length


def _slots(grid: Grid) -> list[list[Slot]]:
    owned, texts = owners(grid.boxes)
    rows = []
    for y, line in enumerate(owned):
        row = []
        for x, one in enumerate(line):
            left = x > 0 and line[x - 1] == one
            above = y > 0 and owned[y - 1][x] == one
            kind = "under" if left and above else "across" if left else "down" if above else "own"
            row.append(Slot(texts[one] if kind == "own" and one >= 0 else "", kind))
        rows.append(row)
    return rows


def _widths(grid: Grid) -> list[float]:
    """Columns as wide as their longest figure asks, the rest for those with labels."""
    owned, _ = owners(grid.boxes)
    width = len(owned[0])
    least = WIDE / width * 0.6
    labels = 1 if grid.name == "disclosure" else 3
    rest = WIDE - least * (width - labels)
    if grid.name == "remedies":
        return [WIDE / width] * width
    return [rest / labels] * labels + [least] * (width - labels)
