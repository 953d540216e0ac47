"""A forged report set on pages by hand: no printer is needed, and any page can be broken."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from forge.grid import Slot, slots
from forge.report import Draft, Table
from helpers.page_drawing import HEIGHT, Sheet, wrapped

LEFT, WIDE = 72.0, 450.0
TOP, FOOT = 80.0, HEIGHT - 80.0
WIDTHS = {
    4: [150.0, 100.0, 100.0, 100.0],
    10: [36.0, 54.0, 122.0, *[34.0] * 7],
    15: [30.0] * 15,
}


def typeset_pages(
    report: Draft, top: float = TOP, size: float = 16.0, letters: float = 10.0
) -> list[Sheet]:
    """The pages of a report; `top` is where the first begins, and moves every break."""
    setter = Setter(top)
    for line in report.title:
        setter.title(line, size + 4)
    for line in report.preamble:
        setter.paragraph(line, size)
    for part in report.parts:
        for line in (part.heading, *part.paragraphs):
            setter.paragraph(line, size)
        if part.table:
            setter.table(part.table, letters)
    for line in report.signed:
        setter.line(line, size, LEFT + WIDE - size * len(line))
    return setter.sheets


class Setter:
    """Sets lines and tables one below another, on as many pages as they need."""

    def __init__(self, top: float) -> None:
        self.sheets: list[Sheet] = []
        self._page()
        self._y = top

    def _page(self) -> None:
        self.sheets.append(Sheet())
        self.sheets[-1].text(LEFT + 200, HEIGHT - 40, f"— {len(self.sheets)} —", 14.0)
        self._y = TOP

    def line(self, text: str, size: float, left: float) -> None:
        if self._y + size * 1.75 > FOOT:
            self._page()
        self._y += size * 1.75
        self.sheets[-1].text(left, self._y, text, size)

    def title(self, text: str, size: float) -> None:
        for piece in wrapped(text, WIDE / size, 0):
            length = size * sum(0.5 if letter.isascii() else 1 for letter in piece)
            self.line(piece, size, LEFT + (WIDE - length) / 2)

    def paragraph(self, text: str, size: float) -> None:
        for index, piece in enumerate(wrapped(text, WIDE / size)):
            self.line(piece, size, LEFT if index else LEFT + 2 * size)

    def table(self, table: Table, size: float) -> None:
        rows = slots(table)
        self.rows_of(rows, size, WIDTHS[len(rows[0])])

    def rows_of(
        self,
        rows: list[list[Slot]],
        size: float,
        widths: list[float],
        draw: Callable[[Sheet, float, float, str, float], None] = Sheet.text,
    ) -> None:
        """Rows of a table; `draw` sets one line of a cell."""
        left_over: dict[int, list[str]] = {}
        self._y += 12
        while rows:
            heights = [self._height(row, widths, size) for row in rows]
            ends = list(accumulate(heights, initial=self._y))[1:]
            fitting = sum(end <= FOOT for end in ends)
            if fitting > 0:
                self._rows(rows[:fitting], heights, widths, size, left_over, draw)
            if fitting < len(rows):
                self._page()
            rows = rows[fitting:]
        self._y += 10

    def _height(self, row: list[Slot], widths: list[float], size: float) -> float:
        """How high a row must be for the cells that are in it alone."""
        cells = range(len(row))
        most = max(
            len(_lines(row, cell, widths, size)) for cell in cells if not _is_long(row[cell])
        )
        return 8 + size * 1.3 * max(1, most)

    def _rows(
        self,
        rows: list[list[Slot]],
        heights: list[float],
        widths: list[float],
        size: float,
        left_over: dict[int, list[str]],
        draw: Callable[[Sheet, float, float, str, float], None],
    ) -> None:
        """Rows on one page; of a label down many rows what finds no room is left over."""
        sheet = self.sheets[-1]
        ys = list(accumulate(heights[: len(rows)], initial=self._y))
        for number, row in enumerate(rows):
            x = LEFT
            for column, (slot, wide) in enumerate(zip(row, widths, strict=True)):
                if slot.kind in {"own", "down"}:
                    sheet.rule(x, ys[number], x, ys[number + 1])
                if not number or slot.kind in {"own", "across"}:
                    sheet.rule(x, ys[number], x + wide, ys[number])
                lines = _lines(row, column, widths, size)
                if not number and slot.kind == "down":
                    lines = left_over.pop(column, [])
                end = number + 1
                while end < len(rows) and rows[end][column].kind == "down":
                    end += 1
                room = int((ys[end] - ys[number] - 4) / (size * 1.3))
                for index, line in enumerate(lines[:room]):
                    draw(sheet, x + 4, ys[number] + 2 + size * (1 + 1.3 * index), line, size)
                if lines[room:]:
                    left_over[column] = lines[room:]
                x += wide
            sheet.rule(x, ys[number], x, ys[number + 1])
        sheet.rule(LEFT, ys[-1], LEFT + sum(widths), ys[-1])
        self._y = ys[-1]


def _lines(row: list[Slot], column: int, widths: list[float], size: float) -> list[str]:
    """The text of a cell in lines as wide as the cell."""
    if row[column].kind != "own" or not row[column].text:
        return []
    end = column + 1
    while end < len(row) and row[end].kind == "across":
        end += 1
    if "⟦" in row[column].text:  # a figure in several looks
        return [row[column].text]
    return wrapped(row[column].text, (sum(widths[column:end]) - 8) / size, 0)


def _is_long(slot: Slot) -> bool:
    return slot.text.startswith(("三、", "（三）", "（四）", "（五）", "（六）"))
