"""The command line: exit codes, and which files are read."""

import json
import os
import shlex
import subprocess
import sys

import pytest
from helpers.command_line import process, write
from helpers.sample_report import WRONG, report

from govlint.commands import cli
from govlint.files import discover
from govlint.parsing import parser

pytestmark = pytest.mark.usefixtures("place")


def test_0_clean(govlint):
    write("a.txt", report().replace("　", ""))
    code, out, err = govlint("check", "a.txt")
    assert (code, err) == (0, "")
    assert out == "查了 1 个文件；没有发现问题；读出 200 / 200 个数字。\n"


def test_1_findings_and_what_counts_as_one(govlint):
    write("a.txt", report())  # warnings only
    assert govlint("check", "a.txt")[0] == 0
    assert govlint("check", "a.txt", "--fail-on", "warning")[0] == 1
    write("b.txt", report(WRONG))
    assert govlint("check", "b.txt")[0] == 1
    assert govlint("check", "b.txt", "--exit-zero")[0] == 0
    assert govlint("check", "b.txt", "--ignore", "GL3")[0] == 0


def test_3_unreadable_wins_over_1_and_over_exit_zero(govlint):
    write("a.txt", report(WRONG))
    write("b.txt", b"\x89PNG\r\n\x1a\n")
    code, out, _ = govlint("check", "a.txt", "b.txt", "--exit-zero", "--select", "GL301")
    assert code == 3
    assert "error[GL001] 这是 PNG 图片" in out
    assert "1 个没能读全" in out


def test_3_a_rule_that_crashes_is_named_with_its_traceback(govlint):
    write("a.txt", report() + "崩溃\n")
    write("b.txt", report(WRONG) + "崩溃\n")
    code, out, err = govlint("check", ".")
    assert code == 3
    assert "GL301" in out
    assert "规则出错 2 次" in out
    assert err.startswith(
        "govlint: 规则 GL899 在 a.txt 上出错，没有查完：ZeroDivisionError: 为了测试\n"
    )
    assert err.count("Traceback") == 1
    assert "在 b.txt 上出错" in err


def test_4_a_fault_of_ours(govlint, monkeypatch):
    write("a.txt", report())
    monkeypatch.setattr(parser, "parse", lambda source: 1 // 0)
    code, out, err = govlint("check", "a.txt", "--lang", "en")
    assert code == 4
    assert "error[GL001] a fault of govlint: ZeroDivisionError" in out
    first, *rest = err.splitlines()
    assert "fault of govlint: a.txt is not fully checked" in first
    assert cli.__version__ in first
    assert rest[-1].startswith("ZeroDivisionError")


def test_130_interrupted(govlint, monkeypatch):
    write("a.txt", report())

    def interrupted(source):
        raise KeyboardInterrupt

    monkeypatch.setattr(parser, "parse", interrupted)
    assert govlint("check", "a.txt") == (130, "", "govlint: 已中断，没有做完。请重新运行\n")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="pipes differ")
def test_a_reader_that_goes_away_is_no_trouble():
    write("a.txt", report(WRONG) + "　\n" * 3000)
    root = os.path.dirname(os.path.dirname(os.path.dirname(cli.__file__)))
    command = f"{shlex.quote(sys.executable)} -m govlint check a.txt --pack ../pack | head -1"
    env = os.environ | {"PYTHONPATH": root}
    ran = subprocess.run(["sh", "-c", command], capture_output=True, env=env)
    assert ran.stderr == b""
    assert ran.stdout.count(b"\n") == 1


# what is read


def test_files_folders_patterns_and_no_path(govlint):
    for name in (
        "一 二.txt",
        "下级/云溪镇 2024.md",
        "下级/b.TXT",
        "x.exe",
        ".h/c.txt",
        "node_modules/d.txt",
    ):
        write(name, report())
    write("env/pyvenv.cfg", "")
    write("env/lib/e.txt", report())
    write("README.md", "# 说明\n\n怎样安装。\n")

    def files(*words):
        _, out, _ = govlint("check", *words, "--format", "jsonl")
        return sorted({json.loads(line)["path"] for line in out.splitlines()})

    every = ["一 二.txt", "下级/b.TXT", "下级/云溪镇 2024.md"]
    assert files() == files(".") == files("./", "一 二.txt") == every
    assert files("*.txt") == ["一 二.txt"]
    assert files("**/*.md", "--skip-non-reports") == ["下级/云溪镇 2024.md"]
    assert files("下级") == every[1:]
    assert files(".h/c.txt") == [".h/c.txt"]


@pytest.mark.slow
def test_standard_input(capsysbinary):
    data = report(WRONG).encode("gb18030")
    ran = process("check", "-", "--pack", "../pack", "--stdin-filename", "云溪.txt", stdin=data)
    assert ran.returncode == 1
    assert "--> 云溪.txt:" in ran.stdout.decode()
    ran = process("check", "-", "--pack", "../pack", stdin=data)
    assert "--> <stdin>:" in ran.stdout.decode()
    ran = process("check", "-", "--pack", "../pack", stdin=b"")
    assert ran.returncode == 3
    assert "文件是空的" in ran.stdout.decode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_every_encoding_gives_the_same_findings(govlint, encoding):
    write("a.txt", report(WRONG))
    plain = govlint("check", "a.txt", "--format", "json")
    write("a.txt", report(WRONG), encoding)
    assert govlint("check", "a.txt", "--format", "json") == plain


def test_a_damaged_file_shows_where(govlint):
    data = report().encode()
    at = data.index("行政许可".encode())
    write("a.txt", data[: at + 1] + data[at + 2 :])
    code, out, _ = govlint("check", "a.txt")
    line = data[:at].count(b"\n") + 1
    assert code == 3
    assert "处损坏" in out
    assert f"--> a.txt:{line}:1" in out


@pytest.mark.parametrize("text", ["", "  \n\t\n　", "\ufeff"])
def test_an_empty_file_says_so(govlint, text):
    write("a.txt", text)
    code, out, _ = govlint("check", ".")
    assert code == 3
    assert "error[GL001] 文件是空的" in out


def test_what_is_no_report(govlint):
    write("README.md", "# 说明\n\n怎样安装。\n")
    write("a.txt", report())
    code, out, _ = govlint("check", ".", "--fail-on", "error")
    assert code == 0
    assert "跳过 1 个（不是年报）" in out
    assert "README" not in out
    assert "跳过（不是年报）：README.md" in govlint("check", ".", "-v")[2]
    code, out, _ = govlint("check", "README.md", "a.txt")
    assert code == 1
    assert "error[GL002]" in out
    assert govlint("check", "README.md", "--select", "GL301")[0] == 1
    for way in (
        ["--skip-non-reports"],
        ["--skip-non-reports", "a.txt"],
        ["--ignore", "GL002", "a.txt"],
    ):
        assert govlint("check", "README.md", *way)[0] == 0


def test_no_permission(govlint, monkeypatch):
    write("a.txt", report())
    write("b.txt", report(WRONG))
    real = open

    def guarded(path, *rest, **more):
        if path == "a.txt":
            raise PermissionError(13, "Permission denied", path)
        return real(path, *rest, **more)

    monkeypatch.setattr(discover, "open", guarded, raising=False)
    code, out, _ = govlint("check", ".")
    assert code == 3
    assert "error[GL001] 没有读取权限" in out
    assert "GL301" in out  # the others are checked all the same
