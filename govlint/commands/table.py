"""The table of commands: which module adds which, imported when the command is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from govlint.linter.plugins import hookimpl

_MODULES = {
    "check": "check",
    "annotate": "annotate",
    "page": "page",
    "serve": "serve",
    "audit": "audit",
    "facts": "facts",
    "tree": "tree",
    "explain": "explain",
    "rules": "rules",
    "new": "new",
    "test": "trial",
    "config": "config",
    "init": "config",
    "schema": "schema",
    "baseline": "baseline",
    "cache": "cache",
    "trust": "trust",
    "lsp": "lsp",
    "mcp": "mcp",
}
"""The module of each command, in the order in which people meet them."""


@hookimpl
def govlint_commands(subparsers: Any, lang: str, asked: str | None) -> None:
    """Add the command asked for; all of them where it is none of these."""
    wanted = [_MODULES[asked]] if asked in _MODULES else dict.fromkeys(_MODULES.values())
    for module in wanted:
        import_module(f"govlint.commands.{module}").add(subparsers, lang)
