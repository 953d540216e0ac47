"""What a plugin may do wrong while it is at work: it is named, and all else is done."""

import json

import pytest
from helpers.installed_plugins import COMMAND, HOOK, LOADER, REPORTER, forget, installed
from helpers.sample_report import WRONG, report

from govlint.commands import cli
from govlint.linter import plugins


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


@pytest.mark.parametrize(
    "body, word",
    [
        ("return data[0] / 0", "ZeroDivisionError: division by zero"),
        ("return None", "TypeError: a loader returns a Source, not None"),
        ("raise SystemExit(0)", "SystemExit: 0"),
        (
            "import govlint as g; return g.deferred('no_such', 'load')(data, path)",
            "ModuleNotFoundError: No module named 'no_such'",
        ),
        (
            "import govlint.model.source as s; return s.Source('x', 'y')",
            "ValueError: a loader returns a Source with its path",
        ),
    ],
)
def test_a_loader_that_raises_costs_its_file_only(install, capsys, monkeypatch, body, word):
    home = install("yunxi_bad", LOADER + body)
    monkeypatch.chdir(home)
    (home / "a.up").write_text("x")
    (home / "b.txt").write_text(report(WRONG), "utf-8")
    assert cli.main(["check", ".", "--format", "concise", "--select", "GL301"]) == 3
    out, err = capsys.readouterr()
    assert f"插件 yunxi (yunxi-bad) 的读取器出错：{word}" in out
    assert "b.txt:" in out
    assert err == ""
    assert cli.main(["facts", "a.up"]) == 3
    assert word in capsys.readouterr().err


@pytest.mark.parametrize(
    "body, word",
    [
        ("return 1 / 0", "ZeroDivisionError: division by zero"),
        ("yield 'begun\\n'; 1 / 0", "ZeroDivisionError: division by zero"),
        ("yield 3", "TypeError: a reporter yields text or bytes, not 3"),
        ("return None", "TypeError: 'NoneType' object is not iterable"),
        ("raise SystemExit(0); yield ''", "SystemExit: 0"),
    ],
)
def test_a_reporter_that_raises_is_named(install, capsys, monkeypatch, body, word):
    monkeypatch.chdir(install("yunxi_bad", REPORTER + body))
    (install.home / "b.txt").write_text(report(), "utf-8")
    assert cli.main(["check", "b.txt", "--format", "up"]) == 3
    first, *rest = capsys.readouterr().err.splitlines()
    assert first.startswith(f"govlint: 插件 yunxi (yunxi-bad) 的输出格式 up 出错：{word}")
    assert "Traceback (most recent call last):" in rest
    assert cli.main(["check", "b.txt", "--format", "up", "-o", "out.up"]) == 3
    assert not (install.home / "out.up").exists()


@pytest.mark.parametrize(
    "body, word",
    [("1 / 0", "ZeroDivisionError"), ("None", "a command returns its exit code, not None")],
)
def test_a_command_that_raises_is_named(install, capsys, body, word):
    install("yunxi_bad", f"{COMMAND}{body})")
    assert cli.main(["--lang", "en", "up"]) == 3
    first = capsys.readouterr().err.splitlines()[0]
    assert first.startswith("govlint: the command up of plugin yunxi (yunxi-bad) crashed: ")
    assert word in first


@pytest.mark.parametrize(
    "body, word", [("1 / 0", "ZeroDivisionError"), ("[]", "it gave 0 files for 1")]
)
def test_a_converter_that_raises_is_named(install, capsys, monkeypatch, body, word):
    code = f"{HOOK}govlint_converters(): return {{'.up': lambda files: {body}}}"
    monkeypatch.chdir(install("yunxi_bad", code))
    (install.home / "b.up").write_text(report(), "utf-8")
    assert cli.main(["check", "b.up"]) == 3
    said = capsys.readouterr().out
    assert "插件 yunxi (yunxi-bad) 的转换器出错：" in said
    assert word in said


def test_a_converter_that_fails_on_one_file_costs_no_other(install, capsys, monkeypatch):
    """Given many at once it raises for one of them: each is tried by itself, and said or read."""
    body = "[1 / 0 if b'bad' in one else one for one in files]"
    code = f"{HOOK}govlint_converters(): return {{'.up': lambda files: {body}}}"
    monkeypatch.chdir(install("yunxi_bad", code))
    (install.home / "a.up").write_text(report(), "utf-8")
    (install.home / "b.up").write_text("bad", "utf-8")
    (install.home / "c.txt").write_text(report(), "utf-8")
    assert cli.main(["check", "a.up", "b.up", "c.txt", "--format", "json"]) == 3
    found = json.loads(capsys.readouterr().out)
    assert found["summary"]["files"] == 3
    wrong = [one for one in found["diagnostics"] if one["code"] == "GL001"]
    assert [one["path"] for one in wrong] == ["b.up"]
    assert "ZeroDivisionError" in wrong[0]["message"]


def test_a_fault_of_our_own_edges_is_ours(capsys, monkeypatch, tmp_path):
    monkeypatch.setitem(plugins.reporters(), "json", lambda *_: 1 / 0)
    (tmp_path / "b.txt").write_text(report(), "utf-8")
    assert cli.main(["check", str(tmp_path / "b.txt"), "--format", "json"]) == 4
