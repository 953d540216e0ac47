"""Packs that mean harm, or were spoilt: refused at once, with file, line and what to write."""

from __future__ import annotations

import time

import pytest
from helpers.sample_report import report

from govlint import packs
from govlint.errors import UserError
from govlint.loaders.text import load
from govlint.packs.kinds import plain_rules, rule_of
from govlint.parsing.parser import parse

HEAD = "JS801:\n  name: js-rule\n  title: 标题\n"
FORBID = HEAD + "  forbid: "
CELL = HEAD + "  cell: 表三.本年新收.总计"
LAUGHS = "a: &a [笑, 笑]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
SPOILT = {
    "aliases that grow": (LAUGHS, "2:8", "`*a` stands for no text above: write the value out"),
    "an alias of itself": (FORBID + "&a [*a]\n", "4:15", "write the value out"),
    "an alias of nothing": (FORBID + "*a\n", "4:11", "write the value out"),
    "a merged mapping": ("JS801: {<<: *a}\n", "1:13", "write the value out"),
    "deep lists": (FORBID + "[" * 9_000, "4:40", "nested more than 30 deep: write it flat"),
    "deep mappings": ("{a: " * 9_000, "1:125", "nested more than 30 deep"),
    "deep blocks": ("".join(" " * n + "a:\n" for n in range(900)), "32:32", "more than 30 deep"),
    "a key twice": (FORBID + "好\n  forbid: 坏\n", "5:3", "`forbid` stands here a second time"),
    "a key that is a list": ("? [a]\n: 1\n", "1:3", "a key is a plain text"),
    "a key that is an alias": ("a: &a b\n*a : 1\n", "2:1", "a key is a plain text"),
    "a tag that runs code": (FORBID + "!!python/name:os.system [ls]\n", "4:11", "the tag out"),
    "a tag of a type": (FORBID + "!!binary aGk=\n", "4:11", "leave the tag out"),
    "two documents": (FORBID + "好\n---\na: 1\n", "6:1", "leave out `---`"),
    "a TAB": (HEAD + "\tforbid: 好\n", "4:1", "cannot start any token"),
    "a control character": (FORBID + "\x07\n", "1:1", "unacceptable character"),
    "a number of 5000 digits": (FORBID + f"好\n  since: {'9' * 5_000}\n", "5:10", "a whole number"),
    "a number below zero": (FORBID + "好\n  since: -3\n", "5:10", "a whole number"),
    "a number beyond all bounds": (
        CELL + "\n  min: 1e99999999999999999999\n", "5:8", "must be a number"),
    "no number": (CELL + "\n  min: .nan\n", "5:8", "must be a number"),
    "a sum for a cell": (CELL + " + 1\n", "4:9", "a name of cells"),
    "a cell of last year": (CELL.replace("表三", "previous.表三") + "\n", "4:9", "a name of cells"),
    "a name of 9000 brackets": (HEAD + f"  cell: '{'(' * 9_000}'\n", "4:10", "too long"),
    "a pattern of 9000 characters": (FORBID + "坏" * 9_000 + "\n", "4:11", "more than 2000"),
    "a pattern that may hang": (FORBID + "(?:坏+)+好\n", "4:11", "how far it can go"),
    "an exception that may hang": (FORBID + "好\n  unless: (坏+)+\n", "5:11", "how far it can go"),
    "a term's exception": (
        HEAD + "  terms:\n    错: {right: 对, unless: '.*'}\n", "5:27", "how far it can go"),
    "braces in a message": (FORBID + "好\n  message: '{found'\n", "5:12", "is written {{ or }}"),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILT)
def test_it_is_refused_at_its_place_with_what_to_write(make, name):
    text, at, words = SPOILT[name]
    where = make(a_yaml=text)
    start = time.process_time()
    with pytest.raises(UserError) as caught:
        packs.load(where)
    assert time.process_time() - start < 2
    assert words in caught.value.message.en
    assert str(caught.value).startswith(f"{where / 'a.yaml'}:{at}: ")
    assert len(caught.value.message.en) < 500
    assert "\n" not in caught.value.message.en


def test_an_alias_stands_for_a_text_and_slips_are_told_where_it_stands(make):
    body = "  forbid:\n    - {pattern: 好, in: &one title}\n    - {pattern: 坏, in: *one}\n"
    (rule,) = packs.load(make(a_yaml=HEAD + body)).rules
    assert rule.written == "forbid: 好 | 坏"
    where = make("other", a_yaml=HEAD + body.replace("title", "titel"))
    with pytest.raises(UserError, match="did you mean title") as caught:
        packs.load(where)
    assert caught.value.line == 5


def test_words_stay_what_they_are(make):
    (rule,) = packs.load(make(a_yaml=FORBID.replace("标题", "'2024'") + "'true'\n")).rules
    assert (rule.title.zh, rule.written) == ("2024", "forbid: true")


def test_a_text_made_for_the_pattern_is_searched_in_proportion_to_its_length(make):
    where = make(a_yaml=FORBID + "公[^。]{0,40}开\n  unless: 栏[^。]{0,60}\n")
    rule = rule_of(plain_rules(where / "a.yaml")[0])

    def seconds(size: int) -> float:
        words = "公" * 40 + "开栏" * size
        source = load(
            report().replace("一、总体情况\n", f"一、总体情况\n{words}\n").encode(), "r.txt"
        )
        tree = parse(source)
        start = time.process_time()
        list(rule.check(source=source, report=tree))
        return time.process_time() - start

    seconds(10)
    assert seconds(8_000) < 8 * seconds(2_000) + 0.2
