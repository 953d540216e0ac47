"""Where the tables go: standard output, one file, or a folder with a file a table."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import NamedTuple

from govlint.data.schema import TABLES
from govlint.data.wide import WIDE
from govlint.data.writers import FORMATS, TOGETHER
from govlint.errors import UserError

USUAL = "jsonl"


class Target(NamedTuple):
    """A file and the tables it holds; without a path it is standard output."""

    path: str | None
    tables: tuple[str, ...]


class Plan(NamedTuple):
    """The format, and where each table goes."""

    format: str
    targets: tuple[Target, ...]

    @property
    def tables(self) -> tuple[str, ...]:
        """All tables wanted, in their order."""
        return tuple(table for target in self.targets for table in target.tables)


def plan(names: list[str], wide: bool, format: str | None, output: str | None) -> Plan:
    """What goes where.  Raises UserError for wishes that do not go together."""
    tables = _tables(names, wide)
    folder = output is not None and (output.endswith(("/", os.sep)) or os.path.isdir(output))
    format = format or (None if folder else _by_suffix(output)) or USUAL
    together = len(tables) == 1 or format in TOGETHER
    if output is None and not together:
        raise UserError(
            f"几张表不能都写到标准输出：{'、'.join(tables)}。请写到文件夹：-o 文件夹/",
            f"standard output takes one table, not {', '.join(tables)}: name a folder, -o DIR/",
        )
    if output is not None and (folder or not together):
        _refuse_file(output)
        one_each = tuple(Target(os.path.join(output, f"{n}.{format}"), (n,)) for n in tables)
        return Plan(format, one_each)
    return Plan(format, (Target(output, tables),))


def _tables(names: list[str], wide: bool) -> tuple[str, ...]:
    wanted = tuple(TABLES) if "all" in names else tuple(n for n in TABLES if n in names)
    if not wide:
        return wanted or ("figures",)
    if wanted not in {(), ("figures",)}:
        raise UserError(
            f"--wide 只用于 figures，不能与 --table {','.join(names)} 同用",
            f"--wide is for figures and does not go with --table {','.join(names)}",
        )
    return (WIDE,)


def _by_suffix(output: str | None) -> str | None:
    suffix = PurePath(output or "").suffix.lower().removeprefix(".")
    return suffix if suffix in FORMATS else None


def _refuse_file(folder: str) -> None:
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise UserError(
            f"几张表要写到文件夹，而 {folder} 是文件。请换个名字",
            f"several tables go to a folder, but {folder} is a file. Take another name",
        )
