"""The page built: Python's memory with govlint in it, all parts, and the page around them."""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.linter.lint import find_pack
from govlint.packs import Pack, available
from govlint.page import parts
from govlint.page.choice import Choice
from govlint.page.document import document, web
from govlint.page.home import PACKS, home
from govlint.resources import cache_folder

_HOME = "/govlint"  # as in `web/worker.js`


def page(packs: Sequence[str], lang: str, day: date) -> bytes:
    """The page with the packs of these names or folders, the first one chosen; all, if none.

    Raises UserError where what it is made of cannot be had.
    """
    parts.node()
    found = _packs(packs)
    named = available()
    others = [pack.folder for pack in found if pack.name not in named]
    choices = [_choice(pack, pack.name in named) for pack in found]
    whole = home(parts.wheels(), others)
    pyodide = parts.modules() / "pyodide"
    library = _without_spare((pyodide / "python_stdlib.zip").read_bytes())
    snapshot, files = _snapshot(pyodide, library, whole, [one.name for one in choices])
    pdfium = parts.modules() / "@hyzyla" / "pdfium" / "dist"
    held = {
        "govlint.snap": snapshot,
        "files.json": files,
        "home.zip": whole,
        "pyodide.mjs": (pyodide / "pyodide.mjs").read_bytes(),
        "pyodide.asm.mjs": (pyodide / "pyodide.asm.mjs").read_bytes(),
        "pyodide.asm.wasm": (pyodide / "pyodide.asm.wasm").read_bytes(),
        "python_stdlib.zip": library,
        "pyodide-lock.json": _lock((pyodide / "pyodide-lock.json").read_text("utf-8")),
        "pdfium.mjs": (pdfium / "index.esm.browser.js").read_bytes(),
        "pdfium.wasm": (pdfium / "pdfium.wasm").read_bytes(),
    }
    packed = {name: _packed(data) for name, data in held.items()}
    return document(packed, choices, lang, day).encode()


def _choice(pack: Pack, own: bool) -> Choice:
    label = _TITLE.sub("", pack.title) or pack.title
    where = pack.name if own else f"{_HOME}/{PACKS}/{pack.name}"
    return Choice(where, Text(label, f"{label} ({pack.name})"))


_TITLE = re.compile("(政府信息公开工作年度报告)?(（.*）)?$")


def _packs(names: Sequence[str]) -> list[Pack]:
    every = list(names) or ["national", *sorted(available().keys() - {"national"})]
    found = [find_pack(name) for name in dict.fromkeys(every)]
    if len({pack.name for pack in found}) < len(found):
        raise UserError("两个规则包同名，请改名", "two packs have one name: rename one")
    for pack in found:
        _ = pack.rules  # said here what is wrong with it
    return found


def _without_spare(library: bytes) -> bytes:
    """Python's own library without what nobody asks for in a page."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(library)) as source, zipfile.ZipFile(out, "w") as target:
        for item in source.infolist():
            if item.filename.split("/")[0].removesuffix(".py") not in _SPARE:
                item.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(item, source.read(item), compresslevel=9)
    return out.getvalue()


_SPARE = {
    *("multiprocessing", "_pyrepl", "unittest", "doctest", "pdb", "bdb", "pydoc", "pydoc_data"),
    *("imaplib", "smtplib", "poplib", "ftplib", "mailbox", "xmlrpc", "wsgiref", "optparse"),
    *("pickletools", "_pyio", "cProfile", "profile", "pstats"),
}


def _lock(text: str) -> bytes:
    """What Pyodide wants to know of its packages: that there are none."""
    return json.dumps(json.loads(text) | {"packages": {}}).encode()


def _packed(data: bytes) -> str:
    """Compressed, in base 85 without a character that means anything in HTML."""
    return base64.b85encode(gzip.compress(data, 8, mtime=0)).decode().replace("<", "/")


def _snapshot(
    pyodide: Path, library: bytes, whole: bytes, packs: Sequence[str]
) -> tuple[bytes, bytes]:
    """The memory and the files that go with it, kept for as long as all it holds is the same."""
    given = {
        "snapshot.mjs": web("snapshot.mjs").encode(),
        "library.zip": library,
        "home.zip": whole,
        "packs.json": json.dumps(packs).encode(),
        "sample.txt": web("sample.txt").encode(),
    }
    parted = b"".join(sha256(one).digest() for one in (*given.values(), _PINNED))
    kept = cache_folder() / "page" / f"memory-{sha256(parted).hexdigest()[:20]}"
    if not kept.is_dir():
        _make_memory(kept, pyodide, given)
    return (kept / "govlint.snap").read_bytes(), (kept / "files.json").read_bytes()


_PINNED = " ".join(parts.MODULES).encode()


def _make_memory(kept: Path, pyodide: Path, given: Mapping[str, bytes]) -> None:
    for old in kept.parent.glob("memory-*"):
        shutil.rmtree(old, ignore_errors=True)
    part = Path(tempfile.mkdtemp(prefix=".memory-", dir=kept.parent))
    try:
        for name, data in given.items():
            (part / name).write_bytes(data)
        script, *others = (str(part / name) for name in (*given, "govlint.snap", "files.json"))
        parts.run([parts.node(), script, str(pyodide), *others], "node", _REPORT)
        part.rename(kept)
    finally:
        shutil.rmtree(part, ignore_errors=True)


_REPORT = Text("请把这一行告诉我们", "please tell us this line")
