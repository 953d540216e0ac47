"""Old files turned into ones a loader reads, all of a run at once, before each is read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from govlint.files import discover
from govlint.files.decode import Undecodable
from govlint.files.discover import Input
from govlint.files.filetype import by_content
from govlint.linter import plugins
from govlint.linter.plugins import Converter


def prepared(inputs: Iterable[Input]) -> list[Input]:
    """The inputs, with what the converters make of those they know, many at once.

    Which these are is told by their names and then by their content.  A file that
    cannot be read or turned is left as it is.  Raises only what a plugin at fault does (Crashed).
    """
    items = list(inputs)
    converters = plugins.converters()
    waiting: dict[Converter, list[tuple[int, str, bytes]]] = {}
    for index, item in enumerate(items):
        suffix = PurePath(item.path).suffix.lower()
        if suffix not in converters or item.converted is not None:
            continue
        try:
            data = discover.read(item)
        except (OSError, Undecodable):
            continue  # said when it is checked
        kind = by_content(data, suffix)
        if convert := converters.get(kind):
            waiting.setdefault(convert, []).append((index, kind.removeprefix("."), data))
    for convert, found in waiting.items():
        made = convert([data for *_, data in found])
        for (index, kind, _), other in zip(found, made, strict=True):
            items[index] = items[index]._replace(converted=(kind, other) if other else None)
    return items
