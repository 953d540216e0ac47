import sys
from importlib.metadata import entry_points as slow_entry_points

import pytest

from govlint import cli, entrypoints, plugins
from govlint.errors import UserError
from govlint.misuse import Misuse

GOOD = """
from pathlib import Path
from govlint.plugins import hookimpl
from govlint.source import Source

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
    caches = (plugins._manager, plugins.packs, plugins.loaders, plugins.reporters)
    for one in caches:
        one.cache_clear()
    yield
    for one in caches:
        one.cache_clear()
    for name in [name for name in sys.modules if name.startswith("yunxi")]:
        del sys.modules[name]


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Install a distribution with one plugin module, as pip leaves it."""

    def installed(name, code, entry="yunxi = {name}"):
        (tmp_path / f"{name}.py").write_text(code, "utf-8")
        folder = tmp_path / f"{name}-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        lines = (
            f"[console_scripts]\nx = y:z\n\n[govlint]\n{entry.format(name=name)}\n[other]\na = b\n"
        )
        (folder / "entry_points.txt").write_text(lines)
        monkeypatch.syspath_prepend(tmp_path)
        return tmp_path

    return installed


def test_own_edges_come_by_the_entry_points_of_pyproject():
    own = [
        point for point in entrypoints.entry_points("govlint") if point.distribution == "govlint"
    ]
    assert {point.module for point in own} >= {
        "govlint.commands",
        "govlint.loaders.text",
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


@pytest.mark.parametrize(
    "code, entry, said",
    [
        ("import no_such_module", "yunxi = {name}", "No module named 'no_such_module'"),
        ("1/0", "yunxi = {name}", "ZeroDivisionError"),
        ("", "yunxi = {name}:missing", "missing"),
        (
            "from govlint.plugins import hookimpl\n@hookimpl\ndef govlint_loader(): pass",
            "yunxi = {name}",
            "govlint_loader",
        ),
        ("def govlint_loaders(): return {}", "yunxi = {name}", "lacks @govlint.plugins.hookimpl"),
        (
            "from govlint.plugins import hookimpl\n@hookimpl\ndef govlint_loaders(nonsense): pass",
            "yunxi = {name}",
            "nonsense",
        ),
        (
            "from govlint.plugins import hookimpl\n@hookimpl\ndef govlint_loaders(): return None",
            "yunxi = {name}",
            "govlint_loaders",
        ),
    ],
)
def test_a_broken_plugin_is_named(install, capsys, code, entry, said):
    install("yunxi_bad", code, entry)
    with pytest.raises(UserError) as caught:
        plugins.loaders()
    for words in caught.value.said:
        assert "yunxi (yunxi-bad)" in words
        assert said in words
    plugins._manager.cache_clear()
    assert cli.main(["check"]) == 2
    assert "yunxi (yunxi-bad)" in capsys.readouterr().err


@pytest.mark.parametrize(
    "hook, value, ask",
    [
        ("govlint_loaders", "{'.txt': print}", plugins.loaders),
        ("govlint_reporters", "{'json': print}", plugins.reporters),
        ("govlint_packs", "[__import__('pathlib').Path('/x/national')]", plugins.packs),
    ],
)
def test_two_of_one_name_are_refused(install, hook, value, ask):
    code = f"from govlint.plugins import hookimpl\n@hookimpl\ndef {hook}(): return {value}"
    install("yunxi_twice", code)
    with pytest.raises(Misuse) as caught:
        ask()
    for name in (".txt", "json", "national"):
        if name in value:
            assert name in caught.value.said.zh


def test_pluggys_own_scan_is_not_used():
    code = (
        "import sys; from govlint import cli; cli.main(['rules', '--lang', 'en']);"
        "sys.exit('importlib.metadata' in sys.modules or 'concurrent.futures' in sys.modules)"
    )
    import subprocess

    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL).returncode == 0
