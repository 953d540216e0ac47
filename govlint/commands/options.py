"""Options several commands share, and the parser that speaks the reader's language."""

from __future__ import annotations

import os
from argparse import Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from govlint.bilingual import LANGUAGES, Text
from govlint.commands.terminal import console
from govlint.errors import UserError, unknown
from govlint.settings import finding, loading
from govlint.settings.config import Config


class Parser(ArgumentParser):
    """An argparse parser that raises instead of exiting, and heads its help in `lang`."""

    def __init__(self, *, lang: str = "zh", **kwargs: Any) -> None:
        kwargs |= {"exit_on_error": False, "allow_abbrev": False, "add_help": False}
        super().__init__(**kwargs, formatter_class=RawDescriptionHelpFormatter)
        self.lang = lang

    def error(self, message: str) -> NoReturn:
        """Say it as any other error of the user."""
        raise UserError(f"命令行有误：{message}", f"wrong command line: {message}")

    def format_help(self) -> str:
        """The help, its first word in `lang`."""
        text = super().format_help()
        return text.replace("usage: ", "用法：", 1) if self.lang == "zh" else text


def error_language(words: Sequence[str]) -> str:
    """The language asked for, Chinese where the wish itself is wrong: for telling errors."""
    try:
        return language(words)
    except (UserError, OSError):
        return "zh"


def language(words: Sequence[str]) -> str:
    """`zh` or `en`, as `--lang` or else GOVLINT_LANG says; needed before help can be written."""
    chosen = os.environ.get("GOVLINT_LANG") or _language_configured(words) or "zh"
    kind = Text("语言（GOVLINT_LANG）", "language (GOVLINT_LANG)")
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--":
            break
        if word.startswith("--lang="):
            chosen, kind = word.partition("=")[2], _LANGUAGE
        elif word == "--lang" and following:
            chosen, kind = following, _LANGUAGE
    return one_of(kind, LANGUAGES)(chosen)


def _language_configured(words: Sequence[str]) -> str:
    """What the configuration says; "" where it is wrong, which is told when it is used."""
    if "--no-config" in words:
        return ""
    files = [after for word, after in pairwise(words) if word == "--config"]
    try:
        return configured(files[-1] if files else None, "--trust" in words).language
    except UserError:
        return ""


def one_of(kind: Text, known: Iterable[str]) -> Callable[[str], str]:
    """An argparse type: one of the words `known`, else a UserError with a suggestion."""
    words = tuple(known)

    def checked(word: str) -> str:
        if word not in words:
            raise unknown(kind, word, words, _all(words))
        return word

    return checked


class Commas(Action):
    """Values separated by commas, and the option given several times, make one list."""

    def __call__(
        self, parser: ArgumentParser, namespace: Namespace, values: Any, option: str | None = None
    ) -> None:
        """Add the values to those already there."""
        before = getattr(namespace, self.dest) or []
        words = [word.strip() for word in str(values).replace("，", ",").split(",")]
        setattr(namespace, self.dest, [*before, *filter(None, words)])


class Request(NamedTuple):
    """What a command that reads reports was asked: the files, how to read them, the language.

    `config` is the configuration file, `pack` the name or folder of a pack, both None where the
    command line leaves them open; with `trust` the Python of the pack it names may run.
    """

    paths: tuple[str, ...]
    stdin_filename: str | None
    config: str | None
    pack: str | None
    trust: bool
    lang: str


def request(args: Namespace) -> Request:
    """What the options of `add_paths` and `add_pack` were given."""
    words = (tuple(args.paths), args.stdin_filename, args.config, args.pack)
    return Request(*words, args.trust, args.lang)


class Command(NamedTuple):
    """A parser of one command, and the groups its arguments and its options go to."""

    parser: Parser
    arguments: Any
    options: Any


