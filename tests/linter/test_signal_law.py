"""The law of endings: whatever signal comes whenever, nothing runs on and no file is half there."""

from __future__ import annotations

import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers import word_files as word
from helpers.command_line import content, write
from helpers.effort import SLOW
from helpers.messy_docx import DOC, DOCX
from helpers.paths import ROOT
from helpers.sample_report import WRONG, report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("place"),
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes told by /proc"),
]
DRAWS = 200 if SLOW else 5
"""Signals sent: all of them with GOVLINT_SLOW."""
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGKILL)
COMMANDS = {
    "fix": "check . --fix --jobs 2",
    "annotate": "annotate in.docx -o out.docx",
    "check": "check . --format json -o out.json --jobs 2",
    "baseline": "baseline write . --baseline known.jsonl",
    "conversion": "check old.doc --format json -o out.json",
}
BEFORE = {
    **{f"{number}.txt": (report(WRONG) + "[bookmark: _GoBack]\n").encode() for number in range(6)},
    "in.docx": word.docx("".join(map(word.p, report(WRONG).split("\n")))),
    "old.doc": DOC[:512] + b"\xff" * 4096 + DOC[4608:],
}
LIBREOFFICE = """#!/bin/sh
for word; do [ "$last" = --outdir ] && out=$word; last=$word; done
sleep 0.4
cp {good} $out/report.docx
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What every run is given: a LibreOffice that takes its time, a TMPDIR by which it is told."""
    (tmp_path / "good.docx").write_bytes(DOCX)
    soffice = tmp_path / "soffice"
    soffice.write_text(LIBREOFFICE.format(good=tmp_path / "good.docx"))
    soffice.chmod(soffice.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "tmp").mkdir()
    mine = {"GOVLINT_SOFFICE": soffice, "TMPDIR": tmp_path / "tmp", "PYTHONPATH": ROOT}
    return os.environ | {name: str(value) for name, value in mine.items()}


def test_it_holds(environment: dict[str, str]) -> None:
    draw = random.Random(13)
    whole = {name: finished(name, environment) for name in COMMANDS}
    for _ in range(DRAWS):
        name = draw.choice([*COMMANDS])
        after, seconds = whole[name]
        number, late = draw.choice(SIGNALS), draw.uniform(0.0, 1.0)
        case = f"{name}, {signal.Signals(number).name} at {late:.0%} of {seconds:.1f} s"
        code, err = ended(name, environment, number, late * seconds)
        assert code in {0, 1, 3, 128 + number, -number}, case
        assert "Traceback" not in err, case
        wait(lambda: not alive(environment["TMPDIR"]), case)
        left = [path for path in Path().iterdir() if path.name.startswith(".govlint-")]
        killed = number == signal.SIGKILL
        assert killed or left == [], case
        for path in set(Path().iterdir()) - {*left}:
            known = {BEFORE.get(path.name), after.get(path.name)}
            assert content(path) in known, f"{case}: {path}"
        if killed:  # in the moment before its keeper is there, which the next run sees to
            for path in Path(environment["TMPDIR"]).glob("govlint-*"):
                shutil.rmtree(path)
        assert os.listdir(environment["TMPDIR"]) == [], case


def finished(name: str, environment: dict[str, str]) -> tuple[dict[str, bytes], float]:
    """The files once a command has come to its end, and the seconds it took."""
    begin = time.monotonic()
    process = started(name, environment)
    assert process.wait() in {0, 1, 3}
    seconds = time.monotonic() - begin
    process = started(name, environment)  # again, with what is kept of the pack
    begin = time.monotonic()
    process.wait()
    seconds = min(seconds, time.monotonic() - begin)
    return {path.name: content(path) for path in Path().iterdir()}, seconds


def ended(name: str, environment: dict[str, str], number: int, seconds: float) -> tuple[int, str]:
    """The exit code of a command that a signal reaches, and what it said."""
    process = started(name, environment)
    wait(lambda: process.poll() is not None or listens(process.pid), name)
    time.sleep(seconds)
    process.send_signal(number)
    _, err = process.communicate(timeout=30)  # no process that is left holds the pipe
    return process.returncode, err.decode()


def started(name: str, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """A command begun, with its files as before."""
    for path in Path().iterdir():
        path.unlink()
    for file, data in BEFORE.items():
        write(file, data)
    words = [sys.executable, "-m", "govlint", *COMMANDS[name].split()]
    pipe = subprocess.PIPE
    return subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=pipe)


def listens(pid: int) -> bool:
    """Whether a process has said what is to become of signals."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return True
    caught = status.partition("SigCgt:")[2].split()[0]
    return bool(int(caught, 16) & 1 << (signal.SIGHUP - 1))


def alive(mark: str) -> list[str]:
    """The processes that have a mark in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"TMPDIR={mark}\0".encode() in (folder / "environ").read_bytes():
                found.append(folder.name)
        except OSError:
            continue
    return found


def wait(ready, case: str, seconds: float = 10.0) -> None:
    until = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < until, case
        time.sleep(0.01)
