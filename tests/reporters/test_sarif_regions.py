"""SARIF: every region gives back the words it is about, and every fix does what the edits say."""

import pytest
from helpers.machine_formats import RULE, diagnostics_of, finding_at, lines_of, log, outcome, run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.bilingual import Text
from govlint.engine.check import diagnostic
from govlint.files.decode import decode, encode
from govlint.fixes.edits import applied
from govlint.linter.run import Outcome
from govlint.model.diagnostic import Edit, Finding, Fix, Note
from govlint.model.source import Source
from govlint.model.tree import Span

_CHARACTERS = st.sampled_from('政府 　\t1,|𠮷🔥é\u0301\u2028\u2029\x85\x0b\x0c"<&%\r\n')
_TEXT = st.lists(st.one_of(_CHARACTERS, st.just("\r\n")), min_size=1, max_size=40).map("".join)


@st.composite
def _cases(draw):
    text = draw(_TEXT)
    seen = Source("a.txt", text).text
    offsets = st.integers(0, len(seen))
    spans = st.tuples(offsets, offsets).map(lambda ends: Span(*sorted(ends)))
    cuts = sorted(draw(st.lists(offsets, min_size=4, max_size=4)))
    edits = tuple(
        Edit(Span(*ends), draw(st.sampled_from(("", "九", "𠮷\n"))))
        for ends in {tuple(cuts[:2]), tuple(cuts[2:])}
    )
    related = tuple(Note(draw(spans), Text("又", "also")) for _ in range(2))
    found = Finding(draw(spans), Text("一", "one"), related=related, fix=Fix(True, edits))
    encoding = draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030")))
    return text, encoding, found


@pytest.mark.slow
@settings(max_examples=400)
@given(_cases())
def test_slicing_the_file_by_a_region_gives_the_flagged_words(case):
    text, encoding, found = case
    data = encode(text, encoding)
    read = data.decode("utf-16" if "16" in encoding else encoding)  # not by our own decoder
    source = Source("a.txt", text, encoding)
    (result,) = log(run_of(outcome(source, found)))["results"]
    places = [found.place, *(note.place for note in found.related)]
    locations = [result["locations"][0], *result["relatedLocations"]]
    for place, location in zip(places, locations, strict=True):
        physical = location["physicalLocation"]
        place = source.in_file(place)
        words = text[slice(*place)]
        if "region" in physical:
            assert sliced(read, physical["region"]) == words
            assert physical["region"].get("snippet", {"text": words})["text"] == words
        else:
            assert place.end == 0
    for fix in result.get("fixes", ()):
        (change,) = fix["artifactChanges"]
        assert replaced(read, change["replacements"]) == applied(
            text, in_file(source, found.fix.edits)
        )


def in_file(source, edits):
    return [edit._replace(place=source.in_file(edit.place)) for edit in edits]


def ends(text, region):
    """Where a region begins and ends in a text in UTF-16."""
    starts = [0]
    for line in lines_of(text):
        starts.append(starts[-1] + len(line.encode("utf-16-le")))
    for end in ("start", "end"):
        yield starts[region[f"{end}Line"] - 1] + 2 * (region[f"{end}Column"] - 1)


def sliced(text, region):
    start, end = ends(text, region)
    return text.encode("utf-16-le")[start:end].decode("utf-16-le")


def replaced(text, replacements):
    data = text.encode("utf-16-le")
    for one in reversed(replacements):
        start, end = ends(text, one["deletedRegion"])
        inserted = one.get("insertedContent", {"text": ""})["text"].encode("utf-16-le")
        data = data[:start] + inserted + data[end:]
    return data.decode("utf-16-le")


def test_a_byte_order_mark_is_no_column():
    text = "𠮷错\n"
    assert decode(encode(text, "utf-8-sig"))[0] == text
    (found,) = diagnostics_of(Source("a.txt", text, "utf-8-sig"), finding_at(text, "错"))
    assert (found.at.column, found.lines[0].text, found.encoding) == (2, "𠮷错", "utf-8-sig")
    (result,) = log(run_of(Outcome("a.txt", "checked", (found,))))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (3, 4)


def test_a_diagnostic_of_a_plugin_that_brings_no_lines_still_has_a_region():
    text = "𠮷错\n"
    made = diagnostic(RULE, finding_at(text, "错"), Source("a.txt", text))
    bare = made._replace(lines=())
    (result,) = log(run_of(Outcome("a.txt", "checked", (bare,))))["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startColumn"] == 3
