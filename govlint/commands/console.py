"""The terminal: whether it has colour, and writing to it in its own encoding."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

COLOURS = ("auto", "always", "never")
# Formats people read on a terminal, in its encoding; every other is a file in UTF-8.
FOR_PEOPLE = ("text", "concise", "statistics")


def wants_colour(choice: str, stream: TextIO) -> bool:
    """Whether to colour `stream`: as asked, else by NO_COLOR, FORCE_COLOR, and if a terminal."""
    if choice != "auto":
        wanted = choice == "always"
    elif os.environ.get("NO_COLOR"):
        wanted = False
    elif os.environ.get("FORCE_COLOR"):
        wanted = True
    else:
        wanted = stream.isatty() and os.environ.get("TERM") != "dumb"
    if wanted:
        import colorama

        colorama.just_fix_windows_console()
    return wanted


def write(
    pieces: Iterable[str] | Iterable[bytes], as_file: bool, stream: TextIO | None = None
) -> None:
    """Write to standard output, or to `stream`: for people in its encoding, else bytes in UTF-8."""
    stream = stream or sys.stdout
    raw = getattr(stream, "buffer", None) if as_file else None
    if raw is None:
        for piece in pieces:
            stream.write(piece if isinstance(piece, str) else piece.decode("utf-8", "replace"))
        return
    stream.flush()
    for piece in pieces:
        # A name whose bytes are no text: `\udcff`, which is what JSON calls such a byte.
        raw.write(piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece)
    raw.flush()
