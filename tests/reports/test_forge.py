"""The forge is held to its own word: known figures, every layout, faults that are there."""

from __future__ import annotations

import re
from collections import Counter
from random import Random

import pytest
from forge import (
    FAULTS,
    LAYOUTS,
    ONLY_2021,
    SUPPORTS,
    UNREADABLE,
    Figures,
    figures,
    forge,
    mutate,
    table_text,
)
from forge.forms import APPLICANTS, REMEDIES, RESULTS, keys, outcomes, request_rows

FORMS = ("2021", "2019")
TABLES = ("disclosure", "requests", "remedies")
SEEDS = range(200)


def balance(counts: Figures, form: str) -> list[str]:
    """The identities of the requests and remedies tables that fail."""
    *parts, total = APPLICANTS
    failed = []

    def count(row: str, column: str) -> int:
        return int(counts["requests", row, column] or 0)

    for column in APPLICANTS:
        done = count("outcome.total", column)
        if count("new", column) + count("carried_in", column) != done + count(
            "carried_out", column
        ):
            failed.append(f"balance {column}")
        if sum(count(row, column) for row in outcomes(form)) != done:
            failed.append(f"outcomes {column}")
    for row in request_rows(form):
        if sum(count(row, part) for part in parts) != count(row, total):
            failed.append(f"total {row}")
    *results, total = RESULTS
    for row in REMEDIES:
        printed = [int(counts["remedies", row, part] or 0) for part in RESULTS]
        if sum(printed[: len(results)]) != printed[-1]:
            failed.append(f"remedies {row}")
    return failed


def numbers(text: str) -> Counter[str]:
    """The numbers of a printed table, without page numbers and the numbering of labels."""
    text = re.sub(r"- \d+ -|\d[.、](?=[^\d\s])", "", text)
    return Counter(re.findall(r"-?\d+(?:\.\d+)?", text))


@pytest.mark.parametrize("form", FORMS)
def test_figures_agree(form: str) -> None:
    for seed in SEEDS:
        counts = figures(Random(seed), form)
        assert set(counts) == set(keys(form))
        assert balance(counts, form) == []
        if form == "2021":
            for row in ("regulations", "normative_documents"):
                issued, in_force = (
                    int(counts["disclosure", row, column] or 0) for column in ("issued", "in_force")
                )
                assert in_force >= issued


def test_figures_are_of_all_sizes() -> None:
    new = [figures(Random(seed), "2021")["requests", "new", "total"] or 0 for seed in SEEDS]
    assert sum(count == 0 for count in new) > 50
    assert sum(count > 9999 for count in new) > 5


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("layout", [name for name in (*LAYOUTS, "B5") if name != "mixed"])
def test_tables_print_every_figure_once(layout: str, form: str) -> None:
    for seed in range(40):
        counts = figures(Random(seed), form)
        for name in TABLES:
            text = table_text(layout, form, counts, name, seed=seed)
            due = Counter(str(value) for key, value in counts.items() if key[0] == name)
            assert numbers(text) == due, (seed, name)


@pytest.mark.slow
@pytest.mark.parametrize("noise", [False, True])
@pytest.mark.parametrize("layout", [*LAYOUTS, *UNREADABLE])
def test_reports_hold_their_figures(layout: str, noise: bool) -> None:
    for seed in range(20):
        forged = forge(seed, layout, noise=noise, rough=noise)
        assert forged.fault is None
        assert all(str(value) in forged.text for value in forged.figures.values())
        assert forged == forge(seed, layout, noise=noise, rough=noise)


def test_one_seed_is_one_report_in_every_layout() -> None:
    assert len({str(forge(3, layout).figures) for layout in LAYOUTS}) == 1
    assert len({forge(3, layout).text for layout in LAYOUTS}) == len(LAYOUTS)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("fault", FAULTS)
def test_faults_are_in_the_text(fault: str, form: str) -> None:
    if form == "2019" and fault in ONLY_2021:
        pytest.skip("a fault of the 2021 form")
    for seed, layout in enumerate(sorted(SUPPORTS[fault])):
        faulty = forge(seed, layout, form=form, noise=False, fault=fault)
        assert faulty.text != forge(seed, layout, form=form, noise=False).text
        assert faulty.fault is not None
        assert faulty.fault.kind == fault
        assert faulty == forge(seed, layout, form=form, noise=False, fault=fault)
        assert forge(seed, layout, form=form, fault=fault).fault == faulty.fault


def test_near_misses_miss() -> None:
    for seed in SEEDS:
        clean, faulty = (forge(seed, "MD", noise=False, fault=f) for f in (None, "near_miss"))
        assert 0 <= len(clean.text) - len(faulty.text) <= 1
        assert clean.text != faulty.text


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_wrong_cells_are_wrong(form: str) -> None:
    for seed in SEEDS:
        clean = forge(seed, "MD", form=form, noise=False)
        for kind in ("wrong_cell", "wrong_total_remedies"):
            faulty = forge(seed, "MD", form=form, noise=False, fault=kind)
            assert faulty.fault is not None
            assert faulty.fault.cell is not None
            changed = [k for k, v in faulty.figures.items() if v != clean.figures[k]]
            assert len(changed) == 1
            assert (faulty.figures[changed[0]] or 0) >= 0
            assert changed[0][:2] == faulty.fault.cell[:2]
            assert balance(faulty.figures, form)
            assert faulty.fault.value in (None, clean.figures[faulty.fault.cell])


@pytest.mark.parametrize(
    ("fault", "more"),
    [("blank_cell", -1), ("short_row", -1), ("long_row", 1), ("unknown_row", 7)],
)
def test_misshapen_rows_hold_other_counts_of_figures(fault: str, more: int) -> None:
    for seed in range(40):
        clean = forge(seed, "MD", noise=False)
        faulty = forge(seed, "MD", noise=False, fault=fault)
        assert numbers(faulty.text).total() == numbers(clean.text).total() + more


def test_lost_figures_are_not_known() -> None:
    for seed in range(40):
        for kind in ("row_missing", "short_row", "long_row", "table_missing"):
            faulty = forge(seed, "A1", fault=kind)
            assert faulty.fault is not None
            assert faulty.fault.cell is not None
            table, row, _ = faulty.fault.cell
            assert not any(key[0] == table and row in ("", key[1]) for key in faulty.figures)
        faulty = forge(seed, "A1", fault="blank_cell")
        assert faulty.figures[faulty.fault.cell] is None  # type: ignore[index, union-attr]


def test_old_forms_are_of_a_later_year() -> None:
    for seed in range(40):
        faulty = forge(seed, "A2", fault="old_form")
        assert (faulty.form, faulty.year >= 2021) == ("2019", True)
        faulty = forge(seed, "A2", fault="old_form_row")
        assert balance(faulty.figures, "2019") == []


def test_a_fault_that_cannot_be_seen_is_refused() -> None:
    with pytest.raises(ValueError, match="blank_cell"):
        forge(0, "A3b", fault="blank_cell")
    with pytest.raises(ValueError, match="old_form"):
        forge(0, "A1", form="2019", fault="old_form")


def test_mutation_is_repeatable_and_free_of_nul() -> None:
    text = forge(1, "A1").text
    mutants = [mutate(Random(seed), text) for seed in range(100)]
    assert mutants == [mutate(Random(seed), text) for seed in range(100)]
    assert sum(mutant != text for mutant in mutants) > 90
    assert not any("\0" in mutant for mutant in mutants)
    assert all(isinstance(mutate(Random(seed), ""), str) for seed in range(100))
