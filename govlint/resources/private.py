"""Files that this user alone can have made: what a cache may believe.

A folder or file of another user, one that others may write to, and a link are as if they were not
there.  Where there are no such owners (Windows), the profile of the user is trusted to be theirs.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from govlint import atomic


def is_private(folder: str) -> bool:
    """Whether a folder is there, and this user's alone to write to."""
    try:
        known = os.lstat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(known.st_mode) and _ours(known, 0o022)


def content(folder: str, name: str) -> tuple[bytes, float] | None:
    """What a file in a private folder holds, and its time; None where there is none to believe."""
    if not is_private(folder):
        return None
    try:
        handle = os.open(os.path.join(folder, name), os.O_RDONLY | _CAREFUL)
        with open(handle, "rb") as file:
            known = os.fstat(handle)
            sound = stat.S_ISREG(known.st_mode) and _ours(known, 0o077)
            sound = sound and known.st_size <= _LARGEST
            return (file.read(), known.st_mtime) if sound else None
    except OSError:
        return None


def put(folder: str, name: str, data: bytes, durable: bool = True) -> bool:
    """Have a file in a private folder hold `data`; whether that could be done."""
    path = os.path.join(folder, name)
    with suppress(OSError):
        if make(folder):
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            atomic.put(path, data, mode=0o600, durable=durable)
            return True
    return False


def make(folder: str) -> bool:
    """Have a private folder; whether that could be done."""
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if is_private(folder):
            if os.name == "posix":
                os.chmod(folder, 0o700)
            return True
    return False


def _ours(known: os.stat_result, others: int) -> bool:
    """Whether a file is this user's, and gives others none of some rights."""
    if os.name != "posix":
        return True
    return known.st_uid == os.geteuid() and not known.st_mode & others


_CAREFUL = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_LARGEST = 64 * 1024 * 1024
