"""Old Word and WPS files: by LibreOffice in one run, by a reader of its own, the same by both."""

from __future__ import annotations

import os
import stat
import struct
import sys
from io import BytesIO
from pathlib import Path

import pytest
from helpers.messy_docx import DOC, DOCX, TEXT, printed

from govlint.files.decode import Undecodable
from govlint.files.discover import Input
from govlint.linter.conversion import converted
from govlint.linter.document import read_document
from govlint.loaders.word import doc, office

needs_soffice = pytest.mark.skipif(office.program() is None, reason="no LibreOffice here")
olefile = pytest.importorskip("olefile")
DAMAGED = DOC[:512] + b"\xff" * 4096 + DOC[4608:]


def streams(data: bytes) -> tuple[bytes, bytes]:
    """The streams of a Word file: the document and its tables."""
    with olefile.OleFileIO(BytesIO(data)) as file:
        return file.openstream("WordDocument").read(), file.openstream("1Table").read()


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice."""
    monkeypatch.setenv(office.VARIABLE, "none")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A stand-in for LibreOffice: a shell script that is given `$out` and the files."""

    def made(script: str) -> Path:
        path, log = tmp_path / "soffice", tmp_path / "log"
        path.write_text(
            f"#!/bin/sh\necho run >> {log}\n"
            'for word; do case "$last" in --outdir) out=$word;; esac; last=$word; done\n'
            f"for file in *.doc; do name=${{file%.doc}}\n{script}\ndone\n"
        )
        monkeypatch.setenv("GOOD", str(tmp_path / "good.docx"))
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        (tmp_path / "good.docx").write_bytes(DOCX)
        monkeypatch.setenv(office.VARIABLE, str(path))
        monkeypatch.setattr(office, "_STARTING", 1.0)
        monkeypatch.setattr(office, "_STALLED", 1.0)
        return log

    return made


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_the_reader_of_its_own(name: str) -> None:
    source = doc.load(DOC, name)
    assert printed(source.text) == TEXT
    assert source.medium == "doc"
    origin = source.origin(source.text.index("（一）己"))
    assert origin is not None
    assert origin.where == ("第3行", "row 3")
    assert origin.key.startswith("cp/")


@pytest.mark.slow
@needs_soffice
def test_libreoffice_gives_the_same() -> None:
    broken = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"nothing in it" * 99
    first, nothing, last = office.convert([DOC, broken, DOC])
    assert nothing is None
    assert first is not None
    assert last is not None
    source = read_document(Input("a.doc", data=DOC, converted=("doc", first))).source
    assert printed(source.text) == TEXT
    assert source.medium == "doc"


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for LibreOffice")
def test_many_files_are_turned_in_one_run(fake, tmp_path: Path) -> None:
    log = fake('cp "$GOOD" $out/$name.docx')
    names = [str(tmp_path / f"{index}.doc") for index in range(5)]
    for name in names:
        Path(name).write_bytes(DOC)
    items = converted([Input(name) for name in [*names, str(tmp_path / "gone.doc")]])
    assert [item.converted and item.converted[0] for item in items] == ["doc"] * 5 + [None]
    assert log.read_text().count("run") == 1


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for LibreOffice")
def test_a_file_libreoffice_hangs_on_costs_no_other(fake) -> None:
    log = fake('[ $name = 00001 ] && sleep 60; cp "$GOOD" $out/$name.docx')
    made = office.convert([DOC] * 4)
    assert [data is not None for data in made] == [True, False, True, True]
    assert log.read_text().count("run") == 2


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for LibreOffice")
def test_a_libreoffice_that_does_nothing_is_done_without(fake) -> None:
    fake("exit 1")
    assert printed(doc.load(DOC, "a.doc").text) == TEXT


def test_a_libreoffice_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(office.VARIABLE, "/nowhere/soffice")
    assert office.convert([DOC]) == [None]


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (DOC[:700], "damaged"),
        (DAMAGED, "damaged"),
        (DOC.replace(b"\xec\xa5\x01\x01", b"\xec\xa5\x65\x00", 1), "95"),
        (DOC.replace(b"W\0o\0r\0d\0D", b"W\0o\0r\0d\0X"), "no WordDocument"),
        (DOC + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, said: str) -> None:
    with pytest.raises(Undecodable) as caught:
        doc.load(data, "a.doc")
    assert said in caught.value.message.en


@pytest.mark.usefixtures("alone")
def test_a_password_is_said() -> None:
    main, _ = streams(DOC)
    at = DOC.index(main[:12]) + 10
    (flags,) = struct.unpack_from("<H", DOC, at)
    data = DOC[:at] + struct.pack("<H", flags | 0x0100) + DOC[at + 2 :]
    with pytest.raises(Undecodable, match="password"):
        doc.load(data, "a.doc")


@pytest.mark.usefixtures("alone")
def test_without_the_extra_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "olefile", None)
    with pytest.raises(Undecodable) as caught:
        doc.load(DOC, "a.doc")
    assert 'pip install "govlint[word]"' in caught.value.help.zh
