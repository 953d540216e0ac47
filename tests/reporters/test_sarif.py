"""SARIF: by its schema, by Microsoft's validator, and by cutting the flagged words out again."""

import json
import os
import re
import shutil
import subprocess
from urllib.parse import unquote

import pytest
from helpers.machine_formats import finding_at, formatted, log, many_things, outcome, run_of, schema
from helpers.paths import ROOT

from govlint.bilingual import Text
from govlint.linter.run import Outcome
from govlint.model.diagnostic import Finding, Note
from govlint.model.facts import Cell
from govlint.model.source import Source
from govlint.model.tree import Span

jsonschema = pytest.importorskip("jsonschema")


@pytest.fixture(scope="module")
def everything():
    return log(many_things())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("run", [many_things(), run_of(), run_of(Outcome("a.txt", "skipped"))])
def test_the_schema_has_nothing_to_say(run, lang):
    document = json.loads(formatted("sarif", run, lang))
    faults = jsonschema.Draft4Validator(schema("sarif-schema-2.1.0.json")).iter_errors(document)
    assert [f"{list(fault.path)}: {fault.message}" for fault in faults] == []


def test_the_head_says_how_to_count_and_in_what_language(everything):
    assert everything["columnKind"] == "utf16CodeUnits"
    assert everything["newlineSequences"] == ["\r\n", "\n", "\r"]
    assert everything["language"] == everything["tool"]["driver"]["language"] == "zh-CN"
    assert log(many_things(), "en")["language"] == "en-US"
    assert "/work" not in json.dumps(everything)  # no path of this machine
    assert os.getcwd() not in json.dumps(everything)


