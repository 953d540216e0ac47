"""How what stands in an element of a page is printed: by its tag, its style, the page's sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from govlint.loaders.ink import PLAIN, Ink, is_tiny, is_white
from govlint.loaders.web import tags
from govlint.loaders.web.stylesheet import (
    Declarations,
    Element,
    StyleRule,
    declarations,
    element,
    rules,
)
from govlint.text.pattern import lazy

_SAYS = frozenset({
    "display", "visibility", "opacity", "font-size", "color", "background", "background-color",
    "text-decoration", "text-decoration-line", "vertical-align", "position", "left", "right", "top",
    "bottom", "text-indent", "clip", "clip-path", "height", "width", "max-height", "max-width",
    "overflow", "mso-hide", "mso-text-raise", "transform", "content-visibility",
})  # fmt: skip
_BY_TAG: dict[str, Declarations] = {
    **{name: {"text-decoration": "line-through"} for name in ("s", "strike", "del")},
    "sup": {"vertical-align": "super"},
    "sub": {"vertical-align": "sub"},
}
_STACKED = frozenset({
    "msup", "msub", "msubsup", "mmultiscripts", "mfrac", "mroot", "munder", "mover", "munderover",
})  # fmt: skip
_LENGTH = lazy(r"(-?\d*\.?\d+)(px|pt|em|rem|%|ex|in|cm|mm|pc|vw|vh)?")
_IN_POINTS = {
    "px": 0.75, "": 0.75, "em": 10.5, "rem": 12.0, "%": 0.1, "ex": 5.0, "in": 72.0, "cm": 28.3,
    "mm": 2.83, "pc": 12.0, "vw": 6.0, "vh": 8.0,
}  # fmt: skip
_FAR = -200.0  # points beyond the edge of the page
_FUNCTION = lazy(r"rgba?\(([^)]*)\)")
_QUOTED = lazy(r"\"[^\"]*\"|'[^']*'")
_HIDDEN_WORD = lazy(r"(?:^|\s)hidden(?=[\s=/]|$)", re.I)
_NOTE = lazy(r"\shref\s*=\s*[\"']?#", re.I)
_LINKED_SHEET = lazy(r"<link\b[^>]*stylesheet", re.I)


class Look(NamedTuple):
    """What an element says of the print of what stands in it; None: as around it.

    `gone`: it and all in it is not shown; `clear`: its letters have no colour at all; `ground`:
    it has one that is not white; `stacked`: what stands in it is set above or below one another.
    """

    gone: bool = False
    tiny: bool | None = None
    white: bool | None = None
    clear: bool | None = None
    ground: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    stacked: bool | None = None

    def within(self, outer: Look) -> Look:
        """How it is printed in another."""
        said = {name: value for name, value in self._asdict().items() if value is not None}
        return outer._replace(**said | {"struck": self.struck or outer.struck})

    @property
    def is_idle(self) -> bool:
        """Whether it says nothing but that all is as usual."""
        return not any(self)

    def ink(self, doubtful: bool) -> Ink:
        """As the rule for all formats has it; `doubtful`: there may be a ground nobody sees."""
        pale = bool(self.white and not self.ground)
        return Ink(
            hidden=bool(self.tiny or self.clear or (pale and not doubtful)),
            struck=bool(self.struck),
            raised=bool(self.raised),
            doubtful=bool(self.stacked or pale),
        )


class Looks:
    """Tells how the elements of one page are printed.

    `nested`: whether that depends on what they stand in, which must then be given.
    """

    def __init__(self, page: str) -> None:
        self._rules = rules(page, _SAYS) if "<style" in page or "<STYLE" in page else []
        self.nested = any(len(rule.steps) > 1 for rule in self._rules)
        named = {rule.steps[-1].name for rule in self._rules}
        self._deciding = _SAID | (frozenset(tags.KINDS) if "" in named else named)
        self._doubtful = _LINKED_SHEET.search(page) is not None
        self._known: dict[tuple[str, str], tuple[list[StyleRule], Look | None]] = {}

    def look(self, name: str, rest: str, around: Sequence[Element] = ()) -> Look | None:
        """What an element says of its print, None if nothing."""
        if not rest and name not in self._deciding:
            return None
        key = name, rest
        known = self._known.get(key)
        if known is None:
            this = element(name, rest)
            fit = [rule for rule in self._rules if rule.steps[-1].fits(this)]
            known = self._known[key] = fit, _look(name, rest, fit)
        fit, look = known
        if self.nested and any(len(rule.steps) > 1 for rule in fit):
            this = element(name, rest)
            return _look(name, rest, [rule for rule in fit if rule.fits(this, around)])
        return look

    def ink(self, look: Look) -> Ink:
        """How what stands in elements of this look, taken together, is printed."""
        return PLAIN if look == _NOTHING else look.ink(self._doubtful)


def _look(name: str, rest: str, fit: list[StyleRule]) -> Look | None:
    said: Declarations = dict(_BY_TAG.get(name, ()))
    for rule in fit:
        said |= rule.declarations
    if name == "a" and (tags.attribute("href", rest) or "")[1:] and _NOTE.search(rest):
        said.setdefault("vertical-align", "super")  # as good as: it leads to a note
    if name == "font" and (colour := tags.attribute("color", rest)):
        said["color"] = colour.lower()
    if "bgcolor" in rest.lower() and (colour := tags.attribute("bgcolor", rest)):
        said["background"] = colour.lower()
    if "tyle" in rest or "TYLE" in rest:
        said |= declarations(tags.attribute("style", rest) or "")
    hidden = "idden" in rest and _HIDDEN_WORD.search(_QUOTED.sub("", rest)) is not None
    size = _points(said.get("font-size", ""))
    colour = said.get("color", "")
    look = Look(
        hidden or _is_gone(said),
        is_tiny(size) if size is not None else None,
        _is_pale(colour) if colour else None,
        _is_clear(colour) if colour else None,
        _ground(said),
        "line-through" in said.get("text-decoration", "") + said.get("text-decoration-line", "")
        or None,
        _is_raised(name, said),
        name in _STACKED or None,
    )
    return None if look == _NOTHING else look


def _is_gone(said: Declarations) -> bool:
    if said.get("display") == "none" or said.get("mso-hide") == "all":
        return True
    if said.get("visibility") in {"hidden", "collapse"} or "content-visibility" in said:
        return said.get("content-visibility", "hidden") == "hidden"
    opacity = said.get("opacity", "1").rstrip("%")
    if _LENGTH.fullmatch(opacity) and float(opacity) <= 0.05:
        return True
    if said.get("transform", "").replace(" ", "") in {"scale(0)", "scale(0,0)"}:
        return True
    if (_points(said.get("text-indent", "")) or 0.0) < _FAR:
        return True
    if said.get("position") in {"absolute", "fixed"}:
        sides = (_points(said.get(side, "")) for side in ("left", "right", "top", "bottom"))
        if any(side is not None and side < _FAR for side in sides) or _is_clipped(said):
            return True
    sides = (_points(said.get(side, "")) for side in ("height", "width", "max-height", "max-width"))
    narrow = any(side is not None and side <= 0.75 for side in sides)
    return narrow and said.get("overflow") in {"hidden", "clip"}


def _is_clipped(said: Declarations) -> bool:
    clip = said.get("clip", "").replace(" ", "").replace(",", "").replace("px", "")
    inset = said.get("clip-path", "").replace(" ", "")
    return clip in {"rect(0000)", "rect(1111)"} or inset in {"inset(50%)", "inset(100%)"}


def _is_raised(name: str, said: Declarations) -> bool | None:
    if tags.KINDS.get(name, tags.OTHER) not in {tags.OTHER, tags.LINK}:
        return None  # a block: there it says how its text is placed in it
    align = said.get("vertical-align", "")
    if align in {"super", "sub"}:
        return True
    shifts = [_points(align), _points(said.get("mso-text-raise", ""))]
    if said.get("position") == "relative":
        shifts += [_points(said.get("top", "")), _points(said.get("bottom", ""))]
    if any(shift is not None and abs(shift) >= 1.0 for shift in shifts):
        return True
    return False if align == "baseline" else None


def _points(length: str) -> float | None:
    match = _LENGTH.fullmatch(length)
    if match is None:
        return None
    return float(match[1]) * _IN_POINTS.get(match[2] or "", 1.0)


def _channels(colour: str) -> list[float]:
    match = _FUNCTION.fullmatch(colour)
    parts = match[1].replace(",", " ").replace("/", " ").split() if match else []
    return [float(part.rstrip("%")) for part in parts if _LENGTH.fullmatch(part)]


def _is_pale(colour: str) -> bool:
    if channels := _channels(colour):
        return len(channels) >= 3 and min(channels[:3]) >= 0xEB
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return colour in {"white", "snow", "ivory", "whitesmoke", "ghostwhite"} or is_white(digits)


def _is_clear(colour: str) -> bool:
    channels = _channels(colour)
    return colour == "transparent" or (len(channels) == 4 and channels[3] <= 0.05)


def _ground(said: Declarations) -> bool | None:
    ground = said.get("background", "") or said.get("background-color", "")
    if not ground or ground in {"none", "transparent", "inherit", "initial"}:
        return None
    return not _is_pale(ground.split(" ")[0])


_NOTHING = Look()
_SAID = frozenset(_BY_TAG) | _STACKED
