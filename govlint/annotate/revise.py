"""Tracked changes in a Word file's body: w:ins and w:del at the letters that change.

A run in which something changes is cut at these letters, its properties kept on every part; all
other bytes stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from govlint.annotate.body import Prefix, prefix
from govlint.annotate.letters import Letter, letters, matched, place_of, unseen_before
from govlint.annotate.part import AUTHOR
from govlint.annotate.xmlbytes import ByteEdit, Element
from govlint.model.diagnostic import Edit
from govlint.text.xml import legal_in_xml


class Change(NamedTuple):
    """What changes in the paragraph or cell a loader's `key` leads to: edits of its `text`."""

    key: str
    text: str
    edits: tuple[Edit, ...]


class Revised(NamedTuple):
    """The edits of the part's bytes, and the keys of the changes that could not be placed."""

    edits: list[ByteEdit]
    lost: frozenset[str]


@dataclass(slots=True)
class _Plan:
    """What happens to the letters of one run, by their number in the paragraph."""

    letters: dict[int, Letter] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)
    before: dict[int, str] = field(default_factory=dict)
    after: dict[int, str] = field(default_factory=dict)


def revised(data: bytes, root: Element, changes: Iterable[Change], date: str) -> Revised:
    """The tracked changes that make the edits, made at a `date` (2026-01-31T09:30:00Z)."""
    names, edits, lost = prefix(root), [], set()
    numbers = count(1 + max((int(one) for one in _numbers(root)), default=0))
    for change in changes:
        plans = _plans(root, change)
        if plans is None:
            lost.add(change.key)
            continue
        for run, plan in plans:
            parts = _CutRun(data, run, names, _Stamp(numbers, date))
            edits.append(ByteEdit(run.start, run.end, b"".join(parts.pieces(plan))))
    return Revised(edits, frozenset(lost))


def _numbers(root: Element) -> Iterator[str]:
    return (one for node in root.walk() if (one := node.value("id")).isdecimal())


def _plans(root: Element, change: Change) -> list[tuple[Element, _Plan]] | None:
    """The runs in which something changes; None where the letters are not those that were read."""
    node = place_of(root, change.key)
    found = letters(node) if node is not None else []
    places = matched(change.text, found)
    if node is None or places is None:
        return None
    plans: dict[int, tuple[Element, _Plan]] = {}
    for number, letter in enumerate(found):
        plans.setdefault(letter.run.start, (letter.run, _Plan()))[1].letters[number] = letter
    for edit in change.edits:
        if not _plan_edit(plans, found, places, change.text, edit):
            return None
    return [(run, one) for run, one in plans.values() if one.deleted or one.before or one.after]


def _plan_edit(
    plans: dict[int, tuple[Element, _Plan]],
    found: Sequence[Letter],
    places: Sequence[int | None],
    text: str,
    edit: Edit,
) -> bool:
    """Whether an edit could be planned: all its words are letters of the file, on one line."""
    (start, end), new = edit
    here = [place for place in places[start:end] if place is not None]
    unknown = any(
        place is None and not text[start + at].isspace()
        for at, place in enumerate(places[start:end])
    )
    if unknown or "\n" in new or "\t" in new or (start < end and not here):
        return False

    def plan(number: int) -> _Plan:
        return plans[found[number].run.start][1]

    if here:
        for number in range(here[0], here[-1] + 1):
            plan(number).deleted.add(number)
    before = here[-1] if here else next(iter(places[start - 1 : start]), None)
    if not new and not here:
        gone = unseen_before(found, places, start)
        for number in gone:
            plan(number).deleted.add(number)
        return bool(gone)
    if not new:
        return True
    if before is not None:
        plan(before).after[before] = plan(before).after.get(before, "") + new
        return True
    behind = next(iter(places[end : end + 1]), None)
    if behind is not None:
        plan(behind).before[behind] = new
    return behind is not None


class _Stamp(NamedTuple):
    numbers: Iterator[int]
    date: str


