"""On a narrow terminal nothing wraps that has a mark below it."""

import re

import pytest
from helpers.sample_report import WRONG, report

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.plugins import reporters
from govlint.linter.run import Run
from govlint.reporters.frame import SCREEN
from govlint.text.characters import width


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_carets_stand_under_their_place_on_a_narrow_terminal(columns):
    written = report(WRONG).encode()
    task = lint.Task(Input("a.txt", named=True, data=written), "national")
    run = Run(lint.find_pack("national"), (lint.check_file(task),))
    token = SCREEN.set(columns)
    lines = "".join(reporters()["text"](run, "zh", False)).split("\n")
    SCREEN.reset(token)
    marks = [at for at, line in enumerate(lines) if re.fullmatch(r" *\|\s+\^+.*", line)]
    assert marks
    for at in marks:
        assert width(lines[at - 1]) <= columns
        end = lines[at].rindex("^") + 1
        place = next(i for i in range(len(lines[at - 1]) + 1) if width(lines[at - 1][:i]) >= end)
        assert lines[at - 1][:place].endswith("11")
