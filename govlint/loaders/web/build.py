"""The flow of a page as it is put together, tag by tag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from govlint.loaders.web import tags
from govlint.loaders.web.content import ROOT, Boxes, PageCell, PageTable, Part
from govlint.loaders.web.open_line import OpenLine

MAX_DEPTH = 200
MAX_TABLES = 40


# An open element that holds others: its name, and the box, the floor and the parts to go back to.
_Open: TypeAlias = tuple[str, int, int, list[Part]]


@dataclass(slots=True)
class _OpenTable:
    """An open table: its place among the open elements, its open group (by name) and row."""

    table: PageTable
    place: int
    group: str = ""
    row: list[PageCell] | None = None


class PageBuilder:
    """Takes the visible tags and text of a page in order; `parts` is its flow.

    With `lined` a line end outside tables ends a line.
    """

    def __init__(self, text: str, lined: bool) -> None:
        self.parts: list[Part] = []
        self.boxes = Boxes()
        self.hid = False  # whether anything on the page is hidden
        self.words = OpenLine(text, self.flush)
        self._lined = lined
        self._stack: list[_Open] = []
        self._box = ROOT
        self._floor = 0  # open elements below this place are outside the cell
        self._tables: list[_OpenTable] = []
        self._beyond: dict[str, int] = {}  # open elements too deep to be kept, by name
        self._verbatim = 0
        self._set_breaks()

    def start(self, name: str, kind: int, rest: str, at: int) -> None:
        """A start tag that is no mere dress of its text."""
        if kind == tags.LINK:
            self.words.link = "href" in rest or "onclick" in rest
            return
        if self.words.chunks:
            self.flush()
        if kind == tags.TABLE:
            self._start_table(at)
        elif kind in (tags.GROUP, tags.ROW, tags.CELL):
            self._start_in_table(name, kind, rest, at)
        elif kind == tags.ITEM:
            self.words.lists.item(rest)
        elif kind not in (tags.LINE, tags.BREAK):
            if kind == tags.LIST:
                self.words.lists.begin(name, rest)
            self._push(name)
            if kind == tags.VERBATIM:
                self._verbatim += 1
                self._set_breaks()

    def end(self, name: str, kind: int) -> None:
        """An end tag of such an element."""
        self.words.link = False
        if kind == tags.LINK:
            return
        if self.words.chunks:
            self.flush()
        if kind == tags.TABLE:
            self._end_table()
        elif kind in (tags.GROUP, tags.ROW, tags.CELL):
            self._end_in_table(name, kind)
        elif kind == tags.ITEM:
            self.words.lists.item_ended()
        elif kind not in (tags.LINE, tags.BREAK, tags.UNSEEN):
            self._end_box(name)

    def before_hidden(self, kind: int) -> None:
        """A hidden block parts the lines around it; hidden words in a line do not."""
        self.hid = True
        if kind not in (tags.OTHER, tags.LINK, tags.UNSEEN):
            self.flush()

    def flush(self) -> None:
        """The line so far is whole."""
        line = self.words.taken(self._box)
        if line is not None:
            self.parts.append(line)

    def close(self) -> None:
        """The page ends, and all that is open."""
        self.flush()
        self._pop(0)

    def _push(self, name: str, *, always: bool = False) -> None:
        if len(self._stack) >= MAX_DEPTH and not always:
            self._beyond[name] = self._beyond.get(name, 0) + 1
            return
        self._stack.append((name, self._box, self._floor, self.parts))
        self._box = self.boxes.add(self._box, name in tags.ASIDE)

    def _pop(self, size: int) -> None:
        """Close the open elements but the first so many."""
        while len(self._stack) > size:
            name, self._box, self._floor, self.parts = self._stack.pop()
            kind = tags.KINDS[name]
            if kind == tags.LIST:
                self.words.lists.end()
            elif kind == tags.VERBATIM:
                self._verbatim -= 1
                self._set_breaks()
            elif kind == tags.TABLE:
                self.parts.append(self._tables.pop().table)
                self._set_breaks()

    def _set_breaks(self) -> None:
        self.words.breaks = self._verbatim > 0 or (self._lined and not self._tables)

    def _end_box(self, name: str) -> None:
        if self._beyond.get(name):
            self._beyond[name] -= 1
            return
        for place in range(len(self._stack) - 1, self._floor - 1, -1):
            if self._stack[place][0] == name:
                self._pop(place)
                return

    def _start_table(self, at: int) -> None:
        if len(self._tables) >= MAX_TABLES:
            self._beyond["table"] = self._beyond.get("table", 0) + 1
            return
        if self._tables and not self._in_cell(self._tables[-1]):
            self._end_table()  # as browsers do: a table stands in a cell or by itself
        self._tables.append(_OpenTable(PageTable(at, self._box), len(self._stack)))
        self._push("table", always=True)
        self._floor = len(self._stack)
        self._set_breaks()

    def _end_table(self) -> None:
        if self._beyond.get("table"):
            self._beyond["table"] -= 1
        elif self._tables:
            self._pop(self._tables[-1].place)

    def _in_cell(self, opened: _OpenTable) -> bool:
        inside = opened.place + 1
        return len(self._stack) > inside and self._stack[inside][0] in ("td", "th")

    def _to_table(self) -> _OpenTable | None:
        """The innermost table, all in it closed."""
        if not self._tables or self._beyond.get("table"):
            return None
        opened = self._tables[-1]
        self._pop(opened.place + 1)
        self._floor = opened.place + 1
        return opened

    def _start_in_table(self, name: str, kind: int, rest: str, at: int) -> None:
        opened = self._to_table()
        if opened is None:
            return
        groups = opened.table.groups
        if kind == tags.GROUP:
            groups.append([])
            if name == "tfoot":
                opened.table.feet.append(groups[-1])
            opened.group, opened.row = name, None
            return
        if kind == tags.ROW or opened.row is None:
            if not opened.group:
                groups.append([])
                opened.group = "tbody"
            opened.row = []
            groups[-1].append(opened.row)
        if kind == tags.CELL:
            across, down = tags.spans(rest) if "pan" in rest or "PAN" in rest else (1, 1)
            self._push(name, always=True)
            cell = PageCell(at, self._box, across, down)
            opened.row.append(cell)
            self.parts = cell.parts
            self._floor = len(self._stack)

    def _end_in_table(self, name: str, kind: int) -> None:
        if not self._tables or not self._is_open(name, kind):
            return
        opened = self._to_table()
        if opened is None:
            return
        if kind != tags.CELL:
            opened.row = None
        if kind == tags.GROUP:
            opened.group = ""

    def _is_open(self, name: str, kind: int) -> bool:
        """Whether there is a group or cell of this name to end."""
        opened = self._tables[-1]
        if kind == tags.CELL:
            return self._in_cell(opened) and self._stack[opened.place + 1][0] == name
        return kind == tags.ROW or opened.group == name
