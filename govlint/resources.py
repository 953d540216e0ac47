"""Where govlint's own data lies: in the wheel, or beside the package in a checkout."""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from govlint.version import __version__

_HERE = Path(__file__).resolve().parent


@cache
def folder(kind: str) -> Path:
    """The folder `rules` or `grammar`.

    The checkout's folder is asked first: an editable install keeps a stale copy of the other.
    """
    checkout = _HERE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    return _HERE / "_data" / kind


def cache_folder() -> Path:
    """Where govlint keeps what it need not make again: GOVLINT_CACHE, else where XDG says."""
    if chosen := os.environ.get("GOVLINT_CACHE"):
        return Path(chosen)
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(home) / "govlint"


def compiled(name: str, sources: tuple[Path, ...], build: Callable[[], Any]) -> Any:
    """`build()`, kept between runs for as long as `sources` and the program stay the same.

    The value must be plain data (what `marshal` takes).  A cache that cannot be read is built
    anew, one that cannot be written is done without: it never changes a result.
    """
    signature = [_PROGRAM, *(_state(source) for source in sources)]
    kept = cache_folder() / f"{name}-{crc32(repr(sources).encode()):08x}"
    try:
        data = kept.read_bytes()
        # marshal trusts what it reads: a bit that flipped would change a rule, or end the process.
        if data[:_SEAL] == _seal(data[_SEAL:]):
            known, value = marshal.loads(data[_SEAL:])
            if known == signature:
                return value
    except (OSError, ValueError, EOFError, TypeError):
        pass
    value = build()
    data = marshal.dumps((signature, value))
    _keep(kept, _seal(data) + data)
    return value


def _seal(data: bytes) -> bytes:
    return crc32(data).to_bytes(_SEAL, "big")


def _state(path: Path) -> tuple[str, int, int]:
    """What changes when a file does."""
    known = path.stat()
    return str(path), known.st_mtime_ns, known.st_size


def _keep(path: Path, data: bytes) -> None:
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(path)
    except OSError:
        return


_SEAL = 4
_PROGRAM = f"{sys.version} {__version__}"
