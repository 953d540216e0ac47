"""The documents are held to their word: what they show is made anew, what they say to type is run.

`GOVLINT_ACCEPT=1` (`make accept`) rewrites the pictures, the tables of rules and the quoted files.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from forge import LAYOUTS, UNREADABLE
from helpers.accepting import accepted
from helpers.paths import EXAMPLES, ROOT
from helpers.sample_report import report
from helpers.terminal import drawn
from helpers.twin_pages import held_twins
from helpers.written_pages import FAMILIES, filled, ran
from ruamel.yaml import YAML

from govlint import packs
from govlint.files.discover import Input
from govlint.identities.expression import ExpressionError, parse
from govlint.identities.names import resolve
from govlint.linter.lint import Task, check_file

READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
PAGES = (
    *READMES,
    *(ROOT / f"{name}.md" for name in ("CHANGELOG", "CONTRIBUTING")),
    *sorted((ROOT / "docs").glob("*.md")),
)
YUNLING = EXAMPLES / "yunling"
PICTURES = {ROOT / "docs" / f"check.{lang}.svg": lang for lang in ("zh", "en")}

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
TYPED_TWICE = {pair.zh for pair in held_twins()}


# what the pages show


@pytest.mark.slow
@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_the_picture_is_what_govlint_prints(picture: Path) -> None:
    words = ["check", "docs/examples/wrong-cell.txt"]
    words += ["--lang", "en"] if PICTURES[picture] == "en" else []
    done = ran(*words, "--color", "always")
    assert (done.returncode, done.stderr) == (1, "")
    accepted(picture, drawn(f"govlint {' '.join(words)}", done.stdout))


@pytest.mark.slow
@every_page
def test_quoted_files_and_tables_of_rules_are_fresh(page: Path) -> None:
    accepted(page, filled(page.read_text("utf-8"), "zh" if "zh" in page.name else "en"))


def test_every_rule_is_of_a_family() -> None:
    rules = packs.load("national").rules
    assert [rule.code for rule in rules if rule.code[:3] not in FAMILIES] == []


# what the pages say to type


def _commands(page: Path) -> Iterator[str]:
    for block in re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        yield from (line for line in block.splitlines() if _RUNS.match(line))


_RUNS = re.compile(r"govlint (?!(?:page|serve|lsp|mcp)\b)")
"""The page is built by tests of its own, and servers do not end."""


@pytest.mark.slow
@pytest.mark.parametrize("page", sorted({*PAGES} - TYPED_TWICE), ids=lambda page: page.name)
def test_commands_run(page: Path, tmp_path: Path) -> None:
    """In the order of the page, in a folder with the examples: some of them write.

    A Chinese page has the commands of its English twin: test_twins.
    """
    lines = [*_commands(page)]
    if lines:
        shutil.copytree(EXAMPLES, tmp_path / "docs" / "examples")
    for line in lines:
        done = ran(*shlex.split(line, comments=True)[1:], folder=tmp_path)
        assert (done.returncode in {0, 1}, done.stderr) == (True, ""), line
        assert done.stdout, line


def test_make_knows_the_commands_of_the_pages() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for page in PAGES:
        for target in re.findall(r"(?:`|^)make (\w+)", page.read_text("utf-8"), re.MULTILINE):
            assert target in targets, f"{page.name}: make {target}"


@every_page
def test_links_resolve(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        if path.startswith("https://"):
            continue
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        assert there.is_relative_to(ROOT), target
        if anchor:
            heads = re.findall(r"^#+ (.+)$", there.read_text("utf-8"), re.MULTILINE)
            assert anchor in {head.lower().replace(" ", "-") for head in heads}, target


# the page for authors of rules


def test_the_example_pack_does_what_its_page_says(tmp_path: Path) -> None:
    changed = {"new": [0] * 7, "carried_in": [10, 2, 0, 0, 0, 1, 13]}
    path = tmp_path / "report.txt"
    path.write_text(report(changed) + "云溪镇人民政府\n2025年1月21日\n", "utf-8")
    outcome = check_file(Task(Input(str(path), named=True), str(YUNLING)))
    assert not outcome.failures
    said = {found.code: found for found in outcome.diagnostics}
    assert "结转下年度 1 件，本年只新收 0 件" in said["YL301"].message.zh
    assert "1 carried out, only 0 came in" in said["YL301"].message.en
    assert said["YL101"].message.zh == "落款 2025年1月21日，迟于1月20日"
    codes = {rule.code for rule in packs.load(str(YUNLING)).rules}
    assert "GL115" not in codes
    assert {rule.code for rule in packs.load("national").rules} - {"GL115"} < codes


def test_all_yaml_on_the_page_loads(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "writing-rules.md").read_text("utf-8")
    for name, body in re.findall(r"```yaml\n# (?!qinghe/)(\S+)\n(.*?)```", text, re.DOTALL):
        (tmp_path / Path(name).name).write_text(body, "utf-8")
    found = {rule.code for rule in packs.load(tmp_path).rules}
    assert {"YL301", "YL302", "YL201", "YL303", "YL310"} < found


def test_names_are_as_the_page_says() -> None:
    names = ("办理结果.总计", "outcome.total", "（七）总计")
    found = {resolve(parse(f"{name} == 0"), "requests", "column") for name in names}
    assert len(found) == 1
    with pytest.raises(ExpressionError, match=r"sum\(不予公开\.\*\)"):
        resolve(parse("不予公开 == 0"), "requests", "column")
    whole = resolve(parse("表四.行政复议.总计 == 0"), None, "report")
    assert "remedies.review.total" in repr(whole)


# the pages on how it is built


def test_layouts_are_those_of_the_forge() -> None:
    read, _, unread = (ROOT / "docs" / "layouts.md").read_text("utf-8").partition("## Said to be")
    named = re.compile(r"^\| ((?!id )\w+) \|", re.MULTILINE)
    assert set(named.findall(read)) == set(LAYOUTS)
    assert set(named.findall(unread)) == set(UNREADABLE)


ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def test_modules_named_are_there() -> None:
    for name in re.findall(r"`([\w/]+(?:\.py|/))`", ARCHITECTURE):
        assert (ROOT / "govlint" / name).exists() or (ROOT / name).exists(), name


# what the project's tools read


@pytest.mark.slow
def test_the_pre_commit_manifest() -> None:
    hook, *_ = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == "govlint"
    assert hook["require_serial"] is True
    assert re.search(hook["files"], "reports/2024.txt")
    words = shlex.split(hook["entry"])
    assert words[0] == "govlint"
    # but those that print the whole form: they might be a report that cannot be read
    pages = [str(page.relative_to(ROOT)) for page in PAGES if not re.match("data|clerk", page.name)]
    assert ran(*words[1:], *pages).returncode == 0  # no page is taken for a report
    assert ran(*words[1:], "README.md", "docs/examples/wrong-cell.txt").returncode == 1
