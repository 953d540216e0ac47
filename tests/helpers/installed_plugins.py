"""Plugins installed as pip leaves them, for the tests of what they may do wrong."""

import sys

from govlint.linter import plugins

HOOK = "from govlint import hookimpl\nfrom pathlib import Path\n@hookimpl\ndef "
LOADER = HOOK + "govlint_loaders(): return {'.up': load}\ndef load(data, path):\n    "
REPORTER = HOOK + "govlint_reporters(): return dict(up=up)\ndef up(run, lang, colour):\n    "
COMMAND = HOOK + (
    "govlint_commands(subparsers): subparsers.add_parser('up').set_defaults(run=lambda args: "
)


def installed(home, monkeypatch, name, code, entry="yunxi = {name}"):
    """A distribution of this name with one module of this code, and a pack beside it."""
    (home / f"{name}.py").write_text(code, "utf-8")
    folder = home / f"{name}-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    lines = f"[console_scripts]\nx = y:z\n\n[govlint]\n{entry.format(name=name)}\n[other]\na = b\n"
    (folder / "entry_points.txt").write_text(lines)
    (home / "yunxi_pack").mkdir(exist_ok=True)
    (home / "yunxi_pack" / "pack.yaml").write_text("title: 云溪\nextends: national\n", "utf-8")
    monkeypatch.syspath_prepend(home)


def forget():
    """Make govlint look anew for what is installed."""
    for kept in (
        plugins._manager,
        *(plugins.packs, plugins.loaders, plugins.converters, plugins.reporters),
    ):
        kept.cache_clear()
    for name in [name for name in sys.modules if name.startswith("yunxi")]:
        del sys.modules[name]
