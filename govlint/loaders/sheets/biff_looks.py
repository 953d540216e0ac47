"""How the cells of an old workbook look: fonts, grounds, borders, by the records of BIFF8."""

from __future__ import annotations

import struct

from govlint.loaders.ink import PLAIN, Ink, is_tiny, is_white
from govlint.loaders.sheets.biff import RichText
from govlint.loaders.sheets.printed import BUILT_IN
from govlint.loaders.sheets.styles import Runs, Style

_UNUSED = 4  # there is no font of this number
_FIRST_OF_PALETTE = 8
_WHITE = frozenset({1, 9})  # of the colours of a workbook without a palette of its own
_STRUCK = 0x08
_NO_PATTERN = 0


class BookLooks:
    """The fonts, colours and formats of a workbook, as its records are read one after another."""

    def __init__(self) -> None:
        self._fonts: list[bytes] = []
        self._forms: list[bytes] = []
        self._palette: dict[int, str] = {}
        self._codes: dict[int, str] = dict(BUILT_IN)

    def font(self, data: bytes) -> None:
        """A record FONT."""
        self._fonts.append(data)

    def form(self, data: bytes) -> None:
        """A record XF: how some cells are formatted."""
        self._forms.append(data)

    def palette(self, data: bytes) -> None:
        """A record PALETTE."""
        for index in range((len(data) - 2) // 4):
            self._palette[_FIRST_OF_PALETTE + index] = data[2 + 4 * index :][:3].hex()

    def code(self, number: int, code: str) -> None:
        """A number format."""
        self._codes[number] = code

    def styles(self) -> list[Style]:
        """The styles cells have, by their number."""
        return [self._style(data) for data in self._forms]

    def runs(self, rich: RichText) -> str | Runs:
        """The text of a string, or its runs where some are printed otherwise than it."""
        inks = [(at, self._ink(font)) for at, font in rich.fonts]
        if all(ink is PLAIN for _, ink in inks):
            return rich.text
        ends = [*(at for at, _ in inks[1:]), len(rich.text)]
        found: Runs = [(rich.text[: inks[0][0]], None)]
        found += [(rich.text[at:end], ink) for (at, ink), end in zip(inks, ends, strict=True)]
        return [run for run in found if run[0]]

    def _style(self, data: bytes) -> Style:
        font, code = struct.unpack_from("<HH", data)
        (borders,) = struct.unpack_from("<H", data, 10)
        lines, ground = struct.unpack_from("<IH", data, 14)
        coloured = lines >> 26 != _NO_PATTERN and not self._is_white(ground & 0x7F)
        ink = self._ink(font)
        if coloured and ink.hidden and not self._is_tiny(font):
            ink = ink._replace(hidden=False)
        return Style(self._codes.get(code, ""), bool(borders), PLAIN if ink == PLAIN else ink)

    def _ink(self, number: int) -> Ink:
        data = self._font_of(number)
        if len(data) < 10:
            return PLAIN
        _, flags, colour, _, script = struct.unpack_from("<5H", data)
        ink = Ink(
            hidden=self._is_white(colour) or self._is_tiny(number),
            struck=bool(flags & _STRUCK),
            raised=script != 0,
        )
        return PLAIN if ink == PLAIN else ink

    def _font_of(self, number: int) -> bytes:
        index = number - (number > _UNUSED)
        return self._fonts[index] if index < len(self._fonts) else b""

    def _is_tiny(self, number: int) -> bool:
        data = self._font_of(number)
        return len(data) >= 2 and is_tiny(int.from_bytes(data[:2], "little") / 20)

    def _is_white(self, colour: int) -> bool:
        return is_white(self._palette[colour]) if colour in self._palette else colour in _WHITE
