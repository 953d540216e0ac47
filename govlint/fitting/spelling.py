"""Spelling: the fragments of words in a table's rows, joined to the labels of its form.

What tools do to a label (wrap it over lines, cut it in two cells, print a vertical group label
between its parts) is undone here: fragments are joined while they go on spelling a label.
"""

from __future__ import annotations

from govlint.fitting.misprints import near_miss
from govlint.fitting.printed_rows import GROUP, Event, Label
from govlint.forms.labels import Labels, bare, label_within, rows_with, unnumbered
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.text.characters import fold

_MOST_TRIES = 200
_FAR = 3


class Speller:
    """Joins fragments of one table's words to labels; the labels go to `events`."""

    def __init__(self, source: Source, known: Labels) -> None:
        self.events: list[Event] = []
        self._text = source.text
        self._known = known
        self._row = 0
        self._marked = self._sure = False
        self._group = ""
        self._open, self._place = "", Span(0, 0)
        self._cut: set[str] = set()  # what may be there so far of a label that its figures cut
        self._noise = self._header = ""
        self._last: str | None = None
        self._unknown: Label | None = None
        self._short: Label | None = None
        self._seen: set[str | None] = set()
        self._tries = _MOST_TRIES

    @property
    def is_open(self) -> bool:
        """Whether a label is being spelt."""
        return bool(self._open)

    @property
    def is_row_open(self) -> bool:
        """Whether what is being spelt is, so far, a whole row label."""
        return self._open in self._known.rows and self._known.rows[self._open] != GROUP

    def begin_row(self, number: int, *, marked: bool, sure: bool) -> None:
        """The words to come stand in another printed row: its cells are marked, or even known."""
        self._row = number
        self._marked, self._sure, self._group = marked, sure, ""

    def knows(self, text: str) -> bool:
        """Whether a text is a label as it is, or completes the open one."""
        plain, known = bare(text), self._known
        return self._open + plain in known.rows or plain in known.rows or plain in known.headers

    def header_row(self, cells: list[str]) -> None:
        """A marked row without figures: the header, if it names every column by itself."""
        if self._known.columns and self._known.columns.issubset(cells):
            self._header = "|".join(["", *cells, ""])

    def take(self, text: str, place: Span) -> None:
        """One fragment: it goes on with the open label, opens one, or is known to be neither."""
        plain, known = bare(text), self._known
        if not plain:
            return
        joined = self._open + plain
        if self._cut and not self._open and self._goes_on(plain):
            return
        if self._open and (joined in known.prefixes or joined in known.rows):
            self._open, self._place = joined, Span(self._place.start, place.end)
        elif plain in known.groups and self._open and self._open not in known.rows:
            self._noise += plain
            self._group = plain
        elif plain in known.short:
            self._short = Label(known.rows[plain], place, plain, self._row)
        elif plain in known.rows:
            self._begin(plain, place)
            self._group = plain if known.rows[plain] == GROUP else self._group
        elif plain in known.headers or plain in known.groups:
            self.close()
            self._head(plain)
            self._group = plain if plain in known.groups else self._group
        elif self._is_noise(plain):
            self._noise += plain
            self._head(plain)
        elif plain in known.prefixes:
            self._begin(plain, place)
        else:
            self._other(text, plain, place)

    def empty_behind(self, cells: list[Span], since: int) -> None:
        """A label with empty cells behind it and no figure; a label cut short stays open."""
        if self._open and self._open not in self._known.rows:
            return
        self.close()
        if len(self.events) > since and isinstance(self.events[-1], Label):
            self.events[-1].cells = cells

    def close(self, before_figures: bool = False) -> None:
        """End the open label, and decide what an unknown label or a short word was."""
        plain, self._open = self._open, ""
        known = self._known
        if plain in known.short:
            self._short = Label(known.rows[plain], self._place, plain, self._row)
        elif plain in known.rows:
            self._emit(Label(known.rows[plain], self._place, plain, self._row))
        elif len(plain) >= 2 and len(known.prefixes[plain]) == 1:
            key = known.prefixes[plain][0]
            cut = before_figures  # the rest may follow behind the figures, see `_piece`
            self._emit(Label(key, self._place, plain, self._row, partial=True, near_miss=cut))
            self._cut = {plain} if cut else set()
        if before_figures:
            self._before_figures()
            self._noise = ""
        elif self._unknown is not None:
            self._misspelt(self._unknown)
        self._unknown = self._short = None

    def _goes_on(self, plain: str) -> bool:
        """Whether a fragment is the next part of the label that its own figures cut in two.

        A single character may be of a group's upright label as well.
        """
        known = self._known
        joined = {start + plain for start in self._cut}
        joined = {text for text in joined if text in known.prefixes or text in known.rows}
        if not joined:
            return False
        self._cut = joined | self._cut if len(plain) == 1 else joined
        for event in self.events[-2:]:
            if isinstance(event, Label):
                event.near_miss = False
        return True

    def _is_noise(self, plain: str) -> bool:
        """A part of a group's (often vertical) label."""
        if len(plain) == 1 and plain not in self._known.prefixes:
            return True
        return any(plain in group for group in self._known.groups)

    def _begin(self, plain: str, place: Span) -> None:
        self.close()
        self._open, self._place = plain, place

    def _head(self, plain: str) -> None:
        """Words of a column header, kept for the rows below; each block has its own."""
        if not self._known.columns:
            self._header = "" if plain.startswith(("第二十条", "信息内容")) else self._header
            self._header += plain

    def _other(self, text: str, plain: str, place: Span) -> None:
        """A fragment that opens no label: one in other words, the end of one, or unknown."""
        known = self._known
        if label := label_within(known.table, text):
            self._begin(label, place)
        elif known.is_piece(plain):
            self._piece(plain, place)
        elif self._unknown is not None and self._unknown.row == self._row:
            merged = Span(self._unknown.place.start, place.end)
            self._unknown = Label(None, merged, self._unknown.printed + plain, self._row)
        elif text[:1] not in "([" or unnumbered(text) != text:
            self._unknown = Label(None, place, plain, self._row)

    def _piece(self, plain: str, place: Span) -> None:
        """A part from within a label: the rest of the last one, or all there is of another."""
        owners = rows_with(self._known.table, plain)
        if self._last in owners and not self._open:
            for event in self.events[-2:]:
                if isinstance(event, Label) and event.partial:
                    event.near_miss = False  # its own figures cut it in two, it is no misprint
        elif len(owners) == 1 and len(plain) >= 3:
            (key,) = owners
            begun, misspelt = self._begun(key, place)
            self.close()
            self._emit(Label(key, begun, plain, self._row, partial=True, near_miss=misspelt))
        else:
            self._head(plain)

    def _begun(self, key: str, place: Span) -> tuple[Span, bool]:
        """Where a label begins that ends at `place`, and whether its beginning is misspelt."""
        start = self._unknown.place.start if self._unknown is not None else place.start
        if self._open and self._known.prefixes.get(self._open) == (key,):
            start = self._place.start
        if start == place.start or self._meant(Span(start, place.end)) != key:
            return place, False
        self._open, self._unknown = "", None
        return Span(start, place.end), True

    def _misspelt(self, unknown: Label) -> None:
        """An unknown label without figures behind it is a label only if it is one misspelt."""
        last = self.events[-1] if self.events else None
        if isinstance(last, Label) and last.partial and last.row == unknown.row:
            unknown.place = Span(last.place.start, unknown.place.end)
            last.near_miss = last.near_miss or self._meant(unknown.place) == last.key
            return
        key = self._meant(unknown.place)
        if key is not None and key not in self._seen:
            unknown.key, unknown.near_miss = key, True
            self._emit(unknown)

    def _meant(self, place: Span) -> str | None:
        """The row whose label is misspelt at a place; a table has only so many tries."""
        self._tries -= 1
        printed = fold(self._text[place.start : place.end])
        return near_miss(self._known.table, printed, ()) if self._tries >= 0 else None

    def _before_figures(self) -> None:
        """Figures follow: the unknown label, short word or group label before them is a row's."""
        last = self.events[-1] if self.events else None
        waiting = last if isinstance(last, Label) and not last.cells else None
        if self._unknown is not None:
            if waiting is not None and waiting.partial:
                waiting.near_miss = True
                waiting.place = Span(waiting.place.start, self._unknown.place.end)
                waiting.printed = self._text[waiting.place.start : waiting.place.end]
            else:
                self._emit(self._unknown)
        elif waiting is None and self._short is not None and self._is_next(self._short.key):
            self._emit(self._short)
        elif waiting is None and self._noise in self._known.rows:
            self._emit(Label(self._known.rows[self._noise], self._place, self._noise, self._row))

    def _is_next(self, key: str | None) -> bool:
        """Whether a row comes next in the form: a lone `总计` is a row only there."""
        order = self._known.order
        return self._last is not None and 0 < order[key or ""] - order[self._last] <= _FAR

    def _emit(self, label: Label) -> None:
        label.printed = self._text[label.place.start : label.place.end]
        label.header = self._header
        if self._marked and label.row == self._row:
            label.group, label.sure = self._group, self._sure
        previous = self.events[-1] if self.events else None
        if isinstance(previous, Label):
            if previous.maybe_group and not previous.cells:
                self.events.pop()
            if label.partial and label.key and previous.key == label.key:
                previous.row = label.row
                return
        self._last = label.key or self._last
        self._cut = set()
        self._seen.add(label.key)
        self.events.append(label)
