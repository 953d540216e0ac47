"""The command line: wrong words, help, colour, and the other commands."""

import json
import os

import pytest
from helpers.command_line import process, write
from helpers.sample_report import WRONG, report

from govlint.commands import cli
from govlint.errors import UserError
from govlint.linter import lint
from govlint.version import __version__

pytestmark = pytest.mark.usefixtures("place")


@pytest.mark.parametrize(
    "words, zh, en",
    [
        (["check", "没有 这个.txt"], "没有这个文件或文件夹：没有 这个.txt", "no such file"),
        (["check", "*.nothing"], "没有文件符合 *.nothing", "no file fits *.nothing"),
        (["check", "--select", "GL999"], "没有这个规则：GL999", "no such rule: GL999"),
        (["check", "--ignore", "GL8,requests-balanse"], "requests-balance？", "did you mean"),
        (["check", "--format", "jsn"], "是不是 json", "did you mean json"),
        (["check", "--format", "超"], "可用的有：concise、github、gitlab、", "there are: concise"),
        (["check", "--fail-on", "eror"], "是不是 error？", "did you mean error?"),
        (["check", "--color", "x"], "可用的有：auto、always、never", "there are: auto, always"),
        (["check", "--jobs", "-1"], "--jobs", "--jobs"),
        (["check", "--jobs", "many"], "--jobs 后面要是数字：many", "--jobs takes a number: many"),
        (["check", "--exitzero"], "没有这个选项：--exitzero。是不是 --exit-zero？", "did you mean"),
        (["check", "--foramt=json"], "是不是 --format？", "did you mean --format?"),
        (["check", "--select"], "--select 后面要有一个值", "--select needs a value"),
        (["check", "-q"], "没有这个选项：-q", "no such option: -q"),
        (["check", "--stdin-filename", "a.txt"], "要与 - 一起用", "goes with -"),
        (["chekc"], "没有这个命令：chekc。是不是 check？", "did you mean check?"),
        (["a.txt"], "govlint check a.txt", "To check it: govlint check a.txt"),
        (["explain"], "govlint explain GL301", "which rule?"),
        (["explain", "GL30l"], "没有这个规则：GL30l", "no such rule: GL30l"),
        (["facts", "a.txt", "--format", "parquett"], "没有这个输出格式", "no such format"),
        (["tree", "nowhere"], "没有这个文件或文件夹", "no such file or folder"),
        (["--lnag"], "没有这个选项：--lnag", "no such option: --lnag"),
    ],
)  # fmt: skip
def test_2_wrong_words(govlint, words, zh, en):
    write("a.txt", report())
    for said, more in ((zh, []), (en, ["--lang", "en"])):
        given = [*words[:1], *more, *words[1:]]
        if words[0] in {"a.txt", "chekc", "--lnag"}:
            given = [*words, *more]
        code, out, err = govlint(*given)
        assert (code, out) == (2, "")
        assert said in err
        assert err.startswith("govlint: ")
        assert err.count("\n") == 1


def test_2_an_unknown_language(govlint, monkeypatch):
    code, _, err = govlint("check", "--lang", "fr")
    assert code == 2
    assert "没有这个语言：fr。可用的有：zh、en" in err
    monkeypatch.setenv("GOVLINT_LANG", "eng")
    code, _, err = govlint("rules")
    assert code == 2
    assert "GOVLINT_LANG" in err
    monkeypatch.setenv("GOVLINT_LANG", "en")
    assert "no such rule" in govlint("explain", "nothing-like-it")[2]


def test_2_an_unknown_pack(govlint):
    code, _, err = govlint("check", "--pack", "nationl")
    assert code == 2
    assert "nationl" in err
    assert err.count("\n") == 1


def test_3_a_folder_without_reports(govlint):
    code, _, err = govlint("check", ".")
    assert code == 3
    assert err == "govlint: . 里没有可读的文件。请指定报告所在的文件夹或文件\n"
    write("README.md", "# 说明\n")
    code, _, err = govlint("check", ".", "--lang", "en")
    assert code == 3
    assert "no report in . (1 files" in err


def test_no_words_at_all_show_the_help(govlint):
    code, out, err = govlint()
    assert (code, out) == (2, "")
    assert err.startswith("用法：govlint")
    code, out, _ = govlint("--version")
    assert (code, out) == (0, f"govlint {__version__}\n")


def test_help_in_both_languages(capsysbinary):
    for words, said in (
        (["check", "-h"], "检查报告"),
        (["check", "-h", "--lang=en"], "check reports"),
    ):
        with pytest.raises(SystemExit) as caught:
            cli.main(words)
        assert caught.value.code == 0
        assert said in capsysbinary.readouterr().out.decode()


# the same bytes for any number of processes and any hash seed


@pytest.mark.slow
def test_deterministic():
    for number in range(9):
        write(f"{number}.txt", report(WRONG if number % 2 else None))
    write("bad.txt", b"\x89PNG\r\n")
    for form in ("text", "json"):
        outs = set()
        for jobs, seed, words in (
            ("1", "1", ["."]),
            ("2", "2", ["."]),
            ("0", "3", ["8.txt", "."]),
            ("2", "4", ["*.txt"]),
        ):
            words = [*words, "--jobs", jobs, "--format", form, "--pack", "../pack"]
            words += ["--no-cache"] if seed != "4" else []
            ran = process("check", *words, env={"PYTHONHASHSEED": seed})
            assert (ran.returncode, ran.stderr) == (3, b"")
            outs.add(ran.stdout)
        assert len(outs) == 1


