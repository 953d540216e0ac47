"""Engines: who does the work on parts. govlint's own come in by the entry points of a stranger's.

An engine is a function named in the group `govlint_engines`.  It is given the work, the parts as
they are formed, what is said of a part whose worker ends again and again, and its setting; it
gives what came of each part, in any order.  It asks for parts as it needs them, and for few more
than are being worked on: that keeps the one who drives it small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.errors import UserError, unknown
from govlint.linter import isolation
from govlint.linter.entrypoints import entry_points
from govlint.parts.part import Counts, Failed, Part

GROUP = "govlint_engines"
Done = Counts | Failed
Work = Callable[[Part], Done]
Lost = Callable[[Part], Failed]


class Setting(NamedTuple):
    """How an engine is asked for: `dask://host:8786` has the place `host:8786`.

    `jobs` is how many processes are wanted.  With `elsewhere` files are at addresses, with `inside`
    they are in the memory of this process, which no other sees.
    """

    jobs: int
    place: str = ""
    elsewhere: bool = False
    inside: bool = False


Engine = Callable[[Work, Iterable[Part], Lost, Setting], Iterator[Done]]


def engine(word: str) -> tuple[Engine, str]:
    """The engine of a word such as `processes` or `dask://host:port`, and the place it names.

    Raises UserError where there is none, or where it cannot be imported.
    """
    name, _, place = word.partition("://")
    points = {point.name: point for point in entry_points(GROUP)}
    if name not in points:
        raise unknown(Text("执行引擎", "engine"), name, points)
    point = points[name]
    try:
        found: Engine = getattr(import_module(point.module), point.attribute)
    except (ImportError, AttributeError) as error:
        why = isolation.reason(error)
        raise UserError(
            f"执行引擎 {name}（{point.distribution}）有错：{why}。请修好或卸载它",
            f"engine {name} ({point.distribution}) is broken: {why}. Mend it or uninstall it",
        ) from error
    return found, place
