"""`govlint new report`: the official report to be filled in, as a Word file and a workbook."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.commands.terminal import console
from govlint.errors import UserError

if TYPE_CHECKING:
    from govlint.blank import BlankReport
    from govlint.blank.carried import Carried

_FLAGS = (
    ("--organ", "NAME", Text("单位全称（report）", "the full name of the body (report)")),
    ("--year", "YEAR", Text("报告年度（report）", "the year it reports on (report)")),
    (
        "--last",
        "FILE",
        Text(
            "上一年的报告，从中沿用上年结转（report）",
            "last year's report, for what is carried over (report)",
        ),
    ),
)
_OUTPUT = Text(
    "写到这个文件或文件夹，默认用标题作文件名（report）",
    "write to that file or folder (default: a file named by its title; report)",
)
_FORCE = Text("已有的文件也覆盖（report）", "write over files that are there (report)")
_SUFFIXES = (".docx", ".xlsx")


def add_flags(group: Any, lang: str) -> None:
    """Add the options of a new report."""
    for flag, metavar, said in _FLAGS:
        group.add_argument(flag, metavar=metavar, help=said.in_language(lang))
    group.add_argument("-o", "--output", metavar="FILE", help=_OUTPUT.in_language(lang))
    group.add_argument("--force", action="store_true", help=_FORCE.in_language(lang))


def run(args: Namespace) -> int:
    """Write the report; 3 where last year's could not be read."""
    from govlint.blank import NOTHING, blank_report, workbook

    organ, year = _organ(args.organ), _year(args.year)
    carried = _carried(args.last, organ, year) if args.last else NOTHING
    report = blank_report(organ, year, carried)
    files: dict[Path, bytes] = {}
    word, sheet = _targets(args.output, report)
    _refuse([word, sheet], args.force)
    for remark in report.remarks:
        console.complain(remark.in_language(args.lang))
    files[word] = report.docx
    try:
        files[sheet] = workbook(report)
    except UserError as lacking:  # the Word file needs no library
        console.complain(lacking.message.in_language(args.lang))
    return 3 if not _written(files, args.lang) or carried.unread else 0


def _organ(given: str | None) -> str:
    organ = " ".join((given or "").split())
    if not organ:
        raise UserError(
            "是哪个单位的报告？请加 --organ 单位全称",
            "whose report? Add --organ with the full name of the body",
        )
    return organ


def _year(given: str | None) -> int:
    if given is None or not re.fullmatch(r"20\d\d", given.strip().removesuffix("年")):
        raise UserError(
            f"是哪一年的报告？请加 --year 和四位年份，如 --year 2025（现为 {given or '空'}）",
            f"which year? Add --year with four digits, as --year 2025 (it is {given or 'missing'})",
        )
    return int(given.strip().removesuffix("年"))


def _carried(path: str, organ: str, year: int) -> Carried:
    from govlint.blank import carried
    from govlint.files.discover import Input
    from govlint.linter.conversion import converted

    if not os.path.isfile(path):
        raise UserError(
            f"没有这个文件：{path}（--last 要写上一年的报告）",
            f"there is no such file: {path} (--last takes last year's report)",
        )
    (item,) = converted([Input(path, named=True)])
    return carried(item, organ, year)


def _targets(output: str | None, report: BlankReport) -> tuple[Path, Path]:
    """Where the Word file and the workbook go."""
    name = re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", report.name)
    if output is None:
        stem = Path(name)
    elif os.path.isdir(output) or output.endswith(("/", os.sep)):
        stem = Path(output) / name
    elif Path(output).suffix.lower() in _SUFFIXES:
        stem = Path(output).with_suffix("")
    else:
        raise UserError(
            f"-o 要写成 {output}.docx（表格写在旁边），或已有的文件夹",
            f"-o takes a name such as {output}.docx (the workbook goes beside it), or a folder",
        )
    word, sheet = (stem.with_name(stem.name + suffix) for suffix in _SUFFIXES)
    return word, sheet


def _refuse(paths: list[Path], force: bool) -> None:
    there = [path for path in paths if os.path.lexists(path)]
    if there and not force:
        raise UserError(
            f"已有 {there[0]}，什么也没有写；要覆盖：--force",
            f"{there[0]} is there already; nothing was written. To write over it: --force",
        )


def _written(files: dict[Path, bytes], lang: str) -> bool:
    from govlint.atomic import Unwritable
    from govlint.commands.terminal.output import put

    for path, data in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            put(str(path), [data])
        except (Unwritable, OSError) as trouble:
            why = trouble.message if isinstance(trouble, Unwritable) else Text(*2 * [str(trouble)])
            console.complain(f"{path}: {why.in_language(lang)}")
            return False
        console.say(Text(f"已写入 {path}", f"written: {path}").in_language(lang))
    console.say(_NEXT.in_language(lang))
    return True


_NEXT = Text(
    "接下来：标黄的地方换成本单位的内容，表格里填数（.xlsx 会自动算出总计）；"
    "填好后用 govlint check 检查",
    "next: replace what is marked yellow, fill in the figures (the .xlsx adds up by itself), then "
    "run `govlint check`",
)
