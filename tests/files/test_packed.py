"""Zip files of reports: every one in them is checked, and nothing of them is ever written."""

from __future__ import annotations

import io
import os
import zipfile

import pytest
from helpers import fix_rules, workbooks
from helpers.command_line import content, process, write
from helpers.sample_report import WRONG, report

from govlint.files.discover import find, read_bytes
from govlint.linter.plugins import loaders

pytestmark = pytest.mark.usefixtures("place")
GOOD, BAD = (report(rows).replace("\u3000", "").encode() for rows in (None, WRONG))
READ = frozenset(loaders())


class Gbk(zipfile.ZipInfo):
    """A member named as Chinese Windows names it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


class Unflagged(Gbk):
    """A member named as old tools of Linux and macOS name it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode(), self.flag_bits & ~0x800


def packed(*members, kind=zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of pairs of name (or ZipInfo) and content."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", kind) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def paths(*words: str) -> list[str]:
    return [item.path for item in find(words, READ)]


def test_each_report_in_a_zip_is_checked(govlint) -> None:
    write("a.zip", packed(("青禾县/报告.txt", BAD), ("好.txt", GOOD), ("图.png", b"\x89PNG")))
    code, out, _ = govlint("check", "a.zip", "--format", "concise")
    assert code == 1
    assert out.startswith("a.zip/青禾县/报告.txt:49:7: GL301 error")
    assert {line.split(":")[0] for line in out.splitlines()} == {"a.zip/青禾县/报告.txt"}
    for command in ("facts", "tree"):
        code, out, _ = govlint(command, "a.zip")
        assert code == 0
        assert "a.zip/青禾县/报告.txt" in out
        assert "a.zip/好.txt" in out


def test_a_folder_with_zips_and_a_path_into_one(govlint) -> None:
    write("下/a.zip", packed(("x/报告.txt", BAD), ("x/y/2.txt", GOOD), ("说明.md", "# 说明\n")))
    write("下/b.txt", GOOD)
    write("下/empty.zip", packed())
    assert paths() == []
    assert paths(".") == [
        "下/a.zip/x/y/2.txt",
        "下/a.zip/x/报告.txt",
        "下/a.zip/说明.md",
        "下/b.txt",
    ]
    assert paths("下/a.zip/x/y") == ["下/a.zip/x/y/2.txt"]
    assert govlint("check", ".")[0] == 1
    code, out, _ = govlint("check", "下/a.zip/x/报告.txt", "--format", "concise")
    assert (code, out.split(":")[0]) == (1, "下/a.zip/x/报告.txt")
    assert find(["下/a.zip/说明.md"], READ)[0].named
    assert govlint("check", "下/a.zip/没有.txt")[0] == 2


