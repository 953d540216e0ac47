"""A run that ends in an error: what is said of it, and its exit code."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from io import UnsupportedOperation

from govlint.bilingual import Text
from govlint.commands import options
from govlint.commands.cli import USAGE, mute
from govlint.commands.terminal import console
from govlint.errors import MOST_FAULTS, Crashed, UserError

UNREAD, FAULT, INTERRUPTED = 3, 4, 130


def explain(error: BaseException, words: Sequence[str]) -> int:
    """Say what became of a command line, and return its exit code; the error is being handled."""
    lang = options.error_language(words)
    if isinstance(error, KeyboardInterrupt):
        mute()
        _print_error(_INTERRUPTED, lang)
        return INTERRUPTED
    if isinstance(error, UserError):
        _print_user_error(error, lang)
        return USAGE
    if isinstance(error, Crashed):
        _print_crash(error, lang)
        return UNREAD
    if (why := _why_unwritten(error)) is not None:
        mute()
        _print_error(why, lang)
        return UNREAD
    _print_fault(lang)
    return FAULT


def _why_unwritten(error: BaseException) -> Text | None:
    """Why standard output could not be written, if that is what an error says."""
    if isinstance(error, UnsupportedOperation):
        return Text(_UNWRITTEN.zh.format("已关闭"), _UNWRITTEN.en.format("it is closed"))
    if isinstance(error, OSError) and error.filename is None and error.errno in _NO_ROOM:
        return Text(_UNWRITTEN.zh.format(error.strerror), _UNWRITTEN.en.format(error.strerror))
    return None


def _print_error(said: Text, lang: str) -> None:
    console.complain(said.in_language(lang))


def _print_user_error(error: UserError, lang: str) -> None:
    """Tell every fault, one after the other, each with the line it stands in."""
    from govlint.commands.terminal.caret import lines_at

    sys.stdout.flush()
    for fault in error.faults[:MOST_FAULTS]:
        console.complain(fault.in_language(lang), *lines_at(fault))


def _print_crash(crash: Crashed, lang: str) -> None:
    import traceback

    _print_error(crash.message, lang)
    cause = crash.__cause__
    console.say("".join(traceback.format_exception(cause)).rstrip("\n"), sys.stderr)


def _print_fault(lang: str) -> None:
    import traceback

    from govlint.commands.terminal.remarks import program

    said = Text(
        "govlint 自身出错，不是报告的问题。请把以下内容报告给我们",
        "this is a fault of govlint, not of the report. Please send us the lines below",
    )
    console.complain(f"{said.in_language(lang)} ({program()})")
    traceback.print_exc()


_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})
_UNWRITTEN = Text(
    "标准输出写不进去，结果不全：{}。请腾出空间或换个地方，再运行",
    "standard output cannot be written, the result is not whole: {}. "
    "Make room or send it elsewhere, and run it again",
)
_INTERRUPTED = Text("已中断，没有做完。请重新运行", "interrupted, not all is done. Run it again")
