"""`pack.yaml`: what a pack is called, for where it is, and what it extends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from govlint.errors import UserError
from govlint.resources import compiled
from govlint.text.pattern import lazy

FILE = "pack.yaml"
KEYS = ("title", "extends", "drop", "region", "letters")
At = tuple[str, int, int]  # file, line, column

_LETTERS = lazy(r"[A-Z]{2,}")
# The tens are the parts of the country, the ones its provinces.
_PROVINCES = frozenset(
    f"{part}{number}"
    for part, numbers in (
        *(("1", "12345"), ("2", "123"), ("3", "1234567"), ("4", "123456"), ("5", "01234")),
        *(("6", "12345"), ("7", "1"), ("8", "12")),
    )
    for number in numbers
)


class Manifest(NamedTuple):
    """What a pack.yaml says; what may turn out wrong only later comes with its place.

    `region` is a division code (GB/T 2260), "" for the whole country; `letters` begin the codes of
    the pack's own rules, "" where any may.
    """

    title: str
    region: str
    letters: str
    extends: str
    drop: tuple[str, ...]
    places: tuple[tuple[str, int, int], ...]  # of a key, or `drop` and a number

    def place(self, where: Path, key: str) -> At:
        """Where the file of a pack says something; its beginning, where it does not."""
        found = {name: (line, column) for name, line, column in self.places}
        return (str(where / FILE), *found.get(key, (1, 1)))


def manifest(where: Path) -> Manifest:
    """What the pack.yaml of a folder says. Raises UserError with the place of a fault."""
    path = where / FILE
    program = Path(__file__)
    name = f"manifest-{where.resolve().name}"
    title, region, letters, extends, drop, places = compiled(
        name, (path, program), lambda: tuple(_read(path))
    )
    return Manifest(title, region, letters, extends, tuple(drop), tuple(places))


def trimmed(region: str) -> str:
    """A division code without the zeros that stand for “all of it”: `320000` is `32`."""
    while len(region) > 2 and region.endswith("00"):
        region = region[:-2]
    return region


def near(word: str, known: Iterable[str]) -> str:
    """`; did you mean …?` with the nearest known word, "" where none is near."""
    from govlint.identities.names import suggestion

    return suggestion(word, known)


def _read(path: Path) -> Manifest:
    from govlint.yamlfile import read

    data, places = read(path)
    if not isinstance(data, dict):
        raise UserError(f"a pack.yaml has the keys {', '.join(KEYS)}", str(path), 1)
    for key in data:
        if key not in KEYS:
            hint = near(key, KEYS) or f": {', '.join(KEYS)}"
            raise UserError(f"there is no key `{key}`{hint}", str(path), *places[(key, "@")])
    for key in ("title", "extends", "letters"):
        if not isinstance(data.get(key, "?"), str):
            raise UserError(f"`{key}:` must be a text", str(path), *places[(key,)])
    if "title" not in data:
        raise UserError("`title:` is missing", str(path), 1)
    drop = data.get("drop", [])
    if not isinstance(drop, list):
        raise UserError("`drop:` is a list of codes", str(path), *places[("drop",)])
    if drop and "extends" not in data:
        message = "`drop:` takes rules out of the pack that `extends:` names, and there is none"
        raise UserError(message, str(path), *places[("drop", "@")])
    found = {key: places[(key,)] for key in data}
    found |= {f"drop{number}": places[("drop", number)] for number in range(len(drop))}
    return Manifest(
        data["title"],
        _region(data, path, found),
        _letters(data, path, found),
        data.get("extends", ""),
        tuple(map(str, drop)),
        tuple((name, *place) for name, place in found.items()),
    )


def _region(data: dict[str, object], path: Path, places: dict[str, tuple[int, int]]) -> str:
    code = str(data.get("region", ""))
    if not code:
        return ""
    sound = re.fullmatch(r"\d+", code, re.ASCII) and len(code) in {6, 9, 12}
    if not sound:
        hint = f"; did you mean `{code:0<6}`?" if code.isdecimal() and len(code) < 6 else ""
        message = f"`region:` is a division code (GB/T 2260) of 6 digits, as 320000{hint}"
        raise UserError(message, str(path), *places["region"])
    if code[:2] not in _PROVINCES:
        hint = near(code[:2], sorted(_PROVINCES))
        message = f"no province has the number `{code[:2]}` (GB/T 2260){hint}"
        raise UserError(message, str(path), *places["region"])
    return code


def _letters(data: dict[str, object], path: Path, places: dict[str, tuple[int, int]]) -> str:
    letters = str(data.get("letters", ""))
    if letters and not _LETTERS.fullmatch(letters):
        message = "`letters:` are two or more capital letters, as `JS`"
        raise UserError(message, str(path), *places["letters"])
    return letters
