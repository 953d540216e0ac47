"""The JSON Schemas: fresh, valid, true of every file here, and stern with the slips that are told.

`GOVLINT_ACCEPT=1` (`make accept`) rewrites the files in the package.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from helpers.accepting import accepted
from helpers.config_faults import FAULTS
from helpers.paths import ROOT

from govlint import packs
from govlint.commands import cli, schemas
from govlint.errors import UserError
from govlint.packs.kinds import KINDS as KINDS_OF_RULE
from govlint.packs.kinds import fields_of
from govlint.packs.kinds.fields import AMENDMENT, COMMON, LIMITS
from govlint.packs.manifest import FIELDS
from govlint.settings.config import SETTINGS, key_fields
from govlint.yamlfile.data import data_with_places
from govlint.yamlfile.node import Node

jsonschema = pytest.importorskip("jsonschema")

KINDS = tuple(schemas.SCHEMAS)
PAGES = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
# What is written of a rule, and whether it is right; both the loader and the schema must say so.
ENTRIES = {
    "forbid: 坏": True,
    "forbid: [坏, {pattern: 差, replace: 好, in: title}]": True,
    "forbid: {pattern: 差, safe: false}": True,
    "forbid: {pattern: 差, saef: false}": False,
    "forbid: {replace: 好}": False,
    "forbid: []": False,
    "forbid: 坏\n  require: 好": False,
    "forbid: 坏\n  in: section.7": False,
    "forbid: 坏\n  in: [prose, headings]": True,
    "forbid: 坏\n  levle: info": False,
    "forbid: 坏\n  level: warn": False,
    "forbid: 坏\n  since: soon": False,
    "forbid: 坏\n  safe: 是": False,
    "forbid: 坏\n  table: requests": False,
    "forbid: 坏\n  message: ''": False,
    "terms: {坏: 好, 差: , 劣: {right: 优, unless: 劣等}}": True,
    "terms: {坏: 1}": False,
    "terms: {坏: {unless: 坏人}}": False,
    "terms: {}": False,
    "require: [好, 优]\n  unless: 不好": True,
    "require: 5": False,
    "section: 5\n  min: 100\n  any_of: [时限]": True,
    "section: 7": False,
    "section: [一.（二）, 五个方面]\n  numbers: 1": True,
    "forbid: 坏\n  when: {mentions: 好, in: 一（二）}": True,
    "forbid: 坏\n  when: {mention: 好}": False,
    "forbid: 坏\n  figures: {收: {near: 收, unit: 元}}\n  when: 收 > 0": True,
    "forbid: 坏\n  figures: {收: {near: 收, unit: 角}}\n  when: 收 > 0": False,
    "repair: [GL401]\n  table: remedies\n  when: {mentions: 好}": False,
    "section: 5\n  min: many": False,
    "cell: 表二.行政事业性收费.本年收费金额\n  max: 1000\n  type: amount": True,
    "cell: 表二.行政事业性收费.本年收费金额\n  max: '0.5'": True,
    "cell: 表二.行政事业性收费.本年收费金额\n  max: 很多": False,
    "cell: 表二.行政事业性收费.本年收费金额\n  type: text": False,
    "date: signed <= 01-31 of next year\n  since: 2021": True,
    "date: ''": False,
    "assert: 自然人 <= 总计\n  each: row\n  table: requests": True,
    "assert: 自然人 <= 总计\n  each: row": False,
    "assert: 自然人 <= 总计\n  table: requests": False,
    "assert: 表三.本年新收.总计 >= 1\n  each: report": True,
    "assert: 表三.本年新收.总计 >= 1\n  each: report\n  table: requests": False,
    "repair: GL401\n  table: remedies": False,
    "repair: [GL4]\n  table: remedies": False,
    "level: error": False,
}
PACKS = {
    "title: 试": True,
    "title: 试\nextends: national\ndrop: [GL115]": True,
    "title: 试\ndrop: [GL115]": False,
    "title: 试\nextends: national\ndrop: GL115": False,
    "title: 试\nregion: 320000\nletters: JS": True,
    "title: 试\nregion: 32": False,
    "title: 试\nregion: 920000": False,
    "title: 试\nletters: j": False,
    "title: [试]": False,
    "extends: national": False,
    "title: 试\nname: 试": False,
}


def faults(kind: str, data: Any) -> list[str]:
    validator = jsonschema.Draft7Validator(schemas.schema(kind))
    return [fault.message for fault in validator.iter_errors(data)]


def plain(path: Path, text: str) -> Any:
    path.write_text(text, "utf-8")
    return data_with_places(path)[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_is_fresh_and_a_schema(kind: str) -> None:
    accepted(Path(schemas.__file__).parent / schemas.file(kind), schemas.text(kind))
    jsonschema.Draft7Validator.check_schema(schemas.schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_prints_it(kind: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["schema", kind]) == 0
    assert json.loads(capfdbinary.readouterr().out) == schemas.schema(kind)


def test_the_command_says_which_there_are(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema", "rule"]) == 2
    assert "rules" in capfd.readouterr().err


@pytest.mark.slow
def test_every_yaml_file_of_a_pack_here_is_valid() -> None:
    seen = 0
    for home in sorted([*(ROOT / "rules").iterdir(), ROOT / "docs" / "examples" / "yunling"]):
        for path in sorted(home.glob("*.yaml")):
            if path.name != "labels.yaml":
                kind = "pack" if path.name == "pack.yaml" else "rules"
                assert faults(kind, data_with_places(path)[0]) == [], path
                seen += 1
    assert seen > 8


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_all_yaml_on_the_pages_is_valid(page: Path, tmp_path: Path) -> None:
    for block in re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        data = plain(tmp_path / "a.yaml", block)
        if not isinstance(data, dict):  # a file of a server's, not of ours
            continue
        if any(key[:1].isupper() for key in data):
            assert faults("rules", data) == []
        elif "title" in data and "tables" not in data:  # else it is a form
            assert faults("pack", data) == []
        elif data.keys() & set(SETTINGS) and "jobs" not in data:  # but a server's
            assert faults("config", data) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_configuration_of_init_is_valid(lang: str, tmp_path: Path) -> None:
    assert cli.main(["init", str(tmp_path), "--lang", lang]) == 0
    assert faults("config", data_with_places(tmp_path / ".govlint.yaml")[0]) == []


@pytest.mark.parametrize("text", FAULTS)
def test_slips_in_a_configuration_are_seen(text: str, tmp_path: Path) -> None:
    assert faults("config", plain(tmp_path / "a.yaml", text)) != []


@pytest.mark.parametrize(("entry", "right"), ENTRIES.items())
def test_of_a_rule_loader_and_schema_say_the_same(entry: str, right: bool, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("title: 试\nextends: national\n", "utf-8")
    text = f"YL801:\n  name: yunling-words\n  title: 标题\n  {entry}\n"
    data = plain(tmp_path / "a.yaml", text)
    assert loads(tmp_path) == right
    assert (faults("rules", data) == []) == right


@pytest.mark.parametrize(("text", "right"), PACKS.items())
def test_of_a_pack_loader_and_schema_say_the_same(text: str, right: bool, tmp_path: Path) -> None:
    data = plain(tmp_path / "pack.yaml", text)
    rule = "JS801:\n  name: js-words\n  title: 标题\n  forbid: 坏\n"
    (tmp_path / "a.yaml").write_text(rule, "utf-8")
    assert loads(tmp_path) == right
    assert (faults("pack", data) == []) == right


# For each key, by the schema of what stands under it, right and wrong values: both must agree.
VALUES = (
    *("好", "", " ", 0, 1, 3, 7, -1, True, False, None, [], ["好"], ["好", 1], [""], [None], {}),
    *({"a": "b"}, {"right": "好"}, "error", "警告", "high", "高", "requests", "表三", "row", "行"),
    *("title", "第一部分", ["prose", "tables"], "section.9", "whole", "county", ["GL301"], "GL301"),
    *("2.5", "12", "320000", 320000, 32, "JS", "js", "yunling-words", "2026-12-31", "2026-13-40"),
    *({"GL120": "error"}, {"GL120": "fatal"}, {"a/**": {"organ": "city"}}, {"a": {"organ": "x"}}),
    *({"rule": "GL402", "path": "a", "reason": "b"}, [{"rule": "GL402", "path": "a"}], [[]], "zh"),
    *({"收取": {"near": "好", "unit": "元"}}, {"mentions": "好"}, {"mentions": 3}, "一.（二）"),
    *({"pattern": "好"}, [{"pattern": "好", "safe": False}], {"pattern": "好", "x": 1}),
)
TABLES = {
    "config": key_fields(),
    "pack": FIELDS,
    "common": COMMON | LIMITS,
    "amend": AMENDMENT,
    **{kind: fields_of(kind) for kind in KINDS_OF_RULE},
}
KEYS = [(name, key) for name, fields in TABLES.items() for key in fields]


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_of_each_key_reader_and_schema_say_the_same(name: str, key: str, tmp_path: Path) -> None:
    shape = TABLES[name][key].shape
    validator = jsonschema.Draft7Validator(shape.schema)
    told = {}
    for value in VALUES:
        route: tuple[str, ...] = (key,)
        node = Node(value, tmp_path / "a.yaml", Anywhere(), route)
        try:
            shape.read(node)
            told[repr(value)] = True
        except UserError:
            told[repr(value)] = False
    valid = {repr(value): validator.is_valid(value) for value in VALUES}
    unequal = {value for value in told if told[value] != valid[value]}
    # What a text means, only govlint can say; what it cannot read is in no schema.
    meaning = {value for value in unequal if valid[value] and key in MEANING}
    assert unequal - meaning == set()
    assert (True in told.values()) or key in MEANING
    assert False in told.values() or shape.schema == {}


MEANING = {"cell", "date", "terms", "until", "region"}


class Anywhere(dict[Any, tuple[int, int]]):
    """Places of values that stand in no file."""

    def __missing__(self, route: Any) -> tuple[int, int]:
        return 1, 1


def loads(folder: Path) -> bool:
    try:
        packs.load(folder)
    except UserError:
        return False
    return True
