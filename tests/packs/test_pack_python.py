"""The Python of packs: what its files share, what they are told where they fail, what they say."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from govlint import Fact, Facts, Finding, Message, Particulars, Source, Span, Stated, Text, packs
from govlint.engine.check import check
from govlint.errors import UserError
from govlint.linter.cache import keys
from govlint.packs import python

RULE = """\
from govlint import Facts, Message, Span, rule
from .lib.words import WORD

SAID = Message(zh=WORD, en=WORD)


@rule("JS901", "js-word", "标题", since=2020, organs=["township"])
def word(facts: Facts):
    '''Why.'''
    yield SAID.at(Span(0, 0))
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("GOVLINT_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def make(tmp_path):
    def written(name: str = "js", **files: str) -> Path:
        where: Path = tmp_path / name
        (where / "lib").mkdir(parents=True, exist_ok=True)
        (where / "pack.yaml").write_text("title: 江苏\n", "utf-8")
        for key, text in files.items():
            path = where / f"{key.replace('__', '/')}.py"
            path.write_text(text, "utf-8")
        return where

    return written


def told(where: Path, facts: Facts | None = None) -> list[str]:
    checked = check(Source("", ""), None, facts or Facts(""), (), packs.load(where).rules)
    assert not checked.failures
    return [one.message.zh for one in checked.diagnostics]


def of(year: int, organ: str) -> Facts:
    year_, organ_ = Stated(year, "", Span(0, 0)), Stated(organ, "", Span(0, 0))
    return Facts("", particulars=Particulars(year=year_, organ=organ_))


def test_files_of_a_pack_share_code_and_packs_do_not(make):
    one = make("one", a=RULE, lib__words="WORD = '一'\n")
    two = make("two", a=RULE, lib__words="from ..b import WORD\n", b="WORD = '二'\n")
    facts = of(2024, "白鹭镇人民政府")
    assert (told(one, facts), told(two, facts)) == (["一"], ["二"])


def test_what_is_shared_is_loaded_anew_once_it_has_changed(make):
    make(a=RULE, lib__words="WORD = '一'\n")
    facts = of(2024, "白鹭镇人民政府")
    assert told(make(), facts) == ["一"]
    assert told(make(lib__words="WORD = '一二'\n"), facts) == ["一二"]


def test_what_was_checked_by_other_shared_code_is_not_remembered(make):
    first = keys.checker(str(make(a=RULE, lib__words="WORD = '一'\n")))
    keys.checker.cache_clear()
    assert keys.checker(str(make(lib__words="WORD = '一二'\n"))) != first


def test_a_rule_is_for_its_years_and_bodies(make):
    where = make(a=RULE, lib__words="WORD = '一'\n")
    for year, organ, said in (
        (2020, "白鹭镇人民政府", ["一"]),
        (2019, "白鹭镇人民政府", []),
        (2020, "青禾县民政局", []),
    ):
        assert told(where, of(year, organ)) == said


@pytest.mark.parametrize(
    "shared, at, words",
    [
        ("WORD = 1 / 0\n", "lib/words.py:1:1", "ZeroDivisionError"),
        ("WORD = '一'\ndef (\n", "lib/words.py:2:1", "SyntaxError"),
        ("OTHER = '一'\n", "a.py:2:1", "cannot import name 'WORD'"),
        ("from .others import X\n", "lib/words.py:1:1", "ModuleNotFoundError"),
    ],
)
def test_a_crash_is_told_with_its_place(make, shared, at, words):
    where = make(a=RULE, lib__words=shared)
    with pytest.raises(UserError) as caught:
        packs.load(where)
    assert words in caught.value.message.en
    assert str(caught.value).startswith(f"{where / at}: cannot be run: ")


def test_an_organ_that_does_not_exist(make):
    where = make(a=RULE.replace("township", "town"), lib__words="WORD = '一'\n")
    with pytest.raises(UserError, match="no organ 'town'"):
        packs.load(where)


def test_a_note_beside_a_rule(make):
    where = make(a=RULE, lib__words="WORD = '一'\n")
    (rule,) = packs.load(where).rules
    assert rule.note == Text("Why.", "Why.")
    note = where / "a.md"
    note.write_text(
        "# JS901 js-word\n\n## 为什么\n\n因为。\n\n## 误报\n\n没有。\n\n## Why\n\nSo.\n", "utf-8"
    )
    (rule,) = packs.load(make(a=f"{RULE}\n")).rules
    assert rule.note == Text("因为。\n\n没有。", "So.")
    for old, new, line, words in (
        ("js-word", "js-words", 1, "begins with the line `# JS901 js-word`"),
        ("## 误报", "## 误会", 7, "`## 误会`: a note has `## 为什么`"),
        ("## 误报", "## 为什么", 7, "each once"),
    ):
        kept = note.read_text("utf-8")
        note.write_text(kept.replace(old, new), "utf-8")
        with pytest.raises(UserError, match=words) as caught:
            _ = rule.note
        assert str(caught.value).startswith(f"{note}:{line}:")
        note.write_text(kept, "utf-8")


def test_a_message_speaks_both_languages():
    said = Message("{day}，{body}填了{stated}", "{day}: {body} has {stated}", "改", "mend it")
    fact = Fact("disclosure", "fees", "amount", 3, " 3 ", Span(1, 4))
    body = Text("镇", "the town")
    found = said.at(fact, day=date(2025, 1, 31), body=body, computed=4, level="info")
    assert found == Finding(
        Span(1, 4),
        Text("2025年1月31日，镇填了3", "2025-01-31: the town has 3"),
        Text("改", "mend it"),
        cell=fact.cell,
        stated="3",
        computed="4",
        level="info",
    )
    plain = Message("一", "one").at(Span(0, 1))
    assert plain == Finding(Span(0, 1), Text("一", "one"))


LAZY = """\
from govlint import Finding, Source, Span, Text, rule

open({!r}, "w").close()


@rule("JS901", "js-word", "标题", words=("乌有",))
def word(source: Source):
    yield Finding(Span(0, 1), Text("有", "there"))
"""


def test_a_file_is_run_when_a_rule_of_it_first_has_to_look(make, tmp_path, monkeypatch):
    ran = tmp_path / "ran"
    where = make(a=LAZY.format(str(ran)))
    assert [one.code for one in packs.load(where).rules] == ["JS901"]
    ran.unlink()
    python._rules.cache_clear()
    for name in [one for one in sys.modules if one.startswith("govlint_pack_")]:
        monkeypatch.delitem(sys.modules, name)
    rules = packs.load(where).rules
    assert (rules[0].words, rules[0].inputs, rules[0].note) == (
        ("乌有",),
        ("source",),
        Text("", ""),
    )
    assert not ran.exists()
    for text, count in (("没 有", 0), ("乌\n有", 1)):
        assert len(check(Source("", text), None, Facts(""), (), rules).diagnostics) == count
        assert ran.exists() == bool(count)
