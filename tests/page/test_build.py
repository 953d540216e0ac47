"""`govlint page`: what it needs is told before it begins, and what it writes holds together."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pytest
from helpers.paths import EXAMPLES

from govlint.bilingual import Text
from govlint.commands import serve
from govlint.page import parts
from govlint.page.choice import Choice
from govlint.page.document import document
from govlint.page.words import WORDS

DAY = date(2026, 1, 5)
CHOICES = [Choice("national", Text("国家统一格式", "国家统一格式 (national)"))]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "none/page.html"], "文件夹不存在"),
        (["-o", "."], "这是一个文件夹"),
        (["-o", "mine.html"], "没有覆盖"),
        (["--pack", "jiangsuu"], "是不是 jiangsu？"),
        (["--packs", "x"], "--pack"),
    ],
)
def test_a_wrong_command_line_is_told_in_words(govlint, place, words, said) -> None:
    with open("mine.html", "w") as file:
        file.write("<p>mine")
    code, _, err = govlint("page", *words)
    assert code == 2
    assert said in err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_node_the_next_step_is_told(govlint, place, monkeypatch, lang) -> None:
    monkeypatch.setattr(parts.shutil, "which", lambda name: None)
    code, _, err = govlint("page", "--lang", lang)
    assert code == 2
    assert "https://nodejs.org" in err
    assert err.isascii() == (lang == "en")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_its_policy_names_its_own_scripts_and_styles(lang) -> None:
    page = document({"a": "text"}, CHOICES, lang, DAY)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    for tag in ("style", "script"):
        (inner,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert WORDS["lead"].in_language(lang) in page
    assert "http:" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)


def test_what_its_script_knows_is_json_that_ends_no_element() -> None:
    odd = [Choice("x", Text("</script><b>", "&<!--"))]
    page = document({}, odd, "zh", DAY)
    held = re.search(r'id="held">(.*?)</script>', page, re.DOTALL)[1]
    assert "<" not in held
    assert json.loads(held)["packs"][0]["zh"] == "</script><b>"
    assert json.loads(held)["day"] == "2026-01-05"


def test_every_word_of_the_page_is_in_both_languages() -> None:
    page = document({}, CHOICES, "zh", DAY)
    used = set(re.findall(r'data-(?:t|label)="(\w+)"|say\("(\w+)"', page))
    assert {one for pair in used for one in pair if one} - {"organ_"} <= set(WORDS)
    assert all(text.zh and text.en for text in WORDS.values())


def test_the_service_files_name_options_there_are() -> None:
    source = Path(serve.__file__).read_text("utf-8")
    for name in ("govlint.service", "Containerfile"):
        text = (EXAMPLES / "serve" / name).read_text("utf-8")
        called = ("govlint serve ", '"serve"', "CMD [")
        lines = [line for line in text.split("\n") if any(one in line for one in called)]
        calls = " ".join(lines)
        flags = re.findall(r"--[a-z-]+", calls)
        assert flags
        assert [one for one in flags if f'"{one}"' not in source] == []