def command(subparsers: Any, name: str, help: Text, lang: str) -> Command:
    """A parser for a command, with `--help` and `--lang`."""
    said = help.in_language(lang)
    parser: Parser = subparsers.add_parser(name, help=said, description=said, lang=lang)
    arguments = parser.add_argument_group(Text("参数", "arguments").in_language(lang))
    group = parser.add_argument_group(Text("选项", "options").in_language(lang))
    add_general(group, lang)
    return Command(parser, arguments, group)


def add_general(group: Any, lang: str) -> None:
    """The options `--help` and `--lang`, which stand before a command or after it."""
    said = Text("显示这段说明", "show this help").in_language(lang)
    group.add_argument("-h", "--help", action="help", help=said)
    words = Text("语言，默认 zh（也可设 GOVLINT_LANG）", "language (also GOVLINT_LANG)")
    group.add_argument(
        "--lang",
        metavar="|".join(LANGUAGES),
        default=lang,
        type=one_of(_LANGUAGE, LANGUAGES),
        help=words.in_language(lang),
    )


def add_pack(group: Any, lang: str) -> None:
    """The option `--pack`."""
    said = Text("规则包：名称或文件夹，默认 national", "rule pack: a name or a folder")
    group.add_argument("--pack", metavar="PACK", help=said.in_language(lang))
    add_config(group, lang)


def add_config(group: Any, lang: str) -> None:
    """The options `--config`, `--no-config` and `--trust`."""
    said = Text(
        f"配置文件，默认向上查找 {finding.FILE}",
        f"configuration (default: {finding.FILE}, upwards)",
    )
    group.add_argument("--config", metavar="FILE", help=said.in_language(lang))
    none = Text("不用配置文件", "no configuration").in_language(lang)
    group.add_argument("--no-config", dest="config", action="store_const", const="", help=none)
    trust = Text(
        "此次信任配置所指规则包的 Python 代码（也可设 GOVLINT_TRUST=1）",
        "this once trust the Python of the pack the configuration names (also GOVLINT_TRUST=1)",
    )
    group.add_argument("--trust", action="store_true", help=trust.in_language(lang))


def configured(chosen: str | None, trust: bool = False) -> Config:
    """The configuration of a file; that found upwards for None, none for "". Raises UserError.

    With `trust` the one found may belong to another user.
    """
    if chosen is None:
        return loading.load(_found(trust).path)
    if chosen and not Path(chosen).is_file():
        raise UserError(
            f"没有这个配置文件：{chosen}。govlint init 可以写一个",
            f"there is no such configuration: {chosen}. `govlint init` writes one",
        )
    return loading.load(Path(chosen) if chosen else None)


def _found(trust: bool) -> finding.Search:
    return finding.find(Path.cwd(), trust or finding.trusted_by_environment())


def print_not_taken(given: Namespace) -> None:
    """Tell of the configuration that was found and belongs to another user."""
    if getattr(given, "config", "") is not None:
        return
    if (file := _found(given.trust).foreign) is not None:
        said = Text(
            f"{file}：属于另一个用户，没有采用。要用它：--config {file}",
            f"{file}: belongs to another user and is not taken. To have it: --config {file}",
        )
        console.complain(said.in_language(given.lang))


def add_paths(command: Command, lang: str) -> None:
    """The files to read, and `--stdin-filename`."""
    paths = Text(
        "文件、文件夹、通配符，或 - 表示标准输入；默认当前文件夹",
        "files, folders, patterns, or - for standard input; default: this folder",
    )
    said = paths.in_language(lang)
    command.arguments.add_argument("paths", nargs="*", metavar="PATH", help=said)
    name = Text("标准输入的文件名", "name for standard input")
    command.options.add_argument("--stdin-filename", metavar="FILE", help=name.in_language(lang))


def _all(words: Sequence[str]) -> Text:
    return Text(f"可用的有：{'、'.join(words)}", f"there are: {', '.join(words)}")


_LANGUAGE = Text("语言", "language")
