"""The files a command line names."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from govlint import discover
from govlint.decode import Undecodable
from govlint.discover import STDIN, Input
from govlint.misuse import Misuse

if TYPE_CHECKING:
    from govlint.linter import Document


def given(words: Sequence[str], stdin_filename: str | None, suffixes: Iterable[str]) -> list[Input]:
    """The files a command is to read; none named means the current folder."""
    if stdin_filename is not None and STDIN not in words:
        raise Misuse(
            "--stdin-filename 要与 - 一起用：govlint check - --stdin-filename 名称",
            "--stdin-filename goes with -: govlint check - --stdin-filename NAME",
        )
    items = discover.find([word for word in words or ["."] if word != STDIN], suffixes)
    if STDIN in words:
        data = sys.stdin.buffer.read()
        items.append(Input(stdin_filename or "<stdin>", named=True, data=data))
    return sorted(items, key=lambda item: item.path)


def documents(args: Namespace) -> Iterator[tuple[str, Document | None]]:
    """Every file a command is to read, with what it says; None (and one line on stderr) if unread.

    A file found in a folder that is plainly no report is passed over, as `check` does.
    """
    from govlint import linter, plugins
    from govlint.fit import is_report

    for item in given(args.paths, args.stdin_filename, plugins.loaders()):
        try:
            found = linter.document(item)
        except Undecodable as fault:
            said = (fault.message.in_language(args.lang), fault.help.in_language(args.lang))
            print(f"govlint: {item.path}: {said[0]}. {said[1]}", file=sys.stderr)
            yield item.path, None
            continue
        if item.named or is_report(found.report, found.facts):
            yield item.path, found
