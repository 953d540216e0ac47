"""Reports to answer, as Word files, and ways to look at the answers: Chromium, LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from govlint.files.discover import Input
from govlint.forms.official import DrawnTable
from govlint.linter.lint import Task, check_file
from govlint.linter.run import Run
from govlint.model.view import View
from govlint.reporters.html.placement import placement
from helpers import word_files as word
from helpers.paths import EXAMPLES

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), "")
SOFFICE = shutil.which("soffice") or ""
MARK = re.compile(rb"<w:commentRange(?:Start|End)\b[^>]*/>|<w:r><w:commentReference [^>]*/></w:r>")
_TABLE = (
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="777777"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + '</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1100" w:right="1200" w:bottom="1100" w:left="1200"/></w:sectPr>'
)
_WIDE = 9500
_LABELLED = [1000, 1500, 2800, *[600] * 7]


def run_of(*paths: str | Path, pack: str = "national", show: bool = True) -> Run:
    """A run over files, with the reports themselves."""
    from govlint.linter.lint import find_pack as loaded

    items = [Input(str(path), named=True) for path in paths]
    return Run(loaded(pack), tuple(check_file(Task(one, pack, None, False, show)) for one in items))


def in_word(name: str) -> bytes:
    """An example report as a Word file with real tables."""
    (outcome,) = run_of(EXAMPLES / name).outcomes
    assert outcome.view is not None
    return word.docx("".join(_blocks(outcome.view)) + _PAGE)


def _blocks(view: View) -> list[str]:
    places = placement(view, [])
    out = []
    for index, block in enumerate(view.pieces):
        if index in places.within:
            out += [_table(places.grids[key], view) for key in places.tables.get(index, ())]
            continue
        look = {"title": ('<w:jc w:val="center"/>', '<w:b/><w:sz w:val="32"/>')}
        given, letters = look.get(block.kind, ("", "<w:b/>" if block.kind == "heading" else ""))
        for row in block.rows:
            texts = [view.text[start:end] for start, end in row]
            out.append(word.p(*(word.r(text, letters) for text in texts), properties=given))
    return out


def _table(grid: DrawnTable, view: View) -> str:
    """A table with its merged cells, a continuing cell wherever one reaches down."""
    raw = {fact.cell: fact.raw for fact in view.facts.items}
    lines = [line for part in grid.parts for line in (*part.heads, *part.rows)]
    width = sum(slot.across for slot in lines[0])
    under: dict[int, tuple[int, int]] = {}
    rows = []
    for line in lines:
        cells, column, rest = [], 0, list(line)
        while column < width:
            left, across = under.pop(column, (0, 0))
            if left:
                cells.append(word.tc(span=across, merge="continue"))
            else:
                slot = rest.pop(0)
                left, across = slot.down, slot.across
                text = raw.get(slot.cell, "") if slot.cell else slot.text
                cells.append(word.tc(text, span=across, merge="restart" if left > 1 else ""))
            if left > 1:
                under[column] = (left - 1, across)
            column += across
        rows.append(cells)
    widths = _LABELLED if width == len(_LABELLED) else [_WIDE // width] * width
    made = word.tbl(*rows, widths=widths).replace("<w:tblPr/>", _TABLE)
    return made.replace('<w:tcW w:w="900" w:type="dxa"/>', "")


def member(data: bytes, name: str) -> bytes:
    """A part of a Word file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def office(path: Path, kind: str = "pdf") -> Path:
    """A file as LibreOffice turns it into another; the test is skipped where it is not."""
    if not SOFFICE:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = (path.parent / "profile").as_uri()
    words = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    subprocess.run(
        [*words, "--convert-to", kind, "--outdir", str(path.parent), str(path)],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    return path.with_suffix("." + kind.partition(":")[0])
