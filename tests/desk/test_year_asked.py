"""The year under review: one of which there is no report is not a clean one."""

from __future__ import annotations

from pathlib import Path

import pytest
from forge.office import forged_office

from govlint.commands import cli


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_year_without_reports_is_no_clean_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], form: str
) -> None:
    for name, text in forged_office(3, 2, range(2025, 2026)).files.items():
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    words = ["audit", "reports", "--year", "2050", "-o", "desk", "--format", form, "--lang", "en"]
    assert cli.main(words) == 3
    out, err = capfd.readouterr()
    assert "there is no report for 2050, but for 2025: check --year" in err
    assert (out == "") == (form == "text")
    assert not Path("desk").exists()