def test_rules_are_sorted_and_have_help_with_their_basis(everything):
    rules = everything["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["GL001", "GL803"]
    assert rules[1]["name"] == "StraySpace"
    assert rules[1]["shortDescription"]["text"] == "不应有多余空格。"
    assert rules[1]["fullDescription"]["text"] == "多余的空格，多是粘贴来的。"
    assert "依据：行文规范" in rules[1]["help"]["text"]
    assert "**依据**：行文规范" in rules[1]["help"]["markdown"]
    assert rules[1]["defaultConfiguration"] == {"level": "warning"}
    assert rules[1]["properties"]["precision"] == "medium"
    for result in everything["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_paths_are_relative_uris_that_lead_back(everything):
    names = [one["description"]["text"] for one in everything["artifacts"]]
    uris = [one["location"]["uri"] for one in everything["artifacts"]]
    assert [unquote(uri) for uri in uris] == names
    assert names[1] == "云溪 2024%#?.txt"
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", "".join(uris))
    assert everything["artifacts"][1]["encoding"] == "UTF-8"
    for result in everything["results"]:
        where = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert where["uri"] == uris[where["index"]]
        assert where["uriBaseId"] in everything["originalUriBaseIds"]


def test_paths_from_elsewhere(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    for path, uri in (
        (str(tmp_path / "in" / "a.txt"), "a.txt"),
        (str(tmp_path / "b.txt"), f"file://{tmp_path}/b.txt"),
        ("../b.txt", f"file://{tmp_path}/b.txt"),
        ("a:b/c.txt", "a%3Ab/c.txt"),
        (os.fsdecode(b"\xff.txt"), "%FF.txt"),
    ):
        found = log(run_of(outcome(Source(path, "甲"), Finding(Span(0, 1), Text("一", "one")))))
        where = found["artifacts"][0]["location"]
        assert where["uri"] == uri
        assert ("uriBaseId" in where) == (not uri.startswith("file:"))


def test_a_file_without_lines_has_no_region_but_words(everything):
    word, page = (
        next(one for one in everything["results"] if ending in json.dumps(one))
        for ending in (".docx", ".html")
    )
    assert "region" not in word["locations"][0]["physicalLocation"]
    assert word["locations"][0]["message"]["text"] == "第1段"
    assert word["message"]["text"].startswith("第1段：")
    region = page["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 7, "startColumn": 6, "endLine": 7, "endColumn": 7}
    unread = next(one for one in everything["results"] if one["ruleId"] == "GL001")
    assert "region" not in unread["locations"][0]["physicalLocation"]


def test_what_was_not_checked_is_notified(everything):
    (invocation,) = everything["invocations"]
    assert not invocation["executionSuccessful"]
    told = [
        (one["descriptor"]["id"], one["level"]) for one in invocation["toolExecutionNotifications"]
    ]
    assert told == [
        ("file-unreadable", "error"),
        ("rule-crashed", "error"),
        ("not-a-report", "note"),
    ]
    known = everything["tool"]["driver"]["notifications"]
    for one in invocation["toolExecutionNotifications"]:
        assert known[one["descriptor"]["index"]]["id"] == one["descriptor"]["id"]
    (nothing,) = log(run_of())["invocations"]
    assert [one["level"] for one in nothing["toolExecutionNotifications"]] == ["warning"]
    (clean,) = log(run_of(Outcome("清.txt", "checked")))["invocations"]
    assert clean == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_suppressed_findings_stay_with_their_mark(everything):
    marks = [one["suppressions"] for one in everything["results"]]  # all have it, or none
    (only,) = [mark[0] for mark in marks if mark]
    assert (only["kind"], only["status"]) == ("external", "accepted")
    assert only["justification"] == "上级要求照录\n原文"
    assert only["properties"] == {"source": "config"}
    plain = log(run_of(Outcome("a", "checked", many_things().outcomes[2].diagnostics)))
    assert "suppressions" not in plain["results"][0]


def test_messages_link_to_related_places(everything):
    first = next(one for one in everything["results"] if "relatedLocations" in one)
    links = re.findall(r"(?<!\\)\[((?:[^\]\\]|\\.)*)\]\((\d+)\)", first["message"]["text"])
    assert [int(id) for _, id in links] == [one["id"] for one in first["relatedLocations"]]
    texts = [one["message"]["text"] for one in everything["results"]]
    assert "多余的“\\[a](b)”" in "".join(texts)  # the report's own brackets are no link


def test_a_related_place_has_its_figure_and_its_cell():
    text = "本年新收 9 上年结转 1"
    note = Note(Span(5, 6), Text("本年新收", "new"), Cell("requests", "new", "total"), "9")
    told = Note(Span(12, 13), Text("上年结转 1 件", "1 carried in"), None, "1")
    found = Finding(Span(0, 4), Text("不平", "off"), related=(note, told))
    (result,) = log(run_of(outcome(Source("a.txt", text), found)))["results"]
    one, other = result["relatedLocations"]
    assert one["message"]["text"] == "本年新收 9"
    assert other["message"]["text"] == "上年结转 1 件"
    assert one["logicalLocations"][0]["fullyQualifiedName"].startswith("表三 / 一、本年新收")
    assert result["message"]["text"] == (
        "不平。参见[一、本年新收政府信息公开申请数量 / 总计](1)、[第1行](2)。"
    )


def test_fingerprints_know_no_lines_and_no_language():
    def prints(text, lang="zh", path="a.txt"):
        run = run_of(outcome(Source(path, text), finding_at(text, "错")))
        return log(run, lang)["results"][0]["partialFingerprints"]

    before = prints("一\n错\n")
    assert prints("新\n新\n一\n错\n") == before
    assert prints("一\n错\n", "en") == before
    assert prints("一\n错\n", path="b.txt") != before
    assert re.fullmatch(r"[0-9a-f]{32}", before["govlintFingerprint/v1"])
    assert re.fullmatch(r"[0-9a-f]{16}:1", before["primaryLocationLineHash"])


# Microsoft's validator

# What it warns of and why: a home page of the tool, which govlint has not got; a region in every
# file, which a Word file has not got.
_WAIVED = {"SARIF2005", "SARIF2017"}


def multitool():
    """Its program: GOVLINT_MULTITOOL, on the PATH, or where `make sarif` puts it."""
    here = ROOT / ".venv" / "multitool" / "node_modules"
    own = here / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
    named = os.environ.get("GOVLINT_MULTITOOL")
    return named or shutil.which("Sarif.Multitool") or (str(own) if own.exists() else None)


@pytest.mark.skipif(multitool() is None, reason="no SARIF multitool here: `make sarif` installs it")
@pytest.mark.parametrize("kind", ["Sarif", "Ghas"])
def test_microsofts_multitool_finds_no_fault(kind, tmp_path):
    path, out = tmp_path / "log.sarif", tmp_path / "out.sarif"
    path.write_text(formatted("sarif", many_things()), "utf-8")
    words = [multitool(), "validate", str(path), "--rule-kind", kind, "--level", "Error;Warning"]
    subprocess.run([*words, "--output", str(out)], capture_output=True, check=False)
    (run,) = json.loads(out.read_text("utf-8-sig"))["runs"]
    faults = [one for one in run["results"] if one["ruleId"] not in _WAIVED]
    assert [(one["ruleId"], one["message"].get("arguments")) for one in faults] == []
