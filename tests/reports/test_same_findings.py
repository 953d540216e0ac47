"""One report in every format: the same facts and the same findings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from forge import FAULTS
from forge.report import Draft
from helpers.effort import SLOW
from helpers.one_report import CASES, Case, draft, every, plain
from helpers.report_content import content_of, differences
from render import converted, flaws, html, paper
from render.media import MEDIA

from govlint.loaders.word import office

pytest.importorskip("pypdfium2", reason="needs govlint[pdf]")


# Every medium, made here.


@pytest.mark.slow
@pytest.mark.parametrize("name", list(MEDIA)[1:])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_report_tells_the_same_in_every_medium(case: Case, name: str) -> None:
    assert differences(plain(case), content_of(name, MEDIA[name](draft(case)))) == []


def test_the_cases_have_what_is_to_be_found() -> None:
    assert plain(CASES["clean"]).diagnostics == ()
    found = {one.code for case in CASES.values() for one in plain(case).diagnostics}
    assert len(found) >= 25, sorted(found)


# What no medium can be blamed for: it does not hold it.

PAGES = ("plain.html", "portal.html", "old.htm", "word.doc", "report.mht")
LOST = [
    # A page shows blanks in a row as one; pdfium gives one for a text of nothing but blanks.
    ("blanks in a row", (*PAGES, "report.pdf"), {"GL803"}),
    # A sheet is a grid: what a row lacks is an empty cell in it.
    ("a short row", ("report.xlsx",), {"GL005", "GL007"}),
]


def lossy(name: str) -> Draft:
    """A clean report with something in it that some media cannot hold."""
    made = draft(CASES["clean"])
    if name == "a short row":
        return FAULTS["short_row"](made, Random("short"))[0]
    return flaws.rewritten(made, *flaws.MORE_BLANKS)


@pytest.mark.parametrize(("name", "losing", "codes"), LOST, ids=[name for name, *_ in LOST])
def test_what_a_medium_cannot_hold_is_all_it_loses(
    name: str, losing: tuple[str, ...], codes: set[str]
) -> None:
    made = lossy(name)
    right = content_of("report.txt", html.text(made).encode())
    drawn = {"report.pdf", "report.ofd"} if name == "a short row" else set()
    for medium in MEDIA.keys() - drawn:  # the pages drawn here have no short rows
        got = content_of(medium, MEDIA[medium](made))
        either = [one for one in right.findings + got.findings if one[0] not in codes]
        assert all(one in right.findings and one in got.findings for one in either), medium
        assert (got.findings != right.findings) == (medium in losing), medium


# Made by others' programs.


def compared(case: Case, name: str, data: bytes, *, turned: bytes | None = None) -> list[str]:
    """What a file of a case tells otherwise than its text."""
    got = content_of(name, data, ("doc", turned) if turned else None)
    return [f"{name} of {case}: {line}" for line in differences(plain(case), got)]


def put(folder: Path, cases: dict[str, Case], suffix: str, make) -> None:
    """A file for each case."""
    for name, case in cases.items():
        data = make(draft(case))
        (folder / f"{name}.{suffix}").write_bytes(data.encode() if isinstance(data, str) else data)


def from_office(folder: Path, cases: dict[str, Case]) -> Iterator[tuple[str, str, bytes]]:
    """Case, name and content of what LibreOffice makes of files made here."""
    put(folder, cases, "docx", MEDIA["report.docx"])
    put(folder, cases, "fodt", paper.fodt)
    put(folder, cases, "xlsx", MEDIA["report.xlsx"])
    runs = [("docx", "doc"), ("fodt", "pdf")]
    if SLOW:
        runs += [("docx", kind) for kind in ("odt", "rtf", "docx:MS Word 2007 XML")]
        runs += [("fodt", "docx")]
    if SLOW and converted.has_calc():
        runs += [("xlsx", "xls"), ("xlsx", "ods")]
    for suffix, kind in runs:
        for name, data in converted.by_office(folder, suffix, kind).items():
            yield name, f"{suffix}.{kind.partition(':')[0]}", data


@pytest.mark.slow
@pytest.mark.skipif(not converted.SOFFICE, reason="LibreOffice is not installed")
def test_what_libreoffice_makes_of_them_tells_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = every() if SLOW else CASES
    made = list(from_office(tmp_path, cases))
    docs = [(name, data) for name, kind, data in made if kind == "docx.doc"]
    turned = [office.converted(data) for _, data in docs]  # what our own reader refuses goes there
    monkeypatch.setenv(office.VARIABLE, "none")  # from here on by the reader of its own
    wrong = [line for name, kind, data in made for line in compared(cases[name], kind, data)]
    for (name, data), other in zip(docs, turned, strict=True):
        assert other, name
        wrong += compared(cases[name], "turned.doc", data, turned=other)
    assert wrong == []


@pytest.mark.slow
@pytest.mark.skipif(not converted.CHROMIUM, reason="Chromium is not installed")
def test_what_chromium_prints_tells_the_same(tmp_path: Path) -> None:
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    cases = every() if SLOW else CASES
    put(tmp_path, cases, "html", paper.html)
    pages = converted.pdfs_of_pages(tmp_path)
    wrong = [line for name, data in pages.items() for line in compared(cases[name], "a.pdf", data)]
    assert (len(pages), wrong) == (len(cases), [])


@pytest.mark.slow
@pytest.mark.skipif(not SLOW, reason="every fault by itself: set GOVLINT_SLOW")
@pytest.mark.parametrize("name", list(MEDIA)[1:])
def test_every_fault_tells_the_same_in_every_medium(name: str) -> None:
    wrong = []
    for case in every().values():
        wrong += compared(case, name, MEDIA[name](draft(case)))
    assert wrong == []
