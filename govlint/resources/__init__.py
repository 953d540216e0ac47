"""Where govlint's own data lies: in the wheel, or beside the package in a checkout."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from govlint.resources import kept, private, unpacked, unsaved
from govlint.text.hashing import blake2b

_HERE = Path(__file__).resolve().parent.parent


@cache
def folder(kind: str) -> Path:
    """The folder `rules` or `grammar`.

    The checkout's folder is asked first: an editable install keeps a stale copy of the other.
    """
    checkout = _HERE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    return _data() / kind


@cache
def _data() -> Path:
    if not unpacked.archive():
        return _HERE / "_data"
    return unpacked.data_folder(cache_folder() if _wanted else None)


def cache_folder() -> Path:
    """Where govlint keeps what it need not make again: GOVLINT_CACHE, else where XDG says."""
    if chosen := os.environ.get("GOVLINT_CACHE"):
        return Path(chosen)
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(home) / "govlint"


def use_cache(wanted: bool) -> None:
    """Whether anything is to be kept between runs, or taken from what is."""
    global _wanted
    _wanted = wanted


def uses_cache() -> bool:
    """Whether anything is kept between runs."""
    return _wanted


def compiled(name: str, sources: Iterable[Path], build: Callable[[], Any], kind: Any) -> Any:
    """`build()`, kept between runs for as long as `sources` and the program stay the same.

    The value must be plain data, of the type `kind`.  A cache that cannot be believed is built
    anew, one that cannot be written is done without: it never changes a result.
    """
    paths = tuple(map(str, sources))
    if not _wanted or any(unsaved.text(path) is not None for path in paths):
        return build()
    return _cached(name, paths, program(), build, kind)


@cache
def program() -> str:
    """A digest of govlint's own modules and of its grammar, the same wherever they lie."""
    own = [unpacked.archive()] if unpacked.archive() else modules(_HERE)
    return digest("program", (*own, *files(folder("grammar"))))


def digest(name: str, sources: Iterable[str]) -> str:
    """A digest of what files hold and of their order, read only where one of them has changed."""
    every = tuple(sources)

    def build() -> str:
        found = blake2b(digest_size=20)
        for path in every:
            with open(path, "rb") as file:
                data = file.read()
            name = os.path.basename(path)
            found.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
            found.update(data)
        return found.hexdigest()

    found: str = _cached(name, every, "", build, str)
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


def _cached(
    name: str, sources: tuple[str, ...], version: str, build: Callable[[], Any], kind: Any
) -> Any:
    """`build()`, kept for as long as the sources stay the same and the version does."""
    # What another Python has kept, or another copy of govlint, is left to it.
    owner = _digest(repr((sys.version, str(_HERE), sources)))
    signature = repr((owner, version, *map(_state, sources)))
    file = f"{name}-{owner[:8]}"
    with suppress(LookupError):
        return recalled(file, signature, kind)
    value = build()
    remember(file, signature, value)
    return value


def recalled(file: str, signature: str, kind: Any) -> Any:
    """What was kept in a file under a signature.  Raises LookupError: nothing, or nothing sound."""
    found = private.content(str(cache_folder()), file) if _wanted else None
    if found is None:
        raise LookupError(file)
    seal, data = found[0][:_SEAL], found[0][_SEAL:]
    if seal != _seal(signature, data):
        raise LookupError(file)
    try:
        return kept.of_bytes(data, kind)
    except ValueError as error:
        raise LookupError(file) from error


def remember(file: str, signature: str, value: Any) -> None:
    """Keep plain data in a file under a signature, where anything is kept and can be."""
    if _wanted:
        data = kept.as_bytes(value)
        private.put(str(cache_folder()), file, _seal(signature, data) + data, durable=False)


def _seal(signature: str, data: bytes) -> bytes:
    return _digest(signature + blake2b(data).hexdigest()).encode()


def short_digest(text: str) -> str:
    """Eight letters that tell one text from another: for the name of a file."""
    return _digest(text)[:8]


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_SEAL // 2).hexdigest()


def _state(path: str) -> tuple[str, ...]:
    """What changes when a file does: of govlint's own its times and size, of others the content.

    Of a folder it is the names of what it holds.
    """
    known = os.stat(path)
    if stat.S_ISDIR(known.st_mode):
        return path, *sorted(name for name in os.listdir(path) if name != "__pycache__")
    if not stat.S_ISREG(known.st_mode):
        return path, "no regular file"  # a pipe would be waited for; who builds refuses it
    if not path.startswith(_own()):
        with open(path, "rb") as file:
            return path, blake2b(file.read(), digest_size=_SEAL // 2).hexdigest()
    return path, f"{known.st_mtime_ns} {known.st_ctime_ns} {known.st_size}"


@cache
def _own() -> tuple[str, ...]:
    return tuple(f"{where}{os.sep}" for where in (_HERE, folder("rules"), folder("grammar")))


_SEAL = 40
_wanted = True
