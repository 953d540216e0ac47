"""One file read: its bytes loaded, parsed and fitted."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from govlint.bilingual import Text
from govlint.files import discover
from govlint.files.decode import Undecodable
from govlint.files.discover import Input
from govlint.linter import isolation, plugins
from govlint.text.unseen import restored

if TYPE_CHECKING:
    from govlint.model.facts import Facts
    from govlint.model.source import Source
    from govlint.model.tree import Report


class Document(NamedTuple):
    """A file that could be read."""

    source: Source
    report: Report
    facts: Facts


def read_document(item: Input) -> Document:
    """Read and parse one file. Raises Undecodable, also for a file that cannot be opened."""
    from dataclasses import replace

    from govlint.files.filetype import by_content
    from govlint.fitting.fit import facts_of as fit
    from govlint.fitting.fit import is_report
    from govlint.parsing.parser import parse

    if item.crash is not None:
        raise Undecodable(item.crash, isolation.SAVE_AS)
    medium, data = item.converted or ("", _data(item))
    loaders = plugins.loaders()
    suffix = PurePath(item.path).suffix.lower()
    # The text loader tells people what a file is that no loader reads.
    load = loaders.get(by_content(data, suffix)) or loaders.get(suffix) or loaders[".txt"]
    source = load(data, item.path)
    if medium:
        source = replace(source, medium=medium)
    if not source.folded.strip():
        raise Undecodable(
            Text("文件是空的，没有文字", "the file is empty: there is no text in it"),
            Text(
                "请检查是否选错文件，或导出、转换没有成功",
                "was this the right file, did the export succeed?",
            ),
        )
    report = parse(source)
    facts = fit(source, report)
    if not is_report(report, facts) and (fault := _reason(source)):
        raise fault
    return Document(source, report, facts)


def _reason(source: Source) -> Undecodable | None:
    """Why a file in which no report is seen may hold one all the same."""
    from govlint.files.misread import misread

    return misread(restored(source.text, source.unseen))


def _data(item: Input) -> bytes:
    try:
        return discover.read_bytes(item)
    except OSError as error:
        raise Undecodable(_os_message(error), _ASK) from error


_ASK = Text(
    "请检查文件是否还在、有没有读取权限、是否被别的程序占用",
    "is it still there, may you read it, does another program hold it?",
)


def _os_message(error: OSError) -> Text:
    if isinstance(error, PermissionError):
        return Text("没有读取权限", "no permission to read it")
    if isinstance(error, FileNotFoundError):
        return Text(
            "文件已不存在，或链接指向的文件不存在", "the file (or what its link points to) is gone"
        )
    return Text(f"无法打开：{error.strerror}", f"cannot be opened: {error.strerror}")
