"""`pack.yaml`: what a pack is called, for where it is, and what it extends."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.resources import compiled
from govlint.text.pattern import lazy
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import ANY_TEXT, WORD, Field, Shape, listed, values

FILE = "pack.yaml"
At = tuple[str, int, int]  # file, line, column

_LETTERS = lazy(r"[A-Z]{2,}")
# The tens are the parts of the country, the ones its provinces.
_PLAIN = tuple[str, str, str, str, tuple[str, ...], tuple[tuple[str, int, int], ...]]
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
    name = f"manifest-{where.resolve().name}"
    title, region, letters, extends, drop, places = compiled(
        name, (path,), lambda: tuple(_manifest(path)), _PLAIN
    )
    return Manifest(title, region, letters, extends, tuple(drop), tuple(places))


def trimmed(region: str) -> str:
    """A division code without the zeros that stand for “all of it”: `320000` is `32`."""
    while len(region) > 2 and region.endswith("00"):
        region = region[:-2]
    return region


def _manifest(path: Path) -> Manifest:
    file = Node.file(path)
    found = values(file, FIELDS)
    if "drop" in file and "extends" not in file:
        raise file.at("drop").fault(
            "`drop:` 是从 `extends:` 的规则包中去掉规则，而这里没有 `extends:`",
            "`drop:` takes rules out of the pack that `extends:` names, and there is none",
            of_key=True,
        )
    places = {key: file.places[(key,)] for key in file.mapping()}
    places |= {f"drop{at}": file.places[("drop", at)] for at in range(len(found["drop"]))}
    return Manifest(**found, places=tuple((name, *place) for name, place in places.items()))


def _region(node: Node) -> str:
    code = "" if node.value == "" else node.word()
    if not code:
        return ""
    if not (re.fullmatch(r"\d+", code, re.ASCII) and len(code) in _DIGITS):
        meant = f"{code:0<6}" if code.isdecimal() and len(code) < min(_DIGITS) else "320000"
        raise node.fault(
            f"行政区划代码（GB/T 2260）是 6 位数字，如 {meant}",
            f"a division code (GB/T 2260) has 6 digits, such as {meant}",
        )
    if code[:2] not in _PROVINCES:
        raise node.fault(
            f"没有哪个省的代码是 {code[:2]}（GB/T 2260）",
            f"no province has the number {code[:2]} (GB/T 2260)",
        )
    return code


def _letters(node: Node) -> str:
    letters = node.any_text()
    if letters and not _LETTERS.fullmatch(letters):
        raise node.fault(
            "`letters:` 是两个以上大写字母，如 JS",
            "`letters:` are two or more capital letters, such as JS",
        )
    return letters


_DIGITS = (6, 9, 12)
_SPANS = [{"minimum": 10 ** (n - 1), "exclusiveMaximum": 9 * 10 ** (n - 1)} for n in _DIGITS]
_REGION = Shape(
    _region,
    {
        "type": ["string", "integer"],
        "pattern": r"^([1-8]\d(\d{4}|\d{7}|\d{10}))?$",
        "anyOf": [{"type": "string"}, *_SPANS],
    },
)
_CAPITALS = Shape(_letters, {"type": "string", "pattern": "^([A-Z]{2,})?$"})
FIELDS = {
    "title": Field(ANY_TEXT, Text("规则包的名称。", "What the pack is called."), needed=True),
    "extends": Field(
        ANY_TEXT, Text("在哪个规则包之上：名称或文件夹。", "The pack it adds to."), ""
    ),
    "drop": Field(listed(WORD), Text("不要其中的这些规则。", "Rules of that pack left out."), ()),
    "region": Field(_REGION, Text("行政区划代码（GB/T 2260）。", "Division code (GB/T 2260)."), ""),
    "letters": Field(
        _CAPITALS, Text("本包规则编号的字母。", "The letters its codes begin with."), ""
    ),
}
"""The keys of a pack.yaml."""
