"""docs/output.md is held to what the formats print (its console blocks by test_docs)."""

import json
import re

import pytest
from helpers.accepting import accepted
from helpers.machine_formats import formatted, many_things
from helpers.sample_report import WRONG, report
from helpers.twin_pages import LANGS, page
from helpers.written_pages import ran

from govlint.linter.plugins import reporters

_RESULT = re.compile(r"(<!-- result:[^>]*-->\n```json\n).*?(```\n<!-- /result -->)", re.DOTALL)


@pytest.mark.parametrize("lang", LANGS)
def test_the_result_shown_is_what_sarif_has(lang):
    words = ("docs/examples/untidy.txt", "--select", "GL815", "--format", "sarif", "--lang", lang)
    path = page("output", lang)
    ((result,),) = (run["results"] for run in json.loads(ran("check", *words).stdout)["runs"])
    shown = json.dumps(result, ensure_ascii=False, indent=2) + "\n"
    due = _RESULT.sub(lambda match: match[1] + shown + match[2], path.read_text("utf-8"))
    assert shown in due
    accepted(path, due)


@pytest.mark.parametrize("lang", LANGS)
def test_every_format_has_its_line_and_every_field_of_json_too(lang):
    text = page("output", lang).read_text("utf-8")
    for name in reporters():
        assert re.search(rf"^\|[^|]*`{name}`", text, re.MULTILINE), name
    document = json.loads(formatted("json", many_things()))
    fields = {field for one in document["diagnostics"] for field in one}
    assert {"suppressed", "place"} <= fields
    table = text[text.index("| `version`") : text.index("## sarif")]
    for field in {*fields, *document["summary"], *document, "fixed"} - {"diagnostics"}:
        assert f"`{field}`" in table, field


def test_numbers_of_another_unit_are_never_mixed(place, govlint):
    text = report(WRONG).replace("云溪镇", "𠮷溪镇")
    with open("a.txt", "w", encoding="utf-8", newline="") as file:
        file.write(text)
    told = {}
    for form in ("json", "sarif", "rdjson"):
        code, out, _ = govlint("check", "a.txt", "--format", form)
        assert code == 1
        told[form] = json.loads(out)
    found, others = told["json"]["diagnostics"], told["rdjson"]["diagnostics"]
    results = told["sarif"]["runs"][0]["results"]
    assert any("𠮷" in text.split("\n")[one["line"] - 1][: one["column"] - 1] for one in found)
    for json_one, sarif_one, rd_one in zip(found, results, others, strict=True):
        line = re.split(r"\r\n|\n|\r", text)[json_one["line"] - 1]
        before = line[: json_one["column"] - 1]
        region = sarif_one["locations"][0]["physicalLocation"]["region"]
        assert region["startColumn"] == len(before.encode("utf-16-le")) // 2 + 1
        assert rd_one["location"]["range"]["start"]["column"] == len(before.encode()) + 1
