"""A file written wholly or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from typing import IO

from govlint import cleanup
from govlint.bilingual import Text

SUFFIX = ".part"
"""How the name of a file ends that is not in place yet: what is left of a run that was killed."""


class Unwritable(Exception):
    """A file that was left as it was; `message` says why."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def replace(path: str, before: bytes, after: bytes) -> None:
    """Make the file at `path`, which held `before`, hold `after`: wholly or not at all.

    A link stays a link: what it leads to is replaced; another name of the same file (a hard link)
    keeps what it held.  Permissions are kept, owner and attributes where the system lets us.
    Raises Unwritable, the file untouched: it may not be written, there is no room, or it was
    changed since it was read.
    """
    try:
        real = os.path.realpath(path, strict=True)
        known = os.stat(real)
        if not stat.S_ISREG(known.st_mode):
            raise Unwritable(Text("不是普通文件，不能改写", "it is no regular file"))
        # The folder decides whether a file may be replaced; what is marked read-only is meant so.
        if not known.st_mode & 0o222 or not os.access(real, os.W_OK):
            raise Unwritable(Text("文件是只读的", "the file is read-only"))
        put(real, after, 0o600, prepare=partial(_prepare, real, known, before))
    except OSError as error:
        raise Unwritable(why_unwritable(error)) from error


def put(
    path: str,
    data: bytes,
    mode: int = 0o666,
    durable: bool = True,
    prepare: Callable[[str], None] | None = None,
) -> None:
    """Put a file that holds `data` at `path`, as `writing` does.  Raises OSError."""
    with writing(path, mode, durable, prepare) as file:
        file.write(data)


@contextmanager
def writing(
    path: str,
    mode: int = 0o666,
    durable: bool = True,
    prepare: Callable[[str], None] | None = None,
) -> Iterator[IO[bytes]]:
    """A file to write to that stands at `path` when the `with` ends, in place of what is there.

    `mode` are its permissions, less what the system holds back; `durable` data is on the disk
    before the name is.  `prepare` is given the path of the new file before it is put in place.
    Raises OSError and what `prepare` and the `with` do; then all is as it was.
    """
    folder = os.path.dirname(path)
    take_away_stale(folder)
    part = os.path.join(folder, f".govlint-{os.urandom(8).hex()}{SUFFIX}")
    finish = cleanup.at_end(partial(remove, part))
    try:
        handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        with open(handle, "w+b") as file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if prepare is not None:
            prepare(part)
        os.replace(part, path)
    finally:
        finish()


@cache
def take_away_stale(folder: str) -> None:
    """Take away what killed runs left in a folder: files of our names that are an hour old."""
    with suppress(OSError), os.scandir(folder or ".") as found:
        for one in found:
            if _PART.fullmatch(one.name):
                known = one.stat(follow_symlinks=False)
                if stat.S_ISREG(known.st_mode) and known.st_mtime < time.time() - cleanup.STALE:
                    remove(one.path)


def remove(path: str) -> None:
    """Take a file away, if it is there and can be."""
    with suppress(OSError):  # it is in place, or was never made
        os.unlink(path)


def _prepare(real: str, known: os.stat_result, before: bytes, part: str) -> None:
    """Make the new file like the one it is to replace, which must be as it was."""
    _liken(part, real, known)
    with open(real, "rb") as file:
        if file.read() != before:
            raise Unwritable(Text("读取之后又被别的程序改过", "it was changed since it was read"))


def _liken(copy: str, real: str, known: os.stat_result) -> None:
    """Give a copy the owner, the attributes (as access lists) and the permissions of a file."""
    with suppress(OSError, AttributeError):  # not ours to give away, or no such thing here
        os.chown(copy, known.st_uid, known.st_gid)
    with suppress(OSError, AttributeError):
        for name in os.listxattr(real):
            os.setxattr(copy, name, os.getxattr(real, name))
    os.chmod(copy, stat.S_IMODE(known.st_mode))


def why_unwritable(error: OSError) -> Text:
    """Why the system would not let us write."""
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Text("没有写入权限（文件或其所在文件夹）", "no permission to write it or its folder")
    if isinstance(error, FileNotFoundError):
        return Text("文件或所在文件夹已不存在", "the file or its folder is gone")
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Text("磁盘空间不足", "there is no room left on the disk")
    return Text(f"无法写入：{error.strerror}", f"it cannot be written: {error.strerror}")


_PART = re.compile(rf"\.govlint-[0-9a-f]{{16}}{re.escape(SUFFIX)}")
_BINARY = getattr(os, "O_BINARY", 0)
