"""What may stand under the keys of `.govlint.yaml`: how it is read, and its JSON Schema."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Any, NamedTuple

from govlint.bilingual import LANGUAGES, Text
from govlint.model.diagnostic import LEVEL_NAMES, LEVELS
from govlint.settings.paths import misfit
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import WORD, Field, Schema, Shape, one_of, pairs, record, some


class Allow(NamedTuple):
    """An exception: findings of a rule in some files that somebody has looked at and accepts.

    `until` is the last day it holds (ISO date), "" for ever; `row` the label or key of the one row
    it is for, "" for all; `line` is where the file says it.
    """

    rule: str
    path: str
    reason: str
    until: str = ""
    row: str = ""
    line: int = 0


class PathSettings(NamedTuple):
    """What `paths:` says of the files that fit a pattern."""

    pattern: str
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    organ: str = ""


class Settings(NamedTuple):
    """What holds for one file: words for rules to leave out, levels by word, kind of organ."""

    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    organ: str = ""


class Setting(NamedTuple):
    """A key of the file.

    `shape` is what stands under it, `about` what it is for, as editors, `govlint init` and the
    page on the configuration tell it, `sample` how it may look in a file, `usual` what holds
    where neither the file nor the command line says anything, `empty` stands for its absence.
    """

    shape: Shape
    about: Text
    sample: str
    usual: Any = None
    empty: Any = ""


def setting(shape: Shape, about: Text, sample: str, *, usual: Any = None, empty: Any = "") -> Any:
    """The field of a key in the record of all settings."""
    return field(default=empty, metadata={"key": Setting(shape, about, sample, usual, empty)})


def _day(node: Node) -> str:
    try:
        return date.fromisoformat(day := node.word()).isoformat()
    except ValueError as error:
        zh, en = f"日期应写作 2026-12-31：{day}", f"a date is written 2026-12-31: {day}"
        raise node.fault(zh, en) from error


def _pattern(node: Node) -> str:
    pattern = node.word()
    if (why := misfit(pattern)) is not None:
        raise node.fault(
            f"{pattern} 不会符合任何文件：{why.zh}", f"{pattern} fits no file: {why.en}"
        )
    return pattern


def _region(node: Node) -> str:
    code = node.word()
    if not (code.isascii() and code.isdigit() and len(code) in _DIGITS):
        raise node.fault(
            f"行政区划代码应是 2、4、6、9 或 12 位数字：{code}",
            f"a division code (GB/T 2260) has 2, 4, 6, 9 or 12 digits: {code}",
        )
    return code


def _allow(node: Node, found: dict[str, Any]) -> Allow:
    return Allow(**found, line=node.places[node.route][0])


def _sections(node: Node) -> tuple[PathSettings, ...]:
    for pattern in node.mapping():
        if (why := misfit(pattern)) is not None:
            said = f"{pattern} 不会符合任何文件：{why.zh}", f"{pattern} fits no file: {why.en}"
            raise node.at(pattern).fault(*said, of_key=True)
    return tuple(PathSettings(pattern, **found) for pattern, found in _SECTIONS.read(node))


_DIGITS = (2, 4, 6, 9, 12)
_SPANS = [{"minimum": 10 ** (n - 1), "exclusiveMaximum": 10**n} for n in _DIGITS]
_REGION_SCHEMA: Schema = {
    "type": ["string", "integer"],
    "pattern": r"^\s*(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})\s*$",
    "anyOf": [{"type": "string"}, *_SPANS],
}
_DAY_SCHEMA: Schema = {
    "type": "string",
    "pattern": r"^\s*\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\s*$",
}
_NAMES = {text.zh: level for level, text in LEVEL_NAMES.items()}

WORDS = some(WORD, least=0)
PATTERN = Shape(_pattern, WORD.schema)
PATTERNS = some(PATTERN, least=0)
LEVEL = one_of(Text("级别", "level"), LEVELS, _NAMES)
LEVELS_BY_WORD = pairs(LEVEL)
LANGUAGE = one_of(Text("语言", "language"), LANGUAGES)
REGION = Shape(_region, _REGION_SCHEMA)
ORGAN = one_of(
    Text("机关类别", "organ"), ("province", "city", "county", "township", "street", "department")
)
_SECTION = {
    "ignore": Field(WORDS, usual=()),
    "levels": Field(LEVELS_BY_WORD, usual=()),
    "organ": Field(ORGAN, usual=""),
}
_SECTIONS = pairs(record(_SECTION))
SECTIONS = Shape(_sections, _SECTIONS.schema)
_EXCEPTION = {
    **dict.fromkeys(("rule", "reason"), Field(WORD, needed=True)),
    "path": Field(PATTERN, needed=True),
    "until": Field(Shape(_day, _DAY_SCHEMA), usual=""),
    "row": Field(WORD, usual=""),
}
EXCEPTIONS = some(record(_EXCEPTION, _allow), least=0)
