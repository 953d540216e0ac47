"""The kinds of rule a pack can state in YAML: every slip is placed; what is kept between runs."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys

import pytest
from helpers.paths import ROOT
from helpers.sample_report import report

from govlint import packs
from govlint.errors import UserError
from govlint.packs.kinds import plain_rules

HEAD = "JS801:\n  name: js-rule\n  title: 标题\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("GOVLINT_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize(
    "body, at, words",
    [
        ("  forbid: 公开*\n", "4:11", "say how far it can go"),
        ("  forbid: [好, '(坏']\n", "4:15", "the pattern `(坏` is no pattern"),
        ("  forbid: []\n", "4:3", "`forbid:` is empty"),
        ("  forbid:\n", "4:3", "`forbid:` is empty"),
        ("  forbid: 3\n", "4:11", "must be a text"),
        ("  forbid: [{patern: 坏}]\n", "4:13", "did you mean pattern?"),
        ("  forbid: [{in: prose}]\n", "4:12", "`pattern:` is missing"),
        ("  forbid: [{pattern: 坏, in: pros}]\n", "4:29", "did you mean prose?"),
        ("  forbid: 坏\n  in: section.7\n", "5:7", "no such scope: section.7"),
        ("  forbid: 坏\n  in: [title, tabel]\n", "5:15", "did you mean tables?"),
        ("  forbid: 坏\n  inn: title\n", "5:3", "did you mean in?"),
        ("  forbid: 坏\n  safe: true\n", "5:3", "needs a `replace:`"),
        ("  forbid: 坏\n  replace: 好\n  safe: sure\n", "6:9", "true or false"),
        ("  forbid: 坏\n  replace: 不坏\n", "5:12", "itself forbidden"),
        ("  forbid: '(坏)'\n  replace: '\\1'\n", "5:12", "plain words"),
        ("  forbid: 坏\n  unless: 坏+\n", "5:11", "say how far it can go"),
        ("  forbid: 坏\n  message: '{where}'\n", "5:12", "only {found}, {replacement}"),
        ("  forbid: 坏\n  help_en: x\n", "5:3", "needs a `help:`"),
        ("  forbid: 坏\n  require: 好\n", "5:3", "of one kind"),
        ("  forbid: 坏\n  since: soon\n", "5:10", "a whole number"),
        ("  require: 坏\n  replace: 好\n", "5:3", "no such key: replace"),
        ("  require: 坏\n  message: '{found}'\n", "5:12", "only {section}"),
        ("  terms: {错: 对错}\n", "4:14", "holds the wrong word `错`"),
        ("  terms: {错: 对, 误: 错误}\n", "4:20", "holds the wrong word"),
        ("  terms: {错: {right: 对, unles: x}}\n", "4:25", "did you mean unless?"),
        ("  terms: {错: {right: 对, unless: x+}}\n", "4:33", "say how far it can go"),
        ("  terms: {错 误: 对, 错误: 对}\n", "4:19", "a second time"),
        ("  terms: {错: 3}\n", "4:14", "must be a text"),
        ("  terms: none.yaml\n", "4:10", "no file `terms/none.yaml` in the pack"),
        ("  terms: ../pack.yaml\n", "4:10", "no file"),
        ("  terms: []\n", "4:10", "a table of wrong words"),
        ("  section: 7\n", "4:12", "1 to 6"),
        ("  section: 七\n", "4:12", "no such part: 七"),
        ("  section: 5\n  min: 9\n  max: 3\n", "5:8", "more than `max:`"),
        ("  section: 5\n  all_of: [[a]]\n", "5:12", "must be a text"),
        ("  cell: 表三.本年新受.总计\n", "4:9", "no table.row.column"),
        ("  cell: 表三.本年新收.总计\n  type: int\n", "5:9", "no such type: int"),
        ("  cell: 表三.本年新收.总计\n  max: many\n", "5:8", "must be a number"),
        ("  cell: 表三.本年新收.总计\n  min: 3\n  max: '2.5'\n", "5:8", "more than `max:`"),
        ("  date: signed\n", "4:9", "has one of `<=`"),
        ("  date: sined <= year.end\n", "4:9", "did you mean signed?"),
        ("  date: signed <= yearend\n", "4:19", "did you mean year.end?"),
        ("  date: signed <= 02-30 of next year\n", "4:19", "not every year"),
        ("  date: year.start < year.end\n", "4:9", "must be what a report says"),
        ("  forbidden: 坏\n", "1:1", "did you mean forbid?"),
    ],
)
def test_every_slip_is_placed(make, body, at, words):
    where = make(a_yaml=HEAD + body)
    with pytest.raises(UserError) as caught:
        packs.load(where)
    assert words in caught.value.message.en
    assert str(caught.value).startswith(f"{where / 'a.yaml'}:{at}: ")


@pytest.mark.parametrize(
    "terms, at, words",
    [
        ("错: [对]\n", "1:4", "must be a text"),
        ("错: {rigth: 对}\n", "1:5", "did you mean right?"),
        ("- 错\n", "1", "must be a mapping"),
        ("", "1", "this table is empty"),
    ],
)
def test_slips_of_a_file_of_terms_are_placed_in_it(make, terms, at, words):
    where = make(a_yaml=HEAD + "  terms: own.yaml\n")
    (where / "terms").mkdir()
    path = where / "terms" / "own.yaml"
    path.write_text(terms, "utf-8")
    with pytest.raises(UserError) as caught:
        packs.load(where)
    assert words in caught.value.message.en
    assert str(caught.value).startswith(f"{path}:{at}")


# what is kept between runs

BODIES = (
    "forbid: '坏{1,3}'",
    "require: '好{1,3}'",
    "terms: {错: 对}",
    "section: 5",
    "cell: 表三.本年新收.总计",
    "date: signed <= 01-31 of next year",
)
EVERY = "".join(
    HEAD.replace("801", f"81{number}").replace("js-rule", f"js-{number}") + f"  {body}\n"
    for number, body in enumerate(BODIES)
)


def test_a_kept_pack_loads_no_library_and_compiles_nothing(make, tmp_path):
    where = make(a_yaml=EVERY)
    text = tmp_path / "r.txt"
    text.write_text(report(), "utf-8")
    program = (
        "import re, sys; from pathlib import Path; from govlint import packs;"
        "before = re._compiler.compile; seen = [];"
        "re._compiler.compile = lambda *w: seen.append(w[0]) or before(*w);"
        "packs.load(Path(sys.argv[1]));"
        "print(sorted({'lark', 'ruamel.yaml', 'difflib', 'govlint.packs.kinds.bounded', 'string'}"
        " & set(sys.modules)), [one for one in seen if '坏' in str(one) or '好' in str(one)])"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", program, str(where)],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        ).stdout.strip()
        for _ in range(2)
    ]
    assert "govlint.packs.kinds.bounded" in told[0]
    assert told[1] == "[] []"


def test_what_is_kept_is_plain_data(make):
    where = make(a_yaml=EVERY)
    kept = plain_rules(where / "a.yaml")
    assert len(kept) == len(BODIES)
    assert marshal.loads(marshal.dumps(kept)) == kept
    assert all(rule.written for rule in packs.load(where).rules)
