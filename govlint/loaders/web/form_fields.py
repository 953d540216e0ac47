"""What can be filled in on a page, and what it shows."""

from __future__ import annotations

import re

from govlint.loaders.web.tags import attribute
from govlint.text.pattern import lazy

_UNSEEN = frozenset({
    "hidden", "button", "submit", "reset", "image", "file", "password", "checkbox", "radio",
    "range", "color", "search",
})  # fmt: skip
_OPTION = lazy(r"<option\b([^>]*)>([^<]*)", re.I)
_CHOSEN = lazy(r"(?:^|\s)selected(?=[\s=/]|$)", re.I)
_TAG = lazy(r"<[^>]*>")


def shown_value(name: str, rest: str, inside: str) -> str:
    """The markup text an input, textarea or select shows, by its attributes and what is in it."""
    if name == "input":
        kind = (attribute("type", rest) or "text").lower()
        return "" if kind in _UNSEEN else attribute("value", rest) or ""
    if name == "textarea":
        return inside.rpartition("</")[0]
    options = _OPTION.findall(inside)
    chosen = [text for given, text in options if _CHOSEN.search(given)]
    if not options or "multiple" in rest.lower():
        return " ".join(chosen)
    text: str = chosen[-1] if chosen else options[0][1]
    return _TAG.sub("", text).strip()
