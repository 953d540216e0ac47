"""The folder an audit is written to: beside the old one, then exchanged for it as a whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from govlint import cleanup
from govlint.atomic import Unwritable, why_unwritable
from govlint.errors import UserError
from govlint.text.display import as_json

MARK = "desk.json"
"""The file by which a folder is known as ours: what was found, and what was written."""
_KIND = "govlint-desk"
_DROPPINGS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_OLD = ".govlint-old"

File = tuple[str, bytes]
"""The path of a file inside the folder, with `/`, and what it holds."""


def refuse(output: str, inputs: Iterable[str]) -> None:
    """Raise UserError where the folder holds what we did not write, or the reports themselves."""
    _recover(output)
    real = os.path.realpath(output)
    for path in inputs:
        one = os.path.realpath(path)
        if one == real or one.startswith(real + os.sep):
            raise UserError(
                f"-o {output} 里有要审的报告（{path}），不能写到那里。请另选一个文件夹",
                f"-o {output} holds the reports to be audited ({path}): name another folder",
            )
    if not os.path.lexists(output):
        return
    if not os.path.isdir(output):
        raise UserError(
            f"-o {output} 是文件，应是文件夹。请换个名字",
            f"-o {output} is a file, not a folder: take another name",
        )
    strange = next(_strange(output), None)
    if strange is not None:
        raise UserError(
            f"-o {output} 里有不是 govlint 写的东西（{strange}），没有动它。请换一个新文件夹",
            f"-o {output} holds what govlint did not write ({strange}): nothing was touched. "
            "Name an empty or a new folder",
        )


def last_findings(output: str) -> list[dict[str, Any]] | None:
    """What the last run told, None where there was none."""
    known = _mark(output)
    found = known.get("findings") if known else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else None


def holds(output: str, path: str) -> bool:
    """Whether a file lies in the folder: what we wrote is no report."""
    return os.path.realpath(path).startswith(os.path.realpath(output) + os.sep)


def write(output: str, files: Iterable[File], findings: list[dict[str, Any]]) -> None:
    """Put the files in a new folder and exchange it for the old one.

    Raises Unwritable; whatever is raised, the old folder is as it was.
    """
    target = Path(os.path.realpath(output))
    part = target.with_name(f".{target.name}.govlint-{os.urandom(8).hex()}.part")
    finish = cleanup.at_end(partial(shutil.rmtree, part, ignore_errors=True))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.mkdir()
        names = [_put(part, name, data) for name, data in files]
        mark = {"kind": _KIND, "version": 1, "files": sorted(names), "findings": findings}
        (part / MARK).write_text(as_json(mark, 1) + "\n", "utf-8", newline="\n")
        _exchange(part, target)
    except OSError as error:
        raise Unwritable(why_unwritable(error)) from error
    finally:
        finish()


def _put(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name


def _exchange(part: Path, target: Path) -> None:
    """Put a folder in place of another; no way to do it at once is the same on all systems."""
    old = target.with_name(f".{target.name}{_OLD}")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        os.rename(target, old)
    try:
        os.rename(part, target)
    except OSError:
        if old.exists():
            os.rename(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _recover(output: str) -> None:
    """Put the last folder back, where a run was killed between the two renamings."""
    target = Path(os.path.realpath(output))
    old = target.with_name(f".{target.name}{_OLD}")
    if not target.exists() and old.is_dir():
        with suppress(OSError):
            os.rename(old, target)


def _mark(output: str) -> dict[str, Any] | None:
    try:
        known = json.loads(Path(output, MARK).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return known if isinstance(known, dict) and known.get("kind") == _KIND else None


def _strange(output: str) -> Iterator[str]:
    """What is in the folder and no run of ours has written."""
    known = _mark(output)
    listed = known.get("files") if known else None
    ours = {MARK, *listed} if isinstance(listed, list) else set[str]()
    for folder, folders, names in os.walk(output):
        folders.sort()
        for name in sorted(names):
            inside = os.path.relpath(os.path.join(folder, name), output).replace(os.sep, "/")
            if inside not in ours and name not in _DROPPINGS:
                yield inside
