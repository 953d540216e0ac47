"""The author's own wording of a finding, with placeholders in it: `message: “{found}”有误`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govlint.bilingual import Text
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import TEXT, Field, Shape

Wording = tuple[str, str] | None  # in Chinese and in English; None where the usual one is wanted


def wording_fields(*placeholders: str) -> dict[str, Field]:
    """The keys for the wording of a message and its help, with the placeholders it may have."""
    shape = Shape(lambda node: _template(node, placeholders), TEXT.schema)
    return {key: Field(shape, about) for key, about in _ABOUT.items()}


def wording(node: Node, found: Mapping[str, Any], key: str) -> Wording:
    """What stands under `key` and its English twin, of a rule at a node."""
    chinese, english = found[key], found[f"{key}_en"]
    if chinese is None and english is not None:
        zh, en = f"`{key}_en:` 要同 `{key}:` 一起写", f"`{key}_en:` needs a `{key}:`"
        raise node.at(f"{key}_en").fault(zh, en, of_key=True)
    return None if chinese is None else (chinese, english or chinese)


def filled(own: Wording, usual: Text, values: dict[str, Text]) -> Text:
    """The author's wording with its placeholders filled, or the usual one."""
    if own is None:
        return usual
    chinese = {name: value.zh for name, value in values.items()}
    english = {name: value.en for name, value in values.items()}
    return Text(own[0].format_map(chinese), own[1].format_map(english))


def _template(node: Node, known: tuple[str, ...]) -> str:
    """A text whose placeholders are all known."""
    from string import Formatter

    written = node.text()
    try:
        fields = list(Formatter().parse(written))
    except ValueError as error:
        raise node.fault(
            f"花括号不成对（{error}）；花括号本身写作 {{{{ 或 }}}}",
            f"{error}; a brace itself is written {{{{ or }}}}",
        ) from None
    wrong = [
        f"{{{name}}}"
        for _, name, spec, conversion in fields
        if name is not None and (name not in known or spec or conversion)
    ]
    if wrong:
        listed = [f"{{{one}}}" for one in known]
        raise node.fault(
            f"这里没有 {'、'.join(wrong)}，只有 {'、'.join(listed)}",
            f"there is no {', '.join(wrong)} here, only {', '.join(listed)}",
        )
    return written


_ABOUT = {
    "message": Text("自拟的提示。", "Your own wording of a finding."),
    "message_en": Text("提示的英文。", "The wording in English."),
    "help": Text("下一步。", "The next step."),
    "help_en": Text("下一步的英文。", "The next step in English."),
}
