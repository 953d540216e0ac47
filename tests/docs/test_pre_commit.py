"""The pre-commit hooks, as a stranger's repository of reports runs them.

pre-commit installs govlint into an environment of its own, so this needs git and a package index,
and is skipped, with the reason, where there is none.
"""

import os
import re
import shutil
import subprocess
import sys

import pytest
from helpers.paths import ROOT
from helpers.sample_report import WRONG, report
from ruamel.yaml import YAML

from govlint.linter import plugins

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS = {hook["id"]: hook for hook in YAML(typ="safe").load(MANIFEST.read_text("utf-8"))}
GIT_NAMES = [f"GIT_{one}_{what}" for one in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
UNREACHABLE = re.compile(
    r"No matching distribution|Could not find a version|Temporary failure|ConnectionError"
    r"|NewConnectionError|ReadTimeout|Network is unreachable|Name or service not known"
)
GOOD = report().replace("　", "")
UNTIDY = GOOD.replace("部分栏目更新不够及时，", "部分栏目更新不够及时,")


def taken(hook, path):
    found = HOOKS[hook]
    left = re.search(found.get("exclude", "^$"), path)
    return bool(re.search(found["files"], path)) and not left


# what the manifest says


def test_every_hook_says_what_it_needs():
    assert list(HOOKS) == ["govlint", "govlint-fix", "govlint-config"]
    for hook in HOOKS.values():
        assert hook["language"] == "python"
        assert hook["minimum_pre_commit_version"] == "3.2.0"
        assert hook["entry"].startswith("govlint ")
        assert hook["additional_dependencies"] == HOOKS["govlint"]["additional_dependencies"]
        assert "args" not in hook  # users put their own there and would lose ours


def test_every_kind_of_file_is_taken():
    # A zip in a repository is rarely one of reports: who has some says so (docs/ci.md).
    for suffix in set(plugins.loaders()) - {".zip"}:
        for name in (f"报告{suffix}", f"a b/2024 年{suffix.upper()}"):
            assert taken("govlint", name), name
    for name in (
        "a.zip",
        "a.py",
        ".pre-commit-config.yaml",
        "txt",
        "a.txt.gz",
        "a.json",
        "a.dotx1",
    ):
        assert not taken("govlint", name), name
    for name in ("报告.govlint.docx", "b/~$报告.docx", "a.govlint.html"):
        assert not taken("govlint", name), name


def test_only_plain_text_is_rewritten():
    assert taken("govlint-fix", "乡镇/a.txt")
    assert not taken("govlint-fix", "a.docx")
    assert taken("govlint-config", "reports/.govlint.yaml")
    assert taken("govlint-config", "rules/own/dates.py")


# what happens


slow = pytest.mark.skipif(
    not os.environ.get("GOVLINT_SLOW"), reason="takes half a minute: set GOVLINT_SLOW"
)


@pytest.fixture(scope="module")
def tools(tmp_path_factory):
    """pre-commit and git, in an environment in which nothing of ours shows through."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    home = tmp_path_factory.mktemp("pre-commit")
    ours = ("GIT_", "GOVLINT_", "PYTHONPATH", "PYTHONHOME", "PRE_COMMIT", "VIRTUAL_ENV")
    env = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    env |= {
        "PRE_COMMIT_HOME": str(home),
        "GOVLINT_CACHE": str(home / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{
            f"GIT_{who}_{what}": "x"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }

    def ran(where, *words):
        if words[0] == "pre-commit":
            words = (sys.executable, "-m", "pre_commit", *words[1:])
        done = subprocess.run(
            words, cwd=where, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        said = done.stdout.decode("utf-8", "replace")
        if done.returncode and UNREACHABLE.search(said):
            pytest.skip("no package index can be reached")
        return done.returncode, said

    return ran


def committed(ran, folder):
    assert ran(folder, "git", "init", "--quiet")[0] == 0
    assert ran(folder, "git", "add", "--all")[0] == 0
    code, said = ran(folder, "git", "commit", "--quiet", "--message", "x")
    assert code == 0, said
    return ran(folder, "git", "rev-parse", "HEAD")[1].strip()


@pytest.fixture(scope="module")
def govlint(tools, tmp_path_factory):
    """A repository of govlint as it is now, whatever of it is committed."""
    folder = tmp_path_factory.mktemp("govlint")
    for name in ("govlint", "rules", "grammar"):
        left_out = shutil.ignore_patterns("__pycache__", "cases")
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    for name in ("pyproject.toml", "README.md", "LICENSE", MANIFEST.name):
        shutil.copy(ROOT / name, folder)
    return folder, committed(tools, folder)


@pytest.fixture
def reports(tools, tmp_path):
    """A repository with good and bad reports, and files that are none."""
    for name, text in {
        "good.txt": GOOD,
        "bad.txt": report(WRONG),
        "乡镇/云溪镇 2024年.md": report(WRONG),
        "gb18030.txt": report(WRONG).encode("gb18030"),
        "README.md": "# 读我\n",
        "归档/旧.txt": report(WRONG),
        ".govlint.yaml": "exclude: [归档]\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    committed(tools, tmp_path)
    return tmp_path


def configured(folder, govlint, *hooks):
    """Write the configuration of pre-commit that uses some hooks."""
    repository, commit = govlint
    lines = [f"repos:\n  - repo: {repository}\n    rev: {commit}\n    hooks:\n"]
    (folder / ".pre-commit-config.yaml").write_text("".join([*lines, *hooks]), "utf-8")


@pytest.mark.slow
def test_a_repository_is_tried(tools, govlint, reports):
    assert tools(ROOT, "pre-commit", "validate-manifest", MANIFEST.name) == (0, "")
    code, said = tools(
        reports, "pre-commit", "try-repo", str(govlint[0]), "govlint", "--all-files", "--verbose"
    )
    assert code == 1, said
    for name in ("bad.txt", "乡镇/云溪镇 2024年.md", "gb18030.txt"):
        assert said.count(f"--> {name}:") == 1, said
    for name in ("good.txt", "README.md", "归档/旧.txt:"):
        assert f"--> {name}" not in said
    assert "- exit code: 1" in said
    assert "按配置排除" in said
    assert "\r" not in said.replace("\r\n", "\n")


@slow
def test_all_hooks_on_commits(tools, govlint, reports):
    only = "        exclude: bad|云溪|gb18030\n"
    configured(
        reports,
        govlint,
        f"      - id: govlint-fix\n{only}",
        f"      - id: govlint\n{only}",
        "      - id: govlint-config\n",
    )
    code, said = tools(reports, "pre-commit", "run", "--all-files")
    assert (code, said.count("Passed")) == (0, 3), said
    (reports / "good.txt").write_bytes(UNTIDY.encode("gb18030"))
    tools(reports, "git", "add", "--all")
    code, said = tools(reports, "pre-commit", "run")
    assert code == 1, said
    assert "files were modified by this hook" in said
    assert (reports / "good.txt").read_bytes() == GOOD.encode("gb18030")
    (reports / ".govlint.yaml").write_text("exclud: [归档]\n", "utf-8")
    code, said = tools(reports, "pre-commit", "run", "govlint-config", "--all-files")
    assert code == 1, said
    assert ".govlint.yaml:1:1: 没有这个键：exclud" in said


@slow
def test_a_plugin_is_an_additional_dependency(tools, govlint, reports, tmp_path_factory):
    plugin = tmp_path_factory.mktemp("plugin")
    for name, text in PLUGIN.items():
        (plugin / name).parent.mkdir(parents=True, exist_ok=True)
        (plugin / name).write_text(text, "utf-8")
    (reports / ".govlint.yaml").write_text(
        "pack: yunling\nrequire-plugins: [govlint-yunling]\n", "utf-8"
    )
    hook = "      - id: govlint\n        files: good\n"
    configured(reports, govlint, hook)
    code, said = tools(reports, "pre-commit", "run", "--all-files")
    assert code == 1
    assert "govlint-yunling" in said
    configured(reports, govlint, f"{hook}        additional_dependencies: ['{plugin}']\n")
    code, said = tools(reports, "pre-commit", "run", "--all-files")
    assert code == 1
    assert "YL101" in said


PLUGIN = {
    "pyproject.toml": """[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "govlint-yunling"
version = "1"
[project.entry-points.govlint]
yunling = "govlint_yunling"
""",
    "govlint_yunling/__init__.py": """from pathlib import Path
from govlint.linter.plugins import hookimpl

@hookimpl
def govlint_packs():
    return [Path(__file__).parent / "yunling"]
""",
    "govlint_yunling/yunling/pack.yaml": "title: 云岭\nextends: national\nletters: YL\n",
    "govlint_yunling/yunling/words.yaml": """YL101:
  name: no-column
  title: 不写“栏目”
  level: error
  forbid: 栏目
""",
}
