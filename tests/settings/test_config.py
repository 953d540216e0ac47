"""`.govlint.yaml`: found upwards, checked to the last word, and what it says holds."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from helpers.accepting import accepted
from helpers.command_line import write
from helpers.config_faults import FAULTS
from helpers.sample_report import WRONG, report
from helpers.twin_pages import LANGS, page

from govlint.bilingual import Text
from govlint.commands import cli
from govlint.settings import finding
from govlint.settings.config import SETTINGS
from govlint.settings.finding import FILE, find
from govlint.settings.loading import load
from govlint.settings.values import PathSettings

WORDS = {
    "ignore: [GL3O1]": "没有这个规则：GL3O1。是不是 GL",
    "select: [nonsense]": "没有这个规则：nonsense",
    "pack: provincial": "没有这个规则包：provincial",
    "require-plugins: [govlint-yunlin]": "没有这个插件：govlint-yunlin",
    "allow: [{rule: GL3O1, path: a.txt, reason: b}]": "没有这个规则：GL3O1",
    "allow: [{rule: GL004, path: a.txt, row: 总结, reason: b}]": "三张表里都没有这一行：总结",
    "baseline: known.jsonl": "没有这个基线文件",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ran(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main([*words])
    done = capfd.readouterr()
    return code, done.out, done.err


@pytest.mark.parametrize(("text", "said"), FAULTS.items())
def test_what_is_wrong_is_told_with_its_line(
    text: str, said: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    write(FILE, text)
    code, out, err = ran(capfd, "check")
    assert (code, out) == (2, "")
    assert f"{FILE}:{said[0]}: " in err
    assert said[1] in err
    assert err.count("\n") == 3  # the fault, its line, the caret


@pytest.mark.parametrize(("text", "said"), WORDS.items())
def test_words_that_mean_nothing_are_told(
    text: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    write(FILE, text)
    write("a.txt", report())
    code, _, err = ran(capfd, "check")
    assert code == 2
    assert said in err
    assert err.count("govlint: ") == 1


def test_everything_wrong_is_told_at_once(capfd: pytest.CaptureFixture[str]) -> None:
    write(
        FILE, "slect: [GL3]\nlevels: {GL301: fatal}\nallow:\n  - path: a\n  - rule: [x]\njobs: -1\n"
    )
    code, _, err = ran(capfd, "check", "--lang", "en")
    places = re.findall(rf"{re.escape(FILE)}:(\d+:\d+): ", err)
    assert (code, places) == (2, ["1:1", "2:17", "4:5", "4:5", "5:5", "5:5", "5:11", "6:7"])
    assert "    levels: {GL301: fatal}\n" + " " * 20 + "^\n" in err
    write(FILE, "select: [GL3O1]\nignore: [nonsense]\n")
    assert ran(capfd, "check")[2].count("没有这个规则") == 2


def test_what_is_no_file_is_not_read(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(FILE, "#" * 1_000_001)
    assert "超过 1 MB" in ran(capfd, "check")[2]
    write(FILE, "baseline: pipe\n")
    os.mkfifo(folder / "pipe")
    assert "不是普通文件" in ran(capfd, "check")[2]


def test_the_file_is_found_upwards_but_not_beyond_the_repository(folder: Path) -> None:
    write(FILE, "pack: national")
    inner = folder / "a" / "b"
    inner.mkdir(parents=True)
    assert find(inner).path == folder / FILE
    (folder / "a" / ".git").mkdir()
    assert find(inner).path is None


@pytest.mark.parametrize("whose", ["folder", "file"])
def test_the_search_ends_at_what_belongs_to_another_user(
    whose: str, folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(FILE, "ignore: [GL3]")
    (folder / "mine").mkdir()
    monkeypatch.chdir("mine")
    write("a.txt", report(WRONG))
    assert ran(capfd, "check")[0] == 0
    planted = folder if whose == "folder" else folder / FILE
    monkeypatch.setattr(finding, "is_own", lambda path: path != planted)
    code, _, err = ran(capfd, "check")
    assert (code, f"{FILE}：属于另一个用户，没有采用" in err) == (1, True)
    assert ran(capfd, "check", "--config", f"../{FILE}")[0] == 0
    assert ran(capfd, "check", "--trust")[0] == 0
    assert ran(capfd, "check", "--no-config")[2] == ""


def test_the_owner_of_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "getuid"):
        pytest.skip("files have no owner here")
    me = os.stat(folder).st_uid
    assert finding.is_own(folder)
    assert finding.is_own(Path("/"))
    monkeypatch.setattr(os, "getuid", lambda: me + 1)
    assert finding.is_own(folder) == (me == 0)


@pytest.mark.parametrize("name", [".govlint.yml", "govlint.yaml"])
def test_a_name_that_is_nearly_right_is_told(
    name: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(name, "ignore: [GL3]")
    write("a.txt", report(WRONG))
    code, _, err = ran(capfd, "check")
    assert (code, f"{name}: 没有读这个文件" in err) == (2, True)


def test_levels_and_rules_left_out(capfd: pytest.CaptureFixture[str]) -> None:
    write("a.txt", report(WRONG))
    assert ran(capfd, "check")[0] == 1
    write(FILE, "ignore: [GL3]")
    assert ran(capfd, "check")[0] == 0
    assert ran(capfd, "check", "--no-config")[0] == 1
    write(FILE, "levels:\n  GL3: warning")
    code, out, _ = ran(capfd, "check", "--format", "concise")
    assert (code, "GL310 warning" in out) == (0, True)
    write(FILE, "levels:\n  GL3: warning\nfail-on: warning")
    assert ran(capfd, "check")[0] == 1
    assert ran(capfd, "check", "--fail-on", "error")[0] == 0


def test_settings_of_some_files(capfd: pytest.CaptureFixture[str]) -> None:
    write("towns/a.txt", report(WRONG))
    write("b.txt", report(WRONG))
    write(FILE, "paths:\n  towns/**:\n    ignore: [GL3]\nexclude: [old]")
    write("old/c.txt", report(WRONG))
    _, out, _ = ran(capfd, "check", "--format", "concise")
    assert [line.partition(":")[0] for line in out.splitlines()] == ["b.txt"]
    _, out, _ = ran(capfd, "check", "old/c.txt", "--format", "concise")
    assert out.startswith("old/c.txt:")  # somebody named this very file


def test_the_kind_of_organ(capfd: pytest.CaptureFixture[str]) -> None:
    late = report().replace("2025年1月20日", "2025年3月1日")
    late = late.replace("云溪镇人民政府", "云溪数据中心")
    write("a.txt", late)
    assert "GL114" not in ran(capfd, "check", "--format", "concise")[1]
    write(FILE, "organ: department")
    assert "GL114" in ran(capfd, "check", "--format", "concise")[1]


def test_the_language(capfd: pytest.CaptureFixture[str]) -> None:
    write(FILE, "language: en")
    write("a.txt", report())
    assert "no findings" in ran(capfd, "check")[1]
    assert "没有发现问题" in ran(capfd, "check", "--lang", "zh")[1]


def test_show_says_where_every_value_comes_from(capfd: pytest.CaptureFixture[str]) -> None:
    write(FILE, "# 说明\nselect: [GL3]\nallow:\n  - {rule: GL402, path: a.txt, reason: 已核对}\n")
    code, out, _ = ran(capfd, "config", "show")
    assert code == 0
    lines = dict(line.split(":", 1) for line in out.splitlines()[1:])
    assert lines["select"].split("#")[0].strip() == "[GL3]"
    assert lines["select"].endswith("# 第 2 行")
    assert lines["jobs"].endswith("# 默认")
    assert "reason: 已核对" in lines["allow"]


def test_init_writes_a_file_that_is_right_and_never_over_another(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for lang in ("zh", "en"):
        (folder / FILE).unlink(missing_ok=True)
        assert ran(capfd, "init", "--lang", lang)[0] == 0
        assert load(folder / FILE).pack == "national"
    assert ran(capfd, "config", "show")[0] == 0
    before = (folder / FILE).read_text("utf-8")
    code, _, err = ran(capfd, "init")
    assert (code, "已有配置文件" in err) == (2, True)
    assert (folder / FILE).read_text("utf-8") == before
    # Every key that is commented out is a right one too.
    keys = re.sub(r"^# (?=[a-z-]+:|  )", "", before, flags=re.MULTILINE)
    write(FILE, keys)
    assert load(folder / FILE).region == "320800"


def test_a_file_kept_is_read_anew_when_it_changes(folder: Path) -> None:
    write(FILE, "paths:\n  a:\n    ignore: [GL3]\n")
    assert load(folder / FILE).paths == (PathSettings("a", ("GL3",)),)
    assert load(folder / FILE).paths == (PathSettings("a", ("GL3",)),)
    write(FILE, "ignore: [GL3, GL4]\n")
    assert load(folder / FILE).ignore == ("GL3", "GL4")


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_has_every_key(lang: str) -> None:
    path = page("configuration", lang)
    table = re.compile(r"(<!-- settings:[^>]*-->\n).*?(<!-- /settings -->)", re.DOTALL)
    heads = {"zh": "| 键 | 例如 | 作用 |", "en": "| key | for example | what for |"}
    rows = [heads[lang], "|---|---|---|"]
    for key, one in SETTINGS.items():
        first, *inner = one.sample.splitlines()
        example = f"{inner[0].strip()} …" if inner[1:] else (inner or [first])[0].strip()
        by_default = Text(f"（默认 `{one.usual}`）", f" (default `{one.usual}`)").in_language(lang)
        about = one.about.in_language(lang) + (by_default if one.usual is not None else "")
        rows.append(f"| `{key}` | `{example.removeprefix(f'{key}: ')}` | {about} |")
    due = "\n".join(rows)
    text = path.read_text("utf-8")
    accepted(path, table.sub(lambda match: f"{match[1]}\n{due}\n\n{match[2]}", text))