class _CutRun:
    """The pieces a run is cut into."""

    def __init__(self, data: bytes, run: Element, names: Prefix, stamp: _Stamp) -> None:
        self._data, self._run, self._names, self._stamp = data, run, names, stamp
        properties = next((one for one in run.children if one.name == "rPr"), None)
        self._open = data[run.start : run.inside]
        if properties is not None:
            self._open += data[properties.start : properties.end]
        self._close = f"</{run.tag}>".encode()

    def pieces(self, plan: _Plan) -> Iterator[bytes]:
        """The parts of the run in order: kept, deleted, inserted."""
        kept, gone = b"", b""
        for kind, content in self._bits(plan):
            if kind != "kept" and kept:
                yield self._as_run(kept)
                kept = b""
            if kind != "del" and gone:
                yield self._tracked("del", gone)
                gone = b""
            if kind == "kept":
                kept += content
            elif kind == "del":
                gone += content
            else:
                yield self._inserted(content)
        if gone:
            yield self._tracked("del", gone)
        if kept:
            yield self._as_run(kept)

    def _bits(self, plan: _Plan) -> Iterator[tuple[str, bytes]]:
        by_bit: dict[int, list[tuple[int, Letter]]] = {}
        for number, letter in plan.letters.items():
            by_bit.setdefault(letter.bit.start, []).append((number, letter))
        for bit in self._run.children:
            if bit.name == "rPr":
                continue
            mine = by_bit.get(bit.start, [])
            numbers = {number for number, _ in mine}
            if not numbers & (plan.deleted | plan.before.keys() | plan.after.keys()):
                yield "kept", self._data[bit.start : bit.end]
            else:
                yield from self._cut(bit, mine, plan)

    def _cut(
        self, bit: Element, mine: Sequence[tuple[int, Letter]], plan: _Plan
    ) -> Iterator[tuple[str, bytes]]:
        words, kind = "", "kept"
        for number, letter in mine:
            turned = "del" if number in plan.deleted else "kept"
            new_before, new_after = plan.before.get(number), plan.after.get(number)
            if words and (turned != kind or new_before):
                yield kind, self._letters(bit, words, kind)
                words = ""
            if new_before:
                yield "ins", self._text("t", new_before)
            words, kind = words + letter.character, turned
            if new_after:
                yield kind, self._letters(bit, words, kind)
                words = ""
                yield "ins", self._text("t", new_after)
        if words:
            yield kind, self._letters(bit, words, kind)

    def _letters(self, bit: Element, words: str, kind: str) -> bytes:
        if bit.name != "t":
            return self._data[bit.start : bit.end]
        return self._text("delText" if kind == "del" else "t", words)

    def _text(self, name: str, words: str) -> bytes:
        w, declared, _ = self._names
        said = escape(legal_in_xml(words, " "))
        return f'<{w}:{name}{declared} xml:space="preserve">{said}</{w}:{name}>'.encode()

    def _as_run(self, content: bytes) -> bytes:
        return self._open + content + self._close

    def _tracked(self, name: str, content: bytes) -> bytes:
        w, declared, _ = self._names
        number, date = next(self._stamp.numbers), self._stamp.date
        start = f'<{w}:{name}{declared} {w}:id="{number}" {w}:author="{AUTHOR}" {w}:date="{date}">'
        return start.encode() + self._as_run(content) + f"</{w}:{name}>".encode()

    def _inserted(self, content: bytes) -> bytes:
        """New words; those of somebody else's insertion are parted, not nested in it."""
        new, around = self._tracked("ins", content), self._run.parent
        if around is None or around.name not in {"ins", "moveTo"}:
            return new
        attributes = "".join(
            f" {key}={quoteattr(value)}"
            for key, value in around.attributes.items()
            if key.rpartition(":")[2] != "id" and not key.startswith("xmlns")
        )
        w, declared, _ = self._names
        number = next(self._stamp.numbers)
        again = f'<{around.tag}{declared} {w}:id="{number}"{attributes}>'
        return f"</{around.tag}>".encode() + new + again.encode()
