"""Where the copies go, and what may be replaced there: what govlint wrote alone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import PurePath

from govlint.atomic import Unwritable
from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.files import discover
from govlint.files.discover import Input
from govlint.reporters import outputs

SUFFIXES = (".docx", ".docm")
_OURS = ".govlint"


def inputs(words: Sequence[str], suffixes: Sequence[str]) -> list[Input]:
    """What is to be annotated, and what stands beside it and is no Word file. Raises UserError."""
    if not words:
        raise UserError(
            "要批注哪个文件？govlint annotate 报告.docx", "which file? govlint annotate FILE.docx"
        )
    if discover.STDIN in words:
        raise UserError(
            "批注要写进文件，不能用标准输入", "annotate takes files, not standard input"
        )
    found = discover.find(words, suffixes)
    if not any(PurePath(one.path).suffix.lower() in SUFFIXES or one.named for one in found):
        raise UserError(
            "没有找到 .docx 文件。请指定 .docx 文件或它所在的文件夹",
            "no .docx file found. Name a .docx file, or the folder of some",
        )
    return found


def check_output(output: str | None, items: Sequence[Input], many: bool) -> None:
    """Raise UserError where `-o` names a file for several copies, or one that is no Word file."""
    if output is None or _stands_for_folder(output):
        return
    word = PurePath(output).suffix.lower() in SUFFIXES
    if many and (word or os.path.lexists(output)):
        raise UserError(
            f"-o {output} 是一个文件，这里有 {len(items)} 个报告：请写一个文件夹",
            f"-o {output} is one file, and there are {len(items)} reports: name a folder",
        )
    if not many and not word:
        raise UserError(
            f"-o 要写成 Word 文件，如 {PurePath(output).stem}.docx，或已有的文件夹",
            f"-o takes a Word file, such as {PurePath(output).stem}.docx, or a folder",
        )


def is_folder(output: str, many: bool) -> bool:
    """Whether copies go into the folder `-o` names."""
    return many or _stands_for_folder(output)


def _stands_for_folder(output: str) -> bool:
    return os.path.isdir(output) or output.endswith(("/", os.sep))


def file_target(output: str, items: Sequence[Input], force: bool) -> str:
    """The one file `-o` names.  Raises UserError where it is a report, or not govlint's."""
    if not outputs.is_ours(output):
        outputs.without_output(output, items)
        outputs.refuse(output, force)
    return output


def beside(path: str) -> str:
    """The name of the copy beside its report."""
    known = PurePath(path)
    suffix = known.suffix if known.suffix.lower() in SUFFIXES else ".docx"
    return str(known.with_name(f"{known.stem.removesuffix(_OURS)}{_OURS}{suffix}"))


def in_folder(folder: str, path: str, words: Sequence[str]) -> str:
    """The name of the copy in a folder, under the folders it was found in."""
    real = os.path.abspath(path)
    tops = [os.path.abspath(word) for word in words if os.path.isdir(word)]
    top = next((one for one in tops if real.startswith(os.path.join(one, ""))), "")
    inside = os.path.relpath(real, top) if top else os.path.basename(path)
    return os.path.join(folder, beside(inside))


def check_replaceable(target: str, force: bool) -> None:
    """Raise Unwritable where something is there that is no copy of govlint's."""
    if not os.path.lexists(target) or force:
        return
    if os.path.isfile(target) and (outputs.bears_mark(target) or not os.path.getsize(target)):
        return
    raise Unwritable(
        Text(
            f"{target} 已经有了，又不是 govlint 写的，没有覆盖；要覆盖它：--force，或 -o {target}",
            f"{target} is there already, and govlint did not write it: it was not overwritten; to "
            f"do that: --force, or -o {target}",
        )
    )
