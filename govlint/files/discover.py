"""Which files the words on the command line mean: files, folders, zips, patterns, stdin."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import IO, NamedTuple

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.files.decode import MAX_BYTES, Undecodable, too_large

STDIN = "-"
_SKIPPED_FOLDERS = {"node_modules", "__pycache__"}
_PATTERN = set("*?[")
_ZIP = ".zip"


class Input(NamedTuple):
    """One file to read. `named`: somebody gave this very file, no walk found it.

    `data` is set where the bytes are at hand (standard input), else they are read from `path`.
    `converted` is what kind of file it is (`doc`) and what a converter made of it, which is read
    in its place; `crash` is what is said of the converter where one failed on it.
    A file in a zip has the zip's path in `archive` (or the zip's bytes in `data`), its numbers in
    the zip and in the zip in that in `places`, and a `path` that is only for the eye.
    What was found and is not to be read says in `unopened` what it is: one of `UNOPENED`.
    """

    path: str
    named: bool = False
    data: bytes | None = None
    converted: tuple[str, bytes] | None = None
    archive: str = ""
    places: tuple[int, ...] = ()
    unopened: str = ""
    crash: Text | None = None


UNOPENED = ("archive", "picture", "link", "device", "hidden", "other")
"""What a walk finds and leaves: archives but zips, pictures, linked folders, pipes and devices,
hidden files, files that no loader reads."""


def read_bytes(item: Input) -> bytes:
    """The bytes of a file.  Raises OSError where it cannot be opened, else Undecodable."""
    if item.places:
        from govlint.files import zips

        return zips.member_bytes(item.archive if item.data is None else item.data, item.places)
    if item.data is not None:
        return item.data
    with open(item.path, "rb") as file:
        if os.fstat(file.fileno()).st_size > MAX_BYTES:
            raise too_large(MAX_BYTES)
        data = b"".join(_pieces(file))
    if len(data) > MAX_BYTES:
        raise too_large(MAX_BYTES)
    return data


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """What a file holds, a little more than may be read at most: a device tells no size."""
    left = MAX_BYTES + 1
    while left and (piece := file.read(min(left, _PIECE))):  # room is taken for what is asked
        left -= len(piece)
        yield piece


_PIECE = 1_000_000


def find(words: Sequence[str], suffixes: Iterable[str]) -> list[Input]:
    """The files `words` mean, as `entries` finds them, without what is not to be read."""
    return [item for item in entries(words, suffixes) if not item.unopened]


def entries(words: Sequence[str], suffixes: Iterable[str]) -> list[Input]:
    """All that `words` mean, each once, sorted by path; of folders and zips, `suffixes` are read.

    Hidden files are not read, and entries only where a loader would read others of their suffix.
    Hidden folders and those of installed packages are not entered.
    Raises UserError for a path that is not there and a pattern that fits nothing.
    """
    wanted = frozenset(suffixes)
    found: dict[str, Input] = {}
    for word in words:
        for item in unpacked(meant(word, wanted), wanted):
            before = found.get(item.path)
            if before is None or item.named:
                found[item.path] = item
    return [found[path] for path in sorted(found)]


def unpacked(items: Iterable[Input], suffixes: Iterable[str]) -> Iterator[Input]:
    """The files, in place of each zip those in it; a zip that cannot be opened stays itself."""
    wanted = frozenset(suffixes)
    for item in items:
        if item.unopened:
            yield item
        elif _ZIP in wanted and item.path.lower().endswith(_ZIP) and not item.places:
            yield from _members(item, wanted)
        else:
            yield item


def _members(item: Input, suffixes: frozenset[str]) -> Iterator[Input]:
    from govlint.files import zips

    try:
        found = zips.members(item.path if item.data is None else item.data, suffixes)
    except (Undecodable, OSError):
        found = None  # reading it says what is wrong
    if found is None or (item.named and not any(member.wanted for member in found)):
        yield item
        return
    for member in found:
        path = f"{item.path}/{member.path}"
        left = "" if member.wanted else kind(member.path)
        yield Input(path, data=item.data, archive=item.path, places=member.places, unopened=left)


def meant(word: str, suffixes: frozenset[str]) -> Iterator[Input]:
    """What one word means, as it is found; zips are not opened.  Raises UserError."""
    if os.path.isdir(word):
        yield from _walked(word, suffixes)
    elif os.path.lexists(word):
        yield Input(_plain_path(word), named=True)
    elif inside := _inside(word, suffixes):
        yield from inside
    elif _PATTERN & set(word):
        yield from _fitting(word, suffixes)
    else:
        raise UserError(
            f"没有这个文件或文件夹：{word}。请检查路径；文件名中有空格时要加引号",
            f"no such file or folder: {word}. Check the path; quote names with blanks",
        )


def _inside(word: str, suffixes: frozenset[str]) -> list[Input]:
    """What a path into a zip means, as findings give it: a file there, or a folder of them."""
    shown = _plain_path(word)
    for outer in PurePath(shown).parents:
        if outer.suffix.lower() == _ZIP and os.path.isfile(outer):
            items = unpacked([Input(outer.as_posix())], suffixes)
            return [
                item._replace(named=item.path == shown)
                for item in items
                if item.path == shown or item.path.startswith(shown + "/")
            ]
    return []


def _fitting(pattern: str, suffixes: frozenset[str]) -> Iterator[Input]:
    # cmd.exe and PowerShell hand over `*.txt` as it is.
    import glob

    names = sorted(glob.glob(pattern, recursive=True))
    if not names:
        raise UserError(
            f"没有文件符合 {pattern}。请检查路径和后缀",
            f"no file fits {pattern}. Check the path and the suffix",
        )
    for name in names:
        yield from meant(name, suffixes)


def _walked(top: str, suffixes: frozenset[str]) -> Iterator[Input]:
    closed: list[str] = []
    for folder, folders, files in os.walk(top, onerror=lambda e: closed.append(str(e.filename))):
        folders[:] = sorted(name for name in folders if _entered(folder, name))
        for name in folders:
            if os.path.islink(os.path.join(folder, name)):
                yield Input(_plain_path(os.path.join(folder, name)), unopened="link")
        for name in sorted(files):
            path = os.path.join(folder, name)
            if not name.startswith("."):
                if not (_is_ours(name) or name.startswith("~$")):
                    yield _entry(path, suffixes)
            elif PurePath(name).suffix.lower() in suffixes and not name.startswith("._"):
                yield Input(_plain_path(path), unopened="hidden")
    # A folder that cannot be listed may hold reports: reading it as a file says what is wrong.
    yield from (Input(_plain_path(folder)) for folder in closed)


def _entry(path: str, suffixes: frozenset[str]) -> Input:
    """A file of a folder; a pipe may never end and a device has no bytes of its own."""
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        regular = True  # reading it says what is wrong
    shown = _plain_path(path)
    if not regular:
        return Input(shown, unopened="device")
    wanted = os.path.splitext(path)[1].lower() in suffixes
    return Input(shown, unopened="" if wanted else kind(path))


def kind(path: str) -> str:
    """What a file is that no loader reads, by its suffix: one of `UNOPENED`."""
    suffix = PurePath(path).suffix.lower()
    return "archive" if suffix in _ARCHIVES else "picture" if suffix in _PICTURES else "other"


_ARCHIVES = frozenset(
    [".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zipx", ".cab", ".iso"]
)
_PICTURES = frozenset(
    [".jpg", ".jpeg", ".jfif", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"]
)


def _is_ours(name: str) -> bool:
    """Whether a file is an answer of govlint by its name (`报告.govlint.docx`), not a report."""
    return ".govlint." in name


def _entered(folder: str, name: str) -> bool:
    if name.startswith(".") or name in _SKIPPED_FOLDERS:
        return False
    if name == "cases" and os.path.exists(os.path.join(folder, "pack.yaml")):
        return False  # the examples of a pack of rules are nobody's reports
    return not os.path.exists(os.path.join(folder, name, "pyvenv.cfg"))


def _plain_path(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")
