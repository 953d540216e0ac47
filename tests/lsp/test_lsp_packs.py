"""`govlint lsp` on packs and configurations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers.lsp_client import Client, at, span

pytest.importorskip("pygls")

MANIFEST = "title: 云岭\nextends: national\nletters: YL\ndrop: [GL114]\n"
RULES = """YL301:
  name: yunling-balance
  title: 本年新收不少于总计
  table: requests
  each: column
  assert: new + carried_in == outcome.total + carried_out
  yields_to: [GL301]

YL801:
  name: yunling-zone
  title: 经开区写全称
  level: warning
  forbid: 经开区
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pack.yaml").write_text(MANIFEST, "utf-8")
    (tmp_path / "rules.yaml").write_text(RULES, "utf-8")
    for name, text in (("short", "由经开区管委会编制。"), ("whole-silent", "由开发区编制。")):
        case = tmp_path / "cases" / "YL801" / name
        case.mkdir(parents=True)
        (case / "report.txt").write_text(f"第三部分 总体情况\n\n{text}\n", "utf-8")
    return tmp_path


def where(text: str, word: str, after: int = 0) -> dict[str, int]:
    offset = text.index(word) + after
    return at(text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1)


def labels(items: list[dict[str, Any]]) -> set[str]:
    return {one["label"] for one in items}


def test_faults_are_shown_where_they_are_and_go_when_they_are_mended(
    client: Client, folder: Path
) -> None:
    here = (folder / "rules.yaml").as_uri()
    wrong = RULES.replace("level: warning", "levl: warning").replace("new +", "nwe +")
    said = client.open(here, wrong, "yaml")["diagnostics"]
    lines = wrong.split("\n")
    places = [one["range"] for one in said]
    words = [
        lines[one["start"]["line"]][one["start"]["character"] : one["end"]["character"]]
        for one in places
    ]
    assert "levl" in words
    assert any(word.startswith("nwe") for word in words)
    client.change(here, 2, {"text": RULES})
    assert client.diagnostics(here, 2)["diagnostics"] == []
    client.change(here, 3, {"text": RULES + "YL802: {\n"})
    (broken,) = client.diagnostics(here, 3)["diagnostics"]
    assert "YAML" in broken["message"]


def test_keys_and_codes_are_explained(client: Client, folder: Path) -> None:
    here = (folder / "rules.yaml").as_uri()
    client.open(here, RULES, "yaml")
    key = client.about(here, "hover", position=where(RULES, "level"))["contents"]["value"]
    assert "级别" in key
    assert "`warning`" in key
    code = client.about(here, "hover", position=where(RULES, "GL301"))["contents"]["value"]
    assert "requests-balance" in code
    top = (folder / "pack.yaml").as_uri()
    client.open(top, MANIFEST, "yaml")
    assert client.about(top, "hover", position=at(1, 2)) is not None


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("  each: ", {"column", "row", "cell", "report"}),
        ("  assert: new + ", {"carried_in", "本年新收", "办理结果.总计"}),
        ("  assert: 办理", {"办理结果.总计"}),
        ("  yields_to: [GL3", {"GL301", "GL303"}),
        ("  yields_to:\n    - ", {"GL301"}),
        ("  le", {"level"}),
        ("  ", {"level", "basis", "confidence"}),
    ],
)
def test_what_may_be_typed_is_offered(
    client: Client, folder: Path, typed: str, offered: set[str]
) -> None:
    here = (folder / "rules.yaml").as_uri()
    text = "YL301:\n  name: a\n  table: requests\n  each: column\n" + typed
    if not typed.strip().startswith("assert"):
        text = text.replace("\n  each: column", "\n  assert: new == new\n  each: column")
    client.open(here, text, "yaml")
    items = client.about(here, "completion", position=where(text, typed, len(typed)))
    assert offered <= {one["label"].removesuffix(": ") for one in items}


def test_columns_are_offered_where_a_row_is_spoken_of(client: Client, folder: Path) -> None:
    here = (folder / "rules.yaml").as_uri()
    text = "YL301:\n  table: 表三\n  each: row\n  assert: tot"
    client.open(here, text, "yaml")
    items = client.about(here, "completion", position=where(text, "tot", 3))
    assert {"total", "legal_person.company"} <= labels(items)
    assert "new" not in labels(items)


def test_a_code_leads_to_its_rule(client: Client, folder: Path) -> None:
    here, top = (folder / "rules.yaml").as_uri(), (folder / "pack.yaml").as_uri()
    config = (folder / ".govlint.yaml").as_uri()
    client.open(here, RULES, "yaml")
    client.open(top, MANIFEST, "yaml")
    client.open(config, "pack: .\nallow:\n  - rule: YL801\n    reason: a\n    path: '*'\n", "yaml")
    to = client.about(here, "definition", position=where(RULES, "GL301"))
    assert to["uri"].endswith("rules/national/requests.yaml")
    to = client.about(top, "definition", position=where(MANIFEST, "GL114"))
    assert to["uri"].endswith("gl114_published_late.py")
    to = client.about(config, "definition", position=at(2, 12))
    assert to["uri"] == here
    assert to["range"]["start"] == where(RULES, "YL801")


def test_the_cases_of_a_rule_are_run(client: Client, folder: Path) -> None:
    here = (folder / "rules.yaml").as_uri()
    client.open(here, RULES, "yaml")
    found = client.about(here, "codeLens")
    assert [one["range"]["start"]["line"] for one in found] == [0, 8]
    there = span(at(9, 3), at(9, 3))
    (action,) = client.about(here, "codeAction", range=there, context={"diagnostics": []})
    assert action["command"]["arguments"] == [here, "YL801"]
    came = client.ask("workspace/executeCommand", action["command"])
    assert not came["ok"]
    assert "expected.txt" in str(came["problems"])


def test_the_python_of_a_pack_that_is_opened_is_not_run(client: Client, folder: Path) -> None:
    (folder / "yl.py").write_text(
        "from pathlib import Path\nPath(__file__).with_name('ran').touch()\n", "utf-8"
    )
    here = (folder / "rules.yaml").as_uri()
    (said,) = client.open(here, RULES, "yaml")["diagnostics"]
    assert said["code"] == "trust"
    client.about(here, "hover", position=where(RULES, "GL301"))
    client.about(here, "completion", position=where(RULES, "GL301"))
    came = client.ask(
        "workspace/executeCommand", {"command": "govlint.runCases", "arguments": [here]}
    )
    assert not came["ok"]
    assert not (folder / "ran").exists()
