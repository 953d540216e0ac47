"""One report, the same findings: as plain text and in every format of word processors."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from forge import FAULTS, SUPPORTS, forge
from helpers import word_files as w

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.lint import Task
from govlint.linter.run import Outcome
from govlint.loaders.word import office

SEEN = sorted(fault for fault in FAULTS if "A2" in SUPPORTS[fault])
LATER = ["wrong_cell", "row_dropped", "blank_cell"]


def checked(name: str, data: bytes) -> Outcome:
    return lint.check_file(Task(Input(name, named=True, data=data), "national"))


def told(outcome: Outcome) -> list[tuple[str, str, str]]:
    """What is found, but for where: the order of two findings at one place may change."""
    assert outcome.state == "checked", outcome.diagnostics
    return sorted((one.code, one.logical, one.message.zh) for one in outcome.diagnostics)


@pytest.mark.slow
@pytest.mark.parametrize("fault", SEEN)
def test_a_fault_is_found_in_docx_as_in_text(fault: str) -> None:
    seed = SEEN.index(fault)
    text = forge(seed, "A2", noise=False, fault=fault).text
    data = w.docx(w.report(w.drawn(seed, fault=fault)))
    assert told(checked("a.docx", data)) == told(checked("a.txt", text.encode()))


@pytest.mark.slow
@pytest.mark.skipif(office.program() is None, reason="no LibreOffice here")
@pytest.mark.parametrize("kind", ["docx", "doc", "odt", "rtf"])
def test_what_libreoffice_saves_is_the_same_report(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = [fault for fault in LATER if fault in SEEN] or SEEN[:3]
    originals = {}
    for fault in faults:
        originals[fault] = w.docx(w.report(w.drawn(5, fault=fault)))
        (tmp_path / f"{fault}.docx").write_bytes(originals[fault])
    saved(tmp_path, kind)
    monkeypatch.setenv(office.VARIABLE, "none")
    for fault, data in originals.items():
        again = (tmp_path / "out" / f"{fault}.{kind}").read_bytes()
        assert told(checked(f"a.{kind}", again)) == told(checked("a.docx", data))


def saved(folder: Path, kind: str) -> None:
    """Every .docx of a folder as LibreOffice saves it in another format, in the folder `out`."""
    soffice = office.program() or ""
    words = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    words += ["--convert-to", kind, "--outdir", str(folder / "out")]
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    subprocess.run([*words, *files], capture_output=True, check=True, timeout=120)
