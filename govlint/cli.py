"""The command line: words to a command, errors to one line and an exit code.

0 clean, 1 findings, 2 usage or configuration, 3 something could not be read or a rule crashed,
4 a fault of ours, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import re
import sys
from argparse import ArgumentError, Namespace
from collections.abc import Sequence
from typing import NoReturn

from govlint import options, plugins
from govlint.diagnostic import Text
from govlint.errors import UserError
from govlint.misuse import Misuse, unknown
from govlint.version import __version__

USAGE, FAULT, INTERRUPTED = 2, 4, 130


def run() -> NoReturn:
    """The console script: `main`, and the end of the process."""
    # Trees and facts hold no cycles: looking for some doubles the time of a large report.
    gc.set_threshold(100_000, 50, 50)
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (`sys.argv` if none is given) and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _ran(words)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader (head, less) is gone; what is left in the buffer must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except UserError as error:
        _complain(error, options.spoken(words))
        return USAGE
    except Exception:
        _confess(options.spoken(words))
        return FAULT


def _ran(words: list[str]) -> int:
    lang = options.language(words)
    top = options.Parser(prog="govlint", description=_ABOUT.in_language(lang), lang=lang)
    group = top.add_argument_group(_OPTIONS.in_language(lang))
    options.add_general(group, lang)
    group.add_argument(
        "--version",
        action="version",
        version=f"govlint {__version__}",
        help=_VERSION.in_language(lang),
    )
    title = _COMMANDS.in_language(lang)
    commands = top.add_subparsers(title=title, metavar="COMMAND", prog="govlint")
    plugins.add_commands(commands, lang)
    first = _command(words)
    if first is not None and first not in commands.choices:
        raise _no_such_command(first, list(commands.choices))
    given = _parsed(top, words, commands.choices[first] if first else top)
    if not hasattr(given, "run"):
        print(top.format_help(), file=sys.stderr, end="")
        return USAGE
    return int(given.run(given))


def _parsed(top: options.Parser, words: list[str], asked: options.Parser) -> Namespace:
    try:
        given, rest = top.parse_known_args(words)
    except ArgumentError as error:
        raise _no_value(error) from error
    if not rest:
        return given
    flag = next((word for word in rest if word.startswith("-")), None)
    if flag is None and hasattr(given, "paths"):
        given.paths += rest  # argparse leaves paths over that stand after an option
        return given
    if flag is None:
        raise Misuse(f"多余的参数：{rest[0]}", f"unexpected argument: {rest[0]}")
    known = re.findall(r"(?<![\w-])--[a-z][\w-]*", asked.format_help())
    more = Text(f"用法见 {asked.prog} --help", f"see {asked.prog} --help")
    raise unknown(_OPTION, flag.partition("=")[0], set(known), more)


def _command(words: list[str]) -> str | None:
    """The first word that is neither an option nor the language after `--lang`."""
    before = ["", *words[:-1]]
    pairs = zip(before, words, strict=True) if words else ()
    return next((w for b, w in pairs if not w.startswith("-") and b != "--lang"), None)


def _no_value(error: ArgumentError) -> Misuse:
    name = error.argument_name or ""
    if "expected one argument" in str(error):
        return Misuse(f"{name} 后面要有一个值", f"{name} needs a value after it")
    return Misuse(f"{name}：用法不对（{error.message}）", f"{name}: {error.message}")


def _no_such_command(word: str, known: list[str]) -> Misuse:
    if os.path.exists(word):
        return Misuse(
            f"{word} 是文件或文件夹，不是命令。要检查它：govlint check {word}",
            f"{word} is a file or folder, not a command. To check it: govlint check {word}",
        )
    return unknown(_COMMAND, word, known)


def _complain(error: UserError, lang: str) -> None:
    text = str(error)
    if isinstance(error, Misuse):
        text = error.said.in_language(lang)
        text = f"{error.path}: {text}" if error.path else text
    sys.stdout.flush()
    print(f"govlint: {text}", file=sys.stderr)


def _confess(lang: str) -> None:
    import platform
    import traceback

    said = Text(
        "govlint 自身出错，不是报告的问题。请把以下内容报告给我们",
        "this is a fault of govlint, not of the report. Please send us the lines below",
    )
    system = f"Python {platform.python_version()}, {platform.system()}"
    print(f"govlint: {said.in_language(lang)} (govlint {__version__}, {system})", file=sys.stderr)
    traceback.print_exc()


_ABOUT = Text(
    "检查政府信息公开工作年度报告：数字、勾稽关系、栏目、日期、文字。",
    "Check Chinese government information-disclosure annual reports.",
)
_OPTIONS = Text("选项", "options")
_COMMANDS = Text("命令", "commands")
_VERSION = Text("显示版本", "show the version")
_OPTION = Text("选项", "option")
_COMMAND = Text("命令", "command")
