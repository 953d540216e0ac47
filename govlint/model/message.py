"""Messages: what a rule says of a fault, as templates in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from govlint.bilingual import Text
from govlint.model.diagnostic import Finding
from govlint.model.facts import Fact
from govlint.model.tree import Span
from govlint.text.characters import chinese_date


class Placed(Protocol):
    """What stands at a place of the text: a fact, a date the report states, a claim."""

    @property
    def place(self) -> Span:
        """Where it stands."""


@dataclass(frozen=True, slots=True)
class Message:
    """What was found and what is expected, and in `help` the next step.

    Each is a template with fields as `str.format` has them.  A field is given the value of its
    name: a date is told as the language tells it (`2025年1月31日`, `2025-01-31`), a `Text` in the
    language of the template, anything else as `str` has it.
    """

    zh: str
    en: str
    help_zh: str = ""
    help_en: str = ""

    def at(self, where: Span | Placed, **values: Any) -> Finding:
        """The finding at a place, the templates filled in.

        What a `Finding` has besides (`cell`, `stated`, `computed`, `related`, `fix`, `level`,
        `confidence`) is given by its name, and may be a field of the templates too.  A `Fact`
        brings its place, its cell, and what is printed there as `stated`.
        """
        if isinstance(where, Fact):
            values = {"cell": where.cell, "stated": where.raw.strip(), **values}
        given: dict[str, Any] = {name: values[name] for name in _FIELDS & values.keys()}
        for name in ("stated", "computed"):
            if given.get(name) is not None:
                given[name] = str(given[name])
        return Finding(
            where if isinstance(where, Span) else where.place,
            _filled(self.zh, self.en, values),
            _filled(self.help_zh, self.help_en, values) if self.help_zh else None,
            **given,
        )


_FIELDS = {"cell", "stated", "computed", "related", "fix", "level", "confidence"}


def _filled(zh: str, en: str, values: dict[str, Any]) -> Text:
    return Text(
        zh.format_map({name: _spoken(value, "zh") for name, value in values.items()}),
        en.format_map({name: _spoken(value, "en") for name, value in values.items()}),
    )


def _spoken(value: Any, lang: str) -> Any:
    if isinstance(value, Text):
        return value.in_language(lang)
    if isinstance(value, date):
        return chinese_date(value) if lang == "zh" else str(value)
    return value
