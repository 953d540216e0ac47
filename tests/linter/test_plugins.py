import sys
from importlib.metadata import entry_points as slow_entry_points

import pytest
from helpers.installed_plugins import HOOK, forget, installed

from govlint.commands import cli
from govlint.errors import UserError
from govlint.linter import entrypoints, plugins

GOOD = """
from pathlib import Path
from govlint import hookimpl
from govlint.model.source import Source

@hookimpl
def govlint_packs():
    return [Path(__file__).parent / "yunxi_pack"]

@hookimpl
def govlint_loaders():
    return {".up": lambda data, path: Source(path, data.decode().upper())}

@hookimpl
def govlint_reporters():
    return {"count": lambda run, lang, colour: iter([f"{len(run.outcomes)}\\n".encode()])}

@hookimpl
def govlint_commands(subparsers):
    parser = subparsers.add_parser("greet")
    parser.add_argument("--name", required=True)
    parser.set_defaults(run=lambda args: print("hello", args.name) or 0)
"""


@pytest.fixture(autouse=True)
def _fresh():
    forget()
    yield
    forget()


@pytest.fixture
def install(tmp_path, monkeypatch):
    def install(name, code, *entry):
        installed(tmp_path, monkeypatch, name, code, *entry)
        return tmp_path

    install.home = tmp_path
    return install


def test_own_edges_come_by_the_entry_points_of_pyproject():
    own = [
        point for point in entrypoints.entry_points("govlint") if point.distribution == "govlint"
    ]
    assert {point.module for point in own} >= {
        "govlint.commands.table",
        "govlint.loaders",
        "govlint.reporters",
    }
    assert set(plugins.reporters()) >= {"text", "concise", "json", "jsonl"}
    assert set(plugins.loaders()) >= {".txt", ".md", ".markdown", ".tsv", ".text"}


def test_the_scan_finds_what_importlib_finds(install):
    install("yunxi_one", "", "a.b = {name}:sub.thing [extra]\n# c = d\nz={name}")
    for group in ("govlint", "console_scripts", "pytest11"):
        slow = {(p.name, p.module, p.attr or "") for p in slow_entry_points(group=group)}
        quick = {point[:3] for point in entrypoints.entry_points(group)}
        # our own stand in a checkout's pyproject.toml, and in its dist-info once installed
        assert _strangers(quick) == _strangers(slow)


def _strangers(points):
    return {point for point in points if not point[1].startswith("govlint.")}


