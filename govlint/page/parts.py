"""What the page is made of besides govlint: Pyodide and pdfium by npm, libraries by pip, pinned.

They are fetched once, and kept in govlint's cache folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.resources import cache_folder
from govlint.text.pattern import lazy

MODULES = ("pyodide@314.0.8", "@hyzyla/pdfium@2.1.13")
WHEELS = (
    *("pluggy==1.7.0", "lark==1.3.1", "ruamel.yaml==0.19.1", "colorama==0.4.6"),
    *("olefile==0.47", "XlsxWriter==3.3.1"),
)
_MINUTES = 15


def node() -> str:
    """The path of node.  Raises UserError where it is not installed."""
    found = shutil.which("node")
    if found is None or shutil.which("npm") is None:
        raise UserError(
            "做网页要用 Node.js（node 和 npm），还没有安装。请从 https://nodejs.org 安装"
            "（18 或更高版本），再运行一次；做好的网页不需要它",
            "the page is made with Node.js (node and npm), which is not installed. Install it from "
            "https://nodejs.org (18 or later), then run this again; the page itself does without",
        )
    return found


def modules() -> Path:
    """The folder `node_modules` with Pyodide and pdfium.  Raises UserError."""
    npm = shutil.which("npm") or "npm"
    words = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"]
    words += ["--loglevel=error", *MODULES, "--prefix"]
    return _fetched("npm", MODULES, lambda where: [*words, str(where)]) / "node_modules"


def wheels() -> list[Path]:
    """The wheels of the libraries.  Raises UserError."""
    words = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    words += ["--disable-pip-version-check", "--only-binary=:all:", *WHEELS, "--dest"]
    return sorted(_fetched("wheels", WHEELS, lambda where: [*words, str(where)]).glob("*.whl"))


def _fetched(kind: str, names: Sequence[str], command: Callable[[Path], Sequence[str]]) -> Path:
    """A folder with what a command fetches, kept for as long as it is the same."""
    from hashlib import sha256

    digest = sha256("\n".join(names).encode()).hexdigest()[:12]
    kept = cache_folder() / "page" / f"{kind}-{digest}"
    if kept.is_dir():
        return kept
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{kind}-", dir=kept.parent))
    try:
        run(command(part), kind, _OFFLINE)
        os.rename(part, kept)
    except OSError:
        if not kept.is_dir():  # else another run was first
            raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return kept


_OFFLINE = Text(
    "请检查网络和镜像设置，再运行一次", "check the network and the mirror, then run this again"
)


def run(words: Sequence[str], what: str, step: Text) -> None:
    """Run a program to its end.  Raises UserError with its last words where it fails."""
    with tempfile.TemporaryFile() as said:  # node loses at its end what a pipe has not taken yet
        out: Any = {"stdout": said, "stderr": said, "stdin": subprocess.DEVNULL}
        try:
            done = subprocess.run(words, check=False, timeout=60 * _MINUTES, **out)
        except subprocess.TimeoutExpired as error:
            raise UserError(
                f"{what} {_MINUTES} 分钟没有做完。{step.zh}",
                f"{what} was not done in {_MINUTES} minutes. {step.en}",
            ) from error
        said.seek(0)
        why = _reason(said.read().decode("utf-8", "replace")) if done.returncode else ""
    if done.returncode:
        raise UserError(f"{what} 没有成功：{why}。{step.zh}", f"{what} failed: {why}. {step.en}")


def _reason(said: str) -> str:
    """The lines that name the error, else the last ones; of a minified program none is short."""
    lines = [line.strip() for line in said.split("\n") if line.strip()]
    named = [line for line in lines if _ERROR.search(line[:_LONG])]
    return " / ".join(line[:_LONG] for line in (named or lines)[-3:])


_ERROR = lazy(r"(?:Error|error|ERR!)\b")
_LONG = 200
