"""The kinds `forbid:` and `terms:`: what they find, where, and how it is mended."""

from __future__ import annotations

import pytest
from helpers.yaml_rule import HEAD, finding_words, found, mended, report, with_sentence

from govlint import packs

# forbid


def test_forbidden_words_are_told_once_with_their_count():
    text = with_sentence("经开区经开区，另有经开区。")
    (one,) = found("  forbid: 经开区\n", text)
    assert (finding_words(text, one), one.message.zh) == (
        "经开区",
        "第一部分不应有“经开区”（共3处）",
    )
    assert one.message.en == "“经开区” should not stand in section 1 (3 times)"
    assert one.fix is None


def test_words_are_matched_folded_and_without_blanks_over_line_ends():
    text = with_sentence("公开，栏（１）个；公 开，\n栏(1)个。")
    body = "  forbid: 公开，栏（1）个\n  replace: 公示，栏（1）个\n"
    first, second = found(body, text)
    assert (finding_words(text, first), finding_words(text, second)) == (
        "公开，栏（１）个",
        "公 开，\n栏(1)个",
    )
    assert mended(text, first) == text.replace("公开，栏", "公示，栏")
    assert mended(text, second) == text.replace("公 开，\n", "公 示，\n")
    assert first.fix is not None
    assert first.fix.safe is False


@pytest.mark.parametrize(
    "wrong, right, due",
    [
        ("公公开", "公开", "公开"),
        ("信公开", "信息公开", "信息公开"),
        ("开", "公开", "公开"),
        ("公开了", "公开", "公开"),
        ("落实倒位", "落实到位", "落实到位"),
        ("旧", "", ""),
    ],
)
def test_an_edit_is_as_small_as_can_be(wrong, right, due):
    text = with_sentence(f"始{wrong}终")
    (one,) = found(f'  forbid: 始{wrong}终\n  replace: "始{right}终"\n  safe: true\n', text)
    assert mended(text, one) == with_sentence(f"始{due}终")
    assert one.fix is not None
    assert one.fix.safe is True
    assert sum(end - start for (start, end), _ in one.fix.edits) <= max(1, len(wrong) - len(due))


def test_a_deletion_takes_the_blanks_round_it():
    text = with_sentence("详见 {PAGE} 网站，see {PAGE} here。\n{PAGE} 页")
    first, second, third = found("  forbid: '\\{PAGE\\}'\n  replace: ''\n", text)
    assert "详见网站" in mended(text, first)
    assert "see here" in mended(text, second)
    assert "\n 页" in mended(text, third)


@pytest.mark.parametrize(
    "words, count",
    [("截止日期", 0), ("报名于五月截止", 0), ("截止五月", 1), ("截止五月，报名截止", 1)],
)
def test_exceptions_are_words_the_find_is_part_of(words, count):
    body = "  forbid: 截止\n  unless: [截止日, '报名[^，。]{0,6}截止']\n  replace: 截至\n"
    assert len(found(body, with_sentence(words + "。"))) == count


def test_an_exception_is_found_though_another_overlaps_it():
    assert found("  forbid: 丁\n  unless: 甲乙丙|乙丙丁\n", with_sentence("甲乙丙丁。")) == []


@pytest.mark.parametrize(
    "scope, count",
    [
        ("report", 6),
        ("title", 1),
        ("opening", 1),
        ("headings", 1),
        ("prose", 2),
        ("section.1", 0),
        ("section.5", 1),
        ("tables", 1),
        ("sign_off", 1),
        ("[title, section.5]", 2),
    ],
)
def test_scopes(scope, count):
    text = report().replace("云溪镇人民政府2024年", "云溪字镇人民政府2024年")
    text = text.replace("一、总体情况\n", "字开头。\n一、总体情况\n").replace(
        "存在不足", "存在字不足"
    )
    text = text.replace("六、其他需要报告的事项", "六、其他字需要报告的事项")
    text = text.replace("自然人\t", "自然字人\t").replace("云溪镇人民政府\n", "云溪字镇人民政府\n")
    (one,) = found(f"  in: {scope}\n  forbid: 字\n  message: '{{count}}'\n", text) or [None]
    assert (int(one.message.zh) if one else 0) == count


def test_parts_of_a_list_have_their_own_keys_and_do_not_overlap():
    text = with_sentence("甲乙丙，甲。")
    body = (
        "  replace: 丁\n  forbid:\n    - 甲乙\n"
        "    - {pattern: 甲, replace: 戊, safe: true, message: '{found}→{replacement}'}\n"
        "    - 乙丙\n"
    )
    first, second = found(body, text)
    assert (finding_words(text, first), first.message.zh) == ("甲乙", "“甲乙”应为“丁”")
    assert (finding_words(text, second), second.message.zh) == ("甲", "甲→戊")
    assert (first.fix.safe, second.fix.safe) == (False, True)


# terms


TERMS = """\
截止目前: 截至目前
能过: {right: 通过, unless: [可能过, 才能过]}
某词:
截止目前为止: 到目前为止
"""


@pytest.mark.parametrize("in_file", [False, True], ids=["inline", "file"])
def test_terms(in_file):
    text = with_sentence("截止目前能过，可能过，截止目前为止，某词。")
    body = "  safe: true\n  terms: own.yaml\n"
    if not in_file:
        body = "  safe: true\n  terms:\n    " + TERMS.replace("\n", "\n    ") + "\n"
    said_of = [(finding_words(text, one), one.message.zh, one.fix is not None and one.fix.safe)
               for one in found(body, text, TERMS if in_file else "")]  # fmt: skip
    assert said_of == [
        ("截止目前", "“截止目前”应为“截至目前”", True),
        ("能过", "“能过”应为“通过”", True),
        ("截止目前为止", "“截止目前为止”应为“到目前为止”", True),
        ("某词", "第一部分不应有“某词”", False),
    ]


def test_a_changed_file_of_terms_is_seen_at_once(make):
    where = make("p", a_yaml=HEAD + "  terms: own.yaml\n")
    (where / "terms").mkdir()
    for right in ("一", "二二"):
        (where / "terms" / "own.yaml").write_text(f"错: {right}\n", "utf-8")
        assert packs.load(where).rules[0].written == f"terms: 错→{right}"
