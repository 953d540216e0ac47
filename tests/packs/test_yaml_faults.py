"""What people get wrong in packs: the place, in Chinese and in English, all at once."""

from __future__ import annotations

import os
import pickle
import re
from pathlib import Path

import pytest

from govlint import packs
from govlint.commands import cli
from govlint.errors import MOST_FAULTS, UserError
from govlint.yamlfile.data import data_with_places
from govlint.yamlfile.node import Node

HEAD = "YL801:\n  name: yunling-words\n  title: 标题\n"
# What stands in a file of rules after HEAD; the place, the Chinese and the English.
FAULTS = {
    "forbidd: 坏": ("1:1", "是不是 forbid？", "did you mean forbid?"),
    "forbid: 坏\n  levle: info": ("5:3", "没有这个键：levle。是不是 level？", "no such key: levle"),
    "forbid: 坏\n  level: warn": ("5:10", "没有这个级别：warn", "did you mean warning?"),
    "forbid: 坏\n  in: 正问": ("5:7", "没有这个范围：正问。是不是 正文？", "no such scope: 正问"),
    "forbid:": ("4:3", "`forbid:` 是空的", "`forbid:` is empty"),
    "forbid: 坏\n  safe: 是": ("5:9", "这里应是 true 或 false", "this must be true or false"),
    "forbid: 坏\n  since: 很久": ("5:10", "这里应是整数，不是 `很久`", "must be a whole number"),
    "forbid: [坏, 3]": ("4:15", "这里应是一段文字，不是 3", "this must be a text, not 3"),
    "forbid: 坏+": ("4:11", "请写明上限", "say how far it can go"),
    "forbid: 坏\n  message: '{字}'": ("5:12", "这里没有 {字}，只有", "there is no {字} here, only"),
    "section: 7": ("4:12", "是 1 到 6", "is 1 to 6"),
    "section: 5\n  min: 9\n  max: 3": ("5:8", "大于 `max:`", "is more than `max:`"),
    "repair: GL401\n  table: 表四": ("4:11", "这里应是列表", "this must be a list"),
    "repair: [GL401]": ("1:1", "缺少 `table:`", "`table:` is missing"),
    "date: signed": ("4:9", "要有且只有一个", "has one of"),
    "assert: 1/0 == 1\n  each: 列\n  table: 表三": ("4:11", "除数是零", "divides by zero"),
    "assert: 总计 / (2 - 2) >= 1\n  each: 行\n  table: 表三": ("4:11", "除数是零", "divides by"),
    "assert: 总计 = 1\n  each: 列\n  table: 表三": ("4:14", "请写 `==`", "write `==`"),
    "forbid：坏": ("4:9", "冒号是全角的", "this colon is full-width"),
    "terms:\n    错：对": ("5:5", "冒号是全角的", "this colon is full-width"),
    "forbid: 坏\n  name: 又": ("5:3", "写了两次", "stands here a second time"),
    "forbid: 坏\n  help: !!str x": ("5:9", "请删去", "leave the tag out"),
}
UNDERSTOOD = {
    "forbid: 坏\n  level: 警告\n  in: [正文, “第一部分”]": {"level": "warning"},
    "forbid: 坏\n  level: ｉｎｆｏ\n  confidence: 中": {"level": "info", "confidence": "medium"},
    "assert: 总计 >= 1\n  each: 行\n  table: 表三": {"each": "row", "table": "requests"},
    "assert: 总计 >= 1\n  each: row\n  table: “requests”": {"each": "row", "table": "requests"},
    "assert: 总计 / (3 - 2) >= 1\n  each: 行\n  table: 表三": {"table": "requests"},
}


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOVLINT_CACHE", str(tmp_path / "cache"))
    where = tmp_path / "yunling"
    where.mkdir()
    (where / "pack.yaml").write_text("title: 云岭\nextends: national\n", "utf-8")
    return where


@pytest.mark.parametrize("body", FAULTS)
def test_a_fault_is_told_in_both_languages(body: str, pack: Path) -> None:
    place, zh, en = FAULTS[body]
    (pack / "a.yaml").write_text(f"{HEAD}  {body}\n", "utf-8")
    with pytest.raises(UserError) as caught:
        packs.load(pack)
    (fault,) = caught.value.faults
    assert fault.in_language("zh").startswith(f"{pack / 'a.yaml'}:{place}: ")
    assert zh in fault.message.zh
    assert en in fault.message.en
    assert re.search("[一-龥]", fault.message.zh)


