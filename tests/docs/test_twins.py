"""What users read is there in Chinese and in English, with the same examples, keys and commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers.accepting import accepted
from helpers.paths import ROOT
from helpers.twin_pages import DOCS, Twins, held_twins, keys_of_tables, typed, with_examples

every_pair = pytest.mark.parametrize("pair", held_twins(), ids=lambda pair: pair.en.stem)


@every_pair
def test_a_page_names_its_twin_on_top(pair: Twins) -> None:
    tops = (pair.en.read_text("utf-8").splitlines()[2], pair.zh.read_text("utf-8").splitlines()[2])
    assert tops == (f"[中文]({pair.zh.name})", f"[English]({pair.en.name})")


@every_pair
def test_the_examples_are_the_same(pair: Twins) -> None:
    own, english = (path.read_text("utf-8") for path in (pair.zh, pair.en))
    accepted(pair.zh, with_examples(own, english))
    assert typed(own) == typed(english)


@every_pair
def test_the_tables_tell_of_the_same_things(pair: Twins) -> None:
    own, english = (keys_of_tables(path.read_text("utf-8")) for path in (pair.zh, pair.en))
    assert own == english


CHINESE = [ROOT / "README.zh-CN.md", *sorted(DOCS.glob("*.zh.md"))]


@pytest.mark.parametrize("page", CHINESE, ids=lambda page: page.name)
def test_chinese_pages_lead_to_chinese_pages(page: Path) -> None:
    text = page.read_text("utf-8")
    found = set(re.findall(r"\]\((?:docs/)?([\w-]+)\.md(?:#[^)]*)?\)", text))
    own = page.name.removesuffix(".zh.md")
    assert {name for name in found - {own} if (DOCS / f"{name}.zh.md").exists()} == set()
