"""LibreOffice, where it is installed: an old file that we cannot read turned into a .docx.

It works in a folder of its own, with a profile of its own (so that neither the user's windows nor
another run disturb it), runs no macros and has no network: none at all where the system can take it
away from a process, else a proxy that is not there; links are not followed.  It is kept by a
process that ends it, and takes the folder away, when govlint is gone.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from io import BytesIO
from pathlib import Path

from govlint import cleanup

VARIABLE = "GOVLINT_SOFFICE"
"""The environment variable that names the program; `none` says to do without it."""

_WORD = "WordDocument".encode("utf-16-le")
_FILTER = "docx:MS Word 2007 XML"
_PREFIX = "govlint-"
_KEEPER = Path(__file__).with_name("keeper.py")
_SECONDS = 60.0
"""After which a file is given up."""
_PATIENCE = 4
"""How many files may be given up before LibreOffice is."""
_given_up: list[str] = []
_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")
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
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>1</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetNoProxy" oor:op="fuse"><value></value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def program() -> str | None:
    """The path of LibreOffice; None where it is not installed or not wanted."""
    if not _KEEPER.is_file():  # a program in one zip file has nothing to run it with
        return None
    named = os.environ.get(VARIABLE)
    if named is not None:
        return None if named.lower() in {"", "none"} else named
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if os.path.exists(place)), None)


def converted(data: bytes) -> bytes | None:
    """The file as .docx; None where it cannot be turned into one here, or not in time."""
    soffice = program()
    # LibreOffice takes what it does not know for text and makes nonsense of it.
    if soffice is None or _WORD not in data or len(_given_up) >= _PATIENCE:
        return None
    take_away_stale()
    _offline()  # asked before there is anything to take away
    folder = tempfile.mkdtemp(prefix=_PREFIX)
    finish = cleanup.at_end(partial(shutil.rmtree, folder, ignore_errors=True))
    try:
        return _turned(soffice, Path(folder), data)
    finally:
        finish()


def take_away_stale() -> int:
    """Take away the folders that killed runs have left; how many."""
    taken, top = 0, tempfile.gettempdir()
    with suppress(OSError), os.scandir(top) as found:
        for one in found:
            if one.name.startswith(_PREFIX) and _is_stale(one):
                shutil.rmtree(one.path, ignore_errors=True)
                taken += 1
    return taken


def _is_stale(one: os.DirEntry[str]) -> bool:
    """Whether a folder is an old one of this user's, with what our folders have in it."""
    known = one.stat(follow_symlinks=False)
    mine = stat.S_ISDIR(known.st_mode) and known.st_uid == getattr(os, "geteuid", lambda: 0)()
    return mine and known.st_mtime < time.time() - cleanup.STALE


def _turned(soffice: str, folder: Path, data: bytes) -> bytes | None:
    user, out = folder / "profile" / "user", folder / "out"
    user.mkdir(parents=True)
    out.mkdir()
    (user / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    (folder / "report.doc").write_bytes(data)
    words = [f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    words += ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to"]
    words += [_FILTER, "--outdir", str(out), "report.doc"]
    try:
        keeper = subprocess.Popen(
            [sys.executable, "-I", str(_KEEPER), str(folder), *_offline(), soffice, *words],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=os.environ | dict.fromkeys(_PROXIES, "http://127.0.0.1:9") | {"no_proxy": ""},
        )
    except OSError:
        return None
    finish = cleanup.at_end(partial(_stop, keeper))
    try:
        keeper.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        _given_up.append(str(folder))
    finally:
        finish()
    return next(_whole(out / "report.docx"), None)


def _stop(keeper: subprocess.Popen[bytes]) -> None:
    """Have the keeper end LibreOffice, if it has not ended itself."""
    assert keeper.stdin is not None, "a pipe was asked for"
    with suppress(OSError):
        keeper.stdin.write(b".")  # the folder is ours to take away
        keeper.stdin.close()
    keeper.wait()


@cache
def _offline() -> tuple[str, ...]:
    """The words before a command that take the network from it; none where that cannot be."""
    words = ("unshare", "--user", "--map-root-user", "--net", "--")
    try:
        done = subprocess.run([*words, "true"], capture_output=True, check=False)
    except OSError:
        return ()
    return words if done.returncode == 0 else ()


def _whole(path: Path) -> Iterator[bytes]:
    """The file, if it is there and was written to its end."""
    with suppress(OSError):
        data = path.read_bytes()
        if zipfile.is_zipfile(BytesIO(data)):
            yield data
