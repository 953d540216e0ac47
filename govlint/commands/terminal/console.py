"""The terminal: whether it has colour, and writing to it in its own encoding."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from govlint.reporters.frame import SCREEN
from govlint.text.display import plain, plain_lines, unicode_text

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


def say(text: str, stream: TextIO | None = None) -> None:
    """Print a text that may hold words of others: on standard output, or on `stream`."""
    print(plain_lines(text), file=stream or sys.stdout)


def complain(message: str, *below: str) -> None:
    """Print a message on standard error: one line, whatever names it holds, and those below it."""
    print(f"govlint: {plain(message)}", *map(plain, below), sep="\n", file=sys.stderr)


def write(
    pieces: Iterable[str] | Iterable[bytes], as_file: bool, stream: TextIO | None = None
) -> None:
    """Write to standard output, or to `stream`: for people in its encoding, else bytes in UTF-8."""
    stream = stream or sys.stdout
    raw = getattr(stream, "buffer", None) if as_file else None
    if raw is None:
        token = SCREEN.set(_columns(stream))
        for piece in pieces:
            stream.write(piece if isinstance(piece, str) else piece.decode("utf-8", "replace"))
        SCREEN.reset(token)
        return
    stream.flush()
    for piece in pieces:
        raw.write(unicode_text(piece).encode() if isinstance(piece, str) else piece)
    raw.flush()


def _columns(stream: TextIO) -> int:
    """The columns of a terminal; 0 where the stream is none, and its lines are nobody's to cut."""
    if not stream.isatty():
        return 0
    import shutil

    return shutil.get_terminal_size().columns
