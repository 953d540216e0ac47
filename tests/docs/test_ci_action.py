"""The action and the container file of docs/ci.md, and the hooks one after another, are run."""

import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from helpers.paths import ROOT
from helpers.sample_report import WRONG, report
from ruamel.yaml import YAML
from test_pre_commit import HOOKS

pytestmark = pytest.mark.slow

CONTAINERFILE = ROOT / "docs" / "examples" / "ci" / "Containerfile"
ACTION = CONTAINERFILE.parent / "action" / "action.yml"


def test_the_container_is_made_of_the_checkout():
    """What is copied is there, and is all that a wheel of govlint is built from."""
    text = CONTAINERFILE.read_text("utf-8")
    words = [line.split(maxsplit=1) for line in text.splitlines()]
    steps = dict(words)
    assert words[0][0] == "FROM"
    assert {*steps} <= {"FROM", "COPY", "RUN", "USER", "ENV", "WORKDIR", "ENTRYPOINT", "CMD"}
    for step, rest in words:
        if step == "COPY":
            *sources, there = rest.split()
            assert there.startswith("/src/")
            for source in sources:
                assert (ROOT / source).exists(), source
                assert there == "/src/" if (ROOT / source).is_file() else there == f"/src/{source}"
        if step == "RUN":
            subprocess.run(["bash", "-n", "-c", rest], check=True)
    copied = " ".join(rest for step, rest in words if step == "COPY").split()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    asked = {*wheel["packages"], *wheel["force-include"], project["project"]["readme"]}
    assert {*asked, *project["project"]["license-files"], "pyproject.toml"} <= {*copied}
    assert json.loads(steps["ENTRYPOINT"]) + json.loads(steps["CMD"]) == ["govlint", "check", "."]
    assert steps["USER"] != "root"


def test_what_the_container_copies_makes_a_wheel(tmp_path):
    """Built without an index, with the rules and the grammar in it."""
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed: pip install hatchling")
    for line in re.findall(r"^COPY (.+) \S+$", CONTAINERFILE.read_text("utf-8"), re.MULTILINE):
        for source in line.split():
            left_out = shutil.ignore_patterns("__pycache__", "cases")
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, tmp_path / source, ignore=left_out)
            else:
                shutil.copy(ROOT / source, tmp_path)
    words = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run(words, cwd=tmp_path, check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").glob("govlint-*.whl")
    held = zipfile.ZipFile(wheel).namelist()
    for due in ("rules/national/pack.yaml", "grammar/forms/2021.yaml"):
        assert f"govlint/_data/{due}" in held


@pytest.mark.parametrize("sarif", ["", "out/govlint.sarif"])
def test_the_action_runs(sarif, tmp_path):
    """Its steps by bash as GitHub runs them, with a Python that only notes what is installed."""
    if not shutil.which("bash"):
        pytest.skip("bash is not installed")
    (tmp_path / "reports").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "reports" / "云溪镇.txt").write_text(report(WRONG), "utf-8")
    put_programs(tmp_path)
    action = YAML(typ="safe").load(ACTION.read_text("utf-8"))
    given = {name: one["default"] for name, one in action["inputs"].items()}
    given |= {"paths": "reports\n", "sarif": sarif}
    env = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "GITHUB_ACTION_PATH": str(ACTION.parent),
    }
    done = [
        subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=tmp_path,
            env=env
            | {name: evaluated(words, given) for name, words in step.get("env", {}).items()},
            capture_output=True,
        )
        for step in action["runs"]["steps"]
        if "run" in step and (evaluated(step.get("if", "true"), given) not in {"", "false"})
    ]
    *before, verdict = done
    assert [one.returncode for one in done] == [0] * len(before) + [1], done
    assert len(before) == (2 if sarif else 1)
    (package,) = re.findall(r"^/.*$", (tmp_path / "installed").read_text("utf-8"), re.MULTILINE)
    folder, _, extras = package.partition("[")
    assert Path(folder).resolve() == ROOT.resolve()
    assert extras == "word,pdf,sheet]"
    assert (b"::error " in verdict.stdout) == (not sarif)
    assert not sarif or (tmp_path / sarif).stat().st_size > 0


def put_programs(folder):
    """A `govlint` that runs, and a `python` that only notes its arguments."""
    programs = {
        "python": f'printf "%s\\n" "$@" > "{folder}/installed"',
        "govlint": f'exec "{sys.executable}" -m govlint "$@"',
    }
    for name, body in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        (folder / name).chmod(0o755)


def evaluated(words, given):
    """An expression of GitHub's, of the few kinds that the action has."""
    match words.removeprefix("${{ ").removesuffix(" }}").split(" && "):
        case ["!cancelled()"]:
            return "true"
        case [one] if re.fullmatch(r"inputs\.[\w-]+", one):
            return given[one.removeprefix("inputs.")]
        case ["inputs.sarif != ''"]:
            return str(given["sarif"] != "").lower()
        case ["inputs.sarif != ''", "'text' || 'github'"]:
            return "text" if given["sarif"] else "github"
        case _:
            return words


def test_no_hook_tells_what_another_has_told(tmp_path):
    """`govlint-fix` counts what it leaves, and changes what pre-commit stops for."""
    untidy = report(WRONG).replace("政策解读的形式单一。", "政策解读的形式单一,")
    (tmp_path / "a.txt").write_text(untidy, "utf-8")
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    printed = {}
    for name in ("govlint-fix", "govlint"):
        words = [*shlex.split(HOOKS[name]["entry"])[1:], "--lang", "en", "a.txt"]
        command = [sys.executable, "-m", "govlint", *words]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8")
        printed[name] = done.stdout + done.stderr
        assert done.returncode == (name == "govlint"), printed[name]
    assert "1 fixed in 1 file" in printed["govlint-fix"]
    assert (tmp_path / "a.txt").read_text("utf-8") != untidy
    assert printed["govlint"].count("a.txt:") >= 1
    assert "a.txt:" not in printed["govlint-fix"]
