"""What `-o` may replace: what govlint wrote, told by its content; all else by `--force` alone."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.files.discover import Input
from govlint.text.pattern import lazy

FLAG: tuple[str, Text, dict[str, Any]] = (
    "--force",
    Text(
        "-o 的文件已有、又不是 govlint 写的，也覆盖",
        "let -o replace a file that govlint did not write",
    ),
    {"action": "store_true"},
)


def without_output(output: str | None, items: Iterable[Input]) -> list[Input]:
    """The files to read, without an output of an earlier run that a walk came upon.

    Raises UserError where the output would go over a report, by whatever name (a link).
    """
    every = list(items)
    there = None if output is None else _state(output)
    if output is None or there is None:
        return every
    left = []
    for item in every:
        known = _state(item.archive or item.path)
        if known is None or not os.path.samestat(known, there) or item.data is not None:
            left.append(item)
        elif item.named or not is_ours(output):
            raise UserError(
                f"-o {output} 就是要检查的报告，不能写到它上面。请换个名字",
                f"-o {output} is a report to be checked: it would be overwritten. "
                "Take another name",
            )
    return left


def refuse(output: str | None, force: bool) -> None:
    """Raise UserError where a file would be replaced that govlint did not write."""
    if output is None or force or is_ours(output):
        return
    raise UserError(
        f"{output} 已经有了，又不是 govlint 写的，没有覆盖。请换个名字；确实要覆盖：--force",
        f"{output} is there already, and govlint did not write it: it was not overwritten. "
        "Take another name; to replace it all the same: --force",
    )


def is_ours(path: str) -> bool:
    """Whether nothing is lost at a path: none is there, it is no file, empty, or of our making."""
    known = _state(path)
    if known is None or not stat.S_ISREG(known.st_mode) or not known.st_size:
        return True
    return ".govlint." in PurePath(path).name or bears_mark(path)


def bears_mark(path: str) -> bool:
    """Whether the content of a file is of our making."""
    size = os.path.getsize(path)
    try:
        with open(path, "rb") as file:
            head = file.read(_ENOUGH)
            file.seek(max(0, size - (_MOST if head.startswith(b"PAR1") else _ENOUGH)))
            tail = file.read()
    except OSError:
        return True  # writing says why that cannot be either
    if head.startswith(b"PK"):
        return _is_our_zip(path)
    if head.startswith(b"PAR1"):
        footer = int.from_bytes(tail[-8:-4], "little")
        return b"govlint" in tail[-8 - footer :]
    first, last = head.decode("utf-8", "replace"), tail.decode("utf-8", "replace")
    return bool(_FIRST.match(first) or _LAST.fullmatch(last.strip().rpartition("\n")[2]))


def _is_our_zip(path: str) -> bool:
    """Whether a workbook, or a Word file, bears our mark."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as file:
            for name, marks in _MARKS.items():
                if name in file.namelist():
                    with file.open(name) as part:
                        content = part.read(_MOST)
                    if any(mark in content for mark in marks):
                        return True
    except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        pass
    return False


def _state(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


_ENOUGH, _MOST = 4096, 10_000_000  # bytes
_MARKS = {
    "docProps/core.xml": (b"<dc:description>govlint<",),
    # Word leaves out remarks in XML when it saves a file.
    "word/comments.xml": (b"<!--govlint-->", b'author="govlint"'),
}
_FIRST = lazy(
    r"""\{\s*"version":\ 1,\s*"summary":\ \{\s*"files"  # json
    | \{\s*"\$schema":[^{]*"runs":\ \[\s*\{\s*"tool":\ \{\s*"driver":\ \{\s*"name":\ "govlint"
    | \{\s*"source":\ \{\s*"name":\ "govlint"  # rdjson
    | \{"code":\ "[A-Z]+\d+",\ "name":\ "  # jsonl
    | \[\s*(?:\]\s*\Z|\{\s*"description":\ "[A-Z]+\d+:\ .*\s*"check_name":\ "[A-Z]+\d+\ )
    | <\?xml[^>]*>\s*<testsuites\ name="govlint"
    | ::(?:error|warning|notice)\ title=[A-Z]+\d+  # github
    | <!DOCTYPE\ html>\s*<html[^>]*>\s*<head>\s*<meta\ charset="utf-8">
      \s*<meta\ name="generator"\ content="govlint">
    | (?:\x1b\[[\d;]*m)*(?:error|warning|info)\[[A-Z]+\d+\]\   # text
    | [^\n]+:\ [A-Z]+\d+\ (?:error|warning|info)\   # concise
    | \ufeff?path,(?:organ,organ_level|status,title,organ),  # the tables of facts
    | \{"path":\ (?:"[^"]*"|null),\ "(?:organ":\ [^{]*"organ_level|status":\ [^{]*"title)"
    """,
    re.VERBOSE,
)
_LAST = lazy(r"(?:\x1b\[[\d;]*m)*(?:查了 \d+ 个文件；.*|\d+ files?; .*)")
