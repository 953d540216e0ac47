"""Small fixed pages made by hand, for `fixedpdf` and `fixedofd` to write (points, downwards).

sheet = Sheet()
sheet.text(72, 100, "一、总体情况")
sheet.table(72, 120, [100, 60], [["规章", "3"]])
pdf([sheet]), ofd([sheet])
"""

from __future__ import annotations

from typing import NamedTuple

WIDTH, HEIGHT = 595.0, 842.0


class Words(NamedTuple):
    """`turn` is in degrees, `colour` in red, green and blue up to 1; `late`: drawn over covers."""

    left: float
    line: float
    text: str
    size: float
    hidden: bool = False
    upright: bool = True
    turn: float = 0.0
    colour: tuple[float, float, float] = (0.0, 0.0, 0.0)
    late: bool = False


class Sheet:
    """One page: words, lines (left, top, right, bottom, width), areas, white covers, pictures."""

    def __init__(self, rotate: int = 0) -> None:
        self.rotate = rotate
        self.words: list[Words] = []
        self.lines: list[tuple[float, float, float, float, float]] = []
        self.areas: list[tuple[float, float, float, float]] = []
        self.covers: list[tuple[float, float, float, float]] = []
        self.pictures: list[tuple[float, float, float, float]] = []

    def text(self, left, line, text, size=12.0, **more) -> None:
        self.words.append(Words(left, line, text, size, **more))

    def paragraphs(self, line, *texts, left=72.0, size=12.0, step=20.0, columns=36) -> float:
        """Set paragraphs with an indent of two letters; the line after the last."""
        for text in texts:
            for index, piece in enumerate(wrapped(text, columns)):
                self.text(left if index else left + 2 * size, line, piece, size)
                line += step
        return line

    def rule(self, left, top, right, bottom, width=0.5) -> None:
        self.lines.append((left, top, right, bottom, width))

    def table(self, left, top, widths, rows, *, height=24.0, size=10.0, foot=True, head=True):
        """A ruled table; a cell is its text, with `>` for one that goes on to the right and `^`
        for one that goes on downwards.  Returns where it ends."""
        xs = [left + sum(widths[:index]) for index in range(len(widths) + 1)]
        heights = height if isinstance(height, list) else [height] * len(rows)
        ys = [top + sum(heights[:index]) for index in range(len(rows) + 1)]
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                if column == 0 or text != ">":
                    self.rule(xs[column], ys[row], xs[column], ys[row + 1])
                if text != "^" and (row or head):
                    self.rule(xs[column], ys[row], xs[column + 1], ys[row])
                if text not in {">", "^"}:
                    for index, line in enumerate(text.split("\n")):
                        self.text(xs[column] + 4, ys[row] + 14 + index * size * 1.3, line, size)
            self.rule(xs[-1], ys[row], xs[-1], ys[row + 1])
        if foot:
            self.rule(xs[0], ys[-1], xs[-1], ys[-1])
        return ys[-1]


def wrapped(text: str, columns: float, indent: float = 2) -> list[str]:
    """A text in lines of so many letters, the first shorter by an indent."""
    pieces, room = [""], columns - indent
    for letter in text:
        wide = 0.5 if letter.isascii() else 1.0
        if room < wide:
            pieces.append("")
            room = columns
        pieces[-1] += letter
        room -= wide
    return pieces
