"""The command line: `--fix`, `--unsafe` and `--diff`."""

import json
import os
from threading import Thread

import pytest
from helpers.command_line import content, process, write
from helpers.fix_rules import CHOSEN, SAFE, TEXT, UNSAFE, pack, report

from govlint.files.decode import encode
from govlint.fixes.difference import difference

pytestmark = pytest.mark.usefixtures("place")


@pytest.mark.slow
def test_a_run_without_fixing_says_what_could_be_fixed(check):
    write("a.txt", TEXT)
    code, out, err = check("a.txt")
    assert (code, err) == (1, "")
    assert "= 修复：“(”改为“（”（安全：--fix）\n" in out
    assert "= 修复：“信息  120”改为“信息120”（安全：--fix）\n" in out
    assert "= 修复：删去“[bookmark: _a]”（安全：--fix）\n" in out
    assert "= 修复：“11”改为“9”（须先核实：--fix --unsafe）\n" in out
    assert "；3 处可用 --fix 修复，1 处须核实后用 --fix --unsafe 修复；" in out
    assert content("a.txt") == TEXT.encode()
    code, out, _ = check("a.txt", "--lang", "en")
    assert "= fix: “(” → “（” (safe: --fix)\n" in out
    assert "= fix: remove “[bookmark: _a]” (safe: --fix)\n" in out
    assert "= fix: “11” → “9” (verify first: --fix --unsafe)\n" in out
    assert "; 3 fixable with --fix, 1 with --fix --unsafe; " in out


def test_fix(check):
    write("a.txt", TEXT)
    write("下级/b.txt", report().replace("　", ""))
    code, out, err = check(".", "--fix")
    assert (code, err) == (1, "")
    assert content("a.txt").decode() == SAFE
    assert "error[GL310]" in out
    assert "TX80" not in out
    assert "；修复了 3 处（1 个文件）；还有 1 处须核实后用 --fix --unsafe 修复；" in out
    assert content("下级/b.txt") == report().replace("　", "").encode()
    code, out, err = check("a.txt", "--fix", "--lang", "en")
    assert "; nothing to fix; 1 fixable with --fix --unsafe; " in out
    assert content("a.txt").decode() == SAFE


@pytest.mark.slow
def test_fix_unsafe_and_the_exit_code_of_what_is_left(check):
    write("a.txt", TEXT)
    code, out, err = check("a.txt", "--fix", "--unsafe")
    assert (code, err) == (0, "")
    assert content("a.txt").decode() == UNSAFE
    assert out == "查了 1 个文件；没有发现问题；修复了 4 处（1 个文件）；读出 200 / 200 个数字。\n"
    write("a.txt", TEXT)
    assert check("a.txt", "--fix", "--fail-on", "info")[0] == 1
    assert check("a.txt", "--fix", "--ignore", "GL3")[0] == 0


def test_only_rules_that_run_fix(check):
    write("a.txt", TEXT)
    assert check("a.txt", "--fix", "--ignore", "tx-bookmark,TX803")[0] == 1
    assert content("a.txt").decode() == TEXT.replace("(不足）", "（不足）")


def test_diff_writes_nothing(check):
    write("a.txt", TEXT)
    code, out, err = check(".", "--diff")
    assert (code, err) == (1, "")
    assert content("a.txt") == TEXT.encode()
    assert out.startswith("--- a.txt\n+++ a.txt\n@@ ")
    before, after = "政府信息　120　条。", "政府信息120　条。"
    assert f"\n-2024年，云溪镇“公开”{before}" in out
    assert f"\n+2024年，云溪镇“公开”{after}" in out
    assert "\n-存在(不足）,见[bookmark: _a]。\n+存在（不足）,见。\n" in out
    assert "可修复 3 处（1 个文件），没有写入；还有 1 处须核实后用 --fix --unsafe 修复；" in out
    assert check(".", "--diff", "--fix")[1] == out
    both = check(".", "--fix", "--unsafe", "--diff", "--lang", "en")[1]
    assert "\n-（七）总计\t11\t2\t" in both
    assert "\n+（七）总计\t9\t2\t" in both
    assert "; 4 to fix in 1 file; " in both
    write("a.txt", SAFE)
    assert check("a.txt", "--diff", "--ignore", "GL3")[1].startswith("查了 1 个文件；没有发现问题")


def test_diff_in_colour(check):
    write("a.txt", TEXT)
    out = check("a.txt", "--diff", "--color", "always")[1]
    assert "\x1b[31m-存在(不足）,见[bookmark: _a]。\x1b[0m\n" in out
    assert "\x1b[32m+存在（不足）,见。\x1b[0m\n" in out
    write("a.txt", TEXT.replace("存在", "存\x1b[2J在"))
    assert "\x1b[2J" not in check("a.txt", "--diff")[1]


