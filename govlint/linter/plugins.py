"""Plugins: what packs, loaders, reporters and commands there are, govlint's own among them.

A plugin is a module with some of the hooks below, named by an entry point of the group
`govlint`.  Hooks are nouns: each is asked once and is told nothing of what happens later.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pluggy

from govlint.bilingual import Text
from govlint.errors import UserError, nearest
from govlint.guard import Guard
from govlint.linter import isolation
from govlint.linter.entrypoints import EntryPoint, entry_points
from govlint.packs import available
from govlint.packs.manifest import FILE

if TYPE_CHECKING:
    from govlint.linter.run import Run
    from govlint.model.source import Source

# The bytes of a file and its path, to its text.  Raises govlint.files.decode.Undecodable.
Loader = Callable[[bytes, str], "Source"]
# The bytes of many files to bytes another loader reads; None for a file that could not be turned.
Converter = Callable[[Sequence[bytes]], list[bytes | None]]
# A run, the language (zh, en) and whether colour is wanted, to the pieces of the output: text,
# or bytes for a format that is no text.
Reporter = Callable[["Run", str, bool], Iterator[str] | Iterator[bytes]]

GROUP = "govlint"
_SHOWS = "govlint_shows_reports"
hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")
_Wishing = TypeVar("_Wishing", bound=Callable[..., object])


def shows_reports(reporter: _Wishing) -> _Wishing:
    """Mark a reporter that shows the reports themselves: its run has `Outcome.view`."""
    setattr(reporter, _SHOWS, True)
    return reporter


def wants_reports(reporter: Reporter) -> bool:
    """Whether a reporter is marked so. (Else texts need not travel between processes.)"""
    return bool(getattr(reporter, _SHOWS, False))


@hookspec
def govlint_packs() -> Iterable[Path]:  # type: ignore[empty-body]
    """Folders of rules; a pack is named as its folder."""


@hookspec
def govlint_loaders() -> dict[str, Loader]:  # type: ignore[empty-body]
    """Loaders by the suffix, with its dot, of the files they read."""


@hookspec
def govlint_converters() -> dict[str, Converter]:  # type: ignore[empty-body]
    """Converters, by suffix, of files that are cheaper to turn into others many at once.

    They are asked before the loader, once a run; a file they return None for is left to it.
    """


@hookspec
def govlint_reporters() -> dict[str, Reporter]:  # type: ignore[empty-body]
    """Reporters by the name `--format` takes."""


@hookspec
def govlint_commands(subparsers: Any, lang: str, asked: str | None) -> None:
    """Add commands to argparse `subparsers`, with help in `lang`.

    With the one `asked` for the others may be left out.  Each sets the default `run`: a function
    of the parsed arguments that returns the exit code.
    """


@cache
def packs() -> dict[str, Path]:
    """The folders of rules, by the name of the pack."""
    found = _collect(_PACK, "govlint_packs", _folders)
    if twice := sorted(found.keys() & available().keys()):
        name = twice[0]
        raise UserError(
            f"govlint 自带规则包 {name}，插件也提供了一个：{found[name]}。请给插件的规则包改名",
            f"govlint has a pack {name} of its own; a plugin brings another: {found[name]}. "
            "Rename the plugin's",
        )
    return found


@cache
def loaders() -> dict[str, Loader]:
    """Every loader by the suffix it reads."""
    return _collect(_LOADER, "govlint_loaders", _by_suffix, isolation.isolated_loader)


@cache
def converters() -> dict[str, Converter]:
    """Every converter by the suffix of the files it turns into others."""
    return _collect(_CONVERTER, "govlint_converters", _by_suffix, isolation.isolated_converter)


@cache
def reporters() -> dict[str, Reporter]:
    """Every reporter by its name."""
    return _collect(_REPORTER, "govlint_reporters", _by_name, isolation.isolated_reporter)


def add_commands(subparsers: Any, lang: str, asked: str | None) -> dict[str, str]:
    """Let every plugin add its commands to argparse `subparsers`; whose each is, by its name."""
    owner: dict[str, str] = {}
    given = {"subparsers": subparsers, "lang": lang, "asked": asked}
    for plugin, _ in _answers("govlint_commands", bool, **given):
        owner |= dict.fromkeys(subparsers.choices.keys() - owner.keys(), plugin)
    return owner


def is_own(plugin: str) -> bool:
    """Whether a plugin, as messages call it, is part of govlint: its faults are ours."""
    return plugin.endswith(f" ({GROUP})")


_PACK = Text("规则包", "pack")
_LOADER = Text("读取器", "loader")
_CONVERTER = Text("转换器", "converter")
_REPORTER = Text("输出格式", "reporter")


@cache
def _manager() -> pluggy.PluginManager:
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(importlib.import_module(__name__))
    # govlint's own first: of two that clash, the other is at fault.
    for point in sorted(entry_points(GROUP), key=lambda point: point.distribution != GROUP):
        plugin = _imported(point)
        try:
            manager.register(plugin, _plugin_name(point))
        except (pluggy.PluginValidationError, ValueError) as error:
            raise _broken(_plugin_name(point), " ".join(str(error).split())) from error
        _refuse_unmarked(manager, plugin, point)
    return manager


def _plugin_name(point: EntryPoint) -> str:
    return f"{point.name} ({point.distribution})"


def _broken(plugin: str, why: str | Text) -> UserError:
    said = why if isinstance(why, Text) else Text(why, why)
    zh = f"插件 {plugin} 有错：{said.zh}。请修好或卸载它"
    return UserError(zh, f"plugin {plugin} is broken: {said.en}. Mend it or uninstall it")


def _imported(point: EntryPoint) -> Any:
    with _naming(_plugin_name(point), point.module):
        plugin: Any = importlib.import_module(point.module)
        for name in filter(None, point.attribute.split(".")):
            plugin = getattr(plugin, name)
    return plugin


def _naming(plugin: str, what: str) -> Guard:
    """What raises of anything raised inside that the plugin is broken."""
    return Guard(lambda error: _broken(plugin, f"{what}: {isolation.reason(error)}"))


def _refuse_unmarked(manager: pluggy.PluginManager, plugin: Any, point: EntryPoint) -> None:
    # pluggy passes over a function without its mark: a plugin that silently does nothing.
    known = [name for name in globals() if name.startswith(f"{GROUP}_")]
    marked = {caller.name for caller in manager.get_hookcallers(plugin) or ()}
    named = {name for name in dir(plugin) if name.startswith(f"{GROUP}_")}
    for name in sorted(marked | {name for name in named if callable(getattr(plugin, name))}):
        if name not in known:
            hint = nearest(name, known)
            zh, en = f"没有 {name} 这个钩子，{hint.zh}", f"there is no hook {name}, {hint.en}"
            raise _broken(_plugin_name(point), Text(zh.rstrip("？"), en.rstrip("?")))
        if name not in marked:
            raise _broken(_plugin_name(point), f"{name} lacks @govlint.hookimpl")
    if not marked:
        zh = f"{point.module} 里没有任何钩子（{'、'.join(known)}）"
        en = f"{point.module} has none of {', '.join(known)}"
        raise _broken(_plugin_name(point), Text(zh, en))


def _answers(
    hook: str, read: Callable[[Any], _Answer], **given: Any
) -> Iterator[tuple[str, _Answer]]:
    """The name of every plugin with `hook`, and its answer as `read`; pluggy tells no names."""
    for answer in getattr(_manager().hook, hook).get_hookimpls():
        with _naming(answer.plugin_name, hook):
            found = read(answer.function(*(given[name] for name in answer.argnames)))
        yield answer.plugin_name, found


def _collect(
    kind: Text,
    hook: str,
    pairs: Callable[[Any], list[tuple[str, _Item]]],
    isolated: Callable[[_Item, str, str], _Item] | None = None,
) -> dict[str, _Item]:
    """What every plugin brings, by its name; what others bring is `isolated`."""
    found: dict[str, _Item] = {}
    owner: dict[str, str] = {}
    for plugin, answer in _answers(hook, pairs):
        for name, item in answer:
            if name in found:
                raise UserError(
                    f"两个插件都提供{kind.zh} {name}：{owner[name]}，{plugin}。请卸载其中一个",
                    f"two plugins bring a {kind.en} {name}: {owner[name]}, {plugin}. "
                    "Uninstall one of them",
                )
            found[name], owner[name] = item, plugin
            if isolated and not is_own(plugin):
                found[name] = isolated(item, plugin, name)
    return dict(sorted(found.items()))


def _folders(answer: Iterable[Path]) -> list[tuple[str, Path]]:
    for path in (found := list(answer)):
        if not (path / FILE).is_file():
            raise ValueError(f"{path} is no pack: it has no {FILE}")
    return [(path.name, path) for path in found]


def _by_suffix(answer: dict[str, _Item]) -> list[tuple[str, _Item]]:
    for suffix in answer:
        if not suffix.startswith(".") or suffix != suffix.lower() or "/" in suffix:
            raise ValueError(f"{suffix!r} is no suffix in lower case with its dot, such as '.txt'")
    return _by_name(answer)


def _by_name(answer: dict[str, _Item]) -> list[tuple[str, _Item]]:
    for name, item in answer.items():
        if not callable(item):
            raise TypeError(f"{name!r} is no function: {item!r}")
    return list(answer.items())