@pytest.mark.parametrize("body", UNDERSTOOD)
def test_chinese_words_and_wide_letters_are_understood(body: str, pack: Path) -> None:
    (pack / "a.yaml").write_text(f"{HEAD}  {body}\n", "utf-8")
    (rule,) = (rule for rule in packs.load(pack).rules if rule.code == "YL801")
    assert {key: getattr(rule, key) for key in UNDERSTOOD[body]} == UNDERSTOOD[body]


def test_all_faults_of_a_pack_are_told_in_one_run(
    pack: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (pack / "a.yaml").write_text(f"{HEAD}  forbid: 坏+\n  levle: info\nyl802:\n  x: 1\n", "utf-8")
    (pack / "c.yaml").write_text(
        "YL804:\n  name: c\n  title: 三\n  levle: info\n  level: 警吿\n", "utf-8"
    )
    (pack / "b.yaml").write_text("YL803:\n  name: B\n  require: 3\n", "utf-8")
    assert cli.main(["rules", "--pack", str(pack)]) == 2
    told = capfd.readouterr().err
    assert re.findall(r"([abc]\.yaml:\d+:\d+): ", told) == [
        *("a.yaml:4:11", "a.yaml:5:3", "a.yaml:6:1"),
        *("b.yaml:1:1", "b.yaml:2:9", "b.yaml:3:12"),
        *("c.yaml:1:1", "c.yaml:5:10"),
    ]
    assert "\n      levle: info\n      ^\n" in told
    assert "没有这个键" in told
    (pack / "b.yaml").unlink()
    (pack / "c.yaml").unlink()
    (pack / "a.yaml").write_text(
        f"{HEAD}  forbid: 坏\nYL802:\n  name: yunling-words\n  title: 二\n  forbid: 差\n"
        "GL999:\n  amend: true\n  level: info\nGL998:\n  amend: true\n  level: info\n", "utf-8",
    )  # fmt: skip
    with pytest.raises(UserError) as caught:
        packs.load(pack)
    assert [one.line for one in caught.value.faults] == [5, 9, 12]


def test_a_file_of_nothing_but_faults_is_told_in_no_time(
    pack: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    keys = "".join(f"  nme{number}: x\n" for number in range(2_000))
    (pack / "a.yaml").write_text(f"{HEAD}  forbid: 坏\n{keys}", "utf-8")
    assert cli.main(["rules", "--pack", str(pack)]) == 2
    assert capfd.readouterr().err.count("govlint: ") == MOST_FAULTS


def test_an_error_with_many_faults_survives_a_process() -> None:
    one = UserError("错", "wrong", "a.yaml", 3, 4, more=(UserError("又", "again"),))
    again = pickle.loads(pickle.dumps(one))
    assert (str(again), again.message.zh) == ("a.yaml:3:4: wrong", "错")
    assert [str(fault) for fault in again.faults] == ["a.yaml:3:4: wrong", "again"]


@pytest.mark.parametrize("name", ["pack.yaml", "labels.yaml", "a.yaml", "forms/a.yaml"])
@pytest.mark.parametrize("kind", ["large", "pipe", "folder"])
def test_what_is_no_file_of_rules_is_not_read(name: str, kind: str, pack: Path) -> None:
    path = pack / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    if kind == "large":
        path.write_text("#" * 1_000_001, "utf-8")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    with pytest.raises(UserError, match=r"larger than 1 MB|no regular file|no pack") as caught:
        packs.load(pack)
    assert len(caught.value.faults) == 1


def test_a_value_knows_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a:\n  - b: “是”\n  - c\n", "utf-8")
    item = Node.file(path).at("a").items()[0]
    assert item.at("b").place == (str(path), 2, 5)
    assert item.at("b").fault_within("“是”", 2, UserError("甲", "a").message).column == 9
    assert data_with_places(path)[0] == {"a": [{"b": "“是”"}, "c"]}
