"""Text boxes in Word 97–2003 files: [MS-DOC] 2.8.37 (their anchors) and 2.8.32 (their text)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from govlint.loaders.word.ole.fib import Fib

_ANCHORS, _TEXTS = 40, 56
_ANCHOR, _TEXT, _NAME = 26, 22, 14


class TextBoxes:
    """Stretches of the text that are text boxes, each asked for once."""

    def __init__(self, fib: Fib) -> None:
        texts = {
            name: (fib.boxes + start, fib.boxes + end)
            for start, end, name in _entries(fib.part(_TEXTS), _TEXT, _NAME)
            if start < end <= len(fib.text) - fib.boxes
        }
        self._anchored = [
            (at, texts.pop(name))
            for at, _, name in sorted(_entries(fib.part(_ANCHORS), _ANCHOR, 0))
            if name in texts
        ]
        self._anchored += [(fib.count, stretch) for stretch in sorted(texts.values())]
        self._next = 0

    def until(self, character: int) -> Iterator[tuple[int, int]]:
        """The boxes anchored before a character and not given yet."""
        while self._next < len(self._anchored) and self._anchored[self._next][0] < character:
            self._next += 1
            yield self._anchored[self._next - 1][1]


def _entries(data: bytes, size: int, offset: int) -> Iterator[tuple[int, int, int]]:
    """From where to where each entry of a table reaches, and the number of its shape."""
    count = max(0, (len(data) - 4) // (4 + size))
    places = struct.unpack_from(f"<{count + 1}I", data) if count else (0,)
    for index in range(count):
        at = 4 * (count + 1) + size * index + offset
        (name,) = struct.unpack_from("<I", data, at)
        if name:
            yield places[index], places[index + 1], name
