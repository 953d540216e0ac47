"""Old files turned into ones a loader reads, all of a run at once, before each is read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from govlint.bilingual import Text
from govlint.errors import Crashed
from govlint.files import discover
from govlint.files.decode import Undecodable
from govlint.files.discover import Input
from govlint.linter import plugins
from govlint.linter.plugins import Converter


def converted(inputs: Iterable[Input]) -> list[Input]:
    """The inputs, with what the converters make of those they know, many at once.

    A file that cannot be read or turned is left as it is; one on which a converter crashes says
    so, and costs no other.
    """
    items = list(inputs)
    waiting: dict[Converter, list[tuple[int, str, bytes]]] = {}
    for index, item in enumerate(items):
        if _suffix(item) not in plugins.converters() or item.converted is not None:
            continue
        try:
            data = discover.read_bytes(item)
        except (OSError, Undecodable):
            continue  # said when it is checked
        if convert := converter_of(item, data):
            kind = _kind(data, _suffix(item)).removeprefix(".")
            waiting.setdefault(convert, []).append((index, kind, data))
    for convert, found in waiting.items():
        results = _turned(convert, [data for *_, data in found])
        for (index, kind, _), other in zip(found, results, strict=True):
            if isinstance(other, Text):
                items[index] = items[index]._replace(crash=other)
            elif other is not None:
                items[index] = items[index]._replace(converted=(kind, other))
    return items


def _turned(convert: Converter, files: list[bytes]) -> Iterable[bytes | Text | None]:
    """What a converter makes of files: of all at once, else of each by itself."""
    try:
        return convert(files)
    except Crashed as crash:
        if len(files) == 1:
            return [crash.message]
        return [one for file in files for one in _turned(convert, [file])]


def converter_of(item: Input, data: bytes) -> Converter | None:
    """What turns a file that holds `data` into another, told by its name and by its content."""
    converters, suffix = plugins.converters(), _suffix(item)
    return converters.get(_kind(data, suffix)) if suffix in converters else None


def _kind(data: bytes, suffix: str) -> str:
    from govlint.files.filetype import by_content

    return by_content(data, suffix)


def _suffix(item: Input) -> str:
    return PurePath(item.path).suffix.lower()
