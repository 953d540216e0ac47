"""Zip files of reports: what can be read in them, and the bytes of it.  Nothing is ever unpacked
onto the disk, and no name out of a zip is ever opened."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from govlint.bilingual import Text
from govlint.files.archive import MAX_RATIO, Archive, bomb, locked
from govlint.files.decode import Undecodable, decode
from govlint.files.filetype import in_zip

if TYPE_CHECKING:
    from zipfile import ZipInfo

SUFFIX = ".zip"
MAX_FOUND = 10_000
_MUCH = 100 * 1024 * 1024
_LONGEST = 120
_FURNITURE = frozenset({"__MACOSX", "__pycache__", "node_modules"})


class Member(NamedTuple):
    """A file in a zip: its path there as people may see it, and its number in each zip around it.

    The path is for the eye only: `..`, drives and what no line can hold stand in it as `_`, and
    no two are the same.
    """

    path: str
    places: tuple[int, ...]
    wanted: bool = True


def members(file: str | bytes, suffixes: Iterable[str]) -> list[Member] | None:
    """The files in a zip, or in a zip in it, those `wanted` that a loader reads; None if it is
    itself a document.

    A zip in the zip that cannot be opened, or has another in it, is a member itself.  Raises
    Undecodable for what is no zip, a bomb, or all under a password.
    """
    archive = _archive(file)
    if in_zip(archive.names):
        return None
    wanted = frozenset(suffixes)
    size = os.path.getsize(file) if isinstance(file, str) else len(file)
    return list(_found(archive, size, wanted, (), ""))


def member_bytes(file: str | bytes, places: Sequence[int]) -> bytes:
    """The bytes of a member.  Raises Undecodable if they cannot be had."""
    archive = _archive(file)
    for outer in places[:-1]:
        archive = _inner(archive, outer)
    return archive.take(places[-1])


def _found(
    archive: Archive, size: int, suffixes: frozenset[str], outer: tuple[int, ...], above: str
) -> Iterator[Member]:
    names = _names(archive.items)
    files = [
        (number, name)
        for number, (item, name) in enumerate(zip(archive.items, names, strict=True))
        if not item.is_dir() and not _hidden(name)
    ]
    read = suffixes | {SUFFIX}
    wanted = [one for one in files if _suffix(one[1]) in read]
    _refuse_bombs(archive.items, size)
    if wanted and all(archive.items[number].flag_bits & 1 for number, _ in wanted):
        raise locked()
    taken: set[str] = set()
    count = 0
    for number, name in wanted:
        path = above + _single(name, taken)
        for member in _opened_up(archive, Member(path, (*outer, number)), suffixes):
            count += 1
            if count > MAX_FOUND:
                raise bomb(f"超过 {MAX_FOUND} 个文件", f"over {MAX_FOUND} files")
            yield member
    for number, name in files:
        if _suffix(name) not in read:
            yield Member(above + _single(name, taken), (*outer, number), wanted=False)


def _opened_up(archive: Archive, member: Member, suffixes: frozenset[str]) -> Iterator[Member]:
    """The member, or what is in it if it is a zip of the first level."""
    if _suffix(member.path) != SUFFIX or len(member.places) > 1:
        yield member
        return
    try:
        inner = _inner(archive, member.places[-1])
        if in_zip(inner.names):
            yield member
            return
        yield from list(_found(inner, inner.size, suffixes, member.places, member.path + "/"))
    except Undecodable:
        yield member  # reading it says why


def _archive(file: str | bytes) -> Archive:
    if isinstance(file, bytes):
        return _held(file)
    known = os.stat(file)
    # Each process opens it for itself: two that share an open file read one another's places.
    return _on_disk(file, known.st_mtime_ns, known.st_size, os.getpid())


@lru_cache(maxsize=1)
def _on_disk(path: str, *_: int) -> Archive:
    return Archive(path)


@lru_cache(maxsize=1)
def _held(data: bytes) -> Archive:
    return Archive(data)


@lru_cache(maxsize=1)
def _inner(archive: Archive, number: int) -> Archive:
    return Archive(archive.take(number))


def _refuse_bombs(items: Sequence[ZipInfo], size: int) -> None:
    if sum(item.compress_size for item in items) > size:
        raise bomb("成员互相重叠", "its members overlap")
    total = sum(item.file_size for item in items)
    if total > _MUCH and total > size * MAX_RATIO:
        raise bomb(f"解压后有 {total >> 20} MB", f"it unpacks to {total >> 20} MB")


def _names(items: Sequence[ZipInfo]) -> list[str]:
    """The names as they were meant: by the flag, else UTF-8 if all are, else GBK."""
    plain = [item.orig_filename for item in items if not _is_unicode(item)]
    raw = b"/".join(name.encode("cp437", "replace") for name in plain)
    encoding = "utf-8" if _decoded(raw, "utf-8") is not None else "gb18030"
    return [
        item.filename
        if _is_unicode(item)
        else _decoded(item.orig_filename.encode("cp437", "replace"), encoding) or item.filename
        for item in items
    ]


def _is_unicode(item: ZipInfo) -> bool:
    return bool(item.flag_bits & 0x800)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _suffix(name: str) -> str:
    return PurePosixPath(_safe_path(name)).suffix.lower()


def _hidden(name: str) -> bool:
    parts = _safe_path(name).split("/")
    return any(part.startswith((".", "~$")) or part in _FURNITURE for part in parts)


def _safe_path(name: str) -> str:
    """The name as a path that leads nowhere else and stands on one line."""
    parts = [part for part in re.split(r"[/\\]", name) if part not in {"", "."}]
    if parts and re.fullmatch(r"[A-Za-z]:", parts[0]):
        parts[0] = parts[0].replace(":", "_")
    return "/".join(map(_part, parts)) or "_"


def _part(part: str) -> str:
    if part == "..":
        return "__"
    plain = "".join("_" if unicodedata.category(c) in _UNSEEN else c for c in part)
    stem, dot, suffix = plain.rpartition(".")
    return plain if len(plain) <= _LONGEST else f"{stem[: _LONGEST - 20]}…{dot}{suffix[-15:]}"


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def _single(name: str, taken: set[str]) -> str:
    shown = _safe_path(name)
    stem, dot, suffix = shown.rpartition(".")
    number = 1
    while shown in taken:
        number += 1
        shown = f"{stem} ({number}){dot}{suffix}"
    taken.add(shown)
    return shown


def unopened(data: bytes, path: str, suffixes: Iterable[str]) -> Undecodable:
    """Why a zip was not opened, or has nothing to check.  Raises what `members` raises."""
    read = sorted(set(suffixes) - {SUFFIX})
    if PurePosixPath(path).suffix.lower() != SUFFIX:
        return Undecodable(
            Text("这是 zip 压缩包，后缀却不是 .zip", "this is a zip archive not called .zip"),
            Text("请把后缀改为 .zip，再检查", "call it .zip and check it again"),
        )
    if not data.startswith(b"PK"):
        decode(data)  # says what it is, if that is known
    if any(member.wanted for member in members(data, read) or ()):
        return Undecodable(
            Text("压缩包套得太深，没有打开", "a zip in a zip in a zip is not opened"),
            Text("请先把它解压出来，再检查", "unpack it, then check it"),
        )
    if not _archive(data).names:
        return Undecodable(
            Text("这是空的 zip 压缩包", "this zip archive is empty"),
            Text("请重新打包，再检查", "pack it again, then check it"),
        )
    return Undecodable(
        Text("zip 压缩包里没有能读的报告", "no file in this zip archive can be read"),
        Text(f"能读的后缀：{' '.join(read)}", f"what is read: {' '.join(read)}"),
    )
