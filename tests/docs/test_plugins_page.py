"""docs/plugins.md gives the hooks as they are, and its example is installed and used."""

from __future__ import annotations

import csv
import importlib.util
import inspect
import io
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from helpers.accepting import accepted
from helpers.paths import ROOT
from helpers.sample_report import WRONG, report
from helpers.twin_pages import LANGS, page

from govlint.linter import plugins

PAGES = {lang: page("plugins", lang) for lang in LANGS}
every_language = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
EXAMPLE = ROOT / "docs" / "examples" / "plugin-yunling"
_SIGNATURE = re.compile(r"^def (?P<name>govlint_\w+)(?P<rest>.*): \.\.\.$", re.MULTILINE)
_ALIAS = re.compile(r"^(?P<name>Loader|Converter|Reporter) = (?P<type>.*)$", re.MULTILINE)
_TOML = re.compile(r"```toml\n# (?P<path>docs/\S+)\n.*?```\n", re.DOTALL)


@every_language
def test_the_signatures_are_those_of_the_hooks(page: Path) -> None:
    hooks = {
        name: str(inspect.signature(hook)).replace("'", "")
        for name, hook in vars(plugins).items()
        if name.startswith("govlint_")
    }
    text = page.read_text("utf-8")
    assert {match["name"]: match["rest"] for match in _SIGNATURE.finditer(text)} == hooks
    assert re.findall(r"^## (govlint_\w+)$", text, re.MULTILINE) == list(hooks)


@every_language
def test_the_types_are_those_of_the_hooks(page: Path) -> None:
    source = Path(plugins.__file__).read_text("utf-8")
    plain = source.replace('"Source"', "Source")
    assert set(_ALIAS.findall(page.read_text("utf-8"))) == set(_ALIAS.findall(plain))


@every_language
def test_the_project_file_shown_is_fresh(page: Path) -> None:
    def quoted(match: re.Match[str]) -> str:
        return f"```toml\n# {match['path']}\n{(ROOT / match['path']).read_text('utf-8')}```\n"

    accepted(page, _TOML.sub(quoted, page.read_text("utf-8")))


@every_language
def test_what_the_page_says_may_be_imported_is_all_the_example_imports(page: Path) -> None:
    said = re.search(
        r"\*\*(?:What may be imported|可以导入的)\*\*(.*?)\n- ", page.read_text("utf-8"), re.DOTALL
    )
    assert said
    allowed = {"govlint", *re.findall(r"`(govlint\.[\w.]+)`", said[1])}
    for path in EXAMPLE.rglob("*.py"):
        used = re.findall(r"^\s*from (govlint(?:\.[\w.]+)?) import", path.read_text(), re.MULTILINE)
        assert set(used) <= allowed, path.name


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment with the example in it; what it needs it finds in ours."""
    for module in ("pip", "hatchling"):
        if importlib.util.find_spec(module) is None:
            pytest.skip(f"{module} is not installed: pip install {module}")
    top = tmp_path_factory.mktemp("plugin")
    ran(sys.executable, "-m", "venv", "--without-pip", str(top / "new"))
    found = {"base": str(top / "new"), "platbase": str(top / "new")}
    ours = sysconfig.get_path("purelib")
    (Path(sysconfig.get_path("purelib", "venv", found)) / "ours.pth").write_text(
        f"import site; site.addsitedir({ours!r}); site.addsitedir({str(ROOT)!r})\n"
    )
    python = Path(sysconfig.get_path("scripts", "venv", found)) / "python"
    shutil.copytree(EXAMPLE, top / "source", ignore=shutil.ignore_patterns("__pycache__"))
    options = ("--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check")
    pip = (sys.executable, "-m", "pip", "--python", str(python), "--quiet")
    ran(*pip, "install", *options, str(top / "source"))
    return python


def ran(*words: str, code: int = 0, cwd: Path | None = None) -> str:
    dropped = {"PYTHONPATH", "GOVLINT_LANG", "PYTHONHOME"}
    env = {name: value for name, value in os.environ.items() if name not in dropped}
    done = subprocess.run(
        words, capture_output=True, encoding="utf-8", cwd=cwd, env=env | {"PYTHONUTF8": "1"}
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def exchanged(text: str) -> str:
    """A report as the exchange platform of Yunling has it."""
    rows = (
        "R|" + line.replace("\t", "|") if "\t" in line else f"P|{line}"
        for line in text.splitlines()
    )
    return "\n".join(["YLB1", *rows, ""])


@pytest.mark.slow
def test_the_example_is_installed_and_does_all_four(fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "云溪镇.ylb").write_text(exchanged(report(WRONG)), "utf-8")
    (tmp_path / "broken.ylb").write_text("YLB1\nX|?\n", "utf-8")
    govlint = (str(fresh), "-m", "govlint")

    out = ran(*govlint, "yunling-tally", "云溪镇.ylb", cwd=tmp_path)
    assert out == "云溪镇.ylb\t12\n"

    words = ("check", "云溪镇.ylb", "--select", "GL301", "--format", "yunling-csv")
    out = ran(*govlint, *words, code=1, cwd=tmp_path)
    (head, *rows) = csv.reader(io.StringIO(out))
    assert head == ["编号", "级别", "位置", "问题"]
    line = exchanged(report(WRONG)).splitlines().index("R|（七）总计|11|2|0|0|0|1|12") + 1
    assert [row[:3] for row in rows] == [["GL301", "error", f"云溪镇.ylb:{line}:9"]]

    out = ran(*govlint, "explain", "YC301", "--pack", "yunling-city", "--lang", "en")
    assert "No more than half of the requests come from companies" in out

    words = ("check", ".", "--select", "YC301", "--format", "concise", "--lang", "en")
    out = ran(*govlint, *words, "--pack", "yunling-city", code=3, cwd=tmp_path)
    assert "broken.ylb: GL001 error line 2 is no text and no row" in out.replace(":1:1", "")