@pytest.mark.slow
def test_a_console_in_gbk(govlint):
    write("a.txt", report(WRONG).replace("云溪镇“公开”", "𠮷🔥　"))
    ran = process("check", "a.txt", "--pack", "../pack", env={"PYTHONIOENCODING": "gbk"})
    assert ran.returncode == 1
    out = ran.stdout.decode("gbk")
    assert "error[GL301] 表三" in out
    assert "\\U00020bb7" in out
    ran = process(
        "check", "a.txt", "--pack", "../pack", "--format", "json", env={"PYTHONIOENCODING": "gbk"}
    )
    assert json.loads(ran.stdout.decode("utf-8"))["version"] == 1


def test_colour(govlint, monkeypatch):
    write("a.txt", report(WRONG))
    coloured = "\x1b["
    assert coloured not in govlint("check", "a.txt")[1]
    assert coloured in govlint("check", "a.txt", "--color", "always")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert coloured in govlint("check", "a.txt")[1]
    assert coloured not in govlint("check", "a.txt", "--color", "never")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert coloured not in govlint("check", "a.txt")[1]
    for form in ("json", "jsonl"):
        assert coloured not in govlint("check", "a.txt", "--color", "always", "--format", form)[1]


# the other commands


def test_facts(govlint):
    write("a.txt", report())
    write("README.md", "# 说明\n")
    code, out, err = govlint("facts")
    rows = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    cells = {(row["table_key"], row["row_key"], row["column_key"]): row for row in rows}
    assert cells["disclosure", "fees", "amount"]["figure"] == 1.5
    new = cells["requests", "new", "total"]
    assert (new["figure"], new["printed"], new["report_year"], new["form"]) == (
        12,
        "12",
        2024,
        "2021",
    )
    line = report().split("\n")[new["line"] - 1]
    assert line[new["line_column"] - 1 :] == "12"
    (told,) = map(json.loads, govlint("facts", "--table", "reports")[1].splitlines())
    assert (told["report_year"], told["signed_date"], told["form"]) == (2024, "2025-01-20", "2021")
    csv = govlint("facts", "a.txt", "--format", "csv")[1].splitlines()
    assert csv[0].startswith("path,organ,organ_level,region,report_year,form,table_key,row_key,")
    assert len(csv) == len(rows) + 1


def test_facts_of_what_cannot_be_read(govlint):
    write("a.txt", b"\x89PNG\r\n\x1a\n")
    code, out, err = govlint("facts", ".", "--lang", "en")
    assert (code, out) == (3, "")
    assert err.startswith("govlint: a.txt: this is a PNG picture, not text")


def test_tree(govlint):
    write("a.txt", report())
    code, out, _ = govlint("tree", "a.txt")
    assert code == 0
    assert out.startswith("a.txt\n")
    assert "section 3 22:1-23:1  “三、收到和处理政府信息公开申请情况”" in out
    assert "fact new / total" in out
    assert "requests read" in out


def test_rules_and_explain(govlint):
    out = govlint("rules")[1]
    assert out.splitlines()[0].split()[:3] == ["GL001", "unreadable-input", "error"]
    by_code, by_name = govlint("explain", "GL301"), govlint("explain", "requests-balance")
    assert by_code == by_name
    for said in (
        "收办平衡",
        "国办公开办函",
        "本年新收 + 上年结转 ==",
        "error[GL301] 例子",
        "把握：大（high）",
    ):
        assert said in by_code[1]
    assert "看不出是年报" in govlint("explain", "GL002")[1]
    assert "Requests balance" in govlint("explain", "GL301", "--lang", "en")[1]


def test_explain_shows_a_rule_and_its_patterns_only_when_asked(govlint):
    asked = ("explain", "--pack", "national")
    assert "(?<!" not in govlint(*asked, "GL816")[1]
    assert "forbid: (?<!" in govlint(*asked, "GL816", "--verbose")[1]
    assert "检查：" in govlint(*asked, "GL301")[1]
    bad = govlint(*asked, "GL310")[1].partition("反例")[2].partition("正例")[0]
    assert "行“总计”列填的是 12，按勾稽关系应为 11" in bad
    assert "没有数字" not in bad


def test_the_national_pack_explains_itself(govlint):
    code, out, _ = govlint("explain", "GL", "--pack", "national")
    assert code == 0
    assert "GL001 unreadable-input" in out
    assert "GL301 requests-balance" in out


def test_lint_needs_no_command_line(tmp_path):
    write("a.txt", report(WRONG))
    run = lint.lint([lint.Input("a.txt", named=True)], "../pack")
    assert [found.code for found in run.diagnostics if found.level == "error"] == ["GL301", "GL303"]
    assert run.coverage == (200, 200)
    with pytest.raises(UserError):
        lint.lint([], "no such pack")


def test_a_link_that_leads_nowhere_is_no_output(govlint):
    write("a.txt", report())
    os.symlink("nowhere", "out.json")
    code, _, err = govlint("check", "a.txt", "--format", "json", "-o", "out.json")
    assert (code, "out.json: 是一个链接，所指的文件不存在" in err) == (3, True)
