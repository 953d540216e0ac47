"""The terminal: whether it has colour, and writing to it in its own encoding."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

COLOURS = ("auto", "always", "never")
# Formats people read on a terminal, in its encoding; every other is a file in UTF-8.
FOR_PEOPLE = ("text", "concise")


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


def write(pieces: Iterable[str] | Iterable[bytes], as_file: bool) -> None:
    """Write to standard output: for people in the terminal's encoding, else bytes in UTF-8."""
    raw = getattr(sys.stdout, "buffer", None) if as_file else None
    if raw is None:
        for piece in pieces:
            sys.stdout.write(piece if isinstance(piece, str) else piece.decode("utf-8", "replace"))
        return
    sys.stdout.flush()
    for piece in pieces:
        raw.write(piece.encode("utf-8") if isinstance(piece, str) else piece)
    raw.flush()
