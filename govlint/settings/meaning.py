"""What the words of a configuration mean: plugins, packs, rules and a baseline that must be there.

Each is looked up when it is first needed; what is wrong with one is told with all that is wrong
with the others, and with the file itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.bilingual import Text
from govlint.errors import UserError, each, together, unknown
from govlint.settings.baseline import FILE, Entry, entries
from govlint.settings.config import SETTINGS, Config
from govlint.settings.finding import is_own, trusted_by_environment
from govlint.settings.loading import sound
from govlint.yamlfile.data import utf8

if TYPE_CHECKING:
    from govlint.packs import Pack


def with_others(error: UserError, found: Config | None) -> UserError:
    """A fault of a configuration, with all else that is wrong with what it says.

    `found` is what can be read of it, None where that is nothing.
    """
    faults = {str(one): one for one in error.faults}
    for check in _checks(found) if found is not None and found.path else ():
        try:
            check()
        except UserError as other:
            faults |= {str(one): one for one in other.faults}
    return together(faults.values())


def with_words(error: UserError) -> UserError:
    """The faults of a configuration that cannot be read whole, with those of what it means."""
    path = Path(error.path) if error.path else None
    return with_others(error, sound(path) if path and path.is_file() else None)


def _checks(found: Config) -> Iterator[Callable[[], object]]:
    yield partial(check_plugins, found)
    yield partial(baseline, found)
    yield partial(_check_pack, found)


def _check_pack(found: Config) -> None:
    from govlint.linter import lint

    pack = pack_of(found) or SETTINGS["pack"].usual
    check_trust(found, pack)
    check_words(found, lint.find_pack(pack))


def baseline(found: Config, chosen: str | None = None) -> tuple[list[Entry], Path | None]:
    """The entries of the baseline in force, and its file; none where there is none.

    `chosen` is that of the command line: None where it says nothing, "" for none.  Where the
    configuration says nothing either it is the file that `govlint baseline write` writes, if that
    is there and the user's own.
    """
    usual = found.folder / FILE
    if chosen is not None:
        path = Path(chosen) if chosen else None
    elif found.baseline:
        path = found.folder / found.baseline
    else:
        path = usual if usual.is_file() and is_own(usual) and is_own(found.folder) else None
    try:
        return (entries(path) if path else []), path
    except UserError as error:
        if chosen is not None or error.line is not None:
            raise
        zh, en = error.message  # the file is not there, or is none: the configuration names it
        raise UserError(
            f"{found.baseline}：{zh}",
            f"{found.baseline}: {en}",
            *_located(found, "baseline", found.baseline),
        ) from None


def pack_of(found: Config) -> str:
    """The pack named, else that of the region; a path is relative to the configuration."""
    if found.pack:
        beside = found.folder / found.pack
        return str(beside) if (beside / "pack.yaml").is_file() else found.pack
    if found.region:
        from govlint import packs
        from govlint.linter import plugins

        return packs.for_region(found.region, plugins.packs())
    return ""


def check_trust(found: Config, pack: str) -> None:
    """Raise UserError where the pack a configuration names has Python that nobody trusted."""
    if pack == SETTINGS["pack"].usual:
        return  # spares a run without packs of its own the imports
    from govlint.linter import lint, plugins
    from govlint.packs import available
    from govlint.settings import trust

    installed = available(plugins.packs())
    if pack in installed or trusted_by_environment():
        return
    try:
        named = lint.find_pack(pack)
    except UserError as error:
        if error.path is not None or not found.pack:
            raise
        zh, en = error.message
        raise UserError(zh, en, *_located(found, "pack", found.pack)) from None
    for folder in trust.with_code(named, installed.values()):
        if not trust.is_trusted(folder):
            place = "{}:{}".format(*found.place("pack"))
            raise UserError(
                f"{place}：规则包 {folder} 有 Python 代码，没有运行：它未被信任，或信任后又有改动。"
                f"请先看过代码，再运行 govlint trust {folder}（只此一次：--trust）",
                f"{place}: the pack {folder} has Python, which did not run: it is not trusted, or "
                f"has changed since. Read it, then run govlint trust {folder} (once: --trust)",
            )


def check_plugins(found: Config) -> None:
    """Raise UserError where a plugin that must be installed is not."""
    if not found.require_plugins:
        return
    from govlint.linter.entrypoints import entry_points
    from govlint.linter.plugins import GROUP

    known = {word for point in entry_points(GROUP) for word in (point.name, point.distribution)}
    if lacking := [name for name in found.require_plugins if name not in known]:
        wrong = unknown(Text("插件", "plugin"), lacking[0], known)
        zh, en = f"{wrong.message.zh}；没有安装的请先安装", f"{wrong.message.en}; install it first"
        raise UserError(zh, en, *_located(found, "require-plugins", lacking[0]))


def check_words(found: Config, pack: Pack) -> None:
    """Raise UserError with the lines of the words in the configuration that fit no rule or row."""
    said = [("select", word) for word in found.select]
    said += [("ignore", word) for word in found.ignore]
    said += [("levels", word) for word, _ in found.levels]
    said += [("paths", word) for section in found.paths for word in section.ignore]
    said += [("paths", word) for section in found.paths for word, _ in section.levels]
    if not said and not found.allow:
        return  # spares most runs the rules, and what they are made of
    from govlint.engine import selection
    from govlint.forms.vocabulary import using
    from govlint.identities.rows_called import rows_called

    rules: Callable[[str], object] = partial(selection.codes_of, pack.rules)
    words = [(rules, word, _located(found, key, word)) for key, word in said]
    words += [(rules, one.rule, _from(found, one.line, one.rule)) for one in found.allow]
    rows = [one for one in found.allow if one.row]
    words += [(rows_called, one.row, _from(found, one.line, one.row)) for one in rows]

    def check(item: tuple[Callable[[str], object], str, _At]) -> None:
        look_up, word, place = item
        try:
            look_up(word)
        except UserError as error:
            zh, en = error.message
            raise UserError(zh, en, *place) from error

    with using(pack.vocabulary):
        each(words, check)


_At = tuple[str, int, int]  # file, line, column


def _located(found: Config, key: str, word: str) -> _At:
    """Where a word stands under a key of the file."""
    return _from(found, found.place(key)[1], word)


def _from(found: Config, line: int, word: str) -> _At:
    """Where a word first stands from a line of the file on; at that line where it is not found."""
    assert found.path is not None
    lines = utf8(found.path).split("\n")
    there = ((n, one.find(word)) for n, one in enumerate(lines[line - 1 :], line) if word in one)
    at, column = next(there, (line, 0))
    return str(found.path), at, column + 1
