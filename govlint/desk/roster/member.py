"""A body of the roster, and the roster itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

SCOPES = ("", "sum", "at_least", "own", "vertical")
"""What a body's figures are of those of the bodies below it: their sum, at least that, its own
alone (本级); `vertical`: under vertical management, in nobody's figures but its own."""


class Due(NamedTuple):
    """A day of the year after the one reported on."""

    month: int
    day: int


class Member(NamedTuple):
    """One body of a roster.

    `first` and `last` are the years it reports on, None where the roster leaves them open.
    `successor` and `parent` are ids, "" for none.  `reports` is false for a body that need not
    report; `due` is the day set for it, None for that of the law.  `line` is where it stands in
    the roster, 0 for a body that no roster names.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    successor: str = ""
    parent: str = ""
    scope: str = ""
    reports: bool = True
    due: Due | None = None
    line: int = 0

    def exists(self, year: int) -> bool:
        """Whether it is there in a year."""
        return (self.first is None or self.first <= year) and (
            self.last is None or year <= self.last
        )


@dataclass(frozen=True, slots=True)
class Roster:
    """The bodies by their ids, in the order of the table; `path` is the file they come from.

    Without a `path` the bodies are those whose reports were found, and nobody says who is missing.
    """

    members: Mapping[str, Member]
    path: str = ""
    _below: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _before: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: dict[str, tuple[str, ...]] = {}
        before: dict[str, tuple[str, ...]] = {}
        for one in self.members.values():
            below[one.parent] = (*below.get(one.parent, ()), one.id)
            before[one.successor] = (*before.get(one.successor, ()), one.id)
        object.__setattr__(self, "_below", below)
        object.__setattr__(self, "_before", before)

    def children(self, id: str) -> tuple[str, ...]:
        """The bodies right below one, those under vertical management left out."""
        return tuple(
            one for one in self._below.get(id, ()) if self.members[one].scope != "vertical"
        )

    def siblings(self, id: str) -> tuple[str, ...]:
        """The other bodies below the same one; none of a body that has nobody above it."""
        parent = self.members[id].parent
        return tuple(one for one in self._below.get(parent, ()) if parent and one != id)

    def predecessors(self, id: str) -> tuple[str, ...]:
        """The bodies that one has followed."""
        return self._before.get(id, ()) if id else ()

    def of_last_year(self, id: str, year: int) -> str:
        """Which body's report of the year before is its own: itself, or the one it was before.

        "" where several became one that year: then no report is that of last year.
        """
        ended = [one for one in self.predecessors(id) if self.members[one].last == year - 1]
        if not ended:
            return id
        own = self.members[id]
        renamed = len(ended) == 1 and own.first is not None and own.first >= year
        return ended[0] if renamed else ""
