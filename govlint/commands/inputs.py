"""The files a command line names."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from govlint.bilingual import Text
from govlint.commands.options import Request
from govlint.commands.terminal import console
from govlint.errors import UserError
from govlint.files import discover
from govlint.files.decode import Undecodable
from govlint.files.discover import STDIN, Input
from govlint.forms.vocabulary import NATIONAL, Vocabulary, using
from govlint.guard import Guard

if TYPE_CHECKING:
    from govlint.linter.document import Document


def named(words: Sequence[str], stdin_filename: str | None, suffixes: Iterable[str]) -> list[Input]:
    """The files a command is to read; none named means the current folder."""
    return [one for one in entries(words, stdin_filename, suffixes) if not one.unopened]


def entries(
    words: Sequence[str], stdin_filename: str | None, suffixes: Iterable[str]
) -> list[Input]:
    """The files a command is to read, and what it leaves unopened beside them."""
    if stdin_filename is not None and STDIN not in words:
        raise UserError(
            "--stdin-filename 要与 - 一起用：govlint check - --stdin-filename 名称",
            "--stdin-filename goes with -: govlint check - --stdin-filename NAME",
        )
    items = discover.entries([word for word in words or ["."] if word != STDIN], suffixes)
    if STDIN in words:
        data = sys.stdin.buffer.read()
        item = Input(stdin_filename or "<stdin>", named=True, data=data)
        items += discover.unpacked([item], suffixes)
    return sorted(items, key=lambda item: item.path)


def documents(request: Request) -> Iterator[tuple[str, Document | None]]:
    """Every file a command is to read, with what it says; None (and one line on stderr) if unread.

    A file found in a folder that is plainly no report is passed over, as `check` does.  Where
    nothing is left that counts as unread too.
    """
    from govlint.fitting.fit import is_report
    from govlint.linter import plugins, unopened
    from govlint.linter.conversion import converted
    from govlint.linter.document import read_document
    from govlint.linter.isolation import fault_of

    vocabulary, told = _vocabulary(request), False
    items, left = unopened.parted(entries(request.paths, request.stdin_filename, plugins.loaders()))
    for line in unopened.warnings(left):
        console.complain(line.in_language(request.lang))
    for item in converted(items):
        try:
            with Guard(fault_of, Undecodable, UserError), using(vocabulary):
                found = read_document(item)
        except Undecodable as fault:
            said = (fault.message.in_language(request.lang), fault.help.in_language(request.lang))
            console.complain(f"{item.path}: {said[0]}. {said[1]}")
            yield item.path, None
            told = True
            continue
        if item.named or is_report(found.report, found.facts):
            yield item.path, found
            told = True
    if not told:
        where = ", ".join(request.paths) or "."
        console.complain(no_report(where).in_language(request.lang))
        yield where, None


def _vocabulary(request: Request) -> Vocabulary:
    """That of the pack in force; the national one costs no pack to be loaded."""
    from govlint.commands import settings
    from govlint.linter import lint

    pack = settings.settled(request.config, pack=request.pack, trust=request.trust).pack
    return NATIONAL if pack == "national" else lint.find_pack(pack).vocabulary


def no_report(where: str) -> Text:
    """What is said where there was no report."""
    return Text(
        f"{where} 里没有年报。请指定报告所在的文件夹或文件",
        f"no report in {where}. Name the folder of the reports, or a file",
    )
