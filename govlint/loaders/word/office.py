"""LibreOffice, where it is installed: many old files turned into .docx in one run of it.

It works in a folder of its own, with a profile of its own (so that neither the user's windows nor
another run disturb it), runs no macros and fetches nothing.  What it cannot turn, or not in time,
is None: the caller has a reader of its own for that.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

VARIABLE = "GOVLINT_SOFFICE"
"""The environment variable that names the program; `none` says to do without it."""

_WORD = "WordDocument".encode("utf-16-le")
_FILTER = "docx:MS Word 2007 XML"
_BATCH = 200
_STARTING, _STALLED = 60.0, 20.0
"""Seconds without a file turned after which a run is given up: for the first, for the others."""
_PATIENCE = 4
"""How many runs may be given up before LibreOffice is."""
_POLL = 0.03
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def program() -> str | None:
    """The path of LibreOffice; None where it is not installed or not wanted."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return None if named.lower() in {"", "none"} else named
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if os.path.exists(place)), None)


def convert(files: Sequence[bytes]) -> list[bytes | None]:
    """Each file as .docx, None for those that cannot be turned into one here."""
    soffice = program()
    made: list[bytes | None] = [None] * len(files)
    # LibreOffice takes what it does not know for text and makes nonsense of it.
    sound = [index for index, data in enumerate(files) if _WORD in data]
    if soffice is None or not sound:
        return made
    with tempfile.TemporaryDirectory(prefix="govlint-", ignore_cleanup_errors=True) as folder:
        work = _Work(Path(folder), soffice)
        waiting, given_up = sound, 0
        while waiting and given_up < _PATIENCE:
            batch, waiting = waiting[:_BATCH], waiting[_BATCH:]
            well, turned = work.run({index: files[index] for index in batch})
            for index, data in turned.items():
                made[index] = data
            if not well:
                # They are turned in order: the first without a result is what it came to grief on.
                left = [index for index in batch if index not in turned]
                waiting = left[1:] + waiting
                given_up += 1
    return made


class _Work:
    """A folder with a profile and the files to be turned."""

    def __init__(self, folder: Path, soffice: str) -> None:
        self._folder = folder
        self._soffice = soffice
        self._runs = 0
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")

    def run(self, files: dict[int, bytes]) -> tuple[bool, dict[int, bytes]]:
        """Whether one run over these files came to its end, and what it made."""
        self._runs += 1
        out = self._folder / f"out{self._runs}"
        out.mkdir()
        names = {index: f"{index:05}" for index in files}
        for index, data in files.items():
            (self._folder / f"{names[index]}.doc").write_bytes(data)
        words = [f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"]
        words += ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to"]
        words += [_FILTER, "--outdir", str(out), *(f"{name}.doc" for name in names.values())]
        well = self._watched([self._soffice, *words], out)
        made = {i: data for i, name in names.items() for data in _whole(out / f"{name}.docx")}
        for name in names.values():
            (self._folder / f"{name}.doc").unlink(missing_ok=True)
        shutil.rmtree(out, ignore_errors=True)
        return well, made

    def _watched(self, command: list[str], out: Path) -> bool:
        try:
            running = subprocess.Popen(
                command,
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError:
            return False
        try:
            return _ended(running, out)
        finally:
            _kill(running)


def _ended(running: subprocess.Popen[bytes], out: Path) -> bool:
    made, limit = 0, time.monotonic() + _STARTING
    while running.poll() is None:
        if len(os.listdir(out)) > made:
            made, limit = len(os.listdir(out)), time.monotonic() + _STALLED
        if time.monotonic() > limit:
            return False
        time.sleep(_POLL)
    return running.returncode == 0


def _kill(running: subprocess.Popen[bytes]) -> None:
    """End the program and all it started: soffice is a script that waits for another."""
    if running.poll() is None:
        with suppress(OSError):
            if sys.platform == "win32":
                tree = ["taskkill", "/F", "/T", "/PID", str(running.pid)]
                subprocess.run(tree, capture_output=True, check=False)
            else:
                os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def _whole(path: Path) -> Iterator[bytes]:
    """The file, if it is there and was written to its end."""
    with suppress(OSError):
        data = path.read_bytes()
        if zipfile.is_zipfile(BytesIO(data)):
            yield data
