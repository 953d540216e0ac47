"""Characters set by their place in a font (w:sym), as they are printed."""

from __future__ import annotations

# What the private characters of Wingdings and Symbol show, as far as forms use them.
_SIGNS = {
    "F0A8": "□", "F06F": "□", "F071": "□", "F0FE": "☑", "F052": "☑", "F0FC": "✓", "F0FB": "✗",
    "F0FD": "☒", "F0D6": "√", "F06C": "●", "F06E": "■", "F0B7": "·",
}  # fmt: skip
_PICTURES = ("wingdings", "webdings")
_PRIVATE, _END = 0xF000, 0xF0FF
_CIRCLED = {0xF080 + number: chr(0x245F + number) for number in range(1, 11)}
_CIRCLED |= {0xF08B + number: chr(0x2775 + number) for number in range(1, 11)}


def character(code: str, font: str) -> str:
    """The character at a place (hexadecimal) of a font; empty for a mere picture.

    A font of letters is addressed in the private area too: `F034` is its `4`.
    """
    try:
        place = int(code, 16)
        plain = chr(place)
    except (ValueError, OverflowError):
        return ""
    pictured = font.lower().startswith(_PICTURES)
    of_font = chr(place - _PRIVATE) if _PRIVATE < place <= _END else ""
    if pictured and place in _CIRCLED:
        return _CIRCLED[place]
    if of_font and not pictured and (font.lower() != "symbol" or of_font.isdigit()):
        plain = of_font
    elif code.upper() in _SIGNS:
        return _SIGNS[code.upper()]
    private = "\ue000" <= plain <= "\uf8ff"
    return "" if private or not plain.isprintable() else plain
