"""govlint's own commands, one module each; what a command needs is imported when it runs."""

from __future__ import annotations

from typing import Any

from govlint.commands import check, explain, facts, rules, tree
from govlint.plugins import hookimpl


@hookimpl
def govlint_commands(subparsers: Any, lang: str) -> None:
    """Add check, facts, tree, explain and rules, in this order."""
    for module in (check, facts, tree, explain, rules):
        module.add(subparsers, lang)
