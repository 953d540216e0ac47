"""Libraries that come with an extra: imported where they are used, missed in one clear line."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from govlint.bilingual import Text
from govlint.errors import UserError


def library(module: str, extra: str, wanted_by: Text, called: str = "") -> Any:
    """The module, imported now; people know it as `called`, else by its top package.

    Raises UserError where it is not installed: what it is `wanted_by`, and the command.
    """
    try:
        return import_module(module)
    except ImportError as error:
        name = called or module.partition(".")[0]
        command = f'pip install "govlint[{extra}]"'
        raise UserError(
            f"{wanted_by.zh}要用 {name}，还没有安装。请运行 {command}",
            f"{wanted_by.en} needs {name}, which is not installed. Run {command}",
        ) from error
