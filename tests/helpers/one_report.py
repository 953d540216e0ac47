"""One report with much that is wrong, as the forge makes it, and what its plain text tells."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import NamedTuple

from forge import FAULTS, ONLY_2021
from forge.report import Draft
from render import flaws, html

from helpers.report_content import Told, content_of


class Case(NamedTuple):
    """A report of the forge: what is wrong in its tables and headings, and in its words."""

    seed: int
    form: str
    faults: tuple[str, ...] = ()
    flaws: tuple[str, ...] = ()


CASES = {
    "clean": Case(1, "2021"),
    "wrong cell": Case(
        1, "2021", ("wrong_cell",), ("claim", "stray_blank", "mixed_brackets", "typo")
    ),
    "labels": Case(
        12,
        "2021",
        ("near_miss", "row_missing"),
        ("ordinal_chain", "law_name", "unbalanced", "half_width"),
    ),
    "old form": Case(
        4, "2019", ("blank_cell", "signed_early"), ("year", "wide_digits", "blank_in_a_word")
    ),
    "headings": Case(
        7,
        "2021",
        ("not_a_number", "heading_wrong", "section_order"),
        ("telephone", "latin", "identity", "markup", "no_full_stop"),
    ),
    "dates": Case(
        13,
        "2021",
        ("wrong_total_remedies", "period_short", "no_signoff"),
        ("placeholder", "repeated", "wide_blank", "title_name", "notice"),
    ),
    "tables": Case(
        6, "2021", ("old_form_row", "unknown_row", "no_fee_statement"), ("signed_wrong",)
    ),
}
"""What is demanded every day."""


def draft(case: Case) -> Draft:
    """The report of a case."""
    made, _ = html.drawn(case.seed, case.form)
    for fault in case.faults:
        made, _ = FAULTS[fault](made, Random(f"{fault} {case.seed}"))
    return flaws.marred(made, *case.flaws)


@cache
def plain(case: Case) -> Told:
    """What the plain text of a case tells."""
    return content_of("report.txt", html.text(draft(case)).encode())


def every() -> dict[str, Case]:
    """A case for each fault and each flaw by itself."""
    unlike = {"short_row", "long_row"}  # no ruled page can hold them
    cases = dict(CASES)
    for seed, fault in enumerate(sorted(FAULTS.keys() - unlike)):
        form = "2021" if fault in ONLY_2021 or seed % 2 else "2019"
        cases[fault] = Case(seed, form, (fault,))
    for flaw in flaws.FLAWS:
        for seed in range(20, 60):
            case = Case(seed, ("2021", "2019")[seed % 2], (), (flaw,))
            try:
                draft(case)
            except LookupError:
                continue
            cases[f"{flaw}_flaw"] = case
            break
    return cases
