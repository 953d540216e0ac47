"""Fingerprints outlive edits that have nothing to do with the finding: 995 of 1,000 at least."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from random import Random

import pytest
from helpers.effort import SLOW
from helpers.paths import EXAMPLES

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.lint import Task

pytestmark = pytest.mark.slow

FAULTY = ("untidy.txt", "last-year.txt", "wrong-cell.txt", "from-pdf.txt")
ROUNDS = 250 if SLOW else 100
REMARK = "本段说明工作开展的一般情形，与其他内容无关。"


@cache
def text_of(name: str) -> str:
    return (EXAMPLES / name).read_text("utf-8")


def fingerprints(text: str, encoding: str = "utf-8") -> dict[str, tuple[str, int]]:
    """The fingerprint of every finding, with its code and its line."""
    item = Input("a.txt", named=True, data=text.encode(encoding))
    found = lint.check_file(Task(item, "national")).diagnostics
    return {one.fingerprint: (one.code, one.at.line) for one in found}


def _paragraphs(text: str) -> list[int]:
    """The lines of prose: with a full stop, not of a table."""
    return [
        index
        for index, line in enumerate(text.split("\n"))
        if "。" in line and "\t" not in line and len(line) > 12
    ]


def line_put_in(text: str, rng: Random) -> str:
    lines = text.split("\n")
    lines.insert(rng.choice(_paragraphs(text)) + 1, REMARK)
    return "\n".join(lines)


def wrapped(text: str, rng: Random) -> str:
    lines = text.split("\n")
    index = rng.choice(_paragraphs(text))
    cut = rng.randrange(8, len(lines[index]) - 1)
    lines[index] = f"{lines[index][:cut]}\n{lines[index][cut:]}"
    return "\n".join(lines)


def blank_line(text: str, rng: Random) -> str:
    lines = text.split("\n")
    lines.insert(rng.choice(_paragraphs(text)), "")
    return "\n".join(lines)


def other_cell(text: str, rng: Random) -> str:
    """Another figure in the tables of disclosure, on which no identity rests."""
    lines = text.split("\n")
    rows = [i for i, line in enumerate(lines) if re.match(r"\s*行政(?:许可|处罚|强制)", line)]
    index = rng.choice(rows)
    led = lines[index] if re.search(r"\d", lines[index]) else None
    index = index if led else index + 1
    lines[index] = re.sub(r"\d+", str(rng.randrange(1, 500)), lines[index], count=1)
    return "\n".join(lines)


def word_changed(text: str, rng: Random) -> str:
    return text.replace("群众", rng.choice(("居民", "公众")), 1)


EDITS: tuple[Callable[[str, Random], str], ...] = (
    line_put_in,
    wrapped,
    blank_line,
    other_cell,
    word_changed,
)


@pytest.mark.parametrize("name", FAULTY)
def test_fingerprints_outlive_edits(name: str) -> None:
    text, rng = text_of(name), Random(name)
    before = fingerprints(text)
    assert before
    lost: list[tuple[str, set[tuple[str, int]]]] = []
    for turn in range(ROUNDS):
        edit = EDITS[turn % len(EDITS)]
        after = fingerprints(edit(text, rng))
        gone = {place for mark, place in before.items() if mark not in after}
        if gone:
            lost.append((edit.__name__, gone))
    assert len(lost) * 200 <= ROUNDS, lost


@pytest.mark.parametrize("name", FAULTY)
def test_fingerprints_do_not_depend_on_the_encoding(name: str) -> None:
    text = text_of(name)
    assert fingerprints(text) == fingerprints(text, "gb18030")
    crlf = fingerprints(text.replace("\n", "\r\n"))
    assert crlf.keys() == fingerprints(text).keys()
