"""The yardstick: made the same every time, independent of what it measures, and fair."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from helpers.accepting import accepted
from helpers.effort import SLOW
from helpers.paths import ROOT

from benchmark.forge.make import COUNT, make
from benchmark.run import govlint_scores
from benchmark.score import Score, matches, records, scores, table

HERE = Path(__file__).parent
_MARKED = re.compile(r"(<!-- score: [^>]*-->\n).*?(<!-- /score -->)", re.DOTALL)
LABEL = {
    "report": "a.txt", "kind": "wrong-figure", "section": 3, "line": None, "value": "5",
    "hard": True, "cell": {"table": "requests", "row": "new", "column": "total"},
}  # fmt: skip


def test_the_forge_and_the_score_know_nothing_of_govlint() -> None:
    for path in (*HERE.glob("forge/*.py"), HERE / "score.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [one.name for one in node.names]
                module = getattr(node, "module", None) or names[0]
                assert module.split(".")[0] not in {"govlint", "forge", "helpers"}, path.name


def test_the_same_seed_makes_the_same_reports(tmp_path: Path) -> None:
    one, two = (make(tmp_path / name, 12) for name in "ab")
    assert one == two
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
    assert make(tmp_path / "c", 12, seed=1) != one


def test_every_kind_is_there_and_half_of_the_reports_are_hard(tmp_path: Path) -> None:
    labels = make(tmp_path, COUNT)
    assert len(list(tmp_path.iterdir())) == COUNT >= 400
    told = re.findall(r"`([a-z-]+)`", (HERE / "README.md").read_text("utf-8").split("| kind |")[1])
    assert {one["kind"] for one in labels} == set(told) - {"score"}
    hard = sum(one["hard"] for one in labels) / len(labels)
    assert 0.5 <= hard < 0.7
    for one in labels:
        assert one["line"] is None or one["report"].endswith((".txt", ".md"))


def test_what_is_found_once_counts_once() -> None:
    right = {key: LABEL[key] for key in ("report", "kind", "cell", "value")}
    other = {**right, "cell": {"table": "requests", "row": "new", "column": "company"}}
    found = scores([LABEL], [right, right, other, {"report": "a.txt", "kind": "no such kind"}])
    assert found["wrong-figure"] == found["hard"] == found["all"] == Score(1, 1, 3, 1, 1)
    assert "| wrong-figure | 1 | 33.3% | 100.0% | 1 / 1 |" in table(found)


@pytest.mark.parametrize(
    "label, finding, due",
    [
        ({}, {}, True),
        ({}, {"report": "b.txt"}, False),
        ({"cell": None, "line": 7}, {"cell": None, "line": 8}, True),
        ({"cell": None, "line": 7}, {"cell": None, "line": 9}, False),
        ({"cell": None}, {"cell": None, "section": 4}, False),
        ({"cell": {"table": "requests", "row": "", "column": "total"}}, {}, True),
    ],
)
def test_when_a_finding_is_of_a_fault(label: dict, finding: dict, due: bool) -> None:
    assert matches({**LABEL, **label}, {**LABEL, **finding}) is due


def test_govlint_on_a_few(tmp_path: Path) -> None:
    found = govlint_scores(tmp_path, 40)
    assert len(records(tmp_path / "labels.jsonl")) == found["all"].faults > 40
    assert found["all"].recall > 0.9
    assert found["all"].precision > 0.85
    assert found["wrong-figure"].precision > 0.95


@pytest.mark.skipif(not SLOW, reason="400 reports: GOVLINT_SLOW=1")
def test_the_score_in_the_pages_is_that_of_today(tmp_path: Path) -> None:
    found = govlint_scores(tmp_path)
    pages = {HERE / "README.md": table(found)}
    for name, head in _HEADS.items():
        rows = "".join(_row(label, found[kind]) for kind, label in head[1].items())
        pages[ROOT / name] = head[0] + rows
    for page, due in pages.items():
        text = page.read_text("utf-8")
        accepted(page, _MARKED.sub(lambda match, due=due: f"{match[1]}{due}{match[2]}", text))


def _row(label: str, one: Score) -> str:
    value = f"{one.named} / {one.valued}" if one.valued else "–"
    return f"| {label} | {one.faults} | {one.precision:.1%} | {one.recall:.1%} | {value} |\n"


_HEADS = {
    "README.md": (
        "| faults | | precision | recall | right value |\n|---|---|---|---|---|\n",
        {"wrong-figure": "wrong figures", "sentence-figure": "sentences", "easy": "easy",
         "hard": "hard", "all": "all"},
    ),
    "README.zh-CN.md": (
        "| 问题 | 处 | 报得对 | 找得到 | 给出正确值 |\n|---|---|---|---|---|\n",
        {"wrong-figure": "填错的数字", "sentence-figure": "与表格不符的句子", "easy": "容易的",
         "hard": "难的", "all": "全部"},
    ),
}  # fmt: skip
