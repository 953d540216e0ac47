"""Plugins: what packs, loaders, reporters and commands there are, govlint's own among them.

A plugin is a module with some of the four hooks below, named by an entry point of the group
`govlint`.  Hooks are nouns: each is asked once and is told nothing of what happens later.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pluggy

from govlint.diagnostic import Text
from govlint.entrypoints import EntryPoint, entry_points
from govlint.misuse import Misuse
from govlint.packs import available

if TYPE_CHECKING:
    from govlint.run import Run
    from govlint.source import Source

# The bytes of a file and its path, to its text.  Raises govlint.decode.Undecodable.
Loader = Callable[[bytes, str], "Source"]
# A run, the language (zh, en) and whether colour is wanted, to the pieces of the output: text,
# or bytes for a format that is no text.
Reporter = Callable[["Run", str, bool], Iterator[str] | Iterator[bytes]]

GROUP = "govlint"
hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")


@hookspec
def govlint_packs() -> Iterable[Path]:  # type: ignore[empty-body]
    """Folders of rules; a pack is named as its folder."""


@hookspec
def govlint_loaders() -> dict[str, Loader]:  # type: ignore[empty-body]
    """Loaders by the suffix, with its dot, of the files they read."""


@hookspec
def govlint_reporters() -> dict[str, Reporter]:  # type: ignore[empty-body]
    """Reporters by the name `--format` takes."""


@hookspec
def govlint_commands(subparsers: Any, lang: str) -> None:
    """Add commands to argparse `subparsers`, with help in `lang`.

    Each sets the default `run`: a function of the parsed arguments that returns the exit code.
    """


@cache
def packs() -> dict[str, Path]:
    """The folders of rules, by the name of the pack."""
    found = _collect(_PACK, "govlint_packs", lambda paths: [(path.name, path) for path in paths])
    if twice := sorted(found.keys() & available().keys()):
        name = twice[0]
        raise Misuse(
            f"govlint 自带规则包 {name}，插件也提供了一个：{found[name]}。请给插件的规则包改名",
            f"govlint has a pack {name} of its own; a plugin brings another: {found[name]}. "
            "Rename the plugin's",
        )
    return found


@cache
def loaders() -> dict[str, Loader]:
    """Every loader by the suffix it reads."""
    return _collect(_LOADER, "govlint_loaders", lambda found: list(found.items()))


@cache
def reporters() -> dict[str, Reporter]:
    """Every reporter by its name."""
    return _collect(_REPORTER, "govlint_reporters", lambda found: list(found.items()))


def add_commands(subparsers: Any, lang: str) -> None:
    """Let every plugin add its commands to argparse `subparsers`."""
    list(_asked("govlint_commands", bool, subparsers=subparsers, lang=lang))


_PACK = Text("规则包", "pack")
_LOADER = Text("读取器", "loader")
_REPORTER = Text("输出格式", "reporter")


@cache
def _manager() -> pluggy.PluginManager:
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(importlib.import_module(__name__))
    try:
        for point in entry_points(GROUP):
            plugin = _imported(point)
            manager.register(plugin, _called(point))
            _refuse_unmarked(manager, plugin, point)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        name = manager.get_name(error.plugin) or str(error.plugin)
        raise _broken(name, " ".join(str(error).split())) from error
    return manager


def _called(point: EntryPoint) -> str:
    return f"{point.name} ({point.distribution})"


def _broken(plugin: str, why: str) -> Misuse:
    return Misuse(
        f"插件 {plugin} 有错：{why}。请修好或卸载它",
        f"plugin {plugin} is broken: {why}. Mend it or uninstall it",
    )


def _imported(point: EntryPoint) -> Any:
    try:
        plugin: Any = importlib.import_module(point.module)
        for name in filter(None, point.attribute.split(".")):
            plugin = getattr(plugin, name)
    except Exception as error:  # whatever a stranger's module raises when it is imported
        why = f"{point.module}: {type(error).__name__}: {error}"
        raise _broken(_called(point), why) from error
    return plugin


def _refuse_unmarked(manager: pluggy.PluginManager, plugin: Any, point: EntryPoint) -> None:
    # pluggy passes over a function without its mark: a plugin that silently does nothing.
    marked = {caller.name for caller in manager.get_hookcallers(plugin) or ()}
    for name in dir(plugin):
        if name.startswith("govlint_") and name not in marked and callable(getattr(plugin, name)):
            raise _broken(_called(point), f"{name} lacks @govlint.plugins.hookimpl")


def _asked(
    hook: str, read: Callable[[Any], _Answer], **given: Any
) -> Iterator[tuple[str, _Answer]]:
    """The name of every plugin with `hook`, and its answer as `read`; pluggy tells no names."""
    for answer in getattr(_manager().hook, hook).get_hookimpls():
        try:
            said = read(answer.function(*(given[name] for name in answer.argnames)))
        except Exception as error:  # whatever a stranger's hook raises
            raise _broken(answer.plugin_name, f"{hook}: {type(error).__name__}: {error}") from error
        yield answer.plugin_name, said


def _collect(
    kind: Text, hook: str, pairs: Callable[[Any], list[tuple[str, _Item]]]
) -> dict[str, _Item]:
    found: dict[str, _Item] = {}
    owner: dict[str, str] = {}
    for plugin, answer in _asked(hook, pairs):
        for name, item in answer:
            if name in found:
                raise Misuse(
                    f"两个插件都提供{kind.zh} {name}：{owner[name]}，{plugin}。请卸载其中一个",
                    f"two plugins bring a {kind.en} {name}: {owner[name]}, {plugin}. "
                    "Uninstall one of them",
                )
            found[name], owner[name] = item, plugin
    return dict(sorted(found.items()))
