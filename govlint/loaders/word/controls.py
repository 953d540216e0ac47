"""What the controls of old forms (w:ffData) show that stands nowhere in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.loaders.word.elements import child, children, is_on, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def shown_value(form: Element | None) -> str:
    """What a list, a box to tick or a field to fill in shows; empty for what is none."""
    if form is None:
        return ""
    if (options := child(form, "ddList")) is not None:
        entries = [value(entry, "val") for entry in children(options, "listEntry")]
        chosen = value(child(options, "result"), "val") or value(child(options, "default"), "val")
        index = int(chosen) if chosen.isdecimal() else 0
        return entries[index] if index < len(entries) else ""
    if (box := child(form, "checkBox")) is not None:
        checked = child(box, "checked")
        return "☑" if is_on(child(box, "default") if checked is None else checked) else "□"
    return value(child(child(form, "textInput"), "default"), "val")
