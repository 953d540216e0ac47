"""docs/rules: a page a rule, made of the rule and its cases; `govlint explain` prints the same.

`GOVLINT_ACCEPT=1` (`make accept`) rewrites the pages.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_docs import accepted

from govlint import packs
from govlint.commands.explain import lines
from govlint.commands.manual import Part, parts
from govlint.rule import Rule

WHERE = Path(__file__).parents[1] / "docs" / "rules"
PACK = packs.load("national")
RULES = {rule.code: rule for rule in PACK.rules}


def markdown(rule: Rule) -> str:
    """The page of a rule: in Chinese, then what it says in English."""
    text = [f"# {rule.code} {rule.name}\n"]
    for part in parts(rule, PACK, "zh"):
        text += _part(part, "zh")
    text.append("## English\n")
    for part in parts(rule, PACK, "en"):
        if not part.verbatim and part.heading.en != "Basis":
            text.append(f"**{part.heading.en}.** " + "  \n".join(part.lines) + "\n")
    return "\n".join(text)


def _part(part: Part, lang: str) -> Iterator[str]:
    yield f"## {part.heading.in_language(lang)}\n"
    if part.verbatim:
        fence = "~~~~"
        yield f"{fence}text\n" + "\n".join(part.lines) + f"\n{fence}\n"
    else:
        yield "\n\n".join(part.lines) + "\n"


def index() -> str:
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.title.zh}<br>{rule.title.en} "
        f"| {rule.level} | {rule.confidence} |"
        for rule in PACK.rules
    ]
    head = (
        "# 规则 · Rules\n\n"
        "国家规则包 `national` 的全部规则；每页由规则和它的案例生成，`govlint explain 编号` 打印同样的内容。  \n"
        "Every rule of the pack `national`; each page is made of the rule and its cases, and "
        "`govlint explain CODE` prints the same.\n\n"
        "| 编号 code | 名称 name | 规则 rule | 级别 level | 把握 confidence |\n"
        "|---|---|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_page_of_a_rule_is_fresh(code: str) -> None:
    accepted(WHERE / f"{code}.md", markdown(RULES[code]))


def test_the_index_is_fresh() -> None:
    accepted(WHERE / "README.md", index())


def test_there_is_no_page_of_a_rule_that_is_gone() -> None:
    stale = {path.stem for path in WHERE.glob("*.md")} - RULES.keys() - {"README"}
    if os.environ.get("GOVLINT_ACCEPT"):
        for code in stale:
            (WHERE / f"{code}.md").unlink()
    assert {path.stem for path in WHERE.glob("*.md")} == RULES.keys() | {"README"}


@pytest.mark.parametrize("code", sorted(RULES))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_explain_prints_what_the_page_says(code: str, lang: str) -> None:
    printed = "\n".join(lines(RULES[code], PACK, lang))
    for part in parts(RULES[code], PACK, lang):
        assert part.heading.in_language(lang) in printed
        for line in part.lines:
            assert line.strip() in printed


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_says_why_and_when_it_may_be_wrong(code: str) -> None:
    note = RULES[code].note
    assert "\u4e00" <= note.zh[:40].strip(" “”《》0123456789%")[0] <= "\u9fff", "no Chinese note"
    assert note.en.isascii() or note.en[:1].isascii()
    assert note.zh.count("\n\n") >= 1, "no second paragraph: when it is silent, or may be wrong"
    assert note.en.count("\n\n") >= 1
