"""docs/rules: a page a rule, made of the rule and its cases; `govlint explain` prints the same.

`GOVLINT_ACCEPT=1` (`make accept`) rewrites the pages.
"""

from __future__ import annotations

import os

import pytest
from helpers.accepting import accepted
from helpers.judged import scores
from helpers.paths import ROOT

from govlint import Text, packs
from govlint.commands.explain import lines
from govlint.commands.manual import joined, markdown_line, page, parts
from govlint.engine.rule import Rule
from govlint.packs import Pack

WHERE = ROOT / "docs" / "rules"
PACK = packs.load("national")
RULES = {rule.code: rule for rule in PACK.rules}
PLACES = [packs.load(name) for name in packs.available() if name != "national"]
OWN = [rule for pack in PLACES for rule in pack.rules if rule.code in pack.own]


def markdown(rule: Rule, pack: Pack = PACK) -> str:
    """The page of a rule: in Chinese, then what it says in English."""
    text = [page(rule, pack, "zh")]
    scored = _precision(rule) if pack is PACK else None
    text += [f"## 准确度\n\n{scored.zh}\n"] if scored else []
    text.append("## English\n")
    for part in parts(rule, pack, "en"):
        if not part.verbatim and part.heading.en != "Basis":
            lines = "  \n".join(map(markdown_line, part.lines))
            text.append(f"**{part.heading.en}.** {lines}\n")
    text += [f"**Precision.** {scored.en}\n"] if scored else []
    return "\n".join(text)


def _precision(rule: Rule) -> Text:
    """How right the rule is on the judged set."""
    if rule.code not in scores():
        return Text("评判集里没有遇到。", "Not met in the judged set.")
    made, right = scores()[rule.code]
    return Text(
        f"在评判集（`tests/judged` 的片段和植入一处错误的仿制报告）上报出 {made} 处，"
        f"其中 {right} 处正确。",
        f"On the judged set (the pieces in `tests/judged`, and forged reports with one fault): "
        f"{made} found, {right} right.",
    )


def _score(rule: Rule) -> str:
    score = scores().get(rule.code)
    return f"{score.right}/{score.found}" if score else "–"


def index() -> str:
    head = (
        "# 规则 · Rules\n\n"
        "国家规则包 `national` 的全部规则；每页由规则和它的案例生成，"
        "`govlint explain 编号` 打印同样的内容。  \n"
        "Every rule of the pack `national`; each page is made of the rule and its cases, and "
        "`govlint explain CODE` prints the same.\n\n"
        "正确/报出：在评判集上报出几处，其中几处正确（见各页“准确度”）。  \n"
        "right/found: of what it finds on the judged set, how much is right (see its page).\n\n"
    )
    places = [
        f"| [{pack.name}]({pack.name}/README.md) | {pack.title} | {pack.region} "
        f"| {pack.chain[1].name} | {len(pack.own)} |\n"
        for pack in PLACES
    ]
    tail = (
        "\n## 各地 · Places\n\n"
        "各省、市的规则包在国家规则之上，只收查证属实的要求和通行写法；用 `--pack 名称`，"
        "或者在配置中写 `region: 区划代码` 选用。  \n"
        "The pack of a place adds to the national rules what was verified of it; `--pack NAME` or "
        "`region:` in the configuration chooses it.\n\n"
        "| 规则包 pack | 标题 title | 区划代码 region | 继承 extends | 自有规则 own rules |\n"
        "|---|---|---|---|---|\n"
    )
    return head + listed(PACK) + tail + "".join(places)


def listed(pack: Pack) -> str:
    """The rules that a pack brings itself, in a table."""
    head = (
        "| 编号 code | 名称 name | 规则 rule | 级别 level | 把握 confidence "
        "| 正确/报出 right/found |\n"
        "|---|---|---|---|---|---|\n"
    )
    return head + "".join(
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.title.zh}<br>{rule.title.en} "
        f"| {rule.level} | {rule.confidence} | {_score(rule) if pack is PACK else '–'} |\n"
        for rule in pack.rules
        if rule.code in pack.own
    )


def place_index(pack: Pack) -> str:
    """The page of a place's pack."""
    base = pack.chain[1].name
    head = (
        f"# {pack.title}\n\n"
        f"`govlint check --pack {pack.name}`，或者配置 `region: {pack.region}`；继承 `{base}`。\n\n"
    )
    return head + (listed(pack) if pack.own else "尚无自有规则。 It has no rules of its own yet.\n")


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_page_of_a_rule_is_fresh(code: str) -> None:
    accepted(WHERE / f"{code}.md", markdown(RULES[code]))


def test_the_index_is_fresh() -> None:
    accepted(WHERE / "README.md", index())


@pytest.mark.parametrize("pack", PLACES, ids=lambda pack: pack.name)
def test_the_pages_of_a_place_are_fresh(pack: Pack) -> None:
    where = WHERE / pack.name
    if os.environ.get("GOVLINT_ACCEPT"):
        where.mkdir(exist_ok=True)
    accepted(where / "README.md", place_index(pack))
    for rule in pack.rules:
        if rule.code in pack.own:
            accepted(where / f"{rule.code}.md", markdown(rule, pack))
    assert {path.stem for path in where.glob("*.md")} == pack.own | {"README"}


def test_there_are_no_pages_of_a_pack_that_is_gone() -> None:
    assert {path.name for path in WHERE.iterdir() if path.is_dir()} == {p.name for p in PLACES}


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


@pytest.mark.parametrize("rule", [*PACK.rules, *OWN], ids=lambda rule: rule.code)
def test_every_rule_says_why_and_when_it_may_be_wrong(rule: Rule) -> None:
    note = rule.note
    assert "\u4e00" <= note.zh[:40].strip(" “”《》0123456789%")[0] <= "\u9fff", "no Chinese note"
    assert note.en.isascii() or note.en[:1].isascii()
    assert note.zh.count("\n\n") >= 1, "no second paragraph: when it is silent, or may be wrong"
    assert note.en.count("\n\n") >= 1


@pytest.mark.parametrize(
    "lang, wrapped, line",
    [
        ("zh", "表里的\n数字。", "表里的数字。"),
        ("zh", "不提示；\n“其中”\n（如有）\n不算", "不提示；“其中”（如有）不算"),
        ("zh", "截至\n2023\n年，\n12月", "截至2023年，12月"),
        ("zh", "由 GL101\n指出，或由\nGL102。", "由 GL101 指出，或由 GL102。"),
        ("zh", "改用 Word\n文件，\nPDF\n。", "改用 Word 文件，PDF。"),
        ("zh", "A note in\nEnglish, of\n2 lines.", "A note in English, of 2 lines."),
        (
            "en",
            "as in “一是”,\n“二是” and\n《条例》\n“三是”.",
            "as in “一是”, “二是” and 《条例》 “三是”.",
        ),
    ],
)
def test_the_lines_of_a_note_are_joined(lang: str, wrapped: str, line: str) -> None:
    assert joined(wrapped, lang) == line
