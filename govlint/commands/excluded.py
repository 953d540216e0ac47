"""Files that the configuration excludes, and `--force-exclude`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.settings.config import Config
from govlint.settings.paths import fits, relative

if TYPE_CHECKING:
    from govlint.files.discover import Input

FLAG: tuple[str, Text, dict[str, Any]] = (
    "--force-exclude",
    Text(
        "点名的文件也按配置的 exclude 排除（供 pre-commit 使用）",
        "`exclude` holds for files that are named, too (for pre-commit)",
    ),
    {"action": "store_true"},
)


def split(config: Config, items: Iterable[Input], force: bool) -> tuple[list[Input], list[str]]:
    """The files to check, and those named that are passed over (with `force` they may be)."""
    kept, named = [], []
    for item in items:
        if (item.named and not force) or not config.excludes(item.path):
            kept.append(item)
        elif item.named:
            named.append(item.path)
    return kept, named


def unmatched(config: Config, paths: Iterable[str], items: Iterable[Input]) -> Iterator[Text]:
    """What is said of patterns that fit no file, where all below the configuration was looked at.

    Hidden folders are never entered, so a pattern for one is no mistake.
    """
    if config.path is None or not any(
        config.folder.is_relative_to(Path(path).resolve()) for path in paths
    ):
        return
    there = [relative(item.path, config.folder) for item in items]
    written = [("exclude", one, config.place("exclude")) for one in config.exclude]
    written += [("paths", one.pattern, config.place("paths")) for one in config.paths]
    written += [("allow", one.path, (str(config.path), one.line)) for one in config.allow]
    for key, pattern, (file, line) in written:
        if not pattern.lstrip("/*").startswith(".") and not any(
            fits(path, pattern) for path in there
        ):
            yield Text(
                f"{file}:{line}：{key} 的 {pattern} 没有符合的文件。请改正或删去",
                f"{file}:{line}: {pattern} of `{key}` fits no file: correct it, or delete it",
            )


def notice(config: Config, named: list[str]) -> Text:
    """What is said of files that were named and passed over."""
    place = "{}:{}".format(*config.place("exclude"))
    return Text(
        f"按配置排除（{place}）：{_some(named, '等 {} 个文件')}",
        f"excluded ({place}): {_some(named, '… {} files')}",
    )


def _some(names: list[str], more: str) -> str:
    """A few names, and how many there are."""
    shown = ", ".join(names[:3])
    return shown if len(names) <= 3 else f"{shown} {more.format(len(names))}"