def test_the_first_distribution_of_a_name_hides_later_ones(install, tmp_path, monkeypatch):
    install("yunxi_one", "")
    second = tmp_path / "later" / "Yunxi.One-2.0.dist-info"
    second.mkdir(parents=True)
    (second / "entry_points.txt").write_text("[govlint]\nhidden = nowhere\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "later"), "/no/such/folder"])
    assert "hidden" not in {point.name for point in entrypoints.entry_points("govlint")}


def test_a_stranger_brings_all_four_kinds(install, capsysbinary):
    home = install("yunxi_good", GOOD)
    (home / "x.up").write_text("x")
    assert plugins.packs() == {"yunxi_pack": home / "yunxi_pack"}
    assert ".up" in plugins.loaders()
    assert "count" in plugins.reporters()
    assert cli.main(["greet", "--name", "yunxi"]) == 0
    assert capsysbinary.readouterr().out == b"hello yunxi\n"


def test_a_strangers_command_is_refused_in_one_line_too(install, capsys):
    install("yunxi_good", GOOD)
    assert cli.main(["greet"]) == 2
    assert capsys.readouterr().err.startswith("govlint: 命令行有误：")


BROKEN = {
    "an import that is missing": ("import no_such_module", "No module named 'no_such_module'"),
    "an error on import": ("\n1/0", "ZeroDivisionError: division by zero (/", "yunxi_bad.py:2)"),
    "an exit on import": ("raise SystemExit(0)", "SystemExit: 0"),
    "a hook misspelt": (f"{HOOK}govlint_loader(): pass", "govlint_loader", "govlint_loaders"),
    "a hook misspelt and unmarked": ("def govlint_report(run): pass", "govlint_reporters"),
    "a hook misspelt and optional": (
        "from govlint import hookimpl\n"
        "@hookimpl(optionalhook=True)\ndef govlint_loadres(): return {}",
        "govlint_loadres",
    ),
    "a hook that is not marked": (
        "def govlint_loaders(): return {}",
        "lacks @govlint.hookimpl",
    ),
    "no hook at all": ("LOADERS = {}", "govlint_packs", "govlint_loaders", "govlint_commands"),
    "an argument there is not": (f"{HOOK}govlint_loaders(nonsense): pass", "nonsense"),
    "nothing given": (f"{HOOK}govlint_loaders(): return None", "govlint_loaders", "NoneType"),
    "an error when asked": (f"{HOOK}govlint_loaders(): 1/0", "yunxi_bad.py:4"),
    "an exit when asked": (f"{HOOK}govlint_loaders(): raise SystemExit(0)", "SystemExit: 0"),
    "no dot": (f"{HOOK}govlint_loaders(): return dict(up=print)", "'up' is no suffix"),
    "a capital": (f"{HOOK}govlint_loaders(): return {{'.UP': print}}", "'.UP' is no suffix"),
    "no function": (f"{HOOK}govlint_loaders(): return {{'.up': 1}}", "'.up' is no function: 1"),
}


@pytest.mark.parametrize("code, words", [(code, words) for code, *words in BROKEN.values()])
def test_a_broken_plugin_is_named(install, capsys, code, words):
    install("yunxi_bad", code)
    with pytest.raises(UserError) as caught:
        plugins.loaders()
    for said in caught.value.message:
        for word in ("yunxi (yunxi-bad)", *words):
            assert word in said
    plugins._manager.cache_clear()
    assert cli.main(["check"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("govlint: 插件 yunxi (yunxi-bad) 有错：")
    assert line.endswith("。请修好或卸载它")


@pytest.mark.parametrize(
    "entry, word",
    [
        ("yunxi = {name}:missing", "missing"),
        ("yunxi = no_such_module", "no_such_module"),
        ("yunxi", "yunxi"),
        ("yunxi = {name}\nagain = {name}", "yunxi_bad"),
    ],
)
def test_a_broken_entry_point_is_named(install, entry, word):
    install("yunxi_bad", f"{HOOK}govlint_packs(): return []", entry)
    with pytest.raises(UserError, match=f"yunxi-bad.*{word}"):
        plugins.loaders()


def test_without_metadata_own_edges_are_there(monkeypatch, tmp_path):
    own = {one[:3] for one in entrypoints.entry_points("govlint") if one.distribution == "govlint"}
    monkeypatch.setattr(entrypoints, "folder", lambda kind: tmp_path / kind)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "govlint.pyz")])
    assert {one[:3] for one in entrypoints.entry_points("govlint")} == own


def test_entry_points_that_cannot_be_read_are_named(install):
    home = install("yunxi_bad", "")
    (home / "yunxi_bad-1.0.dist-info" / "entry_points.txt").write_bytes(b"[govlint]\n\xff = a\n")
    with pytest.raises(UserError, match=r"entry_points\.txt: cannot be read, and may name"):
        plugins.loaders()


@pytest.mark.parametrize(
    "hook, value, word, ask",
    [
        ("govlint_loaders", "{'.txt': print}", ".txt", plugins.loaders),
        ("govlint_reporters", "{'json': print}", "json", plugins.reporters),
        ("govlint_packs", "[Path(__file__).parent / 'national']", "national", plugins.packs),
        ("govlint_packs", "[Path(__file__).parent / 'yunxi_pack'] * 2", "yunxi", plugins.packs),
        ("govlint_packs", "[Path('/no/such/pack')]", "/no/such/pack is no pack", plugins.packs),
    ],
)
def test_two_of_one_name_are_refused(install, hook, value, word, ask):
    home = install("yunxi_twice", f"{HOOK}{hook}(): return {value}")
    (home / "national").mkdir()
    (home / "national" / "pack.yaml").write_text("title: 另一个\n", "utf-8")
    with pytest.raises(UserError) as caught:
        ask()
    assert word in caught.value.message.zh


def test_two_commands_of_one_name_are_refused(install, capsys):
    code = f"{HOOK}govlint_commands(subparsers): subparsers.add_parser('check')"
    install("yunxi_twice", code, "a_first_name = {name}")
    assert cli.main(["check"]) == 2
    err = capsys.readouterr().err
    assert "插件 a_first_name (yunxi-twice) 有错" in err
    assert "conflicting subparser: check" in err


def test_pluggys_own_scan_is_not_used():
    code = (
        "import sys; from govlint.commands import cli; cli.main(['rules', '--lang', 'en']);"
        "sys.exit('importlib.metadata' in sys.modules or 'concurrent.futures' in sys.modules)"
    )
    import subprocess

    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL).returncode == 0
