import marshal
import os
import subprocess
import sys

import pytest
from helpers.paths import ROOT

from govlint import packs
from govlint.errors import UserError
from govlint.identities.expression import parse
from govlint.identities.names import resolve
from govlint.packs.kinds import plain_rules, rule_of
from govlint.resources import folder

GOOD = """\
JS301:
  name: js-balance
  title: 收办平衡
  table: requests
  each: column
  assert: 本年新收 + 上年结转 == 办理结果.总计 + 结转下年度
"""
WHOLE = "本年新收 + 上年结转 == 办理结果.总计 + 结转下年度"
PYTHON = """\
from collections.abc import Iterator
from govlint.model.diagnostic import Finding
from govlint.model.facts import Facts
from govlint.engine.rule import rule

@rule("JS901", "js-python", "标题", level="info")
def check(facts: Facts) -> Iterator[Finding]:
    '''Why.'''
    yield from ()
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("GOVLINT_CACHE", str(tmp_path / "cache"))


def national(*files):
    """The rules of the national pack's own YAML files."""
    return [
        rule_of(plain)
        for file in files
        for plain in plain_rules(folder("rules") / "national" / file)
    ]


def test_the_national_identities():
    rules = {rule.code: rule for rule in national("requests.yaml", "remedies.yaml")}
    assert list(rules) == ["GL301", "GL302", "GL303", "GL310", "GL401"]
    english = resolve(
        parse("new + carried_in == outcome.total + carried_out"), "requests", "column"
    )
    assert rules["GL301"].assertion == english
    assert rules["GL310"].repairs == ("GL301", "GL302", "GL303")
    assert all(rule.basis and rule.title.en.isascii() for rule in rules.values())


def test_a_rule_and_its_defaults(make):
    pack = packs.load(make(a_yaml=GOOD, b_py=PYTHON))
    assert (pack.name, pack.title, pack.region) == ("js", "江苏", "")
    yaml, python = pack.rules
    assert (yaml.code, yaml.level, yaml.confidence, yaml.inputs) == (
        "JS301",
        "error",
        "high",
        ("facts",),
    )
    assert yaml.title.zh == yaml.title.en == "收办平衡"
    assert (python.code, python.level, python.inputs, python.note.en) == (
        "JS901",
        "info",
        ("facts",),
        "Why.",
    )


@pytest.mark.parametrize(
    "old, new, at, words",
    [
        ("each: column", "eech: column", "5:3", "no such key: eech. did you mean each?"),
        ("each: column", "each: colum", "5:9", "did you mean column?"),
        ("each: column", "each: 3", "5:9", "no such each: 3"),
        ("  each: column\n", "", "1:1", "`each:` is missing"),
        ("table: requests", "table: request", "4:10", "did you mean requests?"),
        ("title: 收办平衡", "title:", "3:3", "`title:` is empty"),
        ("title: 收办平衡", "title: [x]", "3:10", "must be a text"),
        ("title: 收办平衡", "level: eror\n  title: x", "3:10", "did you mean error?"),
        ("title: 收办平衡", "confidence: sure\n  title: x", "3:15", "no such confidence: sure"),
        ("name: js-balance", "name: JS Balance", "2:9", "is no name"),
        ("JS301", "js301", "1:1", "did you mean JS301?"),
        ("JS301", "J301", "1:1", "is no code"),
        ("assert: 本", "assrt: 本", "1:1", "did you mean assert?"),
        ("办理结果.总计", "办理结果.总记", "6:26", "did you mean 办理结果.总计?"),
        (WHOLE, "'本年新收 = 上年结转'", "6:17", "write `==`"),
        (WHOLE, ">-\n    本年收 == 上年结转", "6:11", "no row `本年收`"),
        ("本年新收 +", "去年.结转下年度 +", "6:11", "did you mean 上年.结转下年度?"),
        ("assert:", "forbid: x\n  assert:", "7:3", "not `forbid:` and `assert:`"),
        ("assert:", "repair: [JS301]\n  assert:", "7:3", "of one kind"),
        ("assert:", "message: '{left.__class__}'\n  assert:", "6:12", "no {left.__class__} here"),
        ("assert:", "message: '{left!r}'\n  assert:", "6:12", "only {line}"),
        ("assert:", "message: '{left'\n  assert:", "6:12", "expected '}'"),
        ("assert:", "message_en: x\n  assert:", "6:3", "needs a `message:`"),
        ("each: column", "each: report", "4:3", "has no table"),
        ("  each: column\n", "  each: column\n  each: row\n", "6:3", "a second time"),
    ],
)
def test_every_slip_is_placed(make, old, new, at, words):
    assert old in GOOD
    where = make(a_yaml=GOOD.replace(old, new, 1))
    with pytest.raises(UserError) as caught:
        packs.load(where)
    assert words in caught.value.message.en
    assert str(caught.value).startswith(f"{where / 'a.yaml'}:{at}: ")


