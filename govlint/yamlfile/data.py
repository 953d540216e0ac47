"""YAML files, with the place of every value: a fault in one names its file, line and column.

Read as it is written and in proportion to its length, whoever wrote it: an alias stands for one
text, nesting has an end, and a value is a text, a whole number, true, false or nothing.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.resources import unsaved
from govlint.text.pattern import lazy

WIDE_COLON = Text(
    "这里的冒号是全角的：请写半角 `:`，后面空一格",
    "this colon is full-width: write `:` and a blank after it",
)
"""What is said of a key that ends in `：`, which is no YAML."""

Route = tuple[str | int, ...]
Place = tuple[int, int]

_LARGEST = 1_000_000  # bytes
_DEEPEST = 30  # lists and mappings within one another
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WIDE = lazy(r"\s*(?:- +)?[^\s：:#'\"“‘]{1,40}：")
_BACK = 3  # lines before the one where a parser stumbles
_WHOLE = lazy(r"[+-]?(?:0|[1-9]\d{0,14})", re.ASCII)


def plain(path: Path) -> Any:
    """The data of a YAML file as plain Python values."""
    return data_with_places(path)[0]


def data_with_places(path: Path) -> tuple[Any, dict[Route, Place]]:
    """The data of a YAML file, and the 1-based (line, column) of every value by its route.

    A key's own place stands under the route of its value with `"@"` appended.  Raises UserError
    for a file that cannot be read, is no YAML, or says one key twice.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    text = utf8(path)
    reading = _Reading(YAML(typ="safe", pure=True).parse(text), str(path), {}, {})
    try:
        return reading.document(), reading.places
    except MarkedYAMLError as error:
        marks = (error.problem_mark, error.context_mark)
        opened = any(words in str(error.problem) for words in _UNCLOSED)
        mark = next(filter(None, reversed(marks) if opened else marks), None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = _not_yaml(error.problem)
        if wide := _wide_colon(text, line):
            message, (line, column) = WIDE_COLON, wide
        raise UserError(*message, str(path), line, column) from error
    except YAMLError as error:
        zh, en = _not_yaml(str(error).partition("\n")[0])
        raise UserError(zh, en, str(path), 1) from error


def _wide_colon(text: str, line: int) -> Place | None:
    """Where a key ends in a full-width colon, on a line or on the last before it that is one."""
    lines = [*enumerate(text.split("\n")[:line], 1)]
    there = [(number, one) for number, one in lines[-_BACK:] if one.strip()]
    for number, one in reversed(there):
        if found := _WIDE.match(one):
            return number, found.end()
    return None


def utf8(path: Path, largest: int = _LARGEST) -> str:
    """The text of a file of the user's.  Raises UserError for what is no text file of theirs."""
    if (held := unsaved.text(path)) is not None:
        return held
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UserError("不是普通文件，没有读取", "is no regular file: not read", str(path))
        if found.st_size > largest:
            size = f"{largest // 1_000_000} MB"
            zh, en = f"超过 {size}，没有读取。请拆开", f"is larger than {size}: not read; split it"
            raise UserError(zh, en, str(path))
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        zh, en = "这里不是 UTF-8 编码。请另存为 UTF-8", "is not UTF-8 here: save it as UTF-8"
        raise UserError(zh, en, str(path), line) from error
    except OSError as error:
        zh, en = f"读不出来：{error.strerror}", f"cannot be read: {error.strerror}"
        raise UserError(zh, en, str(path)) from error


class _Reading(NamedTuple):
    """One way through the events of a file; `anchored` are the texts that aliases stand for."""

    events: Iterator[Any]
    path: str
    places: dict[Route, Place]
    anchored: dict[str, Any]

    def document(self) -> Any:
        """The one document of the file; an empty mapping where there is none."""
        found: list[Any] = []
        for event in self.events:
            if _kind(event) in {"Scalar", "Alias", "SequenceStart", "MappingStart"}:
                if found:
                    raise self.fault(
                        "一个文件只写一份内容：请删去 `---`",
                        "one file is one document: leave out `---`",
                        event,
                    )
                found.append(self.value(event, ()))
        return found[0] if found and found[0] is not None else {}

    def value(self, event: Any, route: Route) -> Any:
        """The value that begins with an event."""
        self.places[route] = _place(event)
        if len(route) > _DEEPEST:
            raise self.fault(
                f"嵌套超过 {_DEEPEST} 层：请写得平一些",
                f"nested more than {_DEEPEST} deep: write it flat",
                event,
            )
        if getattr(event, "tag", None):
            raise self.fault(
                f"这里用不着 `{event.tag}`：请删去",
                f"`{event.tag}` has no use here: leave the tag out",
                event,
            )
        match _kind(event):
            case "Scalar":
                return self.scalar(event)
            case "Alias":
                if event.anchor not in self.anchored:
                    raise self.fault(
                        f"`*{event.anchor}` 在上文没有对应的文字：请把值写出来",
                        f"`*{event.anchor}` stands for no text above: write the value out",
                        event,
                    )
                return self.anchored[event.anchor]
            case "SequenceStart":
                inside = self.inside("SequenceEnd")
                return [self.value(one, (*route, at)) for at, one in enumerate(inside)]
        return self.mapping(route)

    def mapping(self, route: Route) -> dict[str, Any]:
        """The keys and values of a mapping; a key is the text as it is written."""
        found: dict[str, Any] = {}
        for event in self.inside("MappingEnd"):
            if _kind(event) != "Scalar":
                raise self.fault(
                    "键应是一段文字，不能是列表、键值或引用",
                    "a key is a plain text, no list, mapping or alias",
                    event,
                )
            key = event.value
            if key in found:
                raise self.fault(
                    f"键 `{key}` 写了两次：请删去一个",
                    f"the key `{key}` stands here a second time: leave one of them out",
                    event,
                )
            self.places[(*route, key, "@")] = _place(event)
            found[key] = self.value(next(self.events), (*route, key))
        return found

    def inside(self, end: str) -> Iterator[Any]:
        """The events up to the end of a list or mapping, but for those that `value` takes."""
        for event in self.events:
            if _kind(event) == end:
                return
            yield event

    def scalar(self, event: Any) -> Any:
        """A value without parts: in quotes a text, else what YAML 1.2 takes it for."""
        text: Any = event.value
        if event.implicit[0]:
            text = _WORDS.get(text, int(text) if _WHOLE.fullmatch(text) else text)
        if event.anchor:
            self.anchored[event.anchor] = text
        return text

    def fault(self, zh: str, en: str, event: Any) -> UserError:
        """The error at an event."""
        return UserError(zh, en, self.path, *_place(event))


def _not_yaml(problem: object) -> Text:
    """What is no YAML, with what to write instead where that is known."""
    said = str(problem)
    advice = next((text for words, text in _ADVICE.items() if words in said), None)
    if advice is None:
        return Text(f"不是 YAML：{said}", f"not YAML: {said}")
    return Text(f"不是 YAML：{advice.zh}（{said}）", f"not YAML: {said}; {advice.en}")


_UNCLOSED = ("expected ',' or", "unexpected end of stream")  # told where it was opened
_ADVICE = {
    "'\\t'": Text("缩进请用空格，不用 TAB", "indent with blanks, not TABs"),
    "expected <block end>": Text(
        "这一行的缩进和上面的对不齐", "align this line with those above it"
    ),
    "mapping values are not allowed": Text(
        "值里又有冒号：请给整个值加引号，或另起一行", "put a value that has a colon in quotes"
    ),
    "expected ',' or ']'": Text("方括号没有写完：缺少 `]`", "a `]` is missing"),
    "expected ',' or '}'": Text("花括号没有写完：缺少 `}`", "a `}` is missing"),
    "could not find expected ':'": Text("这一行缺少冒号：写作“键: 值”", "write `key: value`"),
    "unexpected end of stream": Text("引号没有写完", "a quote is not closed"),
    "cannot start any token": Text("值以符号开头：请加引号", "put the value in quotes"),
    "escape character": Text("双引号里的 `\\` 要写两个，或改用单引号", "use single quotes"),
    "expected alphabetic or numeric": Text("`*`、`&` 开头的值要加引号", "put it in quotes"),
}


def _kind(event: Any) -> str:
    return type(event).__name__.removesuffix("Event")


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1
