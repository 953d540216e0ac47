"""The baseline: findings known on a day, so that only new ones count.

A file of sorted JSON Lines, one finding a line, keyed by path and content fingerprint: never by
line numbers, so unrelated edits leave it as it is, and one fault swapped for another is seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from govlint.errors import UserError, each
from govlint.model.diagnostic import Diagnostic
from govlint.settings.paths import relative
from govlint.text.display import as_json
from govlint.yamlfile.data import utf8

FILE = ".govlint-baseline.jsonl"


class Entry(NamedTuple):
    """A known finding: `path` is relative to the baseline's folder; `message` is for people."""

    path: str
    code: str
    fingerprint: str
    message: str
    line: int = 0  # in the baseline

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.path, self.fingerprint


def entry(found: Diagnostic, folder: Path) -> Entry:
    """The entry of a finding, in a baseline that lies in a folder."""
    place = f"{found.logical}：" if found.logical else ""
    said = place + found.message.zh
    return Entry(relative(found.path, folder), found.code, found.fingerprint, said)


def entries(path: Path) -> list[Entry]:
    """The entries of a baseline. Raises UserError with the line of what is no entry."""
    if not path.exists():
        raise UserError(
            "没有这个基线文件。请用 govlint baseline write 生成，或改正配置",
            "there is no such baseline: write it by `govlint baseline write`, or correct its name",
            str(path),
        )
    lines = enumerate(utf8(path, largest=_LARGEST).split("\n"), 1)
    return each(
        ((line, number) for number, line in lines if line.strip()), lambda one: _entry(*one, path)
    )


def as_text(found: Iterable[Entry]) -> str:
    """The text of a baseline: its entries sorted, one a line."""
    ordered = sorted(found)
    return "".join(f"{as_json(_record(one))}\n" for one in ordered)


def _record(one: Entry) -> dict[str, str]:
    return {
        "path": one.path,
        "code": one.code,
        "fingerprint": one.fingerprint,
        "message": one.message,
    }


def _entry(line: str, number: int, path: Path) -> Entry:
    try:
        data: Any = json.loads(line)
        values = {key: data[key] for key in ("path", "code", "fingerprint", "message")}
        if all(isinstance(value, str) for value in values.values()):
            return Entry(**values, line=number)
    except (ValueError, KeyError, TypeError):
        pass
    raise UserError(
        "这一行不是基线条目（path、code、fingerprint、message）。"
        "请用 govlint baseline write 重新生成",
        "not an entry of a baseline (path, code, fingerprint, message): write it anew by "
        "`govlint baseline write`",
        str(path),
        number,
    )


_LARGEST = 100_000_000  # bytes: some 300,000 findings
