"""How the runs of a Word file are printed: by their own properties, else by their styles.

ECMA-376 part 1, 17.7.2: the file's defaults, the styles of the table, of the paragraph and of the
run, each with those it is based on, then what the run says itself.  A switch (w:vanish, w:strike)
that two of these styles turn on is off.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from govlint.loaders.ink import PLAIN, Ink, is_tiny, is_white
from govlint.loaders.word.elements import LOCAL, child, children, is_on, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Given: TypeAlias = "dict[str, str]"
"""What properties say of the print: a switch as `1` or nothing, else the value as written."""

_SWITCHES = ("vanish", "strike", "dstrike")
_VALUES = frozenset({"vertAlign", "position", "sz", "webHidden", *_SWITCHES})
_DEEP = 30  # styles based on styles
_NEAR_WHITE = rb"[\"'](?:[EFef][0-9A-Fa-f]){3}[\"']"
_HIDES = rb"<w:sz w:val=[\"'][0-4][\"']|<w:color [^<>]*(?:" + _NEAR_WHITE + rb"|background1)"
_HIDING = re.compile(_HIDES)
_TELLS = re.compile(rb"<w:(?:vanish|webHidden|d?strike|vertAlign|position)[ /]|" + _HIDES)
_NAMED = re.compile(rb"<w:(?:[rp]Style|tblStyle|basedOn) w:val=\"([^\"]*)\"")


def tell_of_print(styles: bytes, document: bytes) -> bool:
    """Whether styles a document uses say how text is printed; quick, from the XML as it is."""
    if not styles:
        return False
    if b"<w:style " not in styles or b"styleId='" in styles:
        return True
    waiting = {b'w:styleId="' + name + b'"' for name in _NAMED.findall(document)}
    waiting |= {b"<w:docDefaults", b'w:default="1" w:styleId'}
    known: set[bytes] = set()
    while waiting:
        mark = waiting.pop()
        known.add(mark)
        at = styles.find(mark)
        while at >= 0:
            style = styles[at : _end(styles, at)]
            if _TELLS.search(style):
                return True
            waiting |= {b'w:styleId="' + name + b'"' for name in _NAMED.findall(style)} - known
            at = styles.find(mark, at + 1)
    return False


def hides(document: bytes) -> bool:
    """Whether some letters of a document are white or tiny; quick, from the XML as it is."""
    return _HIDING.search(document) is not None


def _end(styles: bytes, at: int) -> int:
    """Where the style that begins near a place ends."""
    end = b"</w:docDefaults>" if styles.startswith(b"<w:docDefaults", at) else b"</w:style>"
    found = styles.find(end, at)
    return found if found >= 0 else len(styles)


class Looks:
    """Tells how runs are printed, by the styles of one file."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        defaults = child(child(child(styles, "docDefaults"), "rPrDefault"), "rPr")
        self._defaults = _given(defaults)
        for style in children(styles, "style"):
            name = value(style, "styleId")
            self._styles[name] = style
            if value(style, "default") in {"1", "true", "on"}:
                self._default[value(style, "type")] = name
        self._chains: dict[str, Given] = {}
        self._inks: dict[tuple[str, str, str, tuple[tuple[str, str], ...], bool], Ink] = {}

    def ink(
        self, runs: Element | None, paragraph: Element | None, table: str = "", shaded: bool = False
    ) -> Ink:
        """How a run is printed: its w:rPr, its paragraph's w:pPr, the style of its table.

        `shaded`: it stands on a ground that may be dark.
        """
        if not self._styles:
            if runs is None or not len(runs):
                return PLAIN
            return _ink([self._defaults], _given(runs), shaded or is_shaded(paragraph))
        style = value(child(paragraph, "pStyle"), "val") or self._default.get("paragraph", "")
        named = value(child(runs, "rStyle"), "val")
        own = _given(runs)
        shaded = shaded or is_shaded(paragraph)
        key = (table, style, named, tuple(own.items()), shaded)
        if key not in self._inks:
            layers = [self._defaults, *(self._chain(one) for one in (table, style, named) if one)]
            self._inks[key] = _ink(layers, own, shaded)
        return self._inks[key]

    def _chain(self, name: str) -> Given:
        """What a style says, with those it is based on."""
        if name not in self._chains:
            chain: list[Element] = []
            at: str = name
            while at in self._styles and len(chain) < _DEEP:
                chain.append(self._styles[at])
                at = value(child(self._styles[at], "basedOn"), "val")
            given: Given = {}
            for style in reversed(chain):
                given |= _given(child(style, "rPr")) | _ground(style)
            self._chains[name] = given
        return self._chains[name]


def is_shaded(properties: Element | None) -> bool:
    """Whether a paragraph, a cell or a run has a ground of its own that is not white."""
    ground = child(properties, "shd")
    if ground is None:
        return False
    fill, pattern = value(ground, "fill").lower(), value(ground, "val")
    plain = fill in {"", "auto"} or is_white(fill)
    return not plain or bool(value(ground, "themeFill")) or pattern not in {"", "clear", "nil"}


def _given(properties: Element | None) -> Given:
    given: Given = {}
    for part in properties if properties is not None else ():
        name = LOCAL[part.tag]
        if name in _SWITCHES or name == "webHidden":
            given[name] = "1" if is_on(part) else ""
        elif name in _VALUES:
            given[name] = value(part, "val")
        elif name == "color":
            theme = value(part, "themeColor")
            given[name] = "FFFFFF" if theme in {"background1", "light1"} else value(part, "val")
        elif name == "highlight" or (name == "shd" and is_shaded(properties)):
            given["ground"] = "" if value(part, "val") in {"none", "white"} else "1"
    return given


def _ground(style: Element) -> Given:
    """Whether a style of a paragraph or a table has a ground, in whatever part of it."""
    return {"ground": "1"} if any(is_shaded(part) for part in style.iter()) else {}


def _ink(layers: list[Given], own: Given, shaded: bool) -> Ink:
    said: Given = {}
    for layer in (*layers, own):
        said |= layer
    for name in _SWITCHES:
        turned = sum(bool(layer.get(name)) for layer in layers[1:])
        said[name] = own.get(name, "1" if layers[0].get(name) or turned % 2 else "")
    size = said.get("sz", "")
    white = is_white(said.get("color", "")) and not (shaded or said.get("ground"))
    tiny = size.isdecimal() and is_tiny(int(size) / 2)
    raised = said.get("vertAlign", "") in {"superscript", "subscript"}
    raised = raised or said.get("position", "0") not in {"", "0"}
    return Ink(
        hidden=bool(said["vanish"]) or white or tiny,
        struck=bool(said["strike"] or said["dstrike"]),
        raised=raised,
        doubtful=bool(said.get("webHidden")),
    )
