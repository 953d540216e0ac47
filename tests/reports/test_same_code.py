"""The same fault has the same code however a report is printed: a blank fee cell is GL007."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from forge.draft import with_rows, with_table
from forge.layouts import REGISTRY, UNREADABLE
from forge.making import printed
from forge.report import Draft
from helpers import pdf_files, workbooks
from render import html, media
from render.typesetting import typeset_pages

from govlint.files.discover import Input
from govlint.linter import lint

TEXTS = [name for name in REGISTRY if name not in UNREADABLE]
FILES: dict[str, Callable[[Draft], bytes]] = {
    "docx": media.docx,
    "odt": media.odt,
    "rtf": media.rtf,
    "mht": media.mht,
    "xlsx": workbooks.whole,
    "pdf": lambda draft: pdf_files.pdf(typeset_pages(draft)),
    **{f"{style}.html": lambda draft, style=style: html.page(draft, style).encode()
       for style in ("portal", "blocks", "old", "word")},
    **{f"{name}.txt": lambda draft, name=name: printed(draft, name).encode() for name in TEXTS},
}  # fmt: skip


@pytest.fixture(scope="module")
def draft() -> Draft:
    """A report whose fee, a cell that reaches across three columns, is blank."""
    found = workbooks.draft(3)
    table = found.parts[1].table
    assert table is not None
    (row,) = (row for block in table.blocks for row in block.rows if row.key == "fees")
    return with_table(found, 1, with_rows(table, {"fees": (replace(row, cells=("",)),)}))


@pytest.mark.parametrize("name", FILES)
def test_a_blank_fee_is_a_blank_cell(name: str, draft: Draft, tmp_path: Path) -> None:
    library = {"pdf": "pypdfium2", "xlsx": "openpyxl"}.get(name)
    if library:
        pytest.importorskip(library)
    path = tmp_path / (name if "." in name else f"report.{name}")
    path.write_bytes(FILES[name](draft))
    found = lint.check_file(lint.Task(Input(str(path)), "national")).diagnostics
    errors = [(one.code, one.cell and one.cell.row) for one in found if one.level == "error"]
    assert errors == [("GL007", "fees")]
