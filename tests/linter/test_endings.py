"""A run that is ended leaves nothing running and nothing lying about."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers.command_line import content, process, write
from helpers.paths import ROOT
from helpers.sample_report import WRONG, report

from govlint import atomic, cleanup

pytestmark = [
    pytest.mark.usefixtures("place"),
    pytest.mark.skipif(os.name != "posix", reason="signals as there"),
]
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGKILL]
SLOW = """
import os, time
from govlint import Finding, Span, rule

@rule("ZZ801", "slow", "慢", level="warning", confidence="high")
def slow(source):
    with open("{log}", "a") as file:
        print(os.getpid(), file=file)
    time.sleep(30)
    yield Finding(Span(0, 1), "x", "x")
"""


def begun(*words: str, **more) -> subprocess.Popen[bytes]:
    """A run that has just begun."""
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-m", "govlint", *words], env=env, **more)


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A pack with a rule that takes its time; the file with the numbers of the processes in it."""
    (tmp_path / "slow").mkdir()
    (tmp_path / "slow" / "pack.yaml").write_text("title: 慢\nletters: ZZ\n", "utf-8")
    log = tmp_path / "log"
    log.write_text("")
    (tmp_path / "slow" / "slow.py").write_text(SLOW.format(log=log), "utf-8")
    return log


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_no_worker_is_left(slow: Path, number: int, jobs: str) -> None:
    for name in "abcd":
        write(f"{name}.txt", report())
    words = ("check", ".", "--pack", "../slow", "--jobs", jobs, "-o", "out")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with begun(*words, **pipes) as run:
        wait(lambda: slow.read_text().count("\n") == int(jobs))
        run.send_signal(number)
        # Both streams end with the last process that holds them.
        _, err = run.communicate(timeout=10)
    assert run.returncode == (-number if number == signal.SIGKILL else 128 + number)
    assert b"Traceback" not in err
    wait(lambda: not any(map(runs, map(int, slow.read_text().split()))))
    assert sorted(os.listdir()) == ["a.txt", "b.txt", "c.txt", "d.txt"]


@pytest.mark.slow
def test_ctrl_c_at_any_moment_is_no_traceback() -> None:
    write("a.txt", report())
    for step in range(1, 13):
        with begun("check", "a.txt", stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            wait(lambda run=run: listens(run.pid))
            time.sleep(step * 0.01)
            run.send_signal(signal.SIGINT)
            _, err = run.communicate(timeout=10)
        assert run.returncode in {0, 1, 130}
        assert b"Traceback" not in err


def test_what_is_ignored_stays_ignored(slow: Path) -> None:
    write("a.txt", report())
    program = f"trap '' HUP; exec {sys.executable} -m govlint check a.txt --pack ../slow"
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(["sh", "-c", program], env=env) as run:
        wait(lambda: slow.read_text())
        run.send_signal(signal.SIGHUP)
        time.sleep(0.2)
        assert run.poll() is None
        run.terminate()
        assert run.wait() == 143


def test_what_a_killed_run_left_is_taken_away(govlint) -> None:
    write("a.txt", report(WRONG))
    names = [f".govlint-{'0' * 15}{end}.part" for end in "12"]
    for name in (*names, ".govlint-mine.part", ".govlint.yaml"):
        write(name, "")
    for name in (names[0], ".govlint-mine.part", ".govlint.yaml"):
        os.utime(name, (1, 1))
    atomic.take_away_stale.cache_clear()
    assert govlint("check", "a.txt", "-o", "out")[0] == 1
    assert sorted(os.listdir()) == [names[1], ".govlint-mine.part", ".govlint.yaml", "a.txt", "out"]


def test_what_is_at_work_is_undone_last_first(tmp_path: Path) -> None:
    done: list[int] = []
    first = cleanup.at_end(lambda: done.append(1))
    second = cleanup.at_end(lambda: done.append(2))
    pid = os.fork()
    if not pid:
        cleanup.end(7)  # what is a parent's is not undone by its children
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7
    second()
    first()
    assert done == [2, 1]


def test_ten_baselines_at_once_keep_all() -> None:
    write(".govlint.yaml", "baseline: known.jsonl\n")
    names = [f"{letter}.txt" for letter in "abcdef"]
    for name in names:
        write(name, report(WRONG))
    runs = [begun("baseline", "write", name, "--pack", "../pack") for name in names]
    assert [run.wait() for run in runs] == [0] * len(runs)
    known = content("known.jsonl").decode()
    assert [name for name in names if name not in known] == []
    assert sorted(os.listdir()) == sorted([*names, ".govlint.yaml", "known.jsonl"])


def test_a_fix_tells_that_a_hard_link_is_split() -> None:
    text = report() + "[bookmark: _GoBack]\n"
    write("a.txt", text)
    os.link("a.txt", "b.txt")
    done = process("check", "a.txt", "--fix")
    assert "硬链接" in done.stderr.decode()
    assert content("a.txt") != content("b.txt") == text.encode()


def test_cleaning_takes_away_what_killed_runs_left(govlint, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "cache").mkdir(mode=0o700, exist_ok=True)
    left = [tmp_path / "govlint-x", tmp_path / "cache" / f".govlint-{'a' * 16}.part"]
    left[0].mkdir()
    left[1].write_text("")
    for path in left:
        os.utime(path, (1, 1))
    assert govlint("cache", "clean")[0] == 0
    assert [path for path in left if path.exists()] == []


@pytest.mark.skipif(os.name != "posix", reason="modes as there")
def test_a_folder_that_others_may_write_to_is_not_used(govlint, tmp_path):
    (tmp_path / "cache" / "results").mkdir(parents=True)
    (tmp_path / "cache" / "results").chmod(0o777)
    write("a.txt", report(WRONG))
    govlint("check", ".")
    assert list((tmp_path / "cache" / "results").iterdir()) == []
    assert "没有使用" in govlint("cache", "show")[1]


def runs(pid: int) -> bool:
    """Whether a process is at work."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def listens(pid: int) -> bool:
    """Whether a process has said what is to become of Ctrl-C."""
    caught = Path(f"/proc/{pid}/status").read_text().partition("SigCgt:")[2].split()[0]
    return bool(int(caught, 16) & 1 << (signal.SIGHUP - 1))


def wait(ready, seconds: float = 15.0) -> None:
    until = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < until
        time.sleep(0.01)
