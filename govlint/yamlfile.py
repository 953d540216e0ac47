"""YAML files, with the place of every value: a fault in one names its file, line and column.

Read as it is written and in proportion to its length, whoever wrote it: an alias stands for one
text, nesting has an end, and a value is a text, a whole number, true, false or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from govlint.errors import UserError
from govlint.text.pattern import lazy

Route = tuple[str | int, ...]
Place = tuple[int, int]

_DEEPEST = 30  # lists and mappings within one another
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE = lazy(r"[+-]?(?:0|[1-9]\d{0,14})", re.ASCII)


def plain(path: Path) -> Any:
    """The data of a YAML file as plain Python values."""
    return read(path)[0]


def read(path: Path) -> tuple[Any, dict[Route, Place]]:
    """The data of a YAML file, and the 1-based (line, column) of every value by its route.

    A key's own place stands under the route of its value with `"@"` appended.  Raises UserError
    for a file that cannot be read, is no YAML, or says one key twice.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UserError("is not UTF-8 here: save it as UTF-8", str(path), line) from error
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", str(path)) from error
    reading = _Reading(YAML(typ="safe", pure=True).parse(text), str(path), {}, {})
    try:
        return reading.document(), reading.places
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise UserError(f"not YAML: {error.problem}", str(path), line, column) from error
    except YAMLError as error:
        told = str(error).partition("\n")[0]
        raise UserError(f"not YAML: {told}", str(path), 1) from error


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
                    raise self.fault("one file is one document: leave out `---`", event)
                found.append(self.value(event, ()))
        return found[0] if found and found[0] is not None else {}

    def value(self, event: Any, route: Route) -> Any:
        """The value that begins with an event."""
        self.places[route] = _place(event)
        if len(route) > _DEEPEST:
            raise self.fault(f"nested more than {_DEEPEST} deep: write it flat", event)
        if getattr(event, "tag", None):
            raise self.fault(f"`{event.tag}` has no use here: leave the tag out", event)
        match _kind(event):
            case "Scalar":
                return self.scalar(event)
            case "Alias":
                if event.anchor not in self.anchored:
                    message = f"`*{event.anchor}` stands for no text above: write the value out"
                    raise self.fault(message, event)
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
                raise self.fault("a key is a plain text, no list, mapping or alias", event)
            key = event.value
            if key in found:
                message = f"the key {key!r} stands here a second time: leave one of them out"
                raise self.fault(message, event)
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

    def fault(self, message: str, event: Any) -> UserError:
        """The error at an event."""
        return UserError(message, self.path, *_place(event))


def _kind(event: Any) -> str:
    return type(event).__name__.removesuffix("Event")


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1
