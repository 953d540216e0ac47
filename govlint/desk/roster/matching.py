"""Which body of a roster a name means; one that fits none is told, never joined to the nearest."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from govlint.desk.roster.member import Member, Roster
from govlint.errors import closest
from govlint.text.characters import fold
from govlint.text.organs import organ
from govlint.text.pattern import lazy

_MARKS = lazy(r"[\s()〔〕\[\]《》<>·.,:;'\"_-]+")
_GOVERNMENT = lazy(r"人民政府$")
_SHORTEST = 3
"""Characters a name must have to be looked for in the name of a file."""


class Match(NamedTuple):
    """The body a name means: its id, "" where none is sure.

    `short` says that the name left out the divisions above the body's own; `nearest` is the name
    most like one that fits none.
    """

    id: str = ""
    short: bool = False
    nearest: str = ""


class Matcher(NamedTuple):
    """What the names of a roster mean.

    `exact` are the names and aliases as `plain` makes them, `short` those without the divisions
    above the body's own, `words` the names as they are written, `names` those of the ids.
    """

    exact: dict[str, tuple[Member, ...]]
    short: dict[str, tuple[Member, ...]]
    words: tuple[str, ...]
    names: dict[str, str]

    def name_of(self, id: str) -> str:
        """The name of a body of the roster."""
        return self.names[id]

    def match(self, name: str, year: int | None = None) -> Match:
        """The body with a name in a year."""
        whole = plain(name)
        if not whole:
            return Match()
        if found := _one(self.exact.get(whole, ()), year):
            return Match(found)
        if found := _one(self.short.get(whole, ()), year):
            return Match(found, short=True)
        shorter = shortened(name)
        if shorter != whole and (found := _one(self.exact.get(shorter, ()), year)):
            return Match(found, short=True)
        return Match(nearest=closest(name, self.words))

    def in_path(self, path: str, year: int | None = None) -> Match:
        """The body whose name stands in the name of a file or of a folder it lies in."""
        for part in reversed(path.rpartition(".")[0].split("/") if "." in path else [path]):
            whole = plain(part)
            for names in (self.exact, self.short):
                held = [name for name in names if len(name) >= _SHORTEST and name in whole]
                longest = max(map(len, held), default=0)
                ids = {
                    found
                    for name in held
                    if len(name) == longest and (found := _one(names[name], year))
                }
                if len(ids) == 1:
                    return Match(ids.pop())
        return Match()


def matcher(roster: Roster) -> Matcher:
    """The names of a roster, ready to be looked up."""
    exact: defaultdict[str, list[Member]] = defaultdict(list)
    short: defaultdict[str, list[Member]] = defaultdict(list)
    for member in roster.members.values():
        for name in (member.name, *member.aliases):
            _add(exact, plain(name), member)
            _add(short, shortened(name), member)
    words = [name for one in roster.members.values() for name in (one.name, *one.aliases)]
    return Matcher(
        {name: tuple(found) for name, found in exact.items()},
        {name: tuple(found) for name, found in short.items()},
        tuple(dict.fromkeys(words)),
        {one.id: one.name for one in roster.members.values()},
    )


def plain(name: str) -> str:
    """A name without blanks, brackets and marks, widths made one; 人民政府 at its end left out."""
    word = _MARKS.sub("", fold(name))
    return _GOVERNMENT.sub("", word) if len(word) > len("人民政府") else word


def shortened(name: str) -> str:
    """A name as `plain` makes it, without the divisions above the body's own."""
    body = organ(name)
    return plain(body.short if body and body.short else name)


def _add(names: dict[str, list[Member]], name: str, member: Member) -> None:
    if name and member not in names[name]:
        names[name].append(member)


def _one(members: tuple[Member, ...], year: int | None) -> str:
    """The one body of some that is there in a year, "" where none or several may be."""
    here = [one for one in members if year is None or one.exists(year)]
    found = {one.id for one in here or members}
    return found.pop() if len(found) == 1 else ""
