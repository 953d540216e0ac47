"""The formats of GitHub, GitLab, JUnit and reviewdog, each by its own definition."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from helpers.machine_formats import (
    RULE,
    SCHEMAS,
    diagnostics_of,
    finding,
    formatted,
    lines_of,
    many_things,
    outcome,
    run_of,
    schema,
)
from hypothesis import given
from hypothesis import strategies as st

from govlint.bilingual import Text
from govlint.engine import check as engine
from govlint.files.decode import encode
from govlint.fixes.edits import applied
from govlint.linter.run import Outcome
from govlint.model.diagnostic import Edit, Failure, Finding, Fix, Suppression
from govlint.model.facts import Facts
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.reporters.naming import identity

FORMATS = ("github", "gitlab", "junit", "rdjson")


def one_line(found, name="a.txt", text="甲乙\n"):
    return run_of(outcome(Source(name, text), found))


@pytest.mark.parametrize("name", FORMATS)
def test_suppressed_findings_are_left_out(name):
    (found,) = diagnostics_of(
        Source("a.txt", "甲乙\n"), finding("甲乙\n", "乙", message="只此一处{}")
    )
    for kind in ("allow", "baseline"):
        kept = found._replace(suppressed=Suppression(kind, "照录"))
        assert "只此一处" in formatted(name, run_of(Outcome("a.txt", "checked", (found,))))
        assert "只此一处" not in formatted(name, run_of(Outcome("a.txt", "checked", (kept,))))


@pytest.mark.parametrize("name", FORMATS)
def test_both_languages(name):
    assert "多余的空格" in formatted(name, many_things(), "zh")
    assert "stray blank" in formatted(name, many_things(), "en")


# GitHub


def commands(run):
    """The workflow commands in an output, read as GitHub's runner reads them."""
    pattern = re.compile(r"::(?P<name>\w+) (?P<properties>[^\n]*?)::(?P<data>[^\n]*)")
    for line in formatted("github", run).splitlines():
        if match := pattern.fullmatch(line):
            pairs = (pair.split("=", 1) for pair in match["properties"].split(","))
            known = {key: unescaped(value) for key, value in pairs}
            yield match["name"], known, unescaped(match["data"])


def unescaped(text):
    codes = {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n", "%25": "%"}
    return re.sub("|".join(codes), lambda match: codes[match[0]], text)


def test_github_commands_are_escaped_and_lead_to_the_place():
    text = "一\n二 100%，a:b, c::d\r\n三"
    name = "云溪,2024:100%.txt"
    (found,) = commands(one_line(finding(text, "a:b, c::d\r\n"), name, text))
    assert found[0] == "warning"
    assert found[1] == {
        "title": "GL803 stray-space",
        "file": name,
        "line": "2",
        "endLine": "3",
    }  # GitHub refuses columns that are on two lines
    assert found[2] == f"{name}:2:8: GL803 多余的空格“a:b, c::d\r\n”"
    (found,) = commands(one_line(finding(text, "a:b"), name, text))
    assert (found[1]["col"], found[1]["endColumn"]) == ("8", "11")


def test_github_has_three_levels_and_the_gravest_first():
    text = "甲" * 3
    found = diagnostics_of(Source("a.txt", text), *(finding(text, "甲") for _ in range(3)))
    levels = ("info", "error", "warning")
    found = [one._replace(level=level) for one, level in zip(found, levels, strict=True)]
    run = run_of(Outcome("a.txt", "checked", tuple(found)))
    assert [name for name, _, _ in commands(run)] == ["error", "warning", "notice"]


def test_github_says_when_it_will_not_show_all():
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 11)))
    run = run_of(outcome(Source("a.txt", text), *(finding(text, one) for one in text)))
    *annotations, last = formatted("github", run).splitlines()
    assert len(annotations) == 11
    assert last.startswith("govlint：0 个错误，11 个警告，0 个提示；")
    assert "::" not in last
    few = run_of(outcome(Source("a.txt", text), *(finding(text, one) for one in text[:10])))
    assert len(formatted("github", few).splitlines()) == 10


# GitLab


def test_gitlab_has_what_code_quality_asks_for():
    issues = json.loads(formatted("gitlab", many_things()))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("/", "./"))
    assert issues[-1]["description"].startswith("GL803: ")


def test_gitlab_fingerprints_are_unique():
    text = "甲甲"
    every = [Finding(Span(at, at + 1), Text("甲", "a")) for at in range(2)]
    rule = replace(RULE, check=lambda source: iter(every))
    sources = [Source(name, text) for name in ("a.txt", "b.txt")]
    checked = [engine.check(one, None, Facts(one.path), None, [rule]) for one in sources]
    found = [one for each in checked for one in each.diagnostics]
    assert len({identity(one) for one in found}) == 4
    assert len({one.fingerprint for one in found}) == 2


# JUnit


