"""Entries of folders and zips that were not opened, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.files.discover import Input

_SHOWN = 3


class Unopened(NamedTuple):
    """An entry of a folder or zip that was not opened; `kind` is one of `discover.UNOPENED`."""

    path: str
    kind: str


def parted(items: Iterable[Input]) -> tuple[list[Input], tuple[Unopened, ...]]:
    """The files to read, and what a walk left unopened."""
    every = list(items)
    left = tuple(Unopened(item.path, item.unopened) for item in every if item.unopened)
    return [item for item in every if not item.unopened], left


def passed_over(skipped: Iterable[str], left: Sequence[Unopened], verbose: bool) -> Iterator[Text]:
    """What was no report or not opened: with `verbose` all of it, and what may be a report."""
    if verbose:
        for path in skipped:
            yield Text(f"跳过（不是年报）：{path}", f"skipped (no report): {path}")
        for path, kind in left:
            name = _NAMES[kind]
            yield Text(f"没有打开（{name.zh}）：{path}", f"not opened ({name.en}): {path}")
    yield from warnings(left)


def warnings(left: Sequence[Unopened]) -> Iterator[Text]:
    """A line on archives and one on pictures, in which reports may be."""
    for kind, (name, step) in WARNED.items():
        paths = [one.path for one in left if one.kind == kind]
        if paths:
            shown, more = ", ".join(paths[:_SHOWN]), len(paths) > _SHOWN
            yield Text(
                f"有 {len(paths)} 个{name.zh}没有打开：{shown}{' 等' if more else ''}。{step.zh}",
                f"{len(paths)} {name.en} not opened: {shown}{' …' if more else ''}. {step.en}",
            )


WARNED = {
    "archive": (
        Text("压缩包", "archives were"),
        Text("请先解压，或改用 zip", "Unpack them, or pack the reports as a zip"),
    ),
    "picture": (
        Text("图片", "pictures were"),
        Text(
            "如果是报告的扫描件，请先识别（OCR）或检查原稿",
            "If they are scans of reports, use OCR or check the originals",
        ),
    ),
}
"""What may hold reports: the kinds a run tells of, and the next step."""
_NAMES = {
    "archive": Text("压缩包", "an archive"),
    "picture": Text("图片", "a picture"),
    "link": Text("链接的文件夹", "a linked folder"),
    "device": Text("管道或设备", "a pipe or device"),
    "hidden": Text("隐藏文件", "a hidden file"),
    "other": Text("不能读的格式", "of no format that is read"),
}
