"""How the cells of a workbook look: number format, borders, fonts and grounds (styles.xml)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from govlint.files.xmltree import children, local_name
from govlint.loaders.ink import DOUBTFUL, PLAIN, Ink, is_tiny, is_white, legible
from govlint.loaders.sheets.printed import BUILT_IN

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Runs: TypeAlias = "list[tuple[str, Ink | None]]"
"""The runs of a text, None where one is printed as its cell says."""

_OFF = frozenset({"0", "false"})


class Style(NamedTuple):
    """How cells look. `ink` is how their font is printed on their ground."""

    code: str = ""
    boxed: bool = False
    ink: Ink = PLAIN

    def printed_and_held(self, content: str | Runs, held: str = "") -> tuple[str, str]:
        """What of a text is printed; and what the cell holds instead, if it says so."""
        if isinstance(content, str):
            if self.ink is PLAIN:
                return content, held
            content = [(content, None)]
        runs = [
            (text, self.ink._replace(raised=False) if ink is None else ink) for text, ink in content
        ]
        return "".join(legible(runs)), held

    def on_ground(self) -> Style:
        """The same where the ground may be coloured by a table's style."""
        return self._replace(ink=DOUBTFUL) if self.ink.hidden else self


def styles(root: Element) -> list[Style]:
    """The styles cells have, by their number."""
    codes = {one.get("numFmtId"): one.get("formatCode", "") for one in descendants(root, "numFmt")}
    boxed = [
        any(side.get("style", "none") != "none" for side in border)
        for border in descendants(root, "border")
    ]
    fonts = [one for group in children(root, "fonts") for one in group]
    grounds = [_has_ground(one) for group in children(root, "fills") for one in group]
    found = []
    for one in (form for formats in children(root, "cellXfs") for form in formats):
        form = one.get("numFmtId", "0")
        code = codes.get(form) or BUILT_IN.get(whole(form), "")
        border, font = whole(one.get("borderId", "0")), whole(one.get("fontId", "0"))
        fill = whole(one.get("fillId", "0"))
        dark = 0 <= fill < len(grounds) and grounds[fill]
        ink = font_ink(fonts[font], dark) if 0 <= font < len(fonts) else PLAIN
        found.append(Style(code, 0 <= border < len(boxed) and boxed[border], ink))
    return found


def font_ink(font: Element, dark: bool = False) -> Ink:
    """How text in a font is printed; `dark`: on a ground that is not white."""
    looks = {local_name(one): one for one in font}
    switched = {name: one.get("val", "1") not in _OFF for name, one in looks.items()}
    white = not dark and "color" in looks and _is_white(looks["color"])
    size = looks["sz"].get("val", "") if "sz" in looks else ""
    tiny = size.replace(".", "", 1).isdecimal() and is_tiny(float(size))
    align = looks["vertAlign"].get("val") if "vertAlign" in looks else None
    ink = Ink(
        hidden=white or tiny,
        struck=switched.get("strike", False),
        raised=align in {"superscript", "subscript"},
    )
    return PLAIN if ink == PLAIN else ink


def descendants(element: Element, name: str) -> Iterator[Element]:
    """The elements of a name below this one."""
    return (one for one in element.iter() if local_name(one) == name)


def whole(text: str | None) -> int:
    """A whole number as written, -1 for what is none."""
    try:
        return int(text or "")
    except ValueError:
        return -1


def _is_white(colour: Element) -> bool:
    # The colour 0 of a theme is that of paper; so are two of the old palette.
    return (
        is_white(colour.get("rgb", "")[-6:])
        or (colour.get("theme") == "0" and not colour.get("tint", "").startswith("-0."))
        or colour.get("indexed") in {"1", "9"}
    )


def _has_ground(fill: Element) -> bool:
    for pattern in fill:
        if local_name(pattern) != "patternFill":
            return True
        if pattern.get("patternType", "none") != "none":
            front = next((one for one in pattern if local_name(one) == "fgColor"), None)
            return front is None or not _is_white(front)
    return False
