"""How a total comes about: the sums that fail, in a terminal and on the page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from helpers.annotated_reports import run_of
from helpers.paths import EXAMPLES

from govlint.linter.plugins import reporters


@pytest.mark.parametrize(("lang", "due"), [("zh", "应为 9"), ("en", "should be 9")])
def test_in_a_terminal_the_wrong_cell_is_marked(lang: str, due: str) -> None:
    run = run_of(EXAMPLES / "wrong-cell.txt")
    text = "".join(reporters()["text"](run, lang, False))
    marked = [line for line in text.splitlines() if "<-" in line]
    assert len(marked) == 2
    assert all(line.endswith(f"6  <- {due}") for line in marked)
    assert text.count("≠") == 2
    assert "关联" not in text
    assert "related" not in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_the_page_it_is_a_picture_with_words(lang: str) -> None:
    run = run_of(EXAMPLES / "wrong-cell.txt", EXAMPLES / "untidy.txt")
    text = "".join(reporters()["html"](run, lang, False))
    pictures = re.findall(r"<svg .*?</svg>", text, re.DOTALL)
    assert len(pictures) == 4
    for picture in pictures:
        root = ET.fromstring(picture)
        names = {node.get("id"): node.text for node in root if node.get("id")}
        title, said = (names[root.get(f"aria-{name}")] for name in ("labelledby", "describedby"))
        assert {"zh": "算式", "en": "adds up"}[lang] in title
        assert {"zh": "应为", "en": "should be"}[lang] in said
        lit = [node for node in root if node.tag == "rect"]
        assert [node.get("class") for node in lit] == ["error"]
        assert "style=" not in picture
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
