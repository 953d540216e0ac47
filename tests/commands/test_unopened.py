"""What of a folder or zip is not read is counted, listed and, if it may be a report, told."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from helpers.sample_report import report

NATIONAL = ("--pack", "national", "--select", "GL0,GL3")
LEFT = "a.rar b.7z c.jpg d.png e.csv f.eml g.pages noext .hidden"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "青禾县.txt").write_text(report(), "utf-8")
    for name in (
        "a.rar",
        "b.7z",
        "c.jpg",
        "d.png",
        "e.csv",
        "f.eml",
        "g.pages",
        "noext",
        ".hidden",
        ".草稿.txt",
    ):
        (tmp_path / name).write_bytes(b"x")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("白鹭镇.txt", report())
        archive.writestr("scan.jpg", b"x")
    (tmp_path / "h.zip").write_bytes(packed.getvalue())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_not_read_is_counted_and_listed(folder: Path, govlint) -> None:
    code, out, err = govlint("check", ".", "--lang", "en", *NATIONAL)
    assert code == 0
    assert "2 files; 10 not opened; " in out
    assert "2 archives were not opened: a.rar, b.7z." in err
    assert "3 pictures were not opened: c.jpg, d.png, h.zip/scan.jpg." in err
    assert "e.csv" not in err
    _, out, err = govlint("check", ".", "-v", "--lang", "en", "--format", "json", *NATIONAL)
    assert json.loads(out)["summary"]["unopened"] == 10
    for name in ("e.csv", "f.eml", "g.pages", "noext"):
        assert f"not opened (of no format that is read): {name}\n" in err
    assert "not opened (a hidden file): .草稿.txt\n" in err
    assert ".hidden" not in err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_and_linked_folders_are_not_entered(folder: Path, govlint) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "linked").symlink_to(folder, target_is_directory=True)
    code, _, err = govlint("check", ".", "-v", "--lang", "en", *NATIONAL)
    assert code == 0
    assert "not opened (a pipe or device): pipe.txt\n" in err
    assert "not opened (a linked folder): linked\n" in err


def test_facts_are_no_quieter_than_check(folder: Path, govlint) -> None:
    whole = report()
    lines = whole.splitlines()
    row = next(line for line in lines if line.startswith("规章"))
    (folder / "短.txt").write_text(whole.replace(row, "规章\t0\t0"), "utf-8")
    code, out, err = govlint("facts", "短.txt", "--lang", "en")
    assert code == 3
    assert "短.txt" in out
    assert "短.txt: 197 / 200 figures read; 1 GL0" in err
    assert govlint("check", "短.txt", *NATIONAL)[0] == 3
    code, _, err = govlint("facts", "青禾县.txt", "--lang", "en")
    assert (code, err) == (0, "")
