"""A line a rule: how often it spoke, in how many files, and how much of it can be fixed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from govlint.bilingual import Text
from govlint.linter.run import Run
from govlint.model.diagnostic import LEVELS, Diagnostic
from govlint.reporters.paint import painter
from govlint.reporters.text import summary
from govlint.text.characters import width
from govlint.text.display import plain

_HEAD = (
    Text("处数", "findings"),
    Text("文件", "files"),
    Text("可修复", "--fix"),
    Text("核实后可修复", "--unsafe"),
    Text("级别", "level"),
    Text("编号", "code"),
    Text("名称", "name"),
    Text("规则", "rule"),
)
_FIGURES = 4  # these columns are set to the right


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """The rules that spoke, the most frequent first, and the line that sums up the run."""
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in run.standing:
        found[one.code].append(one)
    paint = painter(colour)
    if found:
        every = sorted(found.values(), key=lambda ones: (-len(ones), ones[0].code))
        rows = [[said.in_language(lang) for said in _HEAD], *(_row(ones, lang) for ones in every)]
        rooms = [max(map(width, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = [
                _set(cell, room, number < _FIGURES)
                for number, (cell, room) in enumerate(zip(row, rooms, strict=True))
            ]
            level = row[_FIGURES]
            if level in LEVELS:
                cells[_FIGURES] = paint(level, cells[_FIGURES])
            yield "  ".join(cells).rstrip() + "\n"
        yield "\n"
    yield paint("strong", summary(run).in_language(lang)) + "\n"


def _row(ones: list[Diagnostic], lang: str) -> list[str]:
    first = ones[0]
    level = min((one.level for one in ones), key=LEVELS.index)
    fixable = (one.fix for one in ones if one.within is None)  # as `Run.fixable` counts
    fixes = [fix.safe for fix in fixable if fix is not None and fix.edits]
    files = len({one.path for one in ones})
    counts = (len(ones), files, fixes.count(True), fixes.count(False))
    title = plain(first.title.in_language(lang))
    return [*map(str, counts), level, first.code, first.name, title]


def _set(cell: str, room: int, right: bool) -> str:
    blanks = " " * (room - width(cell))
    return blanks + cell if right else cell + blanks
