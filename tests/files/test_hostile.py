"""Files made to do harm: each is refused by name, in bounded time and memory, the rest checked."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable

import pytest
from helpers import word_files, workbooks
from helpers.command_line import write
from helpers.paths import ROOT
from helpers.sample_report import WRONG, report

pytest.importorskip("resource", reason="limits are set by POSIX")
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("place")]

MEMORY = 1024**3
SECONDS = 30
"""For one hostile file and a report, on a busy machine; ten on a quiet one."""
_LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from govlint.commands.cli import main
raise SystemExit(main(sys.argv[1:]))
"""


def checked(*words: str) -> tuple[int, str]:
    """Exit code and findings of a run that may take `MEMORY` and `SECONDS` and not more."""
    words = ("check", *words, "--select", "GL0,GL301", "--format", "concise")
    command = [sys.executable, "-c", _LIMITED, *words]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, env=env, timeout=SECONDS * 4)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode()


def zipped(*members: tuple[str, bytes]) -> bytes:
    return workbooks.zipped(dict(members))


def zeros(name: str, megabytes: int) -> bytes:
    """A zip with a member of nothing but zeros, and a report."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        with packed.open(name, "w") as member:
            for _ in range(megabytes):
                member.write(bytes(1 << 20))
        packed.writestr("a.txt", report(WRONG))
    return file.getvalue()


def overlapping() -> bytes:
    """A list of 9,000 members that all are the same compressed bytes."""
    once = zipped(("00000.txt", bytes(1 << 20)))
    start, end = once.index(b"PK\1\2"), once.index(b"PK\5\6")
    entry = once[start:end]
    listed = b"".join(entry.replace(b"00000", b"%05d" % number) for number in range(9000))
    size, many = len(listed).to_bytes(4, "little"), (9000).to_bytes(2, "little")
    return once[:start] + listed + once[end : end + 8] + many * 2 + size + once[end + 16 :]


def lying() -> bytes:
    """A member said to be small that is not."""
    data = bytearray(zipped(("a.txt", bytes(80 << 20))))
    small = (1000).to_bytes(4, "little")
    data[22:26] = small
    at = data.index(b"PK\1\2") + 24
    data[at : at + 4] = small
    return bytes(data)


_TENFOLD = (f'<!ENTITY {chr(b)} "{f"&{chr(b - 1)};" * 10}">' for b in range(98, 107))
ENTITIES = f'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">{"".join(_TENFOLD)}]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def word(inside: str, before: str = "", encoding: str = "utf-8") -> bytes:
    """A .docx of raw XML."""
    main = word_files.root("document", f"<w:body>{inside}</w:body>")
    start = main.index("<w:document")
    text = f'<?xml version="1.0" encoding="{encoding}"?>{before}{main[start:]}'
    return word_files.rewritten(
        word_files.docx(""),
        lambda name, part: (name, text if name == "word/document.xml" else part),
    )


def nested(depth: int) -> bytes:
    """Zips in zips, ten in each."""
    data = zipped(("a.txt", bytes(10 << 20)))
    for _ in range(depth):
        data = zipped(*((f"{number}.zip", data) for number in range(10)))
    return data


def cells_of_word() -> bytes:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = (
        "<w:tr>" + "".join(cell.format(row * column) for column in range(100)) + "</w:tr>"
        for row in range(10_000)
    )
    return word(f"<w:tbl>{''.join(rows)}</w:tbl>")


def cells_of_page() -> bytes:
    row = "<tr>" + "<td>1<td>2<td>3<td>4<td>5" * 20
    return f"<html><body><table>{row * 10_000}</table>".encode()


def cells_of_book() -> bytes:
    return workbooks.raw("".join(f"<row><c><v>{n}</v></c></row>" for n in range(1_000_000)))


NOISE = random.Random(3).randbytes(300_000)
_SPAN = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr>'
HOSTILE: dict[str, Callable[[], bytes]] = {
    "entities.docx": lambda: word("&j;", ENTITIES),
    "entities16.docx": lambda: _wide(word("&j;", ENTITIES, "utf-16")),
    "outside.docx": lambda: word("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", OUTSIDE),
    "deep.docx": lambda: word("<w:tbl><w:tr><w:tc>" * 20_000),
    "closed.docx": lambda: word("<w:tc>" * 100_000 + "</w:tc>" * 100_000),
    "cells.docx": cells_of_word,
    "span.docx": lambda: word(f"<w:tbl>{_SPAN * 50}</w:tbl>"),
    "zeros.docx": lambda: zeros("word/document.xml", 500),
    "entities.xlsx": lambda: _member("xl/worksheets/sheet1.xml", f"{ENTITIES}<a>&j;</a>"),
    "outside.xlsx": lambda: _member("xl/sharedStrings.xml", f"{OUTSIDE}<a>&j;</a>"),
    "cells.xlsx": cells_of_book,
    "far.xlsx": lambda: workbooks.raw('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' * 9),
    "strings.xlsx": lambda: workbooks.raw("", strings="<si><t>1</t></si>" * 900_000),
    "entities.ods": lambda: zipped(
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", f"{ENTITIES}<a>&j;</a>".encode()),
    ),
    "cells.html": cells_of_page,
    "spans.html": lambda: b"<table><tr><td colspan=1000 rowspan=65534>1" * 2000,
    "deep.html": lambda: b"<html>" + b"<div><table><tr><td>" * 100_000,
    "tags.html": lambda: b"<html><body>" + b"<" * 2_000_000,
    "comments.html": lambda: b"<!---->" * 500 + b"x" * 100_000,
    "overlapping.zip": overlapping,
    "nested.zip": lambda: nested(2),
    "lying.zip": lying,
    "members.zip": lambda: zipped(*((f"{number}.txt", b"") for number in range(12_000))),
    "zeros.zip": lambda: zeros("zeros.txt", 500),
    "zeros.txt": lambda: bytes(1 << 20),
    "line.txt": lambda: "政府信息公开".encode() * 200_000,
    "brackets.txt": lambda: "（（".encode() * 100_000,
    "tabs.txt": lambda: b"1\t" * 300_000,
    "lines.txt": lambda: "一、总体情况\n".encode() * 20_000,
    "mail.mht": lambda: (
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n"
        + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 20_000
    ),
    **{f"noise{suffix}": lambda: NOISE for suffix in (".txt", ".docx", ".xlsx", ".zip", ".pdf")},
    "magic.pdf": lambda: b"%PDF-1.7\n" + NOISE,
    "magic.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE,
    "magic.docx": lambda: b"PK\3\4" + NOISE,
    "cut.docx": lambda: word_files.report(workbooks.draft(1))[:5000],
    "cut.xlsx": lambda: workbooks.whole(workbooks.draft(1))[:5000],
}
HARMLESS = (  # odd, but read to the end
    *("span.docx", "far.xlsx", "comments.html", "spans.html"),
    *("line.txt", "brackets.txt", "tabs.txt", "lines.txt"),
)


def _wide(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        text = packed.read("word/document.xml").decode()
    return zipped(("word/document.xml", text.encode("utf-16")))


def _member(name: str, text: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbooks.raw(""))) as packed:
        parts = {each: packed.read(each) for each in packed.namelist()}
    return workbooks.zipped({**parts, name: text.encode()})


HEAVY = [name for name in HOSTILE if name.startswith(("cells", "zeros", "t", "nested", "lying"))]


@pytest.mark.parametrize("name", HEAVY)
def test_a_large_trap_by_itself(name: str) -> None:
    write(name, HOSTILE[name]())
    settled([name])


def test_every_other_trap_in_one_run() -> None:
    names = [name for name in HOSTILE if name not in HEAVY]
    for name in names:
        write(name, HOSTILE[name]())
    settled(names)


def settled(names: list[str]) -> None:
    """Each file is told of where it cannot be read, and the report beside them is checked."""
    write("z/报告.txt", report(WRONG))
    begun = time.perf_counter()
    code, out = checked(*names, "z")
    assert time.perf_counter() - begun < SECONDS * 2
    assert "z/报告.txt:49:7: GL301" in out
    assert "root:" not in out
    lines = out.splitlines()
    for name in names:
        told = [line for line in lines if line.startswith(name)]
        assert len(told) <= 100, name
        if name not in HARMLESS:
            assert code == 3, out
            assert any("GL001" in line for line in told), (name, out)


def test_a_large_file_is_not_read() -> None:
    for name in ("a.txt", "a.docx", "a.zip", "a.pdf"):
        with open(name, "wb") as file:
            file.truncate(500 << 20)
    code, out = checked(".")
    assert code == 3
    assert [line.split(":")[0] for line in out.splitlines()] == [
        "a.docx",
        "a.pdf",
        "a.txt",
        "a.zip",
    ]


def test_links_in_a_circle_and_names_of_two_lines() -> None:
    write("r/a\nb: 1.txt", report(WRONG))
    os.symlink("one.txt", "r/two.txt")
    os.symlink("two.txt", "r/one.txt")
    os.symlink(".", "r/again")
    code, out = checked("r")
    assert code == 3
    lines = out.splitlines()
    assert len(lines) == 3, out
    assert [line.split(":")[0] for line in lines[1:]] == ["r/one.txt", "r/two.txt"]
    assert "GL301" in lines[0]
