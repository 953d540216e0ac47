"""The schema of a pack's `pack.yaml`."""

from __future__ import annotations

from govlint.commands.schemas.parts import ANY_TEXT, WORD, Schema, mapping, said
from govlint.packs.manifest import KEYS

_DIGITS = (6, 9, 12)
_SPANS = [{"minimum": 10 ** (n - 1), "exclusiveMaximum": 9 * 10 ** (n - 1)} for n in _DIGITS]
_REGION: Schema = {
    "type": ["string", "integer"],
    "pattern": r"^([1-8]\d(\d{4}|\d{7}|\d{10}))?$",
    "anyOf": [{"type": "string"}, *_SPANS],
}
_KEYS: dict[str, Schema] = {
    "title": said(ANY_TEXT, "规则包的名称。", "What the pack is called."),
    "extends": said(ANY_TEXT, "在哪个规则包之上：名称或文件夹。", "The pack it adds to."),
    "drop": said(
        {"type": "array", "items": WORD}, "不要其中的这些规则。", "Rules of that pack left out."
    ),
    "region": said(_REGION, "行政区划代码（GB/T 2260）。", "Division code (GB/T 2260)."),
    "letters": said(
        {"type": "string", "pattern": "^([A-Z]{2,})?$"},
        "本包规则编号的字母。",
        "The letters its codes begin with.",
    ),
}


def schema() -> Schema:
    """The schema; raises KeyError for a key of the loader that it does not know."""
    found = mapping(KEYS, _KEYS, ("title",))
    return {"title": "govlint: pack.yaml", **found, "dependencies": {"drop": ["extends"]}}
