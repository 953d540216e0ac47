"""Pages in two languages: the examples are written once, on the English page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from helpers.paths import ROOT

DOCS = ROOT / "docs"
LANGS = ("en", "zh")
_BLOCK = re.compile(r"^ *```(?P<kind>\w+)[^\n]*\n(?P<body>.*?)^ *```\n", re.MULTILINE | re.DOTALL)
_OWN = {"console", "json", "sh"}  # what is printed, and comments, are in the language of the page
_HELD = "answers ci configuration faq formats output plugins writing-rules"
_ROW = re.compile(r"^\|(?! *-)(?P<first>(?:\\\||[^|\n])+)\|", re.MULTILINE)


class Twins(NamedTuple):
    """A page in English and in Chinese."""

    en: Path
    zh: Path


def held_twins() -> list[Twins]:
    """The pages that say the same in both languages, example by example."""
    return [Twins(page(name, "en"), page(name, "zh")) for name in _HELD.split()]


def page(name: str, lang: str) -> Path:
    """A page of `docs` in a language."""
    return DOCS / (f"{name}.md" if lang == "en" else f"{name}.{lang}.md")


def with_examples(own: str, english: str) -> str:
    """A page with the examples of the English one in the places of its own."""
    blocks = iter([one[0] for one in _BLOCK.finditer(english) if one["kind"] not in _OWN])

    def taken_over(match: re.Match[str]) -> str:
        return match[0] if match["kind"] in _OWN else next(blocks, "")

    filled = _BLOCK.sub(taken_over, own)
    assert next(blocks, "") == "", "the English page has more examples"
    return filled


def typed(text: str) -> list[str]:
    """What a page says to type, without comments and the choice of a language."""
    lines = []
    for block in _BLOCK.finditer(text):
        body = block["body"]
        if block["kind"] == "console":
            body = "\n".join(re.findall(r"^\$ (.*)$", body, re.MULTILINE)) or body
        if block["kind"] in _OWN - {"json"}:
            bare = (re.sub(r"\s+# .*| --lang en\b", "", line) for line in body.splitlines())
            lines += [line.rstrip() for line in bare if line and not line.startswith("#")]
    return lines


def keys_of_tables(text: str) -> list[list[str]]:
    """The code that the first cell of each row of a page's tables has."""
    plain = _BLOCK.sub("", text)
    return [re.findall(r"`([^`]+)`", row["first"]) for row in _ROW.finditer(plain)]
