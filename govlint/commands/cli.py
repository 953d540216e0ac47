"""The command line: words to a command, errors to one line and an exit code.

0 clean, 1 findings, 2 usage or configuration, 3 something could not be read or a rule crashed,
4 a fault of ours, 130 interrupted.

What a command needs is imported when it is known which one is asked for.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from govlint.bilingual import Text
from govlint.errors import UserError, unknown
from govlint.version import __version__

if TYPE_CHECKING:
    from argparse import ArgumentError, Namespace

    from govlint.commands import options

USAGE = 2


def run() -> NoReturn:
    """The console script: `main`, and the end of the process."""
    # Trees and facts hold no cycles: looking for some doubles the time of a large report.
    gc.set_threshold(100_000, 50, 50)
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (`sys.argv` if none is given) and return its exit code."""
    _open_streams()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _execute(words)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # the reader (head, less) is gone
        mute()
        return 1
    except (Exception, KeyboardInterrupt) as error:
        from govlint.commands.terminal.ending import explain

        return explain(error, words)


def _open_streams() -> None:
    """Make standard streams that are not there, and names whose bytes are no text printable."""
    # What is opened for reading refuses to be written to: what has no way out must not be lost.
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115
    sys.stdout = sys.stdout or open(os.devnull, encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def mute() -> None:
    """Let nothing that is left in the buffer complain at exit."""
    with suppress(OSError, ValueError):  # it is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _execute(words: list[str]) -> int:
    if words == ["--version"]:
        print(f"govlint {__version__}")
        return 0
    from govlint import resources
    from govlint.commands import options
    from govlint.linter import plugins
    from govlint.resources import programs

    _check_folder()
    resources.use_cache("--no-cache" not in words)  # before the configuration is asked for
    programs.use()
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
    first = _command(words)
    owner = plugins.add_commands(commands, lang, first)
    if first is not None and first not in commands.choices:
        raise _no_such_command(first, list(commands.choices))
    asked = commands.choices[first] if first else top
    given = _parsed(top, words, asked)
    if not hasattr(given, "run"):
        print(asked.format_help(), file=sys.stderr, end="")
        return USAGE
    options.print_not_taken(given)
    code = _exit_code(given, f"{first}", owner.get(f"{first}", ""))
    programs.keep()
    return code


def _check_folder() -> None:
    """Raise UserError where the current folder is gone: every path is told from there."""
    try:
        os.getcwd()
    except OSError as error:
        raise UserError(
            "当前文件夹已不存在，请先进入别的文件夹（cd）",
            "the current folder is gone: go to another one first (cd)",
        ) from error


def _exit_code(given: Namespace, command: str, plugin: str) -> int:
    """The exit code of a command, which a plugin brought."""
    from govlint.linter import plugins
    from govlint.linter.isolation import isolation

    if plugins.is_own(plugin):
        return int(given.run(given))
    with isolation(plugin, Text(f"命令 {command} ", f"command {command}"), SystemExit):
        code = given.run(given)
        if not isinstance(code, int):
            raise TypeError(f"a command returns its exit code, not {code!r}")
    return int(code)


def _parsed(top: options.Parser, words: list[str], asked: options.Parser) -> Namespace:
    import re
    from argparse import ArgumentError

    try:
        given, rest = top.parse_known_args(words)
    except ArgumentError as error:
        raise _no_value(error) from error
    if not rest:
        return given
    flag = next((word for word in rest if word.startswith("-")), None)
    many = next((name for name in ("paths", "codes") if hasattr(given, name)), None)
    if flag is None and many is not None:
        getattr(given, many).extend(rest)  # argparse leaves over what stands after an option
        return given
    if flag is None:
        raise UserError(f"多余的参数：{rest[0]}", f"unexpected argument: {rest[0]}")
    known = re.findall(r"(?<![\w-])--[a-z][\w-]*", asked.format_help())
    more = Text(f"用法见 {asked.prog} --help", f"see {asked.prog} --help")
    raise unknown(_OPTION, flag.partition("=")[0], set(known), more)


def _command(words: list[str]) -> str | None:
    """The first word that is neither an option nor the language after `--lang`."""
    before = ["", *words[:-1]]
    pairs = zip(before, words, strict=True) if words else ()
    return next((w for b, w in pairs if not w.startswith("-") and b != "--lang"), None)


def _no_value(error: ArgumentError) -> UserError:
    name = error.argument_name or ""
    if "expected one argument" in str(error):
        return UserError(f"{name} 后面要有一个值", f"{name} needs a value after it")
    return UserError(f"{name}：用法不对（{error.message}）", f"{name}: {error.message}")


def _no_such_command(word: str, known: list[str]) -> UserError:
    if os.path.exists(word):
        return UserError(
            f"{word} 是文件或文件夹，不是命令。要检查它：govlint check {word}",
            f"{word} is a file or folder, not a command. To check it: govlint check {word}",
        )
    return unknown(_COMMAND, word, known)


_ABOUT = Text(
    "检查政府信息公开工作年度报告：数字、勾稽关系、栏目、日期、文字。",
    "Check Chinese government information-disclosure annual reports.",
)
_OPTIONS = Text("选项", "options")
_COMMANDS = Text("命令", "commands")
_VERSION = Text("显示版本", "show the version")
_OPTION = Text("选项", "option")
_COMMAND = Text("命令", "command")
