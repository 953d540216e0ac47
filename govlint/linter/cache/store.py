"""A folder of small files, one a key, that many runs may use at once.

Every file begins with a digest of its key and of what it holds: one that is cut short, changed or
put under another key is as if it were not there.  It is written elsewhere and then put in place,
so that no run ever sees half of one.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from typing import NamedTuple

from govlint import atomic
from govlint.resources import private
from govlint.text.hashing import blake2b

LIMIT = 256 * 1024 * 1024
"""How many bytes are kept; what was used longest ago goes first."""

_DAY = 86_400
_MARK = "pruned"  # when it was last looked whether there is too much
_SEAL = 32
_MANY = 1000  # so many are kept before it is looked again
_kept = count(1)


class StoredFile(NamedTuple):
    """A file of the store: its path, when it was last used (seconds) and how many bytes it has."""

    path: str
    used: float
    size: int


def recall(folder: str, key: str) -> str | None:
    """What is kept under a key, None where there is nothing sound."""
    found = private.content(folder, _name(key))
    if found is None:
        return None
    (data, used), path = found, os.path.join(folder, _name(key))
    seal, text = data[:_SEAL], data[_SEAL:]
    if seal != _sealed(key, text):
        return None
    if time.time() - used > _DAY:
        with suppress(OSError):
            os.utime(path)
    return text.decode("ascii", "replace")


def keep(folder: str, key: str, text: str) -> bool:
    """Keep an ASCII text under a key; False where it cannot be written."""
    data = text.encode("ascii")
    # It quotes reports that may not be public yet: for nobody else's eyes.
    if not private.put(folder, _name(key), _sealed(key, data) + data, durable=False):
        return False
    prune(folder, next(_kept) % _MANY == 0)
    return True


def entries(folder: str) -> Iterator[StoredFile]:
    """Every file of the store; none where there is no store."""
    for shard in _listed(folder):
        if not shard.is_dir(follow_symlinks=False):
            continue
        for file in _listed(shard.path):
            with suppress(OSError):  # another run has just taken it away
                known = file.stat(follow_symlinks=False)
                yield StoredFile(file.path, known.st_mtime, known.st_size)


def prune(folder: str, now: bool = False, limit: int = LIMIT) -> None:
    """Take away what was used longest ago, if there is too much.

    Looking costs a little, so it is done once a day, or where it must be `now`.
    """
    mark = os.path.join(folder, _MARK)
    with suppress(OSError):
        if not now and time.time() - os.stat(mark).st_mtime < _DAY:
            return
    with suppress(OSError), open(mark, "wb"):
        pass
    found = sorted(entries(folder), key=lambda one: one.used, reverse=True)
    total, before = 0, time.time() - _DAY
    room = limit if _total(found) <= limit else limit * 3 // 4
    for one in found:
        total += one.size
        left_over = one.path.endswith(atomic.SUFFIX) and one.used < before
        if left_over or total > room:
            with suppress(OSError):
                os.unlink(one.path)


def clean(folder: str) -> int:
    """Take away all that is kept; how many bytes that were.  Raises OSError."""
    found = list(entries(folder)) if not os.path.islink(folder) else []
    for one in found:
        with suppress(FileNotFoundError):
            os.unlink(one.path)
    return _total(found)


def _total(found: list[StoredFile]) -> int:
    return sum(one.size for one in found)


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _name(key: str) -> str:
    return os.path.join(key[:2], key[2:])


def _sealed(key: str, data: bytes) -> bytes:
    return blake2b(key.encode() + data, digest_size=_SEAL // 2).hexdigest().encode()
