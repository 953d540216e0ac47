"""What the README beside the real published reports says is due, where they are present."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import pytest
from helpers.published_reports import (
    ABSENT,
    ARITHMETIC,
    RENDITIONS,
    SAMPLES,
    SENTENCES,
    UNREADABLE,
    codes_and_lines,
    errors,
    outcome,
    pdf_of,
)

pytestmark = ABSENT


class Due(NamedTuple):
    """What a report must and may have: codes with lines; every error not listed is a fault."""

    found: tuple[tuple[str, int], ...]
    absent: tuple[str, ...]


SHORT_ROWS = tuple(("GL005", line) for line in range(33, 40))
DUE = {
    "000": Due(
        (
            *(("GL131", 1), ("GL113", 2), ("GL803", 5), ("GL713", 8), ("GL007", 58)),
            *(("GL009", 297), ("GL112", 373), ("GL102", 376), ("GL110", 380)),
        ),
        ("GL004", "GL006", "GL101", "GL111", "GL115", "GL120"),
    ),
    "001": Due(
        (
            *(("GL131", 2), ("GL132", 2), ("GL801", 4), ("GL701", 7), ("GL701", 402)),
            *(("GL804", 7), ("GL804", 8), ("GL815", 8), ("GL120", 403), ("GL115", 404)),
        ),
        ("GL110", "GL111", "GL112", "GL113", "GL501", "GL502"),
    ),
    "002": Due(
        (
            *(("GL801", 1), ("GL801", 4), ("GL140", 5), ("GL145", 5), ("GL802", 118)),
            *(("GL102", 347), ("GL120", 396), ("GL115", 397)),
        ),
        ("GL006", "GL007", "GL112"),
    ),
    "003": Due(
        (
            *(("GL801", 1), ("GL131", 1), ("GL805", 2), ("GL104", 3), ("GL702", 6)),
            *(("GL104", 15), ("GL120", 412), ("GL115", 413)),
        ),
        ("GL007", "GL112", "GL504", "GL901"),
    ),
    "004": Due(
        (("GL704", 7), ("GL807", 11), *SHORT_ROWS, ("GL120", 83), ("GL115", 85)),
        ("GL006", "GL007", "GL112"),
    ),
}
TWICE = {("000", "GL803", 5)}  # `5 期` and `8 期`


# What must be found, and what must not


@pytest.mark.parametrize("name", SAMPLES)
def test_must_be_found(name: str) -> None:
    found = Counter(codes_and_lines(outcome(name).diagnostics))
    times = {place: 2 if (name, *place) in TWICE else 1 for place in DUE[name].found}
    assert {place: found[place] for place in DUE[name].found} == times


@pytest.mark.parametrize("name", SAMPLES)
def test_must_not_be_found(name: str) -> None:
    codes = {code for code, _ in codes_and_lines(outcome(name).diagnostics)}
    assert codes.isdisjoint({*DUE[name].absent, *ARITHMETIC})


@pytest.mark.parametrize("name", SAMPLES)
def test_no_error_but_those_listed(name: str) -> None:
    assert [error for error in errors(name) if error[:2] not in DUE[name].found] == []


@pytest.mark.parametrize("name", [name for name in RENDITIONS if name.startswith("huaian")])
def test_the_sentences_of_huaian_agree_with_its_tables(name: str) -> None:
    assert SENTENCES.isdisjoint(found.code for found in outcome(name).diagnostics)


def test_the_single_row_of_000_is_one_finding() -> None:
    (found,) = (d for d in outcome("000").diagnostics if d.code == "GL009")
    assert "（六）其他处理" in found.message.zh


@pytest.mark.parametrize("name", RENDITIONS)
def test_renditions_have_no_error_but_those_listed(name: str) -> None:
    codes = {code for code, _, _ in errors(name)}
    if name in UNREADABLE:
        assert codes == {"GL001"}
        return
    assert codes == ({"GL009"} if pdf_of(name) == "hongze_2024" else set()), errors(name)


@pytest.mark.parametrize("name", [name for name in RENDITIONS if name not in UNREADABLE])
def test_renditions_of_hongze_tell_the_near_miss(name: str) -> None:
    found = [d for d in outcome(name).diagnostics if d.code == "GL006"]
    if pdf_of(name) == "huaian_2024":
        assert found == []
        return
    assert [(d.cell or ("", ""))[1] for d in found] == ["outcome.refused.prohibited_by_law"]


@pytest.mark.parametrize("name", [*SAMPLES, *RENDITIONS])
def test_no_arithmetic_finding_and_no_crash(name: str) -> None:
    assert ARITHMETIC.isdisjoint(d.code for d in outcome(name).diagnostics)
    assert outcome(name).failures == ()
