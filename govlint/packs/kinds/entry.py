"""An entry of a pack's file: one rule as written, or a part of it, with the place of every word."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from govlint.errors import UserError
from govlint.identities.names import suggestion
from govlint.packs.kinds.found import Kept
from govlint.packs.kinds.scopes import plain
from govlint.yamlfile import Place, Route

Plain = dict[str, Any]


class Entry(NamedTuple):
    """One rule as written in a pack's file; or a mapping inside it, which `route` leads to."""

    path: Path
    code: str
    data: dict[str, Any]
    places: dict[Route, Place]
    route: Route = ()

    def fault(self, message: str, *keys: str | int, of_key: bool = False) -> UserError:
        """The error at the value under some keys, at the last key itself, or at the whole."""
        route = (*self.route, *keys)
        at = (*route, "@") if of_key or not keys else route
        place = self.places.get(at) or self.places[route]  # an item of a list has no key
        return UserError(f"{self.code}: {message}", str(self.path), *place)

    def within(self, *keys: str | int) -> Entry:
        """The mapping under some keys."""
        data: Any = self.data
        for key in keys:
            data = data[key]
        return self._replace(data=data, route=(*self.route, *keys))

    def check_keys(self, known: Iterable[str], what: str) -> None:
        """Raise the error of the first key that is none of those known."""
        known = tuple(known)
        for key in self.data:
            if key not in known:
                near = suggestion(key, known) or f" in {what}"
                raise self.fault(f"there is no key `{key}`{near}", key, of_key=True)

    def text(self, key: str, default: str | None = None) -> str:
        """The words under a key."""
        value = self.data.get(key, default)
        if value is None and key in self.data:
            raise self.fault(f"`{key}:` is empty", key, of_key=True)
        if value is None:
            raise self.fault(f"`{key}:` is missing")
        if not isinstance(value, str) or (not value.strip() and default is None):
            raise self.fault(f"`{key}:` must be a text, not {_shown(value)}", key)
        return value

    def one_of(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """The word under a key, one of those allowed."""
        return self.allowed(self.text(key, default), key, allowed, key)

    def allowed(self, value: str, what: str, known: Iterable[str], *keys: str | int) -> str:
        """A word that must be one of those known; `what` names it, `keys` lead to it."""
        known = tuple(known)
        if value not in known:
            near = suggestion(value, known) or f": {', '.join(known)}"
            raise self.fault(f"there is no {what} `{value}`{near}", *keys)
        return value

    def flag(self, key: str) -> bool:
        """The yes or no under a key, no where it is left out."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(f"`{key}:` is true or false, not {_shown(value)}", key)
        return value

    def whole(self, key: str) -> int | None:
        """The whole number under a key, None where it is left out."""
        value = self.data.get(key)
        whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        if key in self.data and not whole:
            raise self.fault(f"`{key}:` must be a whole number, not {_shown(value)}", key)
        return value

    def texts(self, key: str, default: tuple[str, ...] = ()) -> list[tuple[str, Route]]:
        """The text, or each of the list of texts, under a key, with the keys that lead to it."""
        value = self.data.get(key, None if key in self.data else list(default))
        if key in self.data and (value is None or value == []):
            raise self.fault(f"`{key}:` is empty", key, of_key=True)
        listed = value if isinstance(value, list) else [value]
        found: list[tuple[str, Route]] = []
        for number, one in enumerate(listed):
            keys: Route = (key, number) if isinstance(value, list) else (key,)
            if not isinstance(one, str) or not one.strip():
                raise self.fault(f"`{key}:` is a text or a list of texts, not {_shown(one)}", *keys)
            found.append((one, keys))
        return found

    def words(self, key: str) -> tuple[str, ...]:
        """The words under a key as they are looked for: folded and without blanks."""
        return tuple(plain(word) for word, _ in self.texts(key))

    def patterns(self, key: str) -> tuple[Kept, ...]:
        """The patterns under a key."""
        return tuple(self.pattern(written, *keys) for written, keys in self.texts(key))

    def pattern(self, written: str, *keys: str | int) -> Kept:
        """A pattern as it is kept. Raises the error of one that could hang."""
        from govlint.packs.kinds.bounded import UnboundedError, bounded

        try:
            found = bounded(written)
        except UnboundedError as error:
            raise self.fault(f"the pattern {_shown(written)} {error}", *keys) from None
        return found.regex, found.telltales

    def inside(self, words: str, column: int, *keys: str | int) -> Place:
        """The place of a column of a text; of the whole text where it is not on one line."""
        line, start = self.places[(*self.route, *keys)]
        lines = self.path.read_text("utf-8").split("\n")
        printed = lines[line - 1][start - 1 :] if line <= len(lines) else ""
        for quote in (0, 1):
            if printed[quote:].startswith(words):
                return line, start + quote + column - 1
        return line, start


def _shown(value: Any) -> str:
    """A value as a message quotes it, however long it is."""
    text = f"`{value}`" if isinstance(value, str) else repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SHOWN = 60
