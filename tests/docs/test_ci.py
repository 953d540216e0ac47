"""docs/ci.md and the files it shows: they are sound, and what they run on reports does run."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import pytest
from helpers.accepting import accepted
from helpers.paths import ROOT
from helpers.sample_report import WRONG, report
from helpers.twin_pages import LANGS, page
from packaging.requirements import Requirement
from ruamel.yaml import YAML
from test_pre_commit import HOOKS

pytestmark = pytest.mark.slow

PAGE = ROOT / "docs" / "ci.md"
FILES = ROOT / "docs" / "examples" / "ci"
YAMLS = ("github.yml", "gitlab-ci.yml", "gitee.yml", "pre-commit-config.yaml")
SHOWN = re.compile(r"(```\w+\n(?://|#) (?P<path>docs/examples/ci/\S+)\n).*?```\n", re.DOTALL)
GOOD = report().replace("　", "")


def read(name):
    return YAML(typ="safe").load((FILES / name).read_text("utf-8"))


def shown(match):
    return f"{match[1]}{(ROOT / match['path']).read_text('utf-8')}```\n"


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_shows_every_file_as_it_is(lang):
    path = page("ci", lang)
    due = SHOWN.sub(shown, path.read_text("utf-8"))
    accepted(path, due)
    for file in FILES.rglob("*"):
        if file.is_file():
            name = file.relative_to(ROOT).as_posix()
            assert f" {name}\n{file.read_text('utf-8')}```" in due, name


# they are sound


def test_github():
    workflow = read("github.yml")
    assert {"push", "pull_request"} == set(workflow["on"])  # `on` is no boolean in YAML 1.2
    assert workflow["permissions"]["security-events"] == "write"
    (job,) = workflow["jobs"].values()
    uses = [step["uses"] for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"[\w-]+/[\w/-]+@v\d+", one) for one in uses)
    (upload,) = (step for step in job["steps"] if "upload-sarif" in step.get("uses", ""))
    assert f"-o {upload['with']['sarif_file']}" in (FILES / "github.yml").read_text("utf-8")
    assert upload["with"]["category"].isascii()  # GitHub turns other characters into `_`


def test_gitlab():
    (job,) = read("gitlab-ci.yml").values()
    for path in job["artifacts"]["reports"].values():
        assert any(f"-o {path}" in line for line in job["script"]), path
    assert job["artifacts"]["when"] == "always"  # findings are wanted of the runs that fail
    assert job["cache"]["paths"][0] in job["variables"]["GOVLINT_CACHE"]


def test_gitee():
    (stage,) = read("gitee.yml")["stages"]
    (step,) = stage["steps"]
    assert step["step"] == "build@python"
    assert all(isinstance(line, str) for line in step["commands"])
    ((folder,),) = (one["path"] for one in step["artifacts"])
    assert sum(f"-o {folder.removeprefix('./')}/" in line for line in step["commands"]) == 2


def test_jenkins():
    text = (FILES / "Jenkinsfile").read_text("utf-8")
    bare = re.sub(r"//[^\n]*|'[^']*'|\"[^\"]*\"", "", text)
    assert not set(bare) & set("'\"")
    for opening, closing in ("{}", "[]", "()"):
        assert bare.count(opening) == bare.count(closing)
    depth = [0]
    for character in bare:
        depth.append(depth[-1] + {"{": 1, "}": -1}.get(character, 0))
    assert min(depth) == depth[-1] == 0
    named = set(re.findall(r"(?:pattern|testResults): '([^']+)'", text))
    assert named == set(re.findall(r"-o (\S+?)'", text))


def test_pre_commit():
    (repository,) = read("pre-commit-config.yaml")["repos"]
    hooks = [hook["id"] for hook in repository["hooks"]]
    assert sorted(hooks) == sorted(HOOKS)
    assert hooks.index("govlint-fix") < hooks.index("govlint")  # what is mended needs no telling
    for name in HOOKS:
        assert f"| `{name}` |" in PAGE.read_text("utf-8")


@pytest.mark.parametrize("name", [*YAMLS[:3], "Jenkinsfile"])
def test_it_is_said_where_govlint_is(name):
    """No package index has it."""
    text = (FILES / name).read_text("utf-8")
    for words in re.findall(r"pip install ([^\n]+)", text):
        *_, package = shlex.split(words.rstrip("'").replace("\\", ""))
        if package == "$GOVLINT":
            (package,) = re.findall(r"GOVLINT(?::| =) [\"']([^\"'\n]+)[\"']", text)
        due = Requirement(package)
        assert (due.name, due.extras) == ("govlint", {"word", "pdf", "sheet"})
        assert due.url.startswith("https://example.org/govlint/")


# what they run does run


def commands(name):
    """What a file has the shell run govlint with, in its order."""
    text = _EXPRESSION.sub(r"\1", (FILES / name).read_text("utf-8"))
    found = re.findall(
        r"(?:^\s*- |run: |sh ')(?:\.venv/bin/)?(govlint [^'\n]+)", text, re.MULTILINE
    )
    return [shlex.split(line)[1:] for line in found]


_EXPRESSION = re.compile(r"\$\{\{[^}]*\|\| '(\w+)' \}\}")  # what holds where the rest does not


def prepared(folder, text):
    (folder / "reports" / "乡镇").mkdir(parents=True)
    (folder / "out").mkdir()
    (folder / "reports" / "乡镇" / "云溪镇.txt").write_bytes(text)


@pytest.mark.parametrize("name", ["github.yml", "gitlab-ci.yml", "gitee.yml", "Jenkinsfile"])
def test_what_a_server_runs(name, tmp_path):
    """Exit codes by content: clean, with findings, not readable; and the files it writes."""
    if name == "gitee.yml":
        pytest.importorskip("xlsxwriter")
    lines = commands(name)
    assert len(lines) >= 2
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    contents = {0: GOOD.encode(), 1: report(WRONG).encode("gb18030"), 3: b"\x89PNG\r\n"}
    for due, content in contents.items():
        shutil.rmtree(tmp_path / "reports", ignore_errors=True)
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
        prepared(tmp_path, content)
        for line in lines:
            last = line == lines[-1]
            command = [sys.executable, "-m", "govlint", *line]
            done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True)
            assert done.returncode == (due if last or due == 3 else 0), (line, done.stderr)
            assert last == ("--exit-zero" not in line)
            if "-o" in line:
                written = tmp_path / line[line.index("-o") + 1]
                assert written.stat().st_size > 0
                if written.suffix == ".xml":
                    ElementTree.parse(written)
                written.unlink()
