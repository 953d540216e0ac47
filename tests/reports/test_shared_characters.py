"""The small inputs with odd characters and encodings, where they are at hand: what is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.paths import ROOT

from govlint.files.discover import Input
from govlint.linter.lint import lint

FOLDER = ROOT.parent / "shared" / "faults"
DUE = {
    "val_lrm.txt": (200, "GL011"),
    "zw_五.txt": (200, "GL011"),
    "hs_zwsp.txt": (200, "GL011"),
    "e_u2028.txt": (200, "GL011"),
    "fffd.docx": (200, "GL011"),
    "fffd_html.html": (200, "GL011"),
    "e_utf16le_nobom.txt": (200, None),
    "h_wechat.html": (200, None),
    "e_mojibake_utf8_as_gbk.txt": (0, "GL001"),
    "p_no_tounicode.pdf": (0, "GL001"),
    "d_pictures_title.docx": (0, "GL001"),
    "h_iframe.html": (0, "GL001"),
    "h_spa.html": (0, "GL001"),
    "d_two_reports.docx": (200, "GL012"),
    "x_two_years.xlsx": (200, "GL012"),
}


@pytest.mark.parametrize("name", DUE)
def test_a_fault_is_read_past_or_told(name: str) -> None:
    path: Path = FOLDER / name
    if not path.exists():
        pytest.skip("no shared faults here")
    read, code = DUE[name]
    run = lint([Input(str(path))], "national", skip_non_reports=True)
    assert run.coverage[0] == read
    grave = {one.code for one in run.diagnostics if one.level != "info"}
    grave |= {one.code for one in run.diagnostics if one.code == "GL011"}
    assert grave == ({code} if code else set())
