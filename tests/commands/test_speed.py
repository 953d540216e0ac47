"""Long runs: how far they are, what took the time, what they found in all, what they leave out."""

import io

import pytest
from helpers.command_line import write
from helpers.sample_report import WRONG, report

from govlint.commands.terminal import progress

pytestmark = pytest.mark.usefixtures("place")


@pytest.fixture
def reports():
    write("a.txt", report(WRONG))
    write("b/二.md", report().replace("一、", "1、"))


# how far it is


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    for name in ("CI", "PRE_COMMIT", "TERM"):
        monkeypatch.delenv(name, raising=False)
    times = iter(range(1000))
    monkeypatch.setattr(progress, "monotonic", lambda: next(times) / 4)


def shown(stream, count=8, lang="zh"):
    done = list(progress.watched(map(str, range(count)), count, lang, stream))
    assert done == [str(number) for number in range(count)]
    return stream.getvalue()


def test_a_line_on_a_terminal_that_is_gone_at_the_end(clock):
    text = shown(Terminal())
    looks = text.split("\r")
    assert looks[1] == "已检查 2 / 8 个文件"
    assert looks[-3] == "已检查 7 / 8 个文件"
    assert looks[-2].strip() == looks[-1] == ""
    assert len(looks[-2]) == 19  # columns: a Chinese character takes two
    assert "\n" not in text


def test_a_long_run_is_told_before_its_first_result(clock):
    stream = Terminal()
    next(progress.watched(range(100), 100, "zh", stream))
    assert stream.getvalue().startswith("\r已检查 0 / 100 个文件\r")


def test_in_english(clock):
    assert "\r5 / 8 files checked" in shown(Terminal(), lang="en")


def test_nothing_of_a_short_run(clock):
    assert shown(Terminal(), count=2) == ""


@pytest.mark.parametrize(("name", "value"), [("CI", "1"), ("PRE_COMMIT", "1"), ("TERM", "dumb")])
def test_nothing_in_a_log(clock, monkeypatch, name, value):
    assert shown(io.StringIO()) == ""
    monkeypatch.setenv(name, value)
    assert shown(Terminal()) == ""


def test_gone_when_the_run_is_broken_off(clock):
    def breaking():
        yield from range(5)
        raise KeyboardInterrupt

    stream = Terminal()
    with pytest.raises(KeyboardInterrupt):
        list(progress.watched(breaking(), 8, "zh", stream))
    assert stream.getvalue().endswith(" \r")


# what it found in all


def test_counts_by_rule(reports, govlint):
    write("c.txt", report(WRONG))
    code, out, err = govlint("check", ".", "--statistics")
    assert (code, err) == (1, "")
    head, *rows = out.partition("\n\n")[0].splitlines()
    assert head.split() == [
        "处数",
        "文件",
        "可修复",
        "核实后可修复",
        "级别",
        "编号",
        "名称",
        "规则",
    ]
    cells = [row.split() for row in rows]
    assert [row[0] for row in cells] == sorted((row[0] for row in cells), key=int, reverse=True)
    (blank,) = (row for row in cells if row[5] == "GL803")
    assert blank[:5] == ["6", "3", "0", "0", "warning"]
    assert "查了 3 个文件" in out.splitlines()[-1]


def test_statistics_is_a_format(reports, govlint):
    words = ("check", ".", "--lang", "en")
    out = govlint(*words, "--statistics")
    assert govlint(*words, "--format", "statistics") == out
    assert out[1].split()[:4] == ["findings", "files", "--fix", "--unsafe"]
    code, said, _ = govlint(*words, "--statistics", "-o", "counts.txt")
    assert (code, said) == (1, "")
    with open("counts.txt", encoding="utf-8") as file:
        assert file.read() == out[1]


def test_of_nothing_there_is_no_table(govlint):
    write("a.txt", report().replace("　", ""))
    code, out, _ = govlint("check", ".", "--statistics")
    assert (code, len(out.splitlines())) == (0, 1)


# what took the time


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_time_of_every_rule(reports, govlint, jobs):
    plain = govlint("check", ".")
    code, out, err = govlint("check", ".", "--profile-rules", "--jobs", jobs)
    assert (code, out) == plain[:2]
    head, *rows, last = err.splitlines()
    assert head == "毫秒/份    占比  规则"
    assert {row.split()[2] for row in rows} == {
        "GL001",
        "GL002",
        "GL301",
        "GL303",
        "GL803",
        "GL899",
    }
    times = [float(row.split()[0]) for row in rows]
    assert times == sorted(times, reverse=True)
    assert "全部规则，2 份报告" in last


def test_profiling_nothing(govlint):
    write("a.txt", "买菜清单")
    code, _, err = govlint("check", ".", "--profile-rules", "--lang", "en")
    assert code == 3
    assert "all rules, 0 reports" in err


def test_profiling_and_fixing_do_not_go_together(reports, govlint):
    assert govlint("check", ".", "--profile-rules", "--fix")[0] == 2


# what it leaves out


@pytest.fixture
def excluding(reports):
    write(".govlint.yaml", "pack: ../pack\nexclude: [b]\n")


def test_named_files_are_checked_unless_told_otherwise(excluding, govlint):
    words = ("check", "a.txt", "b/二.md", "--format", "concise")
    code, out, err = govlint(*words)
    assert (code, "二.md" in out, err) == (1, True, "")
    code, out, err = govlint(*words, "--force-exclude")
    assert (code, "二.md" in out) == (1, False)
    assert "按配置排除" in err
    assert ".govlint.yaml:2" in err
    assert "b/二.md" in err


def test_where_all_are_excluded_nothing_is_wrong(excluding, govlint):
    code, out, err = govlint("check", "b/二.md", "--force-exclude", "--lang", "en")
    assert (code, out) == (0, "")
    assert err.startswith("govlint: excluded (")
    assert err.count("\n") == 1
    write("empty/x.bin", "")
    assert govlint("check", "empty", "--force-exclude")[0] == 3


def test_many_excluded_files_are_one_line(excluding, govlint):
    names = [f"b/{number}.txt" for number in range(9)]
    for name in names:
        write(name, report())
    _, _, err = govlint("check", *names, "--force-exclude")
    assert "等 9 个文件" in err
    assert err.count("\n") == 1
