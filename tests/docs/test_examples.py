"""The example reports that the pages show."""

from __future__ import annotations

from helpers.paths import EXAMPLES

from govlint.files.discover import Input
from govlint.linter.lint import Task, check_file


def _found(name: str) -> set[str]:
    outcome = check_file(Task(Input(str(EXAMPLES / name), named=True), "national"))
    assert not outcome.failures
    assert outcome.read >= outcome.expected - 1 > 150
    return {found.code for found in outcome.diagnostics}


def test_the_clean_example_is_clean() -> None:
    assert _found("clean.md") == set()


def test_one_wrong_figure_is_one_finding_with_the_right_figure() -> None:
    assert _found("wrong-cell.txt") == {"GL310"}
    outcome = check_file(Task(Input(str(EXAMPLES / "wrong-cell.txt"), named=True), "national"))
    (found,) = outcome.diagnostics
    assert found.cell == ("requests", "outcome.unavailable.not_held", "natural_person")
    assert (found.stated, found.computed) == ("6", "9")


def test_last_years_file_copied_is_seen() -> None:
    assert {"GL007", "GL009", "GL110", "GL112", "GL113"} <= _found("last-year.txt")


def test_the_text_of_a_pdf_is_read() -> None:
    assert {"GL401", "GL120"} <= _found("from-pdf.txt")