@pytest.mark.parametrize(
    "pack, at, words",
    [
        ("titel: x\n", "1:1", "did you mean title?"),
        ("letters: JS\n", "1:1", "`title:` is missing"),
        ("title: 江苏\nextends: nationl\n", "2:10", "did you mean national?"),
        ("title: 江苏\nextends: base\ndrop: [JS300]\n", "3:8", "did you mean JS301?"),
        ("title: 江苏\ndrop: JS301\n", "2:7", "must be a list"),
        ("title: [江苏]\n", "1:8", "must be a text"),
    ],
)
def test_slips_of_pack_yaml(make, pack, at, words):
    base = make("base", a_yaml=GOOD)
    where = make("own", pack)
    with pytest.raises(UserError) as caught:
        packs.load(where, {"base": base})
    assert words in caught.value.message.en
    assert str(caught.value).startswith(f"{where / 'pack.yaml'}:{at}: ")


def test_extends_overrides_and_drops(make):
    base = make("base", a_yaml=GOOD + GOOD.replace("JS301", "JS302").replace("js-b", "other-b"))
    mine = GOOD.replace("收办平衡", "我的") + GOOD.replace("JS301", "JS303").replace(
        "js-b", "third-b"
    )
    own = make(
        "own", "title: 市\nregion: 320100\nextends: base\ndrop: [other-balance]\n", a_yaml=mine
    )
    pack = packs.load(own, {"base": base})
    assert [(rule.code, rule.title.zh) for rule in pack.rules] == [
        ("JS301", "我的"),
        ("JS303", "收办平衡"),
    ]
    assert pack.region == "320100"


def test_packs_must_not_extend_one_another(make):
    one, two = make("one", "title: a\nextends: two\n"), make("two", "title: b\nextends: one\n")
    with pytest.raises(UserError, match="one extends two extends one"):
        packs.load("one", {"one": one, "two": two})


@pytest.mark.parametrize(
    "files, words",
    [
        ({"b_yaml": GOOD}, "JS301 is defined twice, first in "),
        ({"b_py": PYTHON.replace("JS901", "JS301")}, "JS301 is defined twice"),
        ({"b_yaml": GOOD.replace("JS301", "JS302")}, "bears the name `js-balance` already"),
        ({"b_py": PYTHON.replace("(facts", "(facts, digest")}, "asks for digest or tolerance"),
        ({"b_py": PYTHON.replace("(facts", "(report, previous")}, "do not go together"),
        ({"b_py": PYTHON.replace("(facts", "(fact")}, "no input 'fact'"),
        ({"b_py": PYTHON.replace("yield from ()", "return []")}, "must yield"),
        ({"b_py": PYTHON.replace('"info"', '"note"')}, "no level 'note'"),
        ({"b_py": PYTHON + "\n1 / 0\n"}, "ZeroDivisionError"),
        ({"b_py": PYTHON + "\ndef (\n"}, "SyntaxError"),
        ({"labels_yaml": "x: 1\n"}, "no such key: x"),
        ({"b_yml": GOOD}, "rename this one"),
        ({"b_yaml": "- x\n"}, "must be a mapping"),
        ({"b_yaml": "JS302: x\n"}, "must be a mapping"),
    ],
)  # fmt: skip
def test_slips_between_files(make, files, words):
    with pytest.raises(UserError) as caught:
        packs.load(make(a_yaml=GOOD, **files))
    assert words in caught.value.message.en
    assert caught.value.path is not None


REPAIR = "JS310:\n  name: js-repair\n  title: 表三\n  table: requests\n  repair: [JS301]\n"


@pytest.mark.parametrize(
    "text, words",
    [
        (REPAIR.replace("[JS301]", "[JS30]"), "`JS30` is no code"),
        (REPAIR.replace("[JS301]", "JS301"), "must be a list"),
        (REPAIR.replace("JS301", "JS305"), "did you mean JS301?"),
        (REPAIR.replace("requests", "remedies"), "no linear `==` of remedies"),
        (REPAIR.replace("  table: requests\n", ""), "`table:` is missing"),
    ],
)
def test_slips_of_repair(make, text, words):
    with pytest.raises(UserError) as caught:
        packs.load(make(a_yaml=GOOD, b_yaml=text))
    assert words in caught.value.message.en
    assert caught.value.line is not None


def test_an_unknown_pack_and_a_folder_that_is_none(tmp_path):
    with pytest.raises(UserError, match="did you mean national"):
        packs.load("natonal")
    with pytest.raises(UserError, match=r"no pack\.yaml"):
        packs.load(tmp_path)


def test_a_change_is_seen_at_once(make):
    where = make(a_yaml=GOOD)
    assert packs.load(where).rules[0].title.zh == "收办平衡"
    (where / "a.yaml").write_text(GOOD.replace("收办平衡", "改了"), "utf-8")
    assert packs.load(where).rules[0].title.zh == "改了"


def test_a_kept_pack_needs_neither_yaml_nor_lark(make):
    where = make(a_yaml=GOOD)
    program = (
        "import sys; from pathlib import Path; from govlint import packs;"
        "packs.load(Path(sys.argv[1]));"
        "print(sorted({'lark', 'ruamel.yaml', 'difflib'} & set(sys.modules)))"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", program, str(where)],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ},
        ).stdout.strip()
        for _ in range(2)
    ]
    assert "lark" in told[0]
    assert told[1] == "[]"


def test_what_is_kept_is_plain_data(make):
    where = make(a_yaml=GOOD)
    assert marshal.loads(marshal.dumps(plain_rules(where / "a.yaml"))) == plain_rules(
        where / "a.yaml"
    )
