"""`govlint annotate`: the findings of a Word file as comments in it."""

from __future__ import annotations

import os
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.commands.terminal import console
from govlint.errors import UserError
from govlint.guard import Guard
from govlint.model.diagnostic import LEVEL_NAMES, LEVELS
from govlint.reporters import outputs

if TYPE_CHECKING:
    from govlint.files.decode import Undecodable
    from govlint.files.discover import Input
    from govlint.linter.run import Outcome

_HELP = Text("把问题写成 Word 文件的批注", "the findings as comments in a Word file")
_SUFFIXES = (".docx", ".docm")
_OURS = ".govlint"


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "annotate", _HELP, lang)
    command.parser.set_defaults(run=run)
    paths = Text("Word 文件（.docx），或它们所在的文件夹", "Word files (.docx), or folders of them")
    said = paths.in_language(lang)
    command.arguments.add_argument("paths", nargs="*", metavar="PATH", help=said)
    output = Text(
        "写到这个文件，默认 原名.govlint.docx", "write there (default: NAME.govlint.docx)"
    )
    said = output.in_language(lang)
    command.options.add_argument("-o", "--output", metavar="FILE", help=said)
    options.add_pack(command.options, lang)
    _, force, more = outputs.FLAG
    command.options.add_argument("--force", help=force.in_language(lang), **more)
    for name, help in (
        ("--select", Text("只用这些规则", "only these rules")),
        ("--ignore", Text("不用这些规则", "not these rules")),
    ):
        more = {"action": options.Commas, "default": [], "metavar": "RULES"}
        command.options.add_argument(name, help=help.in_language(lang), **more)


def run(args: Namespace) -> int:
    """Write a copy of every file with its findings.

    3 if one could not be read, not even a table of it, or not be written, or a rule crashed.
    """
    from govlint.atomic import Unwritable
    from govlint.commands import settings
    from govlint.commands.terminal import remarks
    from govlint.files.decode import Undecodable
    from govlint.linter.isolation import fault_of

    check = settings.checker(
        settings.settled(
            args.config, pack=args.pack, select=args.select, ignore=args.ignore, trust=args.trust
        )
    )
    failed = False
    for path in _paths(args):
        try:
            with Guard(fault_of, Undecodable, Unwritable, UserError):
                outcome = _annotate(path, args.output, args.lang, check)
            remarks.print_crashes(outcome.failures, args.lang)
            failed |= bool(outcome.failures) or outcome.unread
        except (Undecodable, Unwritable) as fault:
            failed = True
            help = (fault.help,) if isinstance(fault, Undecodable) else ()
            said = _STOP.in_language(args.lang).join(
                text.in_language(args.lang) for text in (fault.message, *help)
            )
            console.complain(f"{path}: {said}")
    return 3 if failed else 0


_STOP = Text("。", ". ")


def _paths(args: Namespace) -> list[str]:
    """The files to annotate; a copy made here before is one only if it is named."""
    from govlint.files import discover

    if not args.paths:
        raise UserError(
            "要批注哪个文件？govlint annotate 报告.docx", "which file? govlint annotate FILE.docx"
        )
    if discover.STDIN in args.paths:
        raise UserError(
            "批注要写进文件，不能用标准输入", "annotate takes files, not standard input"
        )
    items = discover.find(args.paths, _SUFFIXES)
    paths = [one.path for one in items if one.named or not PurePath(one.path).stem.endswith(_OURS)]
    if args.output is not None and len(paths) != 1:
        raise UserError(
            f"-o 只能用于一个文件，这里有 {len(paths)} 个",
            f"-o goes with one file, not {len(paths)}",
        )
    if args.output is not None and not outputs.is_ours(args.output):
        outputs.without_output(args.output, items)
        outputs.refuse(args.output, args.force)
    if not paths:
        raise UserError(
            "没有找到 .docx 文件。请指定 .docx 文件或它所在的文件夹",
            "no .docx file found. Name a .docx file, or the folder of some",
        )
    return paths


def _annotate(
    path: str, output: str | None, lang: str, check: Callable[[Input], Outcome]
) -> Outcome:
    """Write one file's copy, and say so.  Raises Undecodable, Unwritable, UserError."""
    from govlint.annotate import annotated
    from govlint.annotate.comments import comment_of
    from govlint.atomic import Unwritable, why_unwritable
    from govlint.commands.terminal.output import put
    from govlint.files.discover import Input, read_bytes
    from govlint.files.filetype import by_content

    target = _target(path, output)
    try:
        data = read_bytes(Input(path))
    except OSError as error:
        raise Unwritable(why_unwritable(error)) from error
    suffix = PurePath(path).suffix.lower()
    if by_content(data, suffix) not in _SUFFIXES or not data.startswith(b"PK"):
        raise _not_word(path)
    item = Input(path, named=True, data=data)
    outcome = check(item)
    if outcome.state != "checked" or outcome.view is None:
        raise _unread(outcome)
    notes = [comment_of(found, outcome.view.text, lang) for found in outcome.standing]
    put(target, [annotated(data, notes)])
    console.say(_done(target, outcome).in_language(lang))
    return outcome


def _target(path: str, chosen: str | None) -> str:
    """Where the copy goes.  Nothing is overwritten that `-o` does not name."""
    from govlint.atomic import Unwritable

    if chosen is not None:
        if PurePath(chosen).suffix.lower() not in _SUFFIXES:
            raise UserError(
                f"-o 要写成 Word 文件，如 {PurePath(chosen).stem}.docx",
                f"-o takes a Word file, such as {PurePath(chosen).stem}.docx",
            )
        return chosen
    known = PurePath(path)
    suffix = known.suffix if known.suffix.lower() in _SUFFIXES else ".docx"
    target = str(known.with_name(f"{known.stem.removesuffix(_OURS)}{_OURS}{suffix}"))
    if os.path.lexists(target):
        raise Unwritable(
            Text(
                f"{target} 已经有了，没有覆盖；要覆盖它：-o {target}",
                f"{target} is there already and was not overwritten; to do that: -o {target}",
            )
        )
    return target


def _not_word(path: str) -> UserError:
    return UserError(
        f"只有 .docx 能写批注，这个文件不是（.doc、.wps 请先另存为 .docx）；"
        f"其他格式可用网页看结果：govlint check {path} --format html -o 结果.html",
        "only .docx can take comments, which this is not (save a .doc as .docx first); for others "
        f"there is a page: govlint check {path} --format html -o findings.html",
        path,
    )


def _unread(outcome: Outcome) -> Undecodable:
    from govlint.files.decode import Undecodable

    found = outcome.diagnostics[0]
    return Undecodable(found.message, found.help or Text("", ""))


def _done(target: str, outcome: Outcome) -> Text:
    counts = Counter(found.level for found in outcome.standing)
    if not counts:
        return Text(f"{target}：没有发现问题", f"{target}: no findings")
    levels: Sequence[str] = [level for level in LEVELS if counts[level]]
    zh = "，".join(f"{counts[level]} 个{LEVEL_NAMES[level].zh}" for level in levels)
    en = ", ".join(f"{counts[level]} {level}" for level in levels)
    total = sum(counts.values())
    return Text(
        f"{target}：{total} 处批注（{zh}）", f"{target}: {total} comment{'s' * (total > 1)} ({en})"
    )
