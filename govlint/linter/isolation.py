"""A plugin's code at work: whatever it raises is told with the name of the plugin."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Sequence
from functools import cache, wraps
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.errors import Crashed, UserError
from govlint.guard import Guard
from govlint.text.pattern import lazy

if TYPE_CHECKING:
    from govlint.files.decode import Undecodable
    from govlint.linter.plugins import Converter, Loader, Reporter
    from govlint.linter.run import Run
    from govlint.model.source import Source


def isolation(plugin: str, doing: Text, *passing: type[BaseException]) -> Guard:
    """What raises Crashed for all that is raised inside, but for what is no fault of the plugin."""
    from govlint.files.decode import Undecodable

    def crashed(error: BaseException) -> Crashed:
        why = reason(error)
        zh = f"插件 {plugin} 的{doing.zh}出错：{why}。请告诉插件的作者，或卸载它"
        en = f"the {doing.en} of plugin {plugin} crashed: {why}. Tell its author, or uninstall it"
        return Crashed(Text(zh, en))

    return Guard(crashed, UserError, Undecodable, Crashed, BrokenPipeError, *passing)


def fault_of(error: BaseException) -> Undecodable:
    """What is said of a file on which something was raised that no file should raise."""
    from govlint.files.decode import Undecodable

    for kind, said in _SCARCE:
        if isinstance(error, kind):
            return Undecodable(said, APART)
    if isinstance(error, OSError) and error.errno in _SHORT:
        why = error.strerror
        return Undecodable(Text(f"系统资源不够：{why}", f"the system is short of it: {why}"), APART)
    why = reason(error)
    return Undecodable(Text(f"govlint 自身出错：{why}", f"a fault of govlint: {why}"), _TELL)


def is_ours(error: BaseException) -> bool:
    """Whether what was raised on a file is a fault of govlint, not of what the machine has."""
    scarce = tuple(kind for kind, _ in _SCARCE)
    return not isinstance(error, scarce) and getattr(error, "errno", None) not in _SHORT


def isolated_loader(load: Loader, plugin: str, _suffix: str) -> Loader:
    """The loader; what it raises but Undecodable is one, so that other files are still checked."""
    from govlint.files.decode import Undecodable
    from govlint.model.source import Source

    def undecodable(error: BaseException) -> Undecodable:
        why = reason(error)
        message = Text(
            f"插件 {plugin} 的读取器出错：{why}",
            f"the loader of plugin {plugin} crashed: {why}",
        )
        return Undecodable(message, SAVE_AS)

    @wraps(load)
    def guarded(data: bytes, path: str) -> Source:
        with Guard(undecodable, Undecodable, UserError):
            source = load(data, path)
            if not isinstance(source, Source):
                raise TypeError(f"a loader returns a Source, not {_short(source)}")
            if source.path != path:
                raise ValueError(f"a loader returns a Source with its path, not {source.path!r}")
        return source

    return guarded


def isolated_converter(convert: Converter, plugin: str, _suffix: str) -> Converter:
    """The converter, the same for all its suffixes; whatever it raises is Crashed."""
    return _isolated_converter(convert, plugin)


def isolated_reporter(report: Reporter, plugin: str, name: str) -> Reporter:
    """The reporter; whatever it raises, or gives that is no piece of output, is Crashed."""
    guard = isolation(plugin, Text(f"输出格式 {name} ", f"format {name}"))

    @wraps(report)
    def guarded(run: Run, lang: str, colour: bool) -> Iterator[Any]:
        pieces: Iterator[Any] = iter(())
        with guard:
            pieces = iter(report(run, lang, colour))
        while True:
            piece = None
            with guard:
                piece = next(pieces, None)
                if not isinstance(piece, str | bytes | None):
                    raise TypeError(f"a reporter yields text or bytes, not {_short(piece)}")
            if piece is None:
                return
            yield piece

    return guarded


def reason(error: BaseException) -> str:
    """The error in one line, and where in that code it arose."""
    import traceback

    line = " ".join(f"{type(error).__name__}: {error}".split()).removesuffix(":")
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [frame for frame in frames if not _OURS.match(frame.filename)]
    return f"{line} ({theirs[-1].filename}:{theirs[-1].lineno})" if theirs else line


@cache
def _isolated_converter(convert: Converter, plugin: str) -> Converter:
    @wraps(convert)
    def guarded(files: Sequence[bytes]) -> list[bytes | None]:
        found: list[bytes | None] = []
        with isolation(plugin, Text("转换器", "converter")):
            found = list(convert(files))
            if len(found) != len(files):
                raise ValueError(f"it gave {len(found)} files for {len(files)}")
        return found

    return guarded


_SCARCE = (
    (MemoryError, Text("内存不够，没有查完", "there is not enough memory to check it")),
    (RecursionError, Text("嵌套太深，没有查完", "it is nested too deep to be checked")),
)
_SHORT = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN, errno.ENOSPC})
APART = Text("请单独检查这个文件：--jobs 1", "check this file by itself: --jobs 1")
_TELL = Text(
    "这不是报告的问题，请把出错信息报告给我们",
    "that is not the report's fault: please send us the lines below",
)
SAVE_AS = Text(
    "请告诉插件的作者；也可另存为 docx 或纯文本再检查",
    "tell the author of the plugin, or save the file as docx or plain text and check that",
)


_OURS = lazy(rf"{re.escape(os.path.dirname(os.path.dirname(__file__)))}|<|.*\bimportlib\b")


def _short(value: object) -> str:
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else f"{text[:60]}…"
