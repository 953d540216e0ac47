"""Whatever goes wrong in one file costs that file alone, and is named."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import word_files as word
from helpers.command_line import write
from helpers.paths import ROOT
from helpers.sample_report import WRONG, report

from govlint.parsing import parser

pytestmark = pytest.mark.usefixtures("place")
RAISED = [
    MemoryError(),
    RecursionError("too deep"),
    OSError(errno.EMFILE, "Too many open files"),
    ValueError("Exceeds the limit (4300 digits)"),
    SystemExit(0),
]


@pytest.fixture
def breaking(monkeypatch):
    """Have the parser raise on a file that says `坏了`."""
    real = parser.parse

    def broken_by(error):
        def parse(source):
            if "坏了" in source.text:
                raise error
            return real(source)

        monkeypatch.setattr(parser, "parse", parse)
        write("a.txt", report(WRONG))
        write("b.txt", report(WRONG) + "坏了\n")
        write("c.txt", report(WRONG))

    return broken_by


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("words", [(), ("--jobs", "2"), ("--fix",)])
def test_the_others_are_checked(govlint, breaking, error, words) -> None:
    breaking(error)
    code, out, err = govlint("check", ".", "--format", "json", *words)
    found = json.loads(out)["diagnostics"]
    assert {one["path"] for one in found if one["code"] == "GL301"} == {"a.txt", "c.txt"}
    assert {one["path"] for one in found if one["code"] == "GL001"} == {"b.txt"}
    ours = not isinstance(error, MemoryError | RecursionError | OSError)
    assert (code, "Traceback" in err) == ((4, True) if ours else (3, False))


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("command", ["facts", "tree", "baseline"])
def test_so_for_every_command(govlint, breaking, error, command) -> None:
    breaking(error)
    words = ("baseline", "write", ".", "--pack", "../pack") if command == "baseline" else (command,)
    code, out, err = govlint(*words)
    ours = not isinstance(error, MemoryError | RecursionError | OSError)
    assert code == (4 if ours and command == "facts" else 3)
    assert "b.txt" in err
    if command == "baseline":
        out = Path(".govlint-baseline.jsonl").read_text()
    assert {"a.txt", "c.txt"} <= {name for name in ("a.txt", "b.txt", "c.txt") if name in out}


@pytest.mark.parametrize("digits", [4301, 50_000])
@pytest.mark.parametrize("digit", ["9", "９"])
def test_a_figure_of_thousands_of_digits(govlint, digits, digit) -> None:
    write("a.txt", report(WRONG).replace("\t12\t", f"\t{digit * digits}\t"))
    write("b.txt", report(WRONG))
    for words in (("check", "--pack", "national"), ("facts",), ("tree",)):
        code, _, err = govlint(*words)
        assert code in {0, 1, 3}
        assert "Traceback" not in err


@pytest.mark.skipif(os.name != "posix", reason="signals as there")
def test_a_process_that_the_system_ends(govlint, breaking, monkeypatch) -> None:
    breaking(None)
    real = parser.parse

    def parse(source):
        if "坏了" in source.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(source)

    monkeypatch.setattr(parser, "parse", parse)
    for name in ("d.txt", "e.txt", "f.txt"):
        write(name, report(WRONG))
    code, out, err = govlint("check", ".", "--format", "json", "--jobs", "2")
    found = json.loads(out)["diagnostics"]
    assert (code, err) == (3, "")
    assert len({one["path"] for one in found if one["code"] == "GL301"}) == 5
    assert [one["path"] for one in found if one["code"] == "GL001"] == ["b.txt"]


def test_a_folder_that_is_gone() -> None:
    words = [sys.executable, "-m", "govlint", "check"]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    gone = f"mkdir gone && cd gone && rmdir ../gone && exec {' '.join(words)}"
    done = subprocess.run(["sh", "-c", gone], env=env, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "当前文件夹已不存在" in done.stderr


@pytest.mark.parametrize("depth", [50, 400])
def test_tables_in_tables_are_too_deep_and_not_damaged(govlint, depth: int) -> None:
    body = word.p("甲")
    for _ in range(depth):
        body = word.tbl([word.tc("甲", body, word.p()), word.tc("乙")])
    write("a.docx", word.docx(body))
    code, out, _ = govlint("check", "a.docx")
    assert code == 3
    assert "嵌套太深" in out
    assert "已损坏" not in out
