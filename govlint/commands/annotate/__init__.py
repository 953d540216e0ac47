"""`govlint annotate`: the findings of Word files as comments in copies of them.

With `--changes` the fixes stand in the copies as tracked changes. In come words of the command
line, out go copies, a line for each, and what could not be annotated and why.
"""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.errors import UserError
from govlint.reporters import outputs

_HELP = Text("把问题写成 Word 文件的批注", "the findings as comments in a Word file")
_PATHS = Text("Word 文件（.docx），或它们所在的文件夹", "Word files (.docx), or folders of them")
_OUTPUT = Text(
    "写到这个文件或文件夹，默认在原处写 原名.govlint.docx",
    "write to that file or folder (default: NAME.govlint.docx beside it)",
)
_SWITCHES = (
    (
        "--changes",
        Text(
            "有把握的改正写成修订，可逐条接受或拒绝",
            "safe fixes as tracked changes, to be accepted or rejected",
        ),
    ),
    (
        "--unsafe",
        Text(
            "连同须核实的一起写成修订（应填的数字、日期、名称）：--changes --unsafe",
            "tracked changes also of what must be verified (the right figures, dates, names)",
        ),
    ),
)


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "annotate", _HELP, lang)
    command.parser.set_defaults(run=run)
    said = _PATHS.in_language(lang)
    command.arguments.add_argument("paths", nargs="*", metavar="PATH", help=said)
    said = _OUTPUT.in_language(lang)
    command.options.add_argument("-o", "--output", metavar="FILE", help=said)
    for flag, help in _SWITCHES:
        command.options.add_argument(flag, action="store_true", help=help.in_language(lang))
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
    from govlint.commands import settings
    from govlint.commands.annotate.copies import Wanted, write_copies

    if args.unsafe and not args.changes:
        raise UserError(
            "--unsafe 要与 --changes 一起用：govlint annotate --changes --unsafe",
            "--unsafe goes with --changes: govlint annotate --changes --unsafe",
        )
    settled = settings.settled(
        args.config, pack=args.pack, select=args.select, ignore=args.ignore, trust=args.trust
    )
    wanted = Wanted(args.output, args.force, args.changes, args.unsafe, args.lang)
    return write_copies(args.paths, wanted, settings.checker(settled))
