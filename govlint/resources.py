"""Where govlint's own data lies: in the wheel, or beside the package in a checkout."""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from govlint import atomic

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


def compiled(name: str, sources: Iterable[Path], build: Callable[[], Any]) -> Any:
    """`build()`, kept between runs for as long as `sources` and the program stay the same.

    The value must be plain data (what `marshal` takes).  A cache that cannot be read is built
    anew, one that cannot be written is done without: it never changes a result.
    """
    return _cached(name, tuple(map(str, sources)), program(), build)


@cache
def program() -> str:
    """A digest of govlint's own modules and of its grammar, the same wherever they lie."""
    return digest("program", (*modules(_HERE), *files(folder("grammar"))))


def digest(name: str, sources: Iterable[str]) -> str:
    """A digest of what files hold and of their order, read only where one of them has changed."""
    every = tuple(sources)

    def build() -> str:
        from hashlib import blake2b

        found = blake2b(digest_size=20)
        for path in every:
            with open(path, "rb") as file:
                data = file.read()
            name = os.path.basename(path)
            found.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
            found.update(data)
        return found.hexdigest()

    found: str = _cached(name, every, "", build)
    return found


def files(where: Path) -> Iterator[str]:
    """Every file in a folder and those below, in one order.

    Without examples, which are no part of what a pack means, and bytecode.
    """
    for folder, folders, names in os.walk(where):
        folders[:] = sorted(set(folders) - {"cases", "__pycache__"})
        yield from (os.path.join(folder, name) for name in sorted(names))


def modules(where: Path) -> Iterator[str]:
    """Every Python file in a folder and those below, in one order."""
    return (path for path in files(where) if path.endswith(".py"))


def _cached(name: str, sources: tuple[str, ...], version: str, build: Callable[[], Any]) -> Any:
    """`build()`, kept for as long as the sources stay the same and the version does."""
    signature = [version, *map(_state, sources)]
    # What another Python has kept, or another copy of govlint, is left to it.
    owner = crc32(repr((sys.version, str(_HERE), sources)).encode("utf-8", "surrogatepass"))
    path = cache_folder() / f"{name}-{owner:08x}"
    try:
        data = path.read_bytes()
        # marshal trusts what it reads: a bit that flipped would change a rule, or end the process.
        if data[:_SEAL] == _seal(data[_SEAL:]):
            known, value = marshal.loads(data[_SEAL:])
            if known == signature:
                return value
    except (OSError, ValueError, EOFError, TypeError):
        pass
    value = build()
    data = marshal.dumps((signature, value))
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.put(str(path), _seal(data) + data, durable=False)
    return value


def _seal(data: bytes) -> bytes:
    return crc32(data).to_bytes(_SEAL, "big")


def _state(path: str) -> tuple[str, int, int, int]:
    """What changes when a file does; a copy may bear the time of what it is a copy of."""
    known = os.stat(path)
    return path, known.st_mtime_ns, known.st_ctime_ns, known.st_size


_SEAL = 4
