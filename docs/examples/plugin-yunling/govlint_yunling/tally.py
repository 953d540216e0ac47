"""`govlint yunling-tally`: how many requests each report says it received."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from govlint import Text
from govlint.commands import options


def add(subparsers: Any, lang: str) -> None:
    """Add the command, with the options every command of govlint has."""
    said = Text("各报告收到的申请数量", "how many requests each report received")
    command = options.command(subparsers, "yunling-tally", said, lang)
    command.parser.set_defaults(run=run)
    options.add_paths(command, lang)
    options.add_pack(command.options, lang)


def run(args: Namespace) -> int:
    """Print a line a report; 3 if one could not be read, which `documents` has told by then."""
    from govlint.commands.inputs import documents

    unread = False
    for path, document in documents(options.request(args)):
        if document is None:
            unread = True
            continue
        new = document.facts.get("requests", "new", "total")
        print(f"{path}\t{new.raw if new else '?'}")
    return 3 if unread else 0
