"""`.govlint.yaml` read and checked: whatever is wrong is said with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from govlint.bilingual import LANGUAGES
from govlint.errors import UserError, nearest
from govlint.model.diagnostic import LEVELS
from govlint.settings.config import ORGANS, Allow, Config, Section
from govlint.yamlfile.data import Place, Route
from govlint.yamlfile.data import read as read_yaml


class _Node(NamedTuple):
    """A value of the file and where it stands."""

    value: Any
    path: Path
    places: dict[Route, Place]
    route: Route = ()

    def fault(self, zh: str, en: str, *, of_key: bool = False) -> UserError:
        """The error at this value, or at its key."""
        at = (*self.route, "@") if of_key else self.route
        line, column = self.places.get(at) or self.places.get(self.route) or (1, 1)
        return UserError(zh, en, f"{self.path}:{line}:{column}")

    def at(self, key: str | int) -> _Node:
        """The value under a key or at an index."""
        return self._replace(value=self.value[key], route=(*self.route, key))

    def mapping(self, known: Iterable[str] = ()) -> dict[str, _Node]:
        """The values of a mapping by key; `known` are the keys it may have, any if none."""
        if not isinstance(self.value, dict):
            raise self.fault("这里应是“键: 值”", "this must be a mapping (`key: value`)")
        known = tuple(known)
        for key in self.value:
            if known and key not in known:
                hint = nearest(key, known)
                raise self.at(key).fault(
                    f"没有这个配置项：{key}。{hint.zh}",
                    f"no such key: {key}. {hint.en}",
                    of_key=True,
                )
        return {key: self.at(key) for key in self.value}

    def items(self) -> list[_Node]:
        """The items of a list; a single value is a list of one."""
        if isinstance(self.value, list):
            return [self.at(index) for index in range(len(self.value))]
        return [self]

    def text(self) -> str:
        """A text; a whole number is taken as it is written (a division code)."""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return str(self.value)
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.fault("这里应是一段文字", "this must be a text")
        return self.value.strip()

    def texts(self) -> tuple[str, ...]:
        """A list of texts, or one text."""
        return tuple(item.text() for item in self.items())

    def number(self) -> int:
        """A whole number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int) or self.value < 0:
            raise self.fault("这里应是整数", "this must be a whole number")
        return self.value

    def one_of(self, known: Iterable[str]) -> str:
        """One of the words known."""
        words, said = tuple(known), self.text()
        if said not in words:
            hint = nearest(said, words)
            raise self.fault(f"不能写 {said}。{hint.zh}", f"{said} is not allowed. {hint.en}")
        return said


def read(path: Path) -> Config:
    """The configuration in a file. Raises UserError with the line of what is wrong in it."""
    data, places = read_yaml(path)
    top = _Node(data, path, places)
    found = {_FIELDS[key][0]: _FIELDS[key][1](node) for key, node in top.mapping(_FIELDS).items()}
    lines = tuple((key, places[(key, "@")][0]) for key in data)
    return Config(path=path, lines=lines, **found)


def _levels(node: _Node) -> tuple[tuple[str, str], ...]:
    return tuple((word, one.one_of(LEVELS)) for word, one in node.mapping().items())


def _sections(node: _Node) -> tuple[Section, ...]:
    return tuple(_section(pattern, one) for pattern, one in node.mapping().items())


def _section(pattern: str, node: _Node) -> Section:
    keys = node.mapping(("ignore", "levels", "organ"))
    return Section(
        pattern,
        keys["ignore"].texts() if "ignore" in keys else (),
        _levels(keys["levels"]) if "levels" in keys else (),
        keys["organ"].one_of(ORGANS) if "organ" in keys else "",
    )


def _allowed(node: _Node) -> tuple[Allow, ...]:
    return tuple(map(_allow, node.items()))


def _allow(node: _Node) -> Allow:
    keys = node.mapping(("rule", "path", "reason", "until"))
    for key in ("rule", "path", "reason"):
        if key not in keys:
            raise node.fault(
                f"这条例外缺少 {key}（须写明 rule、path、reason）",
                f"this exception lacks `{key}` (rule, path and reason are needed)",
            )
    until = keys["until"].text() if "until" in keys else ""
    if until:
        try:
            date.fromisoformat(until)
        except ValueError as error:
            zh, en = f"日期应写作 2026-12-31：{until}", f"a date is written 2026-12-31: {until}"
            raise keys["until"].fault(zh, en) from error
    line = node.places[node.route][0]
    return Allow(keys["rule"].text(), keys["path"].text(), keys["reason"].text(), until, line)


def _organ(node: _Node) -> str:
    return node.one_of(ORGANS)


def _region(node: _Node) -> str:
    code = node.text()
    if not (code.isdigit() and len(code) in {2, 4, 6, 9, 12}):
        raise node.fault(
            f"行政区划代码应是 2、4、6、9 或 12 位数字：{code}",
            f"a division code (GB/T 2260) has 2, 4, 6, 9 or 12 digits: {code}",
        )
    return code


_FIELDS: dict[str, tuple[str, Callable[[_Node], Any]]] = {
    "pack": ("pack", _Node.text),
    "region": ("region", _region),
    "select": ("select", _Node.texts),
    "ignore": ("ignore", _Node.texts),
    "levels": ("levels", _levels),
    "organ": ("organ", _organ),
    "paths": ("paths", _sections),
    "exclude": ("exclude", _Node.texts),
    "allow": ("allow", _allowed),
    "baseline": ("baseline", _Node.text),
    "fail-on": ("fail_on", lambda node: node.one_of(LEVELS)),
    "jobs": ("jobs", _Node.number),
    "language": ("language", lambda node: node.one_of(LANGUAGES)),
    "require-plugins": ("require_plugins", _Node.texts),
}
KEYS = tuple(_FIELDS)


def said(config: Config, key: str) -> Any:
    """What a configuration says under a key of the file."""
    return getattr(config, _FIELDS[key][0])
