"""The files of a source: a folder here, or one that fsspec knows (`s3://`, `memory://` …)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.files import discover
from govlint.files.decode import MAX_BYTES, Undecodable, too_large
from govlint.files.discover import Input
from govlint.guard import Guard
from govlint.parts.part import File
from govlint.resources import extras

ADDRESS = "://"
_STAMPS = ("ETag", "etag", "mtime", "LastModified", "last_modified", "updated", "created")


def source_files(words: Iterable[str], suffixes: Iterable[str]) -> Iterator[File | Input]:
    """The files that words mean, in a fixed order, as they are found.

    An `Input` is one that a walk left unopened.  Raises UserError for what is not there or may
    not be listed.
    """
    wanted = frozenset(suffixes)
    for word in words:
        if ADDRESS in word:
            yield from _elsewhere(word, wanted)
        else:
            yield from map(_here, discover.meant(word, wanted))


def filesystem(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it.  Raises UserError: none, no library."""
    fsspec = library("fsspec")
    try:
        found: tuple[Any, str] = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise UserError(
            f"{address}：读写它还要装一个库：{error}",
            f"{address}: another library is needed for it: {error}",
        ) from error
    except ValueError as error:
        raise UserError(
            f"{address}：不认识这种地址：{error}", f"{address}: no such kind of address: {error}"
        ) from error
    return found


def library(name: str) -> Any:
    """A library of the extra `cluster`.  Raises UserError where it is not installed."""
    return extras.library(name, "cluster", Text("--engine ", "--engine"))


def fetched(item: Input, size: int) -> Input:
    """A file at an address with its bytes.  Raises Undecodable where it cannot be read."""
    if ADDRESS not in item.path:
        return item
    if size > MAX_BYTES:
        raise too_large(MAX_BYTES)
    data = b""
    with Guard(_unopened, Undecodable, UserError):
        fs, path = filesystem(item.path)
        data = fs.cat_file(path)
    return item._replace(data=data)


def reason(error: BaseException) -> Text:
    """Why a place elsewhere could not be read or written."""
    if isinstance(error, PermissionError):
        return Text("没有权限", "no permission")
    if isinstance(error, FileNotFoundError):
        return Text("不存在", "it is not there")
    why = " ".join(f"{error or type(error).__name__}".split())[:200]
    return Text(f"打不开：{why}", f"it cannot be opened: {why}")


def _unopened(error: BaseException) -> Exception:
    why = reason(error)
    return Undecodable(why, _AGAIN)


_AGAIN = Text(
    "请检查权限和网络，再运行一次：只补做没有做完的部分",
    "check permission and network and run it again: only what is left will be done",
)


def _here(item: Input) -> File | Input:
    if item.unopened:
        return item
    try:
        known = os.stat(item.archive or item.path)
    except OSError:
        return File(item.path, 0, "", item.named)  # reading it says what is wrong
    return File(item.path, known.st_size, str(known.st_mtime_ns), item.named)


def _elsewhere(address: str, suffixes: frozenset[str]) -> Iterator[File | Input]:
    def refused(error: BaseException) -> UserError:
        why = reason(error)
        return UserError(
            f"{address}：{why.zh}。请检查地址和权限",
            f"{address}: {why.en}. Check address and permission",
        )

    with Guard(refused, UserError):
        fs, root = filesystem(address)
        info = fs.info(root)
    if info["type"] == "file":
        yield _file(fs, info, named=True)
        return
    folders = [root]
    while folders:
        with Guard(refused, UserError):
            found = sorted(fs.ls(folders.pop(), detail=True), key=lambda one: str(one["name"]))
        inner = []
        for one in found:
            name = PurePath(one["name"].rstrip("/")).name
            if name.startswith((".", "~$")) or ".govlint." in name:
                continue
            if one["type"] == "directory":
                inner.append(one["name"])
            elif PurePath(name).suffix.lower() in suffixes:
                yield _file(fs, one)
            else:
                yield Input(fs.unstrip_protocol(one["name"]), unopened=discover.kind(name))
        folders += reversed(inner)


def _file(fs: Any, info: dict[str, Any], named: bool = False) -> File:
    stamp = next((str(info[key]) for key in _STAMPS if info.get(key) is not None), "")
    return File(fs.unstrip_protocol(info["name"]), info.get("size") or 0, stamp, named)
