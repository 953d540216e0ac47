"""Old Word and WPS files by the reader of its own."""

from __future__ import annotations

import gzip
import struct
import sys
from io import BytesIO

import pytest
from helpers.messy_docx import DATA, DOC, TEXT, without_blank_lines

from govlint.files.decode import Undecodable
from govlint.loaders.word import doc, office

LOOKS = gzip.decompress((DATA / "looks.doc.gz").read_bytes())
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


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_the_reader_of_its_own(name: str) -> None:
    source = doc.load(DOC, name)
    assert without_blank_lines(source.text) == TEXT
    assert source.medium == "doc"
    origin = source.origin(source.text.index("（一）己"))
    assert origin is not None
    assert origin.where == ("第3行", "row 3")
    assert origin.key.startswith("cp/")


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


def test_what_is_raised_struck_hidden_white_or_tiny() -> None:
    """Its paragraphs: 43 with a raised 1, a 99 struck out before it, a 9 hidden by itself, by its
    style, white, tiny; and 423 with the 2 struck out."""
    assert doc.load(LOOKS, "a.doc").text.split() == ["43"] * 6 + ["4~~2~~3"]
