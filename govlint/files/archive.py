"""Zip files whose members may be read without harm: bounded in number, size and ratio."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from govlint.bilingual import Text
from govlint.files.decode import Undecodable
from govlint.files.signatures import EMPTY_ZIP
from govlint.guard import Guard

if TYPE_CHECKING:
    from zipfile import ZipInfo

MAX_MEMBERS = 10_000
MAX_MEMBER = 64 * 1024 * 1024
MAX_RATIO = 300  # a report of repeated cells packs 40 to 1; a bomb 1,000 to 1
_SMALL = 1024 * 1024  # below this no ratio can do harm
_CHUNK = 256 * 1024
_TAIL = 70_000  # the end record, its zip64 twin and the longest comment


class Archive:
    """An open zip file. `names` are those of its files, as they stand in it."""

    def __init__(self, data: bytes | str) -> None:
        """From bytes, or the path of a file.  Raises Undecodable for what is no zip file, or one
        with too many members; OSError for a file that cannot be opened."""
        from zipfile import ZipFile

        with open(data, "rb") if isinstance(data, str) else io.BytesIO(data) as file:
            self.size = file.seek(0, io.SEEK_END)
            file.seek(max(0, self.size - _TAIL))
            if _directory(file.read(_TAIL)) > MAX_MEMBERS * 1024:
                raise _crowded()
        # zipfile raises what struct, codecs and its own reading raise
        with Guard(lambda error: broken(str(error)), PermissionError):
            self._zip = ZipFile(data if isinstance(data, str) else io.BytesIO(data))
        self.items = tuple(self._zip.infolist())
        if len(self.items) > MAX_MEMBERS:
            raise _crowded()
        self._members = {_path(item): item for item in self.items if not item.is_dir()}
        self.names = tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of one member. Raises Undecodable: missing, encrypted, broken or a bomb."""
        item = self._members.get(name)
        if item is None:
            raise broken(f"{name}: not there")
        return self._whole(item)

    def take(self, number: int) -> bytes:
        """The bytes of the member with a place in `items`, as `read`."""
        if number >= len(self.items):
            raise broken("changed while it was read")
        return self._whole(self.items[number])

    def _whole(self, item: ZipInfo) -> bytes:
        if item.flag_bits & 1:
            raise locked()
        return b"".join(self._chunks(item))

    def _chunks(self, item: ZipInfo) -> Iterator[bytes]:
        # The sizes a zip states are the sender's word: count what really comes out.
        size = 0
        with Guard(partial(_unpacking, item.filename), Undecodable), self._zip.open(item) as member:
            while chunk := member.read(_CHUNK):
                size += len(chunk)
                packed = max(item.compress_size, 1)
                if size > MAX_MEMBER or (size > _SMALL and size > packed * MAX_RATIO):
                    raise bomb(f"{item.filename} 解压后过大", f"{item.filename} unpacks too far")
                yield chunk


def _unpacking(name: str, error: BaseException) -> Undecodable:
    """What a member that cannot be unpacked is: zlib, lzma and zipfile each raise their own."""
    if isinstance(error, NotImplementedError):
        return Undecodable(
            Text("压缩方式不常见，读不了", "it is compressed in a way that is not read"),
            Text("请解压后重新打包为普通 zip", "unpack it and pack it again as a plain zip"),
        )
    return broken(f"{name}: {error}")


def _path(item: ZipInfo) -> str:
    """The name of a member; some programs of Windows part folders as paths do there."""
    return item.filename.replace("\\", "/")


def _directory(tail: bytes) -> int:
    """How large the list of members is that zipfile would read, before it reads it."""
    sizes = [0]
    for at in (len(tail) - 22, tail.rfind(EMPTY_ZIP)):
        if at >= 0 and tail[at : at + 4] == EMPTY_ZIP:
            sizes.append(int.from_bytes(tail[at + 12 : at + 16], "little"))
            if at >= 76 and tail[at - 20 : at - 16] == b"PK\x06\x07":
                sizes[-1] = int.from_bytes(tail[at - 36 : at - 28], "little")
    return max(sizes)


def _crowded() -> Undecodable:
    return bomb(f"超过 {MAX_MEMBERS} 个成员", f"over {MAX_MEMBERS} members")


def locked() -> Undecodable:
    """The file is under a password."""
    return Undecodable(
        Text("文件加了密码", "the file is protected by a password"),
        Text("请先去掉密码，再检查", "take the password off, then check it"),
    )


def broken(why: str) -> Undecodable:
    """The zip file (or the document in it) is damaged."""
    return Undecodable(
        Text(f"文件已损坏，打不开：{why}", f"the file is damaged and cannot be opened: {why}"),
        Text("请从原稿重新保存或重新下载，再检查", "save or download it again, then check that"),
    )


def too_deep(why: str) -> Undecodable:
    """Something in the file stands in itself more often than in any report."""
    return Undecodable(
        Text(f"表格或段落嵌套太深，没有读：{why}", f"nested too deep to be read: {why}"),
        Text(
            "文件没有损坏：请把套在表格里的表格移出来，再检查",
            "the file is not damaged: take the tables out of one another, then check it",
        ),
    )


def bomb(zh: str, en: str) -> Undecodable:
    """The file unpacks to more than any report holds."""
    return Undecodable(
        Text(f"拒绝解压：{zh}，可能是恶意文件", f"refused: {en}; it may be hostile"),
        Text("请检查文件来源；用 Word 或 WPS 打开后另存再试", "where is it from? save it again"),
    )
