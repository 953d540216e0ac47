"""A first draft of a roster, from the names that reports and folders bear."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from govlint.desk.roster.matching import plain, shortened
from govlint.desk.roster.member import Member, Roster
from govlint.desk.roster.reading import COLUMNS
from govlint.linter.run import Outcome
from govlint.text.organs import Organ, organ
from govlint.text.pattern import lazy

_VERTICAL = lazy(
    r"税务|气象|海关|烟草|海事|统计局.{0,4}调查队|金融监督管理|人民银行|外汇管理|邮政管理"
)


class Sighting(NamedTuple):
    """A name and a year that a report bears; None where it tells none."""

    name: str
    year: int | None


def drafted(sightings: Iterable[Sighting]) -> Roster:
    """The bodies that some reports are of, numbered in the order of their names.

    Names that differ by the divisions above the body's own alone are one, if that is not in doubt:
    the longest is its name, the others are aliases.
    """
    groups = list(_groups(list(sightings)))
    whole = [max(names, key=lambda one: (len(one), one)) for names in groups]
    ordered = sorted(zip(whole, groups, strict=True))
    digits = max(3, len(str(len(ordered))))
    ids = {name: f"{number:0{digits}}" for number, (name, _) in enumerate(ordered, 1)}
    above = _above(ids)
    members = {
        ids[name]: Member(
            ids[name],
            name,
            tuple(sorted(names - {name})),
            parent=above.get(name, ""),
            scope="vertical" if _VERTICAL.search(name) else "",
        )
        for name, names in ordered
    }
    return Roster(members)


def as_csv(roster: Roster) -> str:
    """The roster as a table for Excel and WPS: a byte order mark, lines that end in CR LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in roster.members.values():
        years = ("" if year is None else year for year in (one.first, one.last))
        names = "；".join(one.aliases)
        words = (one.successor, one.parent, one.scope, "yes" if one.reports else "no")
        writer.writerow((one.id, one.name, names, *years, *words))
    return "\ufeff" + out.getvalue()


def _groups(sightings: list[Sighting]) -> Iterator[set[str]]:
    """The names of each body."""
    by_short: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in dict.fromkeys(one.name for one in sightings):
        by_short[shortened(name)][plain(name)].add(name)
    for short, known in by_short.items():
        longer = [name for name in known if name != short]
        if len(longer) == 1 and short in known:  # one body, its name cut short here and there
            yield known[short] | known[longer[0]]
        else:
            yield from known.values()


def _above(ids: dict[str, str]) -> dict[str, str]:
    """The government each body belongs to, where the reports have one."""
    bodies = {name: body for name in ids if (body := organ(name))}
    seats: defaultdict[str, list[str]] = defaultdict(list)
    for name, body in bodies.items():
        if body.kind == "government":
            seats[body.seat].append(name)
    found = {}
    for name, body in bodies.items():
        for seat in _seats_above(body):
            others = [one for one in seats.get(seat, ()) if one != name]
            if len(others) == 1:
                found[name] = ids[others[0]]
                break
    return found


def _seats_above(body: Organ) -> Iterator[str]:
    own = body.kind in {"government", "street"} and body.divisions
    yield from reversed(body.divisions[:-1] if own else body.divisions)


def sightings(outcomes: Iterable[Outcome]) -> Iterator[Sighting]:
    """The names that reports bear, and for those that cannot be read that of their folder."""
    for one in outcomes:
        digest = one.digest
        if digest is not None and (name := digest.organ or digest.signed_organ):
            yield Sighting(name, digest.year)
        elif one.state in {"unreadable", "foreign"} or digest is not None:
            name = next((part for part in _path_words(one.path) if _names_body(part)), "")
            if name:
                yield Sighting(name, None)


def _path_words(path: str) -> Iterator[str]:
    """The names of a file and its folders, without years and what they say of the report."""
    for part in reversed(PurePath(path).with_suffix("").parts):
        yield _OF_REPORT.sub("", part).strip(" _-—()（）")


def _names_body(word: str) -> bool:
    body = organ(word)
    return body is not None and bool(body.kind)


_OF_REPORT = lazy(r"20\d\d年?度?|政府信息公开|信息公开|工作|年度|年报|报告|[\d_]+")