def test_junit_is_valid_by_the_schema_of_jenkins():
    xmlschema = pytest.importorskip("xmlschema")
    definition = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))
    for run in (many_things(), run_of()):
        for lang in ("zh", "en"):
            faults = definition.iter_errors(formatted("junit", run, lang))
            assert [str(fault.reason) for fault in faults] == []


def test_junit_has_a_suite_a_file():
    root = ElementTree.fromstring(formatted("junit", many_things()))
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == [one.path for one in many_things().outcomes]
    kinds = {name: [case[0].tag if len(case) else "" for case in suites[name]] for name in suites}
    assert kinds["README.md"] == ["skipped"]
    assert kinds["坏.pdf"] == ["error"]
    assert kinds["清.txt"] == [""]
    assert kinds["云溪 2024%#?.txt"] == ["failure", "failure", "failure", "error"]
    for name in ("tests", "failures", "errors"):
        assert int(root.get(name)) == sum(int(suite.get(name)) for suite in root)


def test_junit_information_is_no_failure():
    (found,) = diagnostics_of(Source("a.txt", "甲"), finding("甲", "甲"))
    run = run_of(Outcome("a.txt", "checked", (found._replace(level="info"),)))
    root = ElementTree.fromstring(formatted("junit", run))
    assert root.get("failures") == "0"
    assert "多余的空格" in root.find(".//system-out").text


@given(st.text(st.characters(exclude_categories=[]), max_size=20))
def test_junit_is_xml_whatever_a_report_says(words):
    found = Finding(Span(0, 1), Text(words, words), Text(words, words))
    run = one_line(found, f"a{words}.txt")
    broken = Failure("GL803", words, words, words)
    run = run._replace(outcomes=(run.outcomes[0]._replace(failures=(broken,)),))
    root = ElementTree.fromstring(formatted("junit", run).encode("utf-8"))
    assert len(root.findall(".//testcase")) == 2


# rdjson


def test_rdjson_is_valid_by_reviewdogs_schema():
    jsonschema = pytest.importorskip("jsonschema")
    for run in (many_things(), run_of()):
        document = json.loads(formatted("rdjson", run))
        faults = jsonschema.Draft4Validator(schema("rdjson.json")).iter_errors(document)
        assert [fault.message for fault in faults] == []


_TEXT = st.lists(st.sampled_from([*"政𠮷🔥é\u2028\x85 ab\n\r", "\r\n"]), min_size=1, max_size=30)


@given(_TEXT.map("".join), st.data(), st.sampled_from(("utf-8", "utf-8-sig")))
def test_rdjson_columns_are_bytes_of_the_file(text, data, encoding):
    source = Source("a.txt", text, encoding)
    offsets = st.integers(0, len(source.text))
    start, end, *cuts = sorted(data.draw(st.lists(offsets, min_size=6, max_size=6)))
    edits = (Edit(Span(*cuts[:2]), "九"), Edit(Span(*cuts[2:]), ""))
    found = Finding(Span(start, end), Text("一", "one"), fix=Fix(True, edits))
    run = run_of(outcome(source, found))
    edits = [edit._replace(place=source.in_file(edit.place)) for edit in edits]
    (one,) = json.loads(formatted("rdjson", run))["diagnostics"]
    content = encode(text, encoding)
    if "range" in one["location"]:
        where = one["location"]["range"]
        cut = slice(*(place(content, where[name]) for name in ("start", "end")))
        mark = 3 if encoding == "utf-8-sig" else 0
        assert content[cut].decode() == text[slice(*source.in_file(Span(start, end)))]
        assert cut.start >= mark
    for suggestion in one.get("suggestions", ()):
        first, last = (place(content, suggestion["range"][name]) for name in ("start", "end"))
        mended = content[:first] + suggestion["text"].encode() + content[last:]
        assert mended == encode(applied(text, list(edits)), encoding)


def place(content, position):
    lines = [line.encode("utf-8") for line in lines_of(content.decode("utf-8"))]
    return sum(map(len, lines[: position["line"] - 1])) + position["column"] - 1


def test_rdjson_suggests_only_what_is_safe_and_whole():
    text = "甲 乙\n丙 丁\n"
    one, other = Edit(Span(1, 2), ""), Edit(Span(5, 6), "")

    def suggested(fix, encoding="utf-8"):
        run = run_of(outcome(Source("a.txt", text, encoding), finding(text, "甲", fix=fix)))
        return json.loads(formatted("rdjson", run))["diagnostics"][0].get("suggestions", [])

    assert len(suggested(Fix(True, (one,)))) == 1
    assert suggested(Fix(False, (one,))) == []  # to be verified first: there is no place to say so
    assert suggested(Fix(True, (one, other))) == []  # half a fix may be none
    assert suggested(Fix(True, (one,)), "gb18030") == []  # reviewdog reads UTF-8
