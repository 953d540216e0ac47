"""The command line: words in, what is printed and an exit code out; one module a command.

All below is at its service, and nothing imports it. What a command needs is imported when it runs.
"""

from __future__ import annotations

from typing import Any

from govlint.commands import (
    annotate,
    baseline,
    cache,
    check,
    config,
    explain,
    facts,
    new,
    rules,
    schema,
    tree,
    trial,
    trust,
)
from govlint.linter.plugins import hookimpl


@hookimpl
def govlint_commands(subparsers: Any, lang: str) -> None:
    """Add them in the order in which people meet them."""
    for module in (
        check,
        annotate,
        facts,
        tree,
        explain,
        rules,
        new,
        trial,
        config,
        schema,
        baseline,
        cache,
        trust,
    ):
        module.add(subparsers, lang)
