"""`govlint serve`: the page and the engine over HTTP, for an office with a server of its own."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from govlint.bilingual import Text
from govlint.commands import options
from govlint.errors import UserError

_HELP = Text(
    "在本机或内网提供自查网页和检查接口（/api/check）",
    "serve the page, and checking by /api/check, on this machine or to an office",
)


def add(subparsers: Any, lang: str) -> None:
    """Add the command."""
    command = options.command(subparsers, "serve", _HELP, lang)
    command.parser.set_defaults(run=run)
    for name, metavar, kind, usual, help in _OPTIONS:
        said = f"{help.in_language(lang)}" + (f" ({usual})" if usual not in {None, ""} else "")
        more = {"type": kind(name) if kind else None, "default": usual, "metavar": metavar}
        command.options.add_argument(name, help=said, **more)
    for name, help in _LISTS:
        more = {"action": options.Commas, "default": [], "metavar": "NAME"}
        command.options.add_argument(name, help=help.in_language(lang), **more)


def _number(name: str) -> Callable[[str], int]:
    def checked(word: str) -> int:
        most = 65_535 if name == "--port" else 100_000
        least = 0 if name == "--port" else 1
        if not word.isascii() or not word.isdigit() or not least <= int(word) <= most:
            raise UserError(
                f"{name} 要写 {least} 到 {most} 的整数，不是 {word}",
                f"{name} takes a whole number from {least} to {most}, not {word}",
            )
        return int(word)

    return checked


_OPTIONS: tuple[tuple[str, str, Callable[[str], Any] | None, Any, Text], ...] = (
    ("--host", "ADDRESS", None, "127.0.0.1", Text("监听的地址", "the address to listen at")),
    ("--port", "N", _number, 8350, Text("端口，0 为任选一个", "the port; 0: any that is free")),
    ("--page", "FILE", None, None, Text("已做好的网页；不写则现做一个", "a page built before")),
    ("--jobs", "N", _number, os.cpu_count() or 2, Text("同时检查几份", "processes that check")),
    ("--max-mb", "N", _number, 64, Text("一次最多接收多少 MB", "MB a request may bring")),
    ("--seconds", "N", _number, 30, Text("一份最多查多少秒", "seconds a file may take")),
)
_LISTS = (
    ("--allow-host", Text("允许的主机名（对外提供时必写）", "names it may be called by")),
    ("--pack", Text("可选的规则包，第一个为默认", "the packs there are, the first one usual")),
)
_LOCAL = ("127.0.0.1", "localhost", "[::1]")


def run(args: Namespace) -> int:
    """Serve until a signal ends it."""
    from govlint.commands.terminal import console
    from govlint.serve.app import Service
    from govlint.serve.received import Limits
    from govlint.serve.server import listening, serve

    hosts = _hosts(args.host, args.allow_host)
    packs = _packs(args.pack)
    with listening(args.host, args.port) as socket:
        page = _page(args.page, args.pack, args.lang)
        limits = Limits(megabytes=args.max_mb, seconds=float(args.seconds))
        port = socket.getsockname()[1]
        shown = f"[{args.host}]" if ":" in args.host else args.host
        ready = Text(
            f"打开 http://{shown}:{port}/ ，按 Ctrl-C 停止", f"open http://{shown}:{port}/"
        )
        console.say(ready.in_language(args.lang))
        sys.stdout.flush()  # a log of the system is no terminal
        serve(Service(page, packs, hosts, args.jobs, limits, args.lang), socket)
    return 0


def _hosts(host: str, allowed: list[str]) -> tuple[str, ...]:
    """The names by which it may be called.  Raises UserError where strangers could choose one."""
    if host not in {*_LOCAL, "::1"} and not allowed:
        raise UserError(
            f"监听 {host} 时别的电脑也能访问：请写明用什么名字访问，如 --allow-host 10.1.2.3",
            f"at {host} other machines can reach it: say by what name, as in --allow-host 10.1.2.3",
        )
    return (*_LOCAL, *allowed)


def _packs(words: list[str]) -> dict[str, str]:
    """Where each pack is found, by its name; their rules are made now, faults and all."""
    from govlint.linter import plugins
    from govlint.linter.lint import find_pack
    from govlint.packs import available

    every = words or ["national", *sorted(available(plugins.packs()).keys() - {"national"})]
    found = {find_pack(word).name: word for word in every}
    for word in found.values():
        _ = find_pack(word).rules
    return found


def _page(path: str | None, packs: list[str], lang: str) -> bytes:
    """What is at `/`."""
    from govlint.commands.terminal import console
    from govlint.serve.front import front

    if path is not None:
        try:
            with open(path, "rb") as file:
                return file.read()
        except OSError as error:
            zh, en = f"--page {path} 打不开：{error.strerror}", f"--page {path}: {error.strerror}"
            raise UserError(zh, en) from error
    console.say(_BUILDING.in_language(lang))
    sys.stdout.flush()
    data, why = front(packs, lang)
    if why is not None:
        plain = Text("先用简单的上传页代替", "a plain form is there instead")
        console.complain(f"{why.message.in_language(lang)} ({plain.in_language(lang)})")
    return data


_BUILDING = Text(
    "正在做网页……（--page 可用做好的）", "building the page … (--page takes one built before)"
)
