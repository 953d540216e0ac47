"""The open elements of a page that say how what stands in them is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govlint.loaders.ink import PLAIN, Ink
from govlint.loaders.web import tags
from govlint.loaders.web.looks import Look, Looks
from govlint.loaders.web.stylesheet import Element, element

_RANK = {tags.CELL: 1, tags.ROW: 2, tags.GROUP: 3, tags.TABLE: 4}
_PLAIN = Look()


class _OpenElement(NamedTuple):
    name: str
    rank: int  # of what a table is made of, else 0
    look: Look
    at: int
    element: Element | None


class Dress:
    """Follows the tags of a page; `ink` is how the text between them is printed.

    As long as nothing open says how, elements are not kept, and it is not `active`.
    """

    def __init__(self, looks: Looks) -> None:
        self.ink: Ink = PLAIN
        self.active = looks.nested
        self._looks = looks
        self._open: list[_OpenElement] = []

    @property
    def around(self) -> Sequence[Element]:
        """The open elements, where selectors ask for them."""
        if not self._looks.nested:
            return ()
        return [each.element for each in self._open if each.element is not None]

    @property
    def unended(self) -> set[int]:
        """Where elements in a line begin that hide or strike out all to the end of the page."""
        return {
            each.at
            for each in self._open
            if each.name in tags.DRESS and self._looks.ink(each.look) is not PLAIN
        }

    def start(self, name: str, rest: str, look: Look | None, at: int) -> None:
        """A start tag, and what it says of the print."""
        if name in tags.VOID or rest.endswith("/"):
            return
        rank = _RANK.get(tags.KINDS.get(name, tags.OTHER), 0)
        if rank and rank < 4:
            self._close(rank)
        while self._open and name in tags.ENDED_BY.get(self._open[-1].name, ()):
            self._open.pop()
        if self.active or (look is not None and not look.is_idle):
            outer = self._open[-1].look if self._open else _PLAIN
            inner = outer if look is None else look.within(outer)
            this = element(name, rest) if self._looks.nested else None
            self._open.append(_OpenElement(name, rank, inner, at, this))
        self._settle()

    def end(self, name: str) -> None:
        """An end tag."""
        rank = _RANK.get(tags.KINDS.get(name, tags.OTHER), 0)
        if rank:
            self._close(rank)
        else:
            for place in range(len(self._open) - 1, -1, -1):
                if self._open[place].name == name:
                    del self._open[place:]
                    break
                if self._open[place].rank:
                    break
        self._settle()

    def _close(self, rank: int) -> None:
        """End what stands in the innermost table, up to its cells, rows, groups or itself."""
        while self._open and self._open[-1].rank < 4 and self._open[-1].rank <= rank:
            self._open.pop()
        if rank == 4 and self._open:
            self._open.pop()

    def _settle(self) -> None:
        self.active = bool(self._open) or self._looks.nested
        self.ink = self._looks.ink(self._open[-1].look) if self._open else PLAIN
