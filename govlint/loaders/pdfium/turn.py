"""How a page is turned before it is shown."""

from __future__ import annotations

Box = tuple[float, float, float, float]


class Turn:
    """From a page's own space (upwards) to points from the upper left corner as it is shown."""

    def __init__(self, quarters: int, bounds: Box) -> None:
        self.quarters = quarters
        self.left, self.bottom, self.right, self.top = bounds
        sides = (self.right - self.left, self.top - self.bottom)
        self.width, self.height = sides if quarters % 2 == 0 else sides[::-1]

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page's own space is shown."""
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, box: Box) -> Box:
        """Left, top, right, bottom of a box of the page's own space, as shown."""
        ax, ay = self.point(box[0], box[1])
        bx, by = self.point(box[2], box[3])
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