@pytest.mark.parametrize("how", [Gbk, Unflagged, zipfile.ZipInfo])
def test_names_as_they_were_meant(how) -> None:
    write("a.zip", packed((how("云溪镇/2024年 报告.txt"), GOOD), (how("联通.txt"), GOOD)))
    assert paths("a.zip") == ["a.zip/云溪镇/2024年 报告.txt", "a.zip/联通.txt"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_lead_elsewhere_are_only_shown(govlint) -> None:
    names = (
        *("../../etc/x.txt", "/root/x.txt", "C:\\temp\\x.txt", "a\nb.txt", "a\x1b[31m.txt"),
        *("\u202etxt.x.txt", "d.txt", "d.txt", "__MACOSX/._d.txt", ".h.txt", "长" * 400 + ".txt"),
    )
    write("a.zip", packed(*((name, BAD) for name in names)))
    before = sorted(os.listdir("."))
    code, out, _ = govlint("check", "a.zip", "--format", "concise")
    assert code == 1
    shown = {line.split(":49:")[0] for line in out.splitlines() if ":49:" in line}
    assert shown == {
        *("a.zip/__/__/etc/x.txt", "a.zip/root/x.txt", "a.zip/C_/temp/x.txt", "a.zip/a_b.txt"),
        *("a.zip/a_[31m.txt", "a.zip/_txt.x.txt", "a.zip/d.txt", "a.zip/d (2).txt"),
        "a.zip/" + "长" * 100 + "….txt",
    }
    assert sorted(os.listdir(".")) == before


def test_a_zip_in_a_zip_but_no_further(govlint) -> None:
    third = packed(("x.txt", BAD))
    write(
        "a.zip", packed(("二.zip", packed(("报告.txt", BAD), ("三.zip", third))), ("b.txt", GOOD))
    )
    code, out, _ = govlint("check", "a.zip", "--format", "concise")
    assert code == 3
    said = out.splitlines()
    assert said[0] == "a.zip/二.zip/三.zip:1:1: GL001 error 压缩包套得太深，没有打开"
    assert said[1].startswith("a.zip/二.zip/报告.txt:49:7: GL301")


def test_the_unreadable_is_told_and_the_others_are_checked(govlint) -> None:
    locked = bytearray(packed(("密.txt", GOOD), ("坏.txt", BAD), ("好.txt", BAD)))
    for mark, at in ((b"PK\1\2", 8), (b"PK\3\4", 6)):  # the first member's flags
        locked[locked.index(mark) + at] |= 1
    start = locked.index("坏.txt".encode()) + len("坏.txt".encode())
    locked[start : start + 20] = b"\xff" * 20
    write("a.zip", bytes(locked))
    code, out, _ = govlint("check", "a.zip", "--format", "concise")
    assert code == 3
    said = out.splitlines()
    assert said[0].startswith("a.zip/坏.txt:1:1: GL001 error 文件已损坏")
    assert said[1].startswith("a.zip/好.txt:49:7: GL301")
    assert said[-1] == "a.zip/密.txt:1:1: GL001 error 文件加了密码"


def test_a_zip_all_under_a_password_is_told_once(govlint) -> None:
    data = packed(("一.txt", GOOD), ("二.txt", GOOD))
    data = data.replace(b"PK\1\2\x14\3\x14\0\0", b"PK\1\2\x14\3\x14\0\1")
    write("a.zip", data)
    _, out, _ = govlint("check", ".", "--format", "concise")
    assert out == "a.zip:1:1: GL001 error 文件加了密码\n"


@pytest.mark.parametrize(
    "data, said",
    [
        (packed(), "这是空的 zip 压缩包"),
        (packed(("a.exe", b"MZ")), "zip 压缩包里没有能读的报告"),
        (packed(("a.txt", GOOD))[:200], "文件已损坏"),
        (b"Rar!\x1a\x07\x01\0" + bytes(9), "RAR 压缩包"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "7z 压缩包"),
        (b"\x1f\x8b\x08\0", "gzip 压缩包"),
        ("没有打包".encode(), "文件已损坏"),
    ],
    ids=["empty", "strange", "cut", "rar", "7z", "gzip", "text"],
)
def test_a_named_zip_with_nothing_to_check(data: bytes, said: str, govlint) -> None:
    write("a.zip", data)
    code, out, _ = govlint("check", "a.zip", "--format", "concise")
    assert (code, out.startswith("a.zip:1:1: GL001 error ")) == (3, True)
    assert said in out


def test_content_goes_before_the_suffix(govlint) -> None:
    book = workbooks.whole(workbooks.draft(1))
    write("报告.zip", book)
    write("reports.doc", packed(("x.txt", GOOD)))
    write("stored.zip", packed(("报告.xlsx", book), kind=zipfile.ZIP_STORED))
    assert govlint("check", "报告.zip")[0] == 0
    assert govlint("check", "stored.zip")[0] == 0
    assert "call it .zip" in govlint("check", "reports.doc", "--lang", "en")[1]


@pytest.mark.slow
def test_many_processes_and_standard_input() -> None:
    members = [(f"{number:03}.txt", BAD if number % 9 else GOOD) for number in range(60)]
    data = packed(*members, ("里.zip", packed(*members)))
    write("a.zip", data)
    once = process("check", "a.zip", "--pack", "../pack", "--format", "json")
    many = process("check", "a.zip", "--pack", "../pack", "--format", "json", "--jobs", "2")
    assert once.stdout == many.stdout
    assert once.stdout.count(b"GL301") >= 100
    words = ("check", "-", "--stdin-filename", "a.zip", "--pack", "../pack", "--format", "json")
    for jobs in ("1", "2"):
        assert process(*words, "--jobs", jobs, stdin=data).stdout == once.stdout


def test_a_zip_is_never_rewritten(check) -> None:
    data = packed(("报告.txt", fix_rules.TEXT))
    write("a.zip", data)
    for way in ("--fix", "--diff"):
        _, _, err = check("a.zip", way)
        assert "a.zip/报告.txt：在压缩包里" in err
    assert content("a.zip") == data


def test_a_zip_that_changes_while_it_is_read() -> None:
    write("a.zip", packed(("1.txt", b"1"), ("2.txt", b"2")))
    items = find(["a.zip"], READ)
    assert [read_bytes(item) for item in items] == [b"1", b"2"]
    write("a.zip", packed(("1.txt", b"changed")))
    assert read_bytes(items[0]) == b"changed"
    with pytest.raises(Exception, match="changed while it was read"):
        read_bytes(items[1])
