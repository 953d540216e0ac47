"""Real published reports, where present: read and checked once a session."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.document import Document, read_document
from govlint.linter.lint import Task
from govlint.linter.run import Outcome
from govlint.model.diagnostic import Diagnostic
from govlint.model.facts import Cell, Facts
from helpers.paths import REPORTS

ABSENT = pytest.mark.skipif(not REPORTS.is_dir(), reason="no real reports here")

SAMPLES = ("000", "001", "002", "003", "004")
PDFS = ("hongze_2024", "huaian_2024")
RENDITIONS = sorted(path.name for path in (REPORTS / "text").glob("*"))
UNREADABLE = tuple(f"{pdf}.{tool}.txt" for pdf in PDFS for tool in ("pdfminer", "pdftotext"))
TABLES_ONLY = tuple(f"{pdf}.pdfplumber_tables_tab.txt" for pdf in PDFS)  # headings are lost in it
ARITHMETIC = {"GL301", "GL302", "GL303", "GL310", "GL401"}
SENTENCES = {"GL501", "GL502", "GL504", "GL505", "GL506", "GL510", "GL511"}


@cache
def outcome(name: str) -> Outcome:
    path = REPORTS / (f"{name}.txt" if name in SAMPLES else f"text/{name}")
    return lint.check_file(Task(Input(str(path), named=True), "national"))


@cache
def document(name: str) -> Document:
    path = REPORTS / (f"{name}.txt" if name in SAMPLES else f"text/{name}")
    return read_document(Input(str(path), named=True))


def facts(name: str) -> Facts:
    return document(name).facts


def codes_and_lines(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, int]]:
    return [(found.code, found.at.line) for found in diagnostics]


def errors(name: str) -> list[tuple[str, int, str]]:
    found = outcome(name).diagnostics
    return [(d.code, d.at.line, d.message.zh) for d in found if d.level == "error"]


@cache
def truth(pdf: str) -> dict[Cell, Decimal]:
    rows = json.loads((REPORTS / "truth" / f"{pdf}.json").read_text("utf-8"), parse_float=Decimal)
    return {Cell(r["table"], r["row"], r["column"]): Decimal(r["value"]) for r in rows}


def figures_of(name: str) -> dict[Cell, Any]:
    return {fact.cell: fact.value for fact in facts(name).items}


def pdf_of(rendition: str) -> str:
    return rendition.partition(".")[0]
