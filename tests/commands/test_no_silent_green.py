"""No silent green: whatever goes wrong, the exit code and one line say so.

The table is in `faults.py`.  A clean report lies beside every fault.
"""

import builtins
import errno
import os
import signal
import subprocess
import sys
from functools import partial

import pytest
from helpers.broken_inputs import CLEAN, FAULTS
from helpers.command_line import write
from helpers.installed_plugins import forget, installed
from helpers.paths import ROOT
from helpers.sample_report import WRONG, report

from govlint import atomic
from govlint.commands import cli
from govlint.files import extras

pytestmark = pytest.mark.usefixtures("place")
CHECK = ("check", "ok.txt", "--pack", "../pack")


@pytest.fixture(autouse=True)
def _fresh():
    forget()
    yield
    forget()


# what files alone cannot be


def locked(monkeypatch):
    """b.txt is there and may not be read; for root, who may read everything, it is said so."""
    real = builtins.open

    def guarded(path, *rest, **more):
        if path == "b.txt":
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real(path, *rest, **more)

    os.chmod("b.txt", 0)
    if os.geteuid() == 0:
        monkeypatch.setattr(builtins, "open", guarded)


def closed(monkeypatch):
    """A folder that cannot be listed."""
    os.mkdir("shut")
    real, listed = builtins.open, os.scandir

    def guarded(call, path, *rest, **more):
        if str(path).rstrip("/").endswith("shut"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return call(path, *rest, **more)

    monkeypatch.setattr(os, "scandir", lambda path=".": guarded(listed, path))
    monkeypatch.setattr(builtins, "open", lambda path, *r, **m: guarded(real, path, *r, **m))


def linked(monkeypatch):
    os.symlink("loop", "loop")
    os.symlink("nowhere", "dangling")


def void(monkeypatch):
    os.mkdir("void")


def bare(monkeypatch):
    """Without the libraries of the extras."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.setattr(extras.importlib.util, "find_spec", lambda name: None)


def full(monkeypatch):
    """A disk without room for a new file."""

    def refused(*words, **more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic.os, "replace", refused)


TRICKS = {trick.__name__: trick for trick in (locked, closed, linked, void, bare, full)}


# the table


@pytest.mark.slow
@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_told(name, tmp_path, monkeypatch, capsysbinary):
    fault = FAULTS[name]
    write("ok.txt", CLEAN)
    for path, data in fault.files.items():
        write(path, data)
    if fault.plugin:
        installed(tmp_path, monkeypatch, "yunxi_bad", fault.plugin)
    if fault.trick:
        TRICKS[fault.trick](monkeypatch)
    run = typed if fault.shell else called
    words = fault.words
    if fault.found and not words.startswith("check"):
        words = f"check {words or '.'} --pack ../pack"
    if not fault.shell:  # packs are loaded once a process, by their names
        words = words.replace("--pack p", f"--pack {os.getcwd()}/p")
    code, out, err = run(f"--lang en {words}", capsysbinary)
    assert "fault of govlint" not in err, err
    assert code == fault.code, out + err
    told = out if fault.found else first_line(err)
    assert fault.cause in told
    assert fault.next in told
    assert not fault.found or "= next: " in out
    if "--lang" not in words and not fault.shell:
        assert run(words, capsysbinary)[0] == fault.code  # in Chinese too


def first_line(err):
    """The one line that stderr has; below it, its place or the traceback of others' code."""
    first, *rest = err.splitlines() or [""]
    assert first.startswith("govlint: ") or not err
    assert not rest or rest[0].startswith(("    ", "Traceback")), err
    return first


def called(words, capsysbinary):
    code = cli.main(words.split())
    out, err = capsysbinary.readouterr()
    return code, out.decode(), err.decode()


def typed(words, _=None):
    """A line of a shell, with `govlint` before it."""
    if sys.platform == "win32":
        pytest.skip("a line for a POSIX shell")
    env = os.environ | {"PYTHONPATH": str(ROOT), "GOVLINT_LANG": "en"}
    line = f"exec {sys.executable} -m govlint {words.removeprefix('--lang en ')}"
    # What runs in the background is born deaf to Ctrl-C, and so would be what it starts.
    hear = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    command = ["sh", "-c", line]
    done = subprocess.run(command, capture_output=True, env=env, timeout=60, preexec_fn=hear)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_without_a_fault_it_is_clean(capsysbinary):
    write("ok.txt", CLEAN)
    for words in (
        " ".join(CHECK),
        "check . --pack ../pack",
        "check ok.txt --pack ../pack --jobs 2",
    ):
        assert called(words, capsysbinary)[::2] == (0, "")
    assert typed(" ".join(CHECK))[::2] == (0, "")


def test_the_table_is_long_and_says_each_thing_once():
    assert len(FAULTS) >= 30
    assert len({(fault.words, *map(str, fault[4:])) for fault in FAULTS.values()}) == len(FAULTS)
    assert all(fault.code for name, fault in FAULTS.items() if "reader that goes" not in name)


def test_a_loop_of_folders_is_walked_once(capsysbinary):
    write("ring/b.txt", report(WRONG))
    os.symlink(".", "ring/again")
    code, out, _ = called("check ring --pack ../pack --format concise", capsysbinary)
    assert code == 1
    assert len([line for line in out.splitlines() if "GL301" in line]) == 1


# a cache is no source of truth

DAMAGE = {
    "cut": lambda data: data[: len(data) // 2],
    "emptied": lambda data: b"",
    "a bit": lambda data: bytes([*data[:-9], data[-9] ^ 1, *data[-8:]]),
    "zeros": lambda data: bytes(len(data)),
    "another's": lambda data: b'{"diagnostics": []}',
}


@pytest.mark.slow
@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_cache_changes_nothing(name, tmp_path, capsysbinary):
    write("b.txt", report(WRONG))
    sound = called("check b.txt --pack ../pack", capsysbinary)
    assert sound[0] == 1
    kept = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(DAMAGE[name](path.read_bytes()) if path.stat().st_size > 9 else b"")
    ran = typed("check b.txt --pack ../pack --lang zh")
    assert ran == sound


def test_a_cache_that_cannot_be_written_changes_nothing(tmp_path, monkeypatch, capsysbinary):
    write("b.txt", report(WRONG))
    sound = called("check b.txt --pack ../pack", capsysbinary)
    (tmp_path / "no").write_text("a file where a folder should be")
    monkeypatch.setenv("GOVLINT_CACHE", str(tmp_path / "no"))
    assert typed("check b.txt --pack ../pack --lang zh") == sound
