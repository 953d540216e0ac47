"""A value of a pack's YAML file and where it stands, for errors that say so."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from govlint.errors import UserError
from govlint.identities.names import suggestion
from govlint.yamlfile import Place, Route, read


class Written(NamedTuple):
    """A value; `route` leads to it from the top of its file."""

    value: Any
    path: Path
    places: dict[Route, Place]
    route: Route = ()

    @classmethod
    def file(cls, path: Path) -> Written:
        """All that a file says. Raises UserError where it is no YAML."""
        return cls(*read_file(path))

    def fault(self, message: str, *, of_key: bool = False) -> UserError:
        """The error at this value, or at its key."""
        line, column = self._at(of_key)
        return UserError(message, str(self.path), line, column)

    def place(self) -> str:
        """Where the key of this value stands, as errors name it."""
        return f"{self.path}:{self._at(of_key=True)[0]}"

    def near(self, word: str, known: Iterable[str]) -> str:
        """`; did you mean …?`, or all that is known."""
        known = tuple(known)
        return suggestion(word, known) or f": {', '.join(known)}"

    def at(self, key: str | int) -> Written:
        """The value under a key, which must be there, or at an index."""
        if isinstance(key, str) and key not in self.mapping():
            raise self.fault(f"`{key}:` is missing")
        return self._replace(value=self.value[key], route=(*self.route, key))

    def mapping(self) -> dict[str, Written]:
        """The values of a mapping by key."""
        if not isinstance(self.value, dict):
            raise self.fault("this must be a mapping (`key: value`)")
        return {
            key: self._replace(value=value, route=(*self.route, key))
            for key, value in self.value.items()
        }

    def keys_of(self, known: Iterable[str], what: str) -> list[str]:
        """The keys of a mapping, each one of those known."""
        known = tuple(known)
        for key, one in self.mapping().items():
            if key not in known:
                message = f"there is no {what} `{key}`{self.near(key, known)}"
                raise one.fault(message, of_key=True)
        return list(self.mapping())

    def check_keys(self, known: Iterable[str], needed: Iterable[str] | None = None) -> None:
        """Raise the error of a key that is none of those known, or of one that is not there."""
        known = tuple(known)
        self.keys_of(known, "key")
        for key in known if needed is None else needed:
            self.at(key)

    def text(self) -> str:
        """A text that says something; a whole number as it is written."""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return str(self.value)
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.fault("this must be a text")
        return self.value

    def texts(self) -> list[str]:
        """A list of texts, or one."""
        if not isinstance(self.value, list):
            return [self.text()]
        if not self.value:
            raise self.fault("this list is empty")
        return [self.at(number).text() for number in range(len(self.value))]

    def year(self) -> int:
        """A year."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.fault("this must be a year")
        return self.value

    def one_of(self, what: str, known: Iterable[str]) -> str:
        """One of the words known."""
        known, said = tuple(known), self.text()
        if said not in known:
            raise self.fault(f"there is no {what} `{said}`{self.near(said, known)}")
        return said

    def _at(self, of_key: bool) -> Place:
        keyed = self.places.get((*self.route, "@")) if of_key else None
        return keyed or self.places.get(self.route) or (1, 1)


def read_file(path: Path) -> tuple[Any, Path, dict[Route, Place]]:
    """The data of a file, the file, and the places of its values."""
    data, places = read(path)
    return data, path, places
