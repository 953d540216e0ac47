"""What is said of a run beside its findings: there was nothing to check, a rule crashed."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from govlint.bilingual import Text
from govlint.commands.terminal import console
from govlint.model.diagnostic import Failure
from govlint.version import __version__

if TYPE_CHECKING:
    from govlint.linter.run import Run


def print_crashes(failures: Iterable[Failure], lang: str) -> None:
    """Name every rule that crashed on standard error, each with its traceback once."""
    from govlint.linter.run import UNREADABLE

    told: set[str] = set()
    for failure in failures:
        line = (
            _fault(failure)
            if failure.code == UNREADABLE
            else Text(
                f"规则 {failure.code} 在 {failure.path} 上出错，没有查完：{failure.message}",
                f"rule {failure.code} crashed on {failure.path}, which is not fully checked: "
                f"{failure.message}",
            )
        )
        console.complain(f"{line.in_language(lang)}")
        if failure.code not in told:
            console.say(failure.traceback.rstrip("\n"), sys.stderr)
        told.add(failure.code)


def print_written(path: str | None, format: str, run: Run, lang: str) -> None:
    """Say on standard error what was written for people; programs need no such line."""
    from govlint.reporters.text import summary

    if path is None or format not in (*console.FOR_PEOPLE, *_PAGES):
        return
    zh, en = summary(run)
    console.complain(Text(f"已写入 {path}。{zh}", f"written: {path}. {en}").in_language(lang))


_PAGES = ("html", "xlsx")


def _fault(failure: Failure) -> Text:
    return Text(
        f"govlint 自身出错，{failure.path} 没有查完，请把以下内容报告给我们（{program()}）",
        f"a fault of govlint: {failure.path} is not fully checked, please send us the lines below "
        f"({program()})",
    )


def program() -> str:
    """Which govlint runs, and on what."""
    import platform

    return f"govlint {__version__}, Python {platform.python_version()}, {platform.system()}"


def nothing(where: str, skipped: int) -> Text:
    """There was no report, only `skipped` files that are none."""
    if skipped:
        return Text(
            f"{where} 里没有年报（{skipped} 个文件都不像，-v 可列出）。请指定报告所在的文件夹",
            f"no report in {where} ({skipped} files, none looks like one; -v lists them). "
            "Name the folder of the reports",
        )
    return Text(
        f"{where} 里没有可读的文件。请指定报告所在的文件夹或文件",
        f"no file to read in {where}. Name the folder of the reports, or a file",
    )
