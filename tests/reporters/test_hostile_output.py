"""No name or text bends an output: hostile names × hostile texts × all formats, read strictly."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from itertools import product
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from helpers.effort import SLOW
from helpers.machine_formats import finding, outcome, run_of

from govlint.commands.terminal import console
from govlint.data import writers
from govlint.data.schema import TABLES
from govlint.data.writers import Look
from govlint.linter.plugins import reporters
from govlint.linter.run import Fixed, Outcome
from govlint.model.diagnostic import Edit, Failure, Fix
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.text.display import unicode_text

ODD = (
    *("\x1b[2J\x1b]0;x\x07", "\x9b31m", "\x00\x08\x7f\x85", "\u202eabc", "\u2066x\u2069", "\ud83d"),
    *(
        "\udcff\udcfe",
        "\ufffe\uffff\U0001ffff",
        "\u2028\u2029",
        "\ufeff\u200b\u200e",
        "é\u0301",
        "🔥𠮷",
    ),
)
NAMES = (
    *(f"报{odd}告.txt" for odd in ODD),
    *(
        "a\n::error::x.txt",
        "a\r\nb.txt",
        "=cmd|' /C calc'!A0",
        "-2+3.txt",
        "@SUM(1)",
        "a\t,\"b'.txt",
    ),
    *("<script>&amp;]]>", "%0A::warning::%25", "a" * 300, "../../x:1:2: y.txt"),
)
TEXTS = (
    *(f"甲{odd}乙" for odd in ODD),
    *(f"{odd}{odd}" for odd in ODD),
    *('=HYPERLINK("x")', "+1+1", "-1-1", "@x", "\t=1", "＝1", "'x", '""","', "a;b|c"),
    "]]></x>",
    *(
        "<img src=x onerror=y>",
        "::error::x",
        "%0A",
        "`x` [a](b) **c**",
        "${x}",
        "&#x1b;",
        "甲" * 5000,
    ),
)
EVERY = list(product(NAMES, TEXTS))
PAIRS = EVERY if SLOW else EVERY[::17]  # 17 divides neither number: all names, all texts
FORMATS = sorted(reporters())


def run(name: str, text: str):
    """A run that shows a hostile name and text wherever a report can."""
    source = Source(name, f"{text}\n")
    fix = Fix(True, (Edit(Span(0, 1), text[:50]),))
    found = finding(source.text, source.text[:-1], fix=fix, stated=text)
    broken = Failure("GL803", name, f"ValueError: {text}", text)
    done = outcome(source, found, failures=(broken,))
    fixed = Fixed(dry=True, diff=(f"--- {name}", f"+{text}"))
    return run_of(done, Outcome(f"{name}2", "skipped"), Outcome(f"{name}3", "checked", fixed=fixed))


def read(form: str, data: bytes) -> None:
    READERS.get(form, _shown)(data)


def _shown(data: bytes) -> None:
    """What people and logs read: nothing that a terminal obeys."""
    for character in data.decode():
        hidden = unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"}
        assert character in "\n\t" or not hidden
        assert ord(character) & 0xFFFE != 0xFFFE


def _json(data: bytes) -> None:
    _shown(data)

    def refuse(word: str) -> None:
        raise ValueError(word)

    _strings(json.loads(data, parse_constant=refuse))


def _strings(value) -> None:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for one in value:
            _strings(one)
    elif isinstance(value, str):
        assert unicode_text(value) == value
        value.encode()


def _lines_of_json(data: bytes) -> None:
    for line in data.split(b"\n")[:-1]:
        _json(line)


def _github(data: bytes) -> None:
    _shown(data)
    for line in data.decode().split("\n")[:-1]:
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::[^\n]*", line)
        assert command or line.startswith("govlint"), line


def _xml(data: bytes) -> None:
    _shown(data)
    ElementTree.fromstring(data)


def _html(data: bytes) -> None:
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(data.decode())
    assert not {"script", "img", "x"} & set(tags)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", data.decode())


def _workbook(data: bytes) -> None:
    with ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name)
            ElementTree.fromstring(parts.read(name))


READERS = {
    **dict.fromkeys(("json", "sarif", "gitlab", "rdjson"), _json),
    "jsonl": _lines_of_json,
    "github": _github,
    "junit": _xml,
    "html": _html,
    "xlsx": _workbook,
}


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_written_is_read_back(form: str) -> None:
    pairs = PAIRS if form != "xlsx" or SLOW else PAIRS[::5]
    for name, text in pairs:
        stream = io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace")
        console.write(reporters()[form](run(name, text), "zh", False), True, stream)
        stream.flush()
        read(form, stream.buffer.getvalue())


def test_no_cell_of_the_facts_is_a_formula() -> None:
    columns = TABLES["figures"]
    names = [column.name for column in columns]
    kept = {"figure": -2, "printed": "-2.5", "line": None}
    rows = [
        [kept.get(name, odd) for name in names] for odd in (*NAMES, *TEXTS)
    ]  # every text is odd
    written = _facts(rows, Look())
    back = list(csv.reader(io.StringIO(written.decode(), newline=""), strict=True))
    assert [len(row) for row in back] == [len(names)] * (len(rows) + 1)
    for row in back[1:]:
        cells = dict(zip(names, row, strict=True))
        assert (cells["figure"], cells["printed"], cells["line"]) == ("-2", "-2.5", "")
        assert not re.match("[=+\\-@\t\r＝＋－＠]", cells["path"])
    _shown(_facts(rows, Look(terminal=True)))


def _facts(rows: list[list[object]], look: Look) -> bytes:
    file = io.BytesIO()
    sink = writers.sink("csv", {"figures": TABLES["figures"]}, file, look)
    sink.add("figures", rows)
    sink.close()
    return file.getvalue()


def test_what_is_said_of_a_name_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    for name in NAMES:
        console.complain(f"{name}: 打不开")
        _, err = capsys.readouterr()
        assert err.count("\n") == 1
        _shown(err.encode())
