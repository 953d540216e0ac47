"""A value of a YAML file with its place, read strictly: whatever is wrong is told where it stands.

A loader takes a file's `Node` apart by the methods here, or by tables of fields (`shapes`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from govlint.bilingual import Text
from govlint.errors import MOST_FAULTS, UserError, together, unknown
from govlint.text.characters import fold
from govlint.text.pattern import lazy
from govlint.yamlfile.data import WIDE_COLON, Place, Route, data_with_places, utf8

NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Node(NamedTuple):
    """A value; `route` leads to it from the top of its file, `places` tells where each stands."""

    value: Any
    path: Path
    places: Mapping[Route, Place]
    route: Route = ()

    @classmethod
    def file(cls, path: Path) -> Node:
        """All that a file says. Raises UserError where it is no YAML."""
        data, places = data_with_places(path)
        return cls(data, path, places)

    def __contains__(self, key: object) -> bool:
        """Whether it is a mapping with a key."""
        return self.is_mapping and key in self.value

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping."""
        return isinstance(self.value, dict)

    @property
    def key(self) -> str:
        """The key it stands under, `key:`; empty at the top of a file."""
        return next((f"{one}:" for one in reversed(self.route) if isinstance(one, str)), "")

    @property
    def place(self) -> tuple[str, int, int]:
        """File, line and column of its key, of itself where it has none."""
        return str(self.path), *self._at(of_key=True)

    def fault(self, zh: str, en: str, *, of_key: bool = False) -> UserError:
        """The error at this value, or at its key."""
        return UserError(zh, en, str(self.path), *self._at(of_key))

    def fault_within(self, written: str, column: int, message: Text) -> UserError:
        """The error at a column of a text; at its beginning where it is not on one line."""
        line, start = self._at(of_key=False)
        lines = utf8(self.path).split("\n")
        printed = lines[line - 1][start - 1 :] if line <= len(lines) else ""
        for quote in (0, 1):
            if printed[quote:].startswith(written):
                return UserError(*message, str(self.path), line, start + quote + column - 1)
        return UserError(*message, str(self.path), line, start)

    def unknown(self, what: Text, known: Iterable[str], *, of_key: bool = False) -> UserError:
        """The error of a word that is none of those known; `what` names it."""
        word = str(self.route[-1] if of_key else self.value)
        return unknown(what, word, known, at=(str(self.path), *self._at(of_key)))

    def lacking(self, key: str) -> UserError:
        """The error that a key is not there."""
        return self.fault(f"缺少 `{key}:`", f"`{key}:` is missing", of_key=True)

    def at(self, key: str | int) -> Node:
        """The value under a key, which must be there, or at an index."""
        if isinstance(key, str) and key not in self.mapping():
            raise self.lacking(key)
        return self._replace(value=self.value[key], route=(*self.route, key))

    def mapping(self) -> dict[str, Node]:
        """The values of a mapping by key."""
        if not self.is_mapping:
            if isinstance(self.value, str) and "：" in self.value:
                raise self.fault(*WIDE_COLON)
            raise self.fault("这里应是“键: 值”", "this must be a mapping (`key: value`)")
        return {
            key: self._replace(value=value, route=(*self.route, key))
            for key, value in self.value.items()
        }

    def keyed(self, what: Text, known: Iterable[str]) -> dict[str, Node]:
        """The values of a mapping by key, each one of those known; `what` names them."""
        known, found = tuple(known), self.mapping()
        if wrong := [one for key, one in found.items() if key not in known][:MOST_FAULTS]:
            raise together(one.unknown(what, known, of_key=True) for one in wrong)
        return found

    def items(self, least: int = 1, split: bool = False) -> list[Node]:
        """The items of a list, `least` of them; a single value is a list of one.

        With `split` a text is parted at `、`, as people write lists.
        """
        if split and isinstance(self.value, str) and "、" in self.value.strip("、 "):
            parts = self.value.strip("、 ").split("、")
            return [self._replace(value=part.strip()) for part in parts]
        if isinstance(self.value, list):
            if len(self.value) < least:
                raise self._empty()
            return [self.at(index) for index in range(len(self.value))]
        return [self]

    def text(self) -> str:
        """A text that says something."""
        if self.value is None or self.value == "":
            raise self._empty()
        if not isinstance(self.value, str) or not self.value.strip():
            raise self._not(_TEXT)
        return self.value

    def unquoted(self) -> str:
        """A text without Chinese quotes around it, where no others are: they are no part of it."""
        text = self.text()
        if text[:1] in "“‘" and text[-1:] in "”’" and len(text) > 2:
            line, column = self._at(of_key=False)
            lines = utf8(self.path).split("\n")
            if line <= len(lines) and lines[line - 1][column - 1 : column] not in {"'", '"'}:
                return text[1:-1]
        return text

    def any_text(self) -> str:
        """A text, which may be empty."""
        return self.value if isinstance(self.value, str) else self.text()

    def word(self) -> str:
        """A text without the blanks around it; a whole number as it is written."""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return str(self.value)
        return self.text().strip()

    def number(self) -> int:
        """A whole number, also as a text with what it counts: `2024年`."""
        if isinstance(self.value, str) and (match := _NUMBER.fullmatch(fold(self.value))):
            return int(match[1])
        if isinstance(self.value, bool) or not isinstance(self.value, int) or self.value < 0:
            raise self._not(_WHOLE)
        return self.value

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self._not(_FLAG)
        return self.value

    def one_of(self, what: Text, known: Iterable[str], names: Mapping[str, str] = NO_NAMES) -> str:
        """One of the words known, or what one of its other `names` stands for."""
        word = fold(self.word()).strip("“”‘’\"' ")
        word = names.get(word, word)
        if word not in (known := tuple(known)):
            raise self.unknown(what, (*known, *names))
        return word

    def _empty(self) -> UserError:
        return self.fault(f"`{self.key}` 是空的", f"`{self.key}` is empty", of_key=True)

    def _not(self, wanted: Text) -> UserError:
        value = f"`{self.value}`" if isinstance(self.value, str) else repr(self.value)
        quoted = value if len(value) <= _QUOTED else f"{value[:_QUOTED]}…"
        zh, en = f"这里应是{wanted.zh}，不是 {quoted}", f"this must be {wanted.en}, not {quoted}"
        return self.fault(zh, en)

    def _at(self, of_key: bool) -> Place:
        keyed = self.places.get((*self.route, "@")) if of_key else None
        return keyed or self.places.get(self.route) or (1, 1)


_NUMBER = lazy(r"\s*(\d{1,9})\s*[年字个]?\s*")
_QUOTED = 60  # characters of a value that a message repeats
_TEXT = Text("一段文字", "a text")
_WHOLE = Text("整数", "a whole number")
_FLAG = Text(" true 或 false", "true or false")
