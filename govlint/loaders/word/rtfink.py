"""How text in an RTF file is printed, by the control words before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from govlint.loaders.ink import PLAIN, Ink, is_tiny, is_white

FREQUENT = frozenset({b"fs", b"cf", b"red", b"green", b"blue"})
"""Words that stand everywhere and are looked at only in a file that may hide text by them."""
INK = frozenset({"v", "strike", "striked", "super", "sub", "nosupersub", "up", "dn", "fs", "cf"})
"""The control words that say how the characters that follow are printed."""
COLOURS = frozenset({
    "red", "green", "blue", "clcbpat", "clcbpatraw", "cbpat", "chcbpat", "highlight",
})  # fmt: skip
"""Those of the table of colours, and those that colour the ground."""

_TINY = re.compile(rb"\\fs[0-4](?!\d)")
_PALE = re.compile(rb"\\red2[3-5]\d\\green2[3-5]\d\\blue2[3-5]\d")


def may_hide(data: bytes) -> bool:
    """Whether some letters of a file may be tiny or white; quick, from its bytes."""
    return _TINY.search(data) is not None or _PALE.search(data) is not None


class Given(NamedTuple):
    """What was said of the characters that follow: their size in half points, their colour."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False
    size: int = 24
    colour: int = 0

    def taking(self, word: str, number: int | None) -> Given:
        """With one control word more."""
        on = number != 0
        if word == "v":
            return self._replace(hidden=on)
        if word in {"strike", "striked"}:
            return self._replace(struck=on)
        if word == "fs":
            return self._replace(size=24 if number is None else number)
        if word == "cf":
            return self._replace(colour=number or 0)
        return self._replace(raised=on and word != "nosupersub")


UNSAID = Given()
"""Where nothing was said."""


class Colours:
    """The file's table of colours, and whether some ground is coloured."""

    def __init__(self) -> None:
        self._white: list[bool] = []
        self._parts: dict[str, int] = {}
        self._grounds = False
        self._known: dict[Given, Ink] = {UNSAID: PLAIN}

    def take(self, word: str, number: int) -> None:
        """A control word of COLOURS."""
        if word in {"red", "green", "blue"}:
            self._parts[word] = number
        else:
            self._grounds = True
            self._known = {UNSAID: PLAIN}

    def end(self, text: str) -> None:
        """Semicolons, each of which ends a colour of the table."""
        for _ in range(text.count(";")):
            parts = [self._parts.get(name, 0) for name in ("red", "green", "blue")]
            self._white.append(is_white("".join(f"{part % 256:02x}" for part in parts)))
            self._parts = {}

    def ink(self, given: Given) -> Ink:
        """How characters of which this was said are printed."""
        known = self._known.get(given)
        if known is None:
            white = 0 < given.colour < len(self._white) and self._white[given.colour]
            known = self._known[given] = Ink(
                hidden=given.hidden or is_tiny(given.size / 2) or (white and not self._grounds),
                struck=given.struck,
                raised=given.raised,
                doubtful=white,
            )
        return known