def test_diff_says_what_could_not_be_read(check):
    write("a.txt", TEXT)
    write("b.txt", b"\0\1\2")
    code, out, _ = check(".", "--diff")
    assert code == 3
    assert "error[GL001] 这是二进制数据" in out
    assert "GL310" not in out


def test_a_diff_of_other_line_ends_and_of_a_last_line_without():
    before, after = "甲\r\n乙\r(\r\n丙", "甲\r\n乙\r（\r\n丁"
    lines = difference("a.txt", before, after)
    assert lines == (
        *("--- a.txt", "+++ a.txt", "@@ -1,4 +1,4 @@", " 甲", " 乙", "-(", "-丙"),
        *("\\ No newline at end of file", "+（", "+丁", "\\ No newline at end of file"),
    )
    assert difference("a.txt", "", "x\u2028y") == (
        *("--- a.txt", "+++ a.txt", "@@ -0,0 +1 @@", "+x\u2028y", "\\ No newline at end of file"),
    )


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_are_kept(check, encoding, end):
    odd = TEXT.replace("存在", "\f存\u2028在\x85𠮷🎉\ue5e5").replace("\n", end)
    due = odd.replace("(不足）,见[bookmark: _a]", "（不足）,见").replace("　120", "120")
    write("a.txt", encode(odd, encoding))
    check("a.txt", "--fix")
    assert content("a.txt") == encode(due, encoding)


# standard input


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "json", "concise"])
def test_standard_input_goes_to_standard_output(tmp_path, form):
    words = ["--pack", pack(tmp_path / "p"), "--select", ",".join(CHOSEN), "--format", form]
    data = encode(TEXT.replace("\n", "\r\n"), "gb18030")
    ran = process("check", "-", "--fix", *words, stdin=data)
    assert ran.returncode == 1
    assert ran.stdout == encode(SAFE.replace("\n", "\r\n"), "gb18030")
    said = ran.stderr.decode()
    assert "GL310" in said
    assert "修复了 3 处" in said
    if form == "json":
        document = json.loads(said[: said.rindex("}") + 1])
        assert document["summary"]["fixed"] == 3
    again = process("check", "-", "--fix", *words, stdin=ran.stdout)
    assert again.stdout == ran.stdout
    shown = process("check", "-", "--diff", *words[:4], "--stdin-filename", "云溪.txt", stdin=data)
    assert shown.stdout.decode().startswith("--- 云溪.txt\n+++ 云溪.txt\n@@")
    assert shown.stderr == b""


@pytest.mark.slow
@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n\0", "怎样安装。\n".encode("gb18030")])
def test_what_is_not_fixed_comes_out_as_it_went_in(data):
    ran = process("check", "--fix", "-", "--pack", "../pack", stdin=data)
    assert ran.stdout == data
    assert ran.returncode in {1, 3}
    assert "error[GL00" in ran.stderr.decode()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing there")
def test_a_named_pipe_goes_to_standard_output(tmp_path):
    words = ["--pack", pack(tmp_path / "p"), "--select", ",".join(CHOSEN)]
    os.mkfifo("pipe.txt")
    writer = Thread(target=write, args=("pipe.txt", TEXT))
    writer.start()
    ran = process("check", "pipe.txt", "--fix", *words)
    writer.join()
    assert ran.returncode == 1
    assert ran.stdout.decode() == SAFE
    assert "修复了 3 处" in ran.stderr.decode()
    both = process("check", "pipe.txt", "a.txt", "--fix", *words)
    assert (both.returncode, both.stdout) == (2, b"")
    assert "管道" in both.stderr.decode()


# formats for machines


def test_json_counts_what_was_fixed(check):
    write("a.txt", TEXT)
    _, out, err = check("a.txt", "--fix", "--format", "json")
    document = json.loads(out)
    assert document["summary"]["fixed"] == 3
    assert {one["code"] for one in document["diagnostics"]} == {"GL310"}
    assert err == "govlint: 修复了 3 处（1 个文件）\n"


# wrong uses


@pytest.mark.parametrize(
    "words, zh, en",
    [
        (
            ["--unsafe"],
            "--unsafe 要与 --fix 或 --diff 一起用",
            "--unsafe goes with --fix or --diff",
        ),
        (["--diff", "--format", "json"], "不能与 --format json 一起用", "go with --format json"),
        (["--fix", "--diff", "--format", "concise"], "--format concise", "--format concise"),
        (["--fix", "-", "a.txt"], "标准输入", "standard input"),
        (["--fxi"], "是不是 --fix？", "did you mean --fix?"),
    ],
)
def test_wrong_uses(check, words, zh, en):
    write("a.txt", TEXT)
    for said, more in ((zh, []), (en, ["--lang", "en"])):
        code, out, err = check(*words, *more)
        assert (code, out) == (2, "")
        assert said in err
        assert err.count("\n") == 1
    assert content("a.txt") == TEXT.encode()
