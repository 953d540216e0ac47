"""What the command line hands in: how a file is checked, and the page of a rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from govlint.engine.rule import Rule
    from govlint.files.discover import Input
    from govlint.linter.run import Outcome
    from govlint.packs import Pack


class Checker(NamedTuple):
    """What checks a file as a configuration has it, and the name of the pack it does so by.

    `files` are what it was made of beside the configuration and the pack (the baseline).
    """

    pack: str
    check: Callable[[Input], Outcome]
    files: tuple[str, ...] = ()


class Host(NamedTuple):
    """Where a server runs.

    `checker` makes one of the path of a configuration ("" for none); it raises UserError where the
    file is wrong or the Python of its pack is not trusted.  `page` is that of a rule in Markdown.
    `config` is the configuration that the
    command line names, None to find one above each document.  With `trusting` the configuration
    of anybody is taken and the Python of every pack may run.
    """

    lang: str
    checker: Callable[[str], Checker]
    page: Callable[[Rule, Pack, str], str]
    config: str | None = None
    trusting: bool = False
