"""How a total comes about: the sums that fail, in a terminal and on the page."""

from __future__ import annotations

import pytest
from helpers.annotated_reports import run_of
from helpers.paths import EXAMPLES

from govlint.linter.plugins import reporters


@pytest.mark.parametrize(("lang", "due"), [("zh", "应为 9"), ("en", "should be 9")])
def test_in_a_terminal_the_wrong_cell_is_marked(lang: str, due: str) -> None:
    run = run_of(EXAMPLES / "wrong-cell.txt")
    text = "".join(reporters()["text"](run, lang, False))
    marked = [line for line in text.splitlines() if "<-" in line]
    assert len(marked) == 2
    assert all(line.endswith(f"6  <- {due}") for line in marked)
    assert text.count("≠") == 2
    assert "关联" not in text
    assert "related" not in text
