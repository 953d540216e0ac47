"""Where a report goes: standard output, or a file that is written wholly or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from govlint.bilingual import Text
from govlint.commands.terminal import console
from govlint.errors import UserError
from govlint.text.display import unicode_text

FLAG: tuple[str, Text, dict[str, Any]] = (
    "--output",
    Text("写到这个文件，不写到屏幕", "write there, not to standard output"),
    {"metavar": "FILE"},
)


class StandardOutput:
    """Standard output as a file that is written to."""

    def write(self, data: bytes) -> int:
        """Write bytes to it, at once."""
        console.write([data], as_file=True)
        return len(data)


def write(
    output: str | None, format: str, pieces: Iterable[str] | Iterable[bytes], stream: TextIO
) -> None:
    """Write what the reporter of a format gave where it is to go.  Raises UserError, Unwritable."""
    if output is not None:
        put(output, pieces)
        return
    as_file = format not in console.FOR_PEOPLE
    console.write(_no_bytes(format, pieces, stream), as_file, stream)


def put(path: str, pieces: Iterable[str] | Iterable[bytes]) -> None:
    """Make the file at `path` hold the pieces, texts in UTF-8.

    Raises `govlint.atomic.Unwritable`; then what was there is there still.
    """
    from govlint import atomic

    data = b"".join(unicode_text(one).encode() if isinstance(one, str) else one for one in pieces)
    if os.path.islink(path) and not os.path.exists(path):
        raise atomic.Unwritable(_DANGLING)
    try:
        if not os.path.lexists(path):
            atomic.put(path, data)
        elif stat.S_ISREG(os.stat(path).st_mode):
            with open(path, "rb") as file:
                before = file.read()
            atomic.replace(path, before, data)
        else:
            with open(path, "wb") as file:  # a pipe or a device
                file.write(data)
    except OSError as error:
        raise atomic.Unwritable(atomic.why_unwritable(error)) from error


def _no_bytes(
    format: str, pieces: Iterable[str] | Iterable[bytes], stream: TextIO
) -> Iterator[Any]:
    """The pieces; what is no text is not for a terminal."""
    for piece in pieces:
        if isinstance(piece, bytes) and stream.isatty():
            raise UserError(
                f"--format {format} 不能显示在屏幕上，请写到文件：-o 结果.{format}",
                f"--format {format} is no text: write it to a file, -o findings.{format}",
            )
        yield piece


_DANGLING = Text(
    "是一个链接，所指的文件不存在。请改正或删去这个链接",
    "it is a link that leads nowhere: correct it, or delete it",
)
