"""Libraries that come with an extra: asked for where they are used, missed in one clear line."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from govlint.bilingual import Text
from govlint.files.decode import Undecodable


def library(module: str, extra: str) -> Any:
    """The module, imported now. Raises Undecodable with the command that installs its extra."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise _missing(module, extra) from error


def needed(module: str, extra: str) -> None:
    """As `library`, for a module that another process will import."""
    if importlib.util.find_spec(module) is None:
        raise _missing(module, extra)


def _missing(module: str, extra: str) -> Undecodable:
    command = f'pip install "govlint[{extra}]"'
    return Undecodable(
        Text(f"读这种文件要用 {module}，还没有安装", f"{module} is needed to read such files"),
        Text(f"请运行 {command}，再检查", f"run {command}, then check again"),
    )
