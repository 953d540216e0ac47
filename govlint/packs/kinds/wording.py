"""The author's own wording of a finding, with placeholders in it: `message: “{found}”有误`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govlint.bilingual import Text

if TYPE_CHECKING:
    from govlint.packs.kinds.entry import Entry

KEYS = ("message", "message_en", "help", "help_en")

Wording = tuple[str, str] | None  # in Chinese and in English; None where the usual one is wanted


def wording(entry: Entry, key: str, known: Iterable[str]) -> Wording:
    """What stands under `key` and its English twin, the placeholders checked."""
    english = f"{key}_en"
    for each in (key, english):
        _check_placeholders(entry, each, tuple(known))
    if key not in entry.data:
        if english in entry.data:
            raise entry.fault(f"`{english}:` needs a `{key}:`", english, of_key=True)
        return None
    chinese = entry.text(key)
    return chinese, entry.text(english, chinese)


def worded(own: Wording, usual: Text, values: dict[str, Text]) -> Text:
    """The author's wording with its placeholders filled, or the usual one."""
    if own is None:
        return usual
    chinese = {name: value.zh for name, value in values.items()}
    english = {name: value.en for name, value in values.items()}
    return Text(own[0].format_map(chinese), own[1].format_map(english))


def _check_placeholders(entry: Entry, key: str, known: tuple[str, ...]) -> None:
    from string import Formatter

    try:
        fields = list(Formatter().parse(entry.text(key, "")))
    except ValueError as error:
        raise entry.fault(
            f"`{key}:` {error}; a brace itself is written {{{{ or }}}}", key
        ) from None
    for _, name, spec, conversion in fields:
        if name is not None and (name not in known or spec or conversion):
            listed = ", ".join(f"{{{one}}}" for one in known)
            raise entry.fault(f"`{key}:` knows no {{{name}}}, only {listed}", key)
