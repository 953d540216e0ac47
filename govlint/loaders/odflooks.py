"""How text in files of OpenDocument is printed, by the styles of what it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govlint.loaders.ink import PLAIN, Ink, is_tiny, is_white

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEEP = 30
_SAID = frozenset({
    "display", "text-line-through-style", "text-line-through-type", "text-position", "color",
    "font-size", "background-color",
})  # fmt: skip


class Look(NamedTuple):
    """The names of the styles around a text, the innermost last."""

    styles: tuple[str, ...]

    def within(self, name: str) -> Look:
        """In one more."""
        return Look((*self.styles, name)) if name else self


class Looks:
    """The styles of one file, as far as they say how text is printed."""

    def __init__(self) -> None:
        self._said: dict[str, dict[str, str]] = {}
        self._parents: dict[str, str] = {}
        self._known: dict[Look, Ink] = {}

    def note(self, style: Element) -> None:
        """What a style says, in its groups of properties, and what it is based on."""
        own = {key.rpartition("}")[2]: value for key, value in style.attrib.items()}
        name = own.get("name", "")
        for properties in style:
            for key, value in properties.attrib.items():
                if (said := key.rpartition("}")[2]) in _SAID:
                    self._said.setdefault(name, {})[said] = value
        if parent := own.get("parent-style-name"):
            self._parents[name] = parent

    def ink(self, look: Look) -> Ink:
        """How a text is printed."""
        if look not in self._known:
            said: dict[str, str] = {}
            for name in look.styles:
                chain = [name]
                while chain[-1] in self._parents and len(chain) < _DEEP:
                    chain.append(self._parents[chain[-1]])
                for style in reversed(chain):
                    said |= self._said.get(style, {})
            self._known[look] = _ink(said) if said else PLAIN
        return self._known[look]


def _ink(said: dict[str, str]) -> Ink:
    ground = said.get("background-color", "transparent")
    on_paper = ground == "transparent" or is_white(ground.removeprefix("#"))
    white = is_white(said.get("color", "").removeprefix("#")) and on_paper
    size = said.get("font-size", "").removesuffix("pt")
    tiny = size.replace(".", "", 1).isdecimal() and is_tiny(float(size))
    lines = (said.get(f"text-line-through-{what}", "none") for what in ("style", "type"))
    shift = said.get("text-position", "0").split(" ")[0]
    ink = Ink(
        hidden=said.get("display") == "none" or white or tiny,
        struck=any(line != "none" for line in lines),
        raised=shift not in {"0", "0%", "0.0%"},
    )
    return PLAIN if ink == PLAIN else ink
