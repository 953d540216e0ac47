"""Long runs are written finding by finding: no piece grows with how many there are."""

import json

import pytest
from helpers.machine_formats import diagnostics_of, finding, run_of
from hypothesis import given
from hypothesis import strategies as st

from govlint.linter.plugins import reporters
from govlint.linter.run import Outcome
from govlint.model.source import Source
from govlint.text.display import as_json, as_json_pieces

_WORDS = st.text(max_size=5)
_ITEMS = st.lists(st.recursive(_WORDS, lambda inner: st.dictionaries(_WORDS, st.lists(inner))))


@given(_ITEMS)
def test_the_pieces_are_the_document(items):
    for outer in ([], {"甲": [{}], "乙": []}, {"丙": [{"丁": []}]}):
        whole = as_json(outer, 2).rpartition("[]")
        filled = json.loads(f"{whole[0]}{json.dumps(items)}{whole[2]}")
        assert "".join(as_json_pieces(outer, items)) == as_json(filled, 2) + "\n"


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab", "rdjson", "text", "concise"])
def test_no_piece_holds_all_findings(name):
    text = "甲 乙\n"
    (found,) = diagnostics_of(Source("a.txt", text), finding(text, " "))
    longest = [
        max(
            map(
                len,
                reporters()[name](
                    run_of(Outcome("a.txt", "checked", (found,) * many)), "zh", False
                ),
            )
        )
        for many in (2, 200)
    ]
    assert longest[1] < longest[0] * 1.2 + 20
