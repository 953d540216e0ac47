"""`.govlint.yaml` in the editor: it holds, it is read anew, and its pack's Python is not run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from helpers import one_report
from helpers.lsp_client import Client
from render import html

from govlint.commands import cli

pytest.importorskip("pygls")

TEXT = html.text(one_report.draft(one_report.CASES["wrong cell"]))
STRANGER = """from pathlib import Path
from govlint import rule
Path(__file__).with_name("ran").touch()

@rule("XX101", "xx", "x")
def xx(report):
    yield from ()
"""


def test_the_configuration_above_a_document_holds_and_is_read_anew(
    client: Client, tmp_path: Path
) -> None:
    config = tmp_path / ".govlint.yaml"
    config.write_text("ignore: [GL310]\n", "utf-8")
    here = (tmp_path / "in" / "a.txt").as_uri()
    codes = {one["code"] for one in client.open(here, TEXT)["diagnostics"]}
    assert "GL310" not in codes
    assert "GL802" in codes
    config.write_text("levels:\n  GL802: error\n", "utf-8")
    client.published.clear()
    client.tell("textDocument/didSave", {"textDocument": {"uri": here}})
    after = {one["code"]: one["severity"] for one in client.diagnostics(here, 1)["diagnostics"]}
    assert "GL310" in after
    assert after["GL802"] == 1


def test_a_wrong_configuration_is_told_and_nothing_is_called_clean(
    client: Client, tmp_path: Path
) -> None:
    (tmp_path / ".govlint.yaml").write_text("ignroe: [GL310]\n", "utf-8")
    here = (tmp_path / "a.txt").as_uri()
    (said,) = client.open(here, TEXT)["diagnostics"]
    assert said["code"] == "config"
    assert ".govlint.yaml:1:1" in said["message"]
    assert "ignore" in said["message"]
    assert client.about(here, "codeLens") == []


def test_the_python_of_a_strangers_pack_is_not_run(client: Client, tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "pack.yaml").write_text("title: X\nextends: national\n", "utf-8")
    (tmp_path / "pack" / "xx.py").write_text(STRANGER, "utf-8")
    (tmp_path / ".govlint.yaml").write_text("pack: pack\n", "utf-8")
    (said,) = client.open((tmp_path / "a.txt").as_uri(), TEXT)["diagnostics"]
    assert "govlint trust" in said["message"]
    assert not (tmp_path / "pack" / "ran").exists()


def test_the_configuration_of_another_user_is_not_taken_and_told_of(
    client: Client, tmp_path: Path
) -> None:
    config = tmp_path / ".govlint.yaml"
    config.write_text("ignore: [GL310]\n", "utf-8")
    try:
        os.chown(config, 12345, -1)
    except (OSError, AttributeError):
        pytest.skip("only root can give a file away")
    said = client.open((tmp_path / "b.txt").as_uri(), TEXT)["diagnostics"]
    assert "GL310" in {one["code"] for one in said}
    (told,) = (one for one in said if one["code"] == "config")
    assert told["severity"] == 3


def test_without_the_extra_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith(("pygls", "govlint.lsp"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    assert cli.main(["lsp", "--stdio", "--lang", "en"]) == 2
    assert capsys.readouterr().err.count("pip install 'govlint[lsp]'") == 1
