"""The judged set: short pieces of reports and pages, each with what a reviewer says is wrong in it.

`tests/judged/*.txt` are pieces, each under a line `=== PLACE [body:NAME] CODE …`.  PLACE is where
the piece stands in the sample report: `title` (in its place), `above` it, `front` (between title
and section one), `one`, `five`, `six` (at the end of that section), `signed` (in place of the
sign-off), or `page` (the piece is the opening of a page, and all there is).  The codes are the
findings due, as often as each is due; `-CODE` is one that is made and wrong, `?CODE` one that is
due and not made.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from forge import FAULTS, forge

from govlint import packs
from govlint.claims import claims
from govlint.engine import check as engine
from govlint.fitting.fit import facts_of
from govlint.model.source import Source
from govlint.parsing.parser import parse
from helpers.sample_report import report

FOLDER = Path(__file__).parent.parent / "judged"
SEEDS = range(2)
"""The forged reports in which each fault of the forge is looked for."""
_REST = frozenset({"GL003", "GL101", "GL115"})
_BESIDES = {"section_missing": {"GL120"}, "no_fee_statement": {"GL305"}, "old_form": {"GL209"}}
_PLACES = {
    "one": "责任追究的情形。",
    "five": "增加图文解读。",
    "six": "本年度收取信息处理费0元。",
}
_TITLE = "云溪镇人民政府2024年政府信息公开工作年度报告"
_SIGNED = "云溪镇人民政府\n2025年1月20日"


class Piece(NamedTuple):
    """A piece and what is said of it: findings due and made, made and wrong, due and not made."""

    name: str
    text: str
    place: str
    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]


class Score(NamedTuple):
    """How many findings a rule made on the judged set, and how many of them are right."""

    found: int = 0
    right: int = 0


def pieces() -> tuple[Piece, ...]:
    """Every piece of the judged set, set into the sample report."""
    return tuple(_piece(path.stem, one) for path in sorted(FOLDER.glob("*.txt"))
                 for one in path.read_text("utf-8").split("=== ")[1:])  # fmt: skip


def found(text: str) -> Counter[str]:
    """The codes of what the national pack says of a text; no rule crashes."""
    source = Source("report.txt", text)
    tree = parse(source)
    facts = facts_of(source, tree)
    said = claims(source, tree, facts.year)
    checked = engine.check(source, tree, facts, said, packs.load("national").rules)
    assert checked.failures == ()
    return Counter(one.code for one in checked.diagnostics)


def judged(piece: Piece) -> Counter[str]:
    """The codes of what is said of a piece; of an opening not that the rest is not there."""
    made = found(piece.text)
    rest = _REST if piece.place == "page" else frozenset()
    return Counter({code: times for code, times in made.items() if code not in rest})


@cache
def scores() -> dict[str, Score]:
    """How right each rule is: on the pieces as judged, and on reports with one forged fault."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for piece in pieces():
        made = judged(piece)
        right += made & piece.right
        wrong += made - piece.right
    for seed in SEEDS:
        usual = found(forge(seed, "A1", noise=False).text)
        for name in FAULTS:
            forged = forge(seed, "A1", noise=False, fault=name)
            assert forged.fault is not None
            due = {forged.fault.code, *_BESIDES.get(name, ())}
            for code, times in (found(forged.text) - usual).items():
                right[code] += 1 if code in due else 0
                wrong[code] += times - 1 if code in due else times
    codes = right.keys() | wrong.keys()
    return {code: Score(right[code] + wrong[code], right[code]) for code in codes}


def _piece(stem: str, written: str) -> Piece:
    head, _, text = written.partition("\n")
    place, *words = head.split()
    body = next((word[5:] for word in words if word.startswith("body:")), "")
    codes = [word for word in words if not word.startswith("body:")]
    marked = {mark: Counter(c[1:] for c in codes if c[0] == mark) for mark in "-?"}
    right = Counter(c for c in codes if c[0] not in "-?")
    whole = _set(place, text.strip("\n"))
    if body:
        whole = whole.replace("云溪镇人民政府", body).replace("云溪镇", body)
    return Piece(f"{stem}: {text[:20]}", whole, place, right, marked["-"], marked["?"])


def _set(place: str, text: str) -> str:
    whole = report()
    if place == "page":
        return text + "\n"
    if place == "title":
        return whole.replace(_TITLE, text, 1)
    if place == "above":
        return f"{text}\n{whole}"
    if place == "front":
        return whole.replace("\n\n一、总体", f"\n{text}\n\n一、总体", 1)
    if place == "signed":
        return whole.replace(_SIGNED, text, 1)
    words = _PLACES[place]
    assert whole.count(words) == 1
    return whole.replace(words, words + text)
