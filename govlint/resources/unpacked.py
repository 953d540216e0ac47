"""Data of a program that is one zip file (zipapp): unpacked, since rules are read as files."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from govlint import cleanup
from govlint.resources import private
from govlint.text.hashing import blake2b

_WITHIN = "govlint/_data/"
_NAME = "data-"


@cache
def archive() -> str:
    """The zip file this program runs from, "" where it is a folder."""
    return str(getattr(__spec__.loader, "archive", "") or "") if __spec__ else ""


def data_folder(cache_folder: Path | None) -> Path:
    """The folder of what the zip file holds of data.

    It is kept in `cache_folder`, under a name that changes as the zip file does; where nothing is
    kept, or nothing can be, it is a folder that is gone when the run ends.
    """
    known = os.stat(archive())
    state = repr((os.path.abspath(archive()), known.st_size, known.st_mtime_ns))
    name = f"{_NAME}{blake2b(state.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"
    if cache_folder is not None:
        if private.is_private(str(cache_folder / name)):
            return cache_folder / name
        if private.make(str(cache_folder)):
            return _put(cache_folder / name)
    return _passing()


def clean(cache_folder: Path) -> None:
    """Take away what zip files of other programs have left, or earlier ones of this."""
    import shutil

    for path in cache_folder.glob(f"{_NAME}*"):
        if private.is_private(str(path)):
            shutil.rmtree(path, ignore_errors=True)


def _put(where: Path) -> Path:
    """Unpack beside and rename: another run may be at it too."""
    import shutil
    import tempfile
    from contextlib import suppress

    beside = Path(tempfile.mkdtemp(prefix=".govlint-", dir=where.parent))
    finish = cleanup.at_end(lambda: shutil.rmtree(beside, ignore_errors=True))
    try:
        _unpack(beside)
        with suppress(OSError):  # another run was first
            os.rename(beside, where)
    finally:
        finish()
    return where


def _passing() -> Path:
    import atexit
    import shutil
    import tempfile

    where = tempfile.mkdtemp(prefix="govlint-")
    cleanup.at_end(lambda: shutil.rmtree(where, ignore_errors=True))
    atexit.register(shutil.rmtree, where, ignore_errors=True)
    _unpack(Path(where))
    return Path(where)


def _unpack(where: Path) -> None:
    from zipfile import ZipFile

    with ZipFile(archive()) as file:
        for item in file.infolist():
            if item.filename.startswith(_WITHIN) and not item.is_dir():
                path = where / item.filename.removeprefix(_WITHIN)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.read(item))
