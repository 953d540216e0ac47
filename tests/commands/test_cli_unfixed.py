"""The command line: files that cannot be fixed, or not wholly, and how that is told."""

import errno
import os
import stat
import sys

import pytest
from helpers.command_line import content, write
from helpers.fix_rules import BAD, SAFE, TEXT, pack, report

from govlint.fixes import files
from govlint.linter import plugins
from govlint.model.source import Source

pytestmark = pytest.mark.usefixtures("place")


@pytest.mark.skipif(sys.platform == "win32", reason="other permissions")
def test_a_file_that_cannot_be_written(check):
    write("a.txt", TEXT)
    write("b.txt", TEXT)
    os.chmod("a.txt", 0o444)
    code, out, err = check(".", "--fix")
    assert code == 3
    assert err == "govlint: a.txt：没有修复：文件是只读的\n"
    assert content("a.txt").decode() == TEXT
    assert content("b.txt").decode() == SAFE
    assert out.count("warning[TX80") == 3, "what was not fixed is still found"
    assert "修复了 3 处（1 个文件）" in out
    assert check(".", "--fix", "--exit-zero")[0] == 3
    assert sorted(os.listdir(".")) == ["a.txt", "b.txt"]


def test_a_full_disk(check, monkeypatch):
    write("a.txt", TEXT)
    write("b.txt", TEXT)
    real, calls = os.fsync, []

    def full(number):
        calls.append(number)
        if len(calls) == 1:
            raise OSError(errno.ENOSPC, "full")
        real(number)

    monkeypatch.setattr(os, "fsync", full)
    code, out, err = check(".", "--fix", "--lang", "en")
    assert (code, err) == (
        3,
        "govlint: a.txt: not fixed: there is no room left on the disk\n",
    )
    assert content("a.txt").decode() == TEXT
    assert content("b.txt").decode() == SAFE
    assert sorted(os.listdir(".")) == ["a.txt", "b.txt"]
    assert "3 fixed in 1 file" in out


def test_a_file_changed_while_it_was_checked(check, monkeypatch):
    write("a.txt", TEXT)
    real = files.mend

    def slow(*words):
        write("a.txt", TEXT + "又改\n")
        return real(*words)

    monkeypatch.setattr(files, "mend", slow)
    code, _, err = check("a.txt", "--fix")
    assert code == 3
    assert err == "govlint: a.txt：没有修复：读取之后又被别的程序改过\n"
    assert content("a.txt").decode() == TEXT + "又改\n"


def test_a_rule_that_never_comes_to_rest(check, tmp_path):
    write("a.txt", TEXT.replace("不足", "不足甲"))
    code, out, err = check("a.txt", "--fix", rules=pack(tmp_path / "bad", BAD))
    assert code == 3
    assert "规则 TX902、TX903 的修复反复改动，停不下来，一处也没有采用：是规则有误" in err
    assert (
        "规则 TX901 的修复没有采用（第 13 行）：会改变表二 / 行政许可 / 本年处理决定数量的数字"
        in err
    )
    assert content("a.txt").decode() == SAFE.replace("不足", "不足甲")
    assert "修复了 3 处" in out


def test_a_source_that_is_no_plain_text(check, monkeypatch):
    loaders = plugins.loaders() | {".web": lambda data, path: Source(path, TEXT)}
    monkeypatch.setattr(plugins, "loaders", lambda: loaders)
    write("a.web", b"%web " + TEXT.encode())
    code, out, err = check("a.web", "--fix", "--lang", "en")
    assert code == 1
    assert "warning[TX80" in out
    assert err == (
        "govlint: a.web: this is no plain text, which is all govlint rewrites: "
        "correct it where it was written\n"
    )
    assert content("a.web") == b"%web " + TEXT.encode()


@pytest.mark.skipif(sys.platform == "win32", reason="links differ")
def test_a_link_and_its_file_are_fixed_once(check):
    write("b.txt", TEXT)
    os.symlink("b.txt", "a.txt")
    os.chmod("b.txt", 0o640)
    outs = []
    for jobs in ("1", "2"):
        write("b.txt", TEXT)
        code, out, err = check(".", "--fix", "--jobs", jobs)
        assert (code, err) == (1, "")
        assert "修复了 3 处（1 个文件）" in out
        assert os.path.islink("a.txt")
        assert content("b.txt").decode() == SAFE
        assert stat.S_IMODE(os.stat("b.txt").st_mode) == 0o640
        outs.append(out)
    assert outs[0] == outs[1]


@pytest.mark.slow
def test_the_same_for_any_number_of_processes(check):
    outs = set()
    for jobs in ("1", "2", "3"):
        for number in range(7):
            write(f"{number}.txt", TEXT if number % 2 else report())
        write("README.md", "# 说明\n")
        write("8.txt", b"\x89PNG\r\n")
        code, out, err = check(".", "--fix", "--jobs", jobs)
        assert code == 3
        outs.add((out, err, *(content(f"{number}.txt") for number in range(7))))
    assert len(outs) == 1


def test_what_somebody_accepts_is_left_alone(check):
    write("a.txt", TEXT)
    write("b.txt", TEXT)
    accepted = "{rule: TX803, path: a.txt, reason: 原件如此}"
    write(".govlint.yaml", f"allow:\n  - {accepted}\n")
    code, out, err = check(".", "--fix")
    assert (code, err) == (1, "")
    assert content("a.txt").decode() == SAFE.replace("信息120", "信息　120")
    assert content("b.txt").decode() == SAFE
    assert "修复了 5 处（2 个文件）" in out
    code, out, err = check(".", "--fix", "--jobs", "2")
    assert (code, err) == (1, "")
    assert "没有可直接修复的" in out
