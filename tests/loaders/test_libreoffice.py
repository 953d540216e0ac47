"""LibreOffice is asked for what we cannot read; it gets no network and is never left behind."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest
from helpers.messy_docx import DOC, DOCX, TEXT, without_blank_lines
from helpers.paths import ROOT

from govlint.files.decode import Undecodable
from govlint.loaders.word import doc, office

needs_soffice = pytest.mark.skipif(office.program() is None, reason="no LibreOffice here")
needs_shell = pytest.mark.skipif(
    os.name != "posix", reason="a shell script stands in for LibreOffice"
)
DAMAGED = DOC[:512] + b"\xff" * 4096 + DOC[4608:]
WORD = "WordDocument".encode("utf-16-le")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A stand-in for LibreOffice: a shell script that is given `$out`; the log of its runs."""

    def made(script: str) -> Path:
        path, log = tmp_path / "soffice", tmp_path / "log"
        path.write_text(
            f"#!/bin/sh\necho $$ >> {log}\n"
            'for word; do case "$last" in --outdir) out=$word;; esac; last=$word; done\n'
            f"{script}\n"
        )
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        (tmp_path / "good.docx").write_bytes(DOCX)
        (tmp_path / "tmp").mkdir()
        monkeypatch.setenv("GOOD", str(tmp_path / "good.docx"))
        monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
        monkeypatch.setattr(tempfile, "tempdir", None)
        monkeypatch.setenv(office.VARIABLE, str(path))
        monkeypatch.setattr(office, "_SECONDS", 1.0)
        monkeypatch.setattr(office, "_given_up", [])
        log.write_text("")
        return log

    return made


@needs_shell
def test_what_we_read_is_not_turned(fake) -> None:
    log = fake('cp "$GOOD" $out/report.docx')
    assert without_blank_lines(doc.load(DOC, "a.doc").text) == TEXT
    assert log.read_text() == ""


@needs_shell
def test_what_we_cannot_read_is_turned(fake, tmp_path: Path) -> None:
    fake('cp "$GOOD" $out/report.docx')
    source = doc.load(DAMAGED, "a.doc")
    assert (without_blank_lines(source.text), source.medium) == (TEXT, "doc")
    assert list((tmp_path / "tmp").iterdir()) == []


@needs_shell
@pytest.mark.parametrize("script", ["exit 1", "echo PK > $out/report.docx", "sleep 60"])
def test_a_libreoffice_that_fails_is_done_without(fake, tmp_path: Path, script: str) -> None:
    log = fake(script)
    with pytest.raises(Undecodable, match="damaged"):
        doc.load(DAMAGED, "a.doc")
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not _runs(int(log.read_text()))


@needs_shell
def test_one_that_hangs_is_given_up(fake) -> None:
    log = fake("sleep 60")
    office._given_up.extend("xxx")
    assert [office.converted(DAMAGED) for _ in range(3)] == [None] * 3
    assert log.read_text().count("\n") == 1


def test_a_libreoffice_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(office.VARIABLE, "/nowhere/soffice")
    assert office.converted(DOC) is None


@needs_shell
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_none(fake, tmp_path: Path, number: int) -> None:
    log = fake("sleep 60")
    (tmp_path / "a.doc").write_bytes(DAMAGED)
    command = [sys.executable, "-m", "govlint", "check", str(tmp_path / "a.doc")]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) as run:
        _wait(lambda: log.read_text().endswith("\n"))
        run.send_signal(number)
        assert run.wait() == (-number if number == signal.SIGKILL else 128 + number)
    _wait(lambda: not _runs(int(log.read_text())))
    _wait(lambda: list((tmp_path / "tmp").iterdir()) == [])


def test_what_a_killed_run_left_is_taken_away(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in ("govlint-old", "govlint-new", "other"):
        (tmp_path / name).mkdir()
        if name != "govlint-new":
            os.utime(tmp_path / name, (1, 1))
    assert office.take_away_stale() == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["govlint-new", "other"]


@pytest.mark.slow
@needs_soffice
def test_libreoffice_gives_the_same() -> None:
    made = office.converted(DOC)
    assert made is not None
    assert office.converted(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"nothing in it" * 99) is None
    from govlint.loaders.word.docx import load

    assert without_blank_lines(load(made, "a.doc", "doc").text) == TEXT


@pytest.mark.slow
@needs_soffice
@pytest.mark.parametrize("namespace", [True, False])
def test_it_fetches_nothing(namespace: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links of a page, by HTTP, by `file://` and by `\\\\host`: a listener hears of none."""
    if not namespace:
        monkeypatch.setattr(office, "_offline", lambda: ())
    with socket.create_server(("127.0.0.1", 0)) as server:
        heard: list[bytes] = []
        port = server.getsockname()[1]
        threading.Thread(target=_listen, args=(server, heard), daemon=True).start()
        links = (f"http://127.0.0.1:{port}/a.png", rf"\\127.0.0.1@{port}\x\a.png", "//127.0.0.1/b")
        page = f'<link rel="stylesheet" href="http://127.0.0.1:{port}/s.css"><p>甲</p>'
        page += "".join(f'<img src="{link}"><iframe src="{link}"></iframe>' for link in links)
        assert office.converted(f"<html><body>{page}<!--".encode() + WORD + b"-->") is not None
        assert heard == []


def _listen(server: socket.socket, heard: list[bytes]) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            heard.append(connection.recv(1000))


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return not done.stdout.startswith("Z")


def _wait(ready, seconds: float = 15.0) -> None:
    until = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < until
        time.sleep(0.02)
