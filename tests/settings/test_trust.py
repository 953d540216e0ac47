"""A stranger's folder: what its configuration names runs no code before somebody trusts it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from helpers.command_line import write
from helpers.sample_report import report

from govlint.commands import cli
from govlint.linter.lint import find_pack

EVIL = """from pathlib import Path
from govlint import rule
Path("ran").write_text("")

@rule("JS901", "js-word", "词")
def word(source):
    yield from ()
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of reports whose configuration names a pack with Python."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GOVLINT_TRUST", "")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    write("a.txt", report())
    write(".govlint.yaml", "pack: ./own\n")
    write("own/pack.yaml", "title: x\nextends: ../base\nletters: JS\n")
    write("base/pack.yaml", "title: y\nextends: national\nletters: JS\n")
    write("base/lib/words.py", "WORD = 1\n")
    write("base/word.py", EVIL)
    return tmp_path / "work"


def ran(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    find_pack.cache_clear()  # as for a new process
    code = cli.main(["--lang", "en", *words])
    done = capfd.readouterr()
    return code, done.out + done.err


def refused(capfd: pytest.CaptureFixture[str], *words: str) -> None:
    Path("ran").unlink(missing_ok=True)
    code, said = ran(capfd, *words)
    assert (code, said.count("\n")) == (2, 1)
    assert "base has Python, which did not run" in said
    assert "govlint trust " in said
    assert not Path("ran").exists()


COMMANDS = ("check", "rules", "explain JS901", "test", "config show", "facts", "tree a.txt")


@pytest.mark.parametrize("words", [*COMMANDS, "baseline write", "new rule JS902"])
def test_code_of_a_configured_pack_does_not_run(words: str, capfd) -> None:
    refused(capfd, *words.split())


def test_it_runs_once_trusted_until_it_changes(folder: Path, capfd) -> None:
    code, said = ran(capfd, "trust", ".")
    assert (code, said) == (0, f"trusted: {folder / 'base'}\n")
    assert not Path("ran").exists()  # trusting runs nothing
    assert ran(capfd, "check", "--no-cache")[0] == 0
    assert Path("ran").exists()
    assert ran(capfd, "check")[0] == 0  # what ran left nothing that counts as a change
    write("own/words.yaml", "JS801:\n  name: x\n  title: x\n  forbid: 云岭\n")
    assert ran(capfd, "check", "--ignore", "JS801")[0] == 0  # YAML is data
    write("base/lib/words.py", "WORD = 2\n")
    refused(capfd, "check")
    assert "has changed: trusted no more" in ran(capfd, "trust", "--list")[1]
    ran(capfd, "trust", "base")
    assert ran(capfd, "trust", "--list") == (0, f"{folder / 'base'}\n")
    write("base/lib/__pycache__/words.cpython-311.pyc", "")  # bytecode runs as well
    refused(capfd, "check")
    assert ran(capfd, "trust", "--remove", "base")[0] == 0
    assert ran(capfd, "trust", "--list")[1] == "no folder is trusted\n"


def test_other_ways_to_say_so(folder: Path, capfd, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ran(capfd, "check", "--trust")[0] == 0
    assert ran(capfd, "check", "--pack", "own")[0] == 0
    refused(capfd, "check")
    monkeypatch.setenv("GOVLINT_TRUST", "1")
    assert ran(capfd, "check")[0] == 0


def test_a_record_that_another_may_write_is_none(folder: Path, capfd) -> None:
    ran(capfd, "trust", "base")
    (record,) = (folder.parent / "home/govlint/trusted").iterdir()
    os.chmod(record, 0o666)
    refused(capfd, "check")
    os.chmod(record, 0o600)
    os.rename("base", "other")
    write("own/pack.yaml", "title: x\nextends: ../other\nletters: JS\n")
    assert ran(capfd, "check")[0] == 2  # the same code, elsewhere


def test_a_folder_only_checked_configures_nothing(folder: Path, capfd) -> None:
    os.mkdir("../elsewhere")
    os.chdir("../elsewhere")
    assert ran(capfd, "check", "../work")[0] == 0
    assert not Path("ran").exists()


def test_nothing_to_trust(capfd) -> None:
    code, said = ran(capfd, "trust", "own/..")
    assert code == 0
    write("base/word.py", "")
    os.remove("base/word.py")
    os.remove("base/lib/words.py")
    code, said = ran(capfd, "trust", ".")
    assert (code, "no Python to be trusted" in said) == (2, True)
    assert ran(capfd, "trust")[0] == ran(capfd, "trust", "nowhere")[0] == 2
