"""Broken files of word processors: a report or a clear word, whatever the bytes."""

from __future__ import annotations

import struct

import pytest
from helpers import word_files as w
from helpers.messy_docx import DOC, DOCX
from helpers.mutated_files import fuzz
from test_load_doc import streams
from test_load_odt import ODT
from test_load_rtf import RTF

from govlint.loaders.word import odt, rtf
from govlint.loaders.word.docx import load as load_docx
from govlint.loaders.word.ole import word97 as binary
from govlint.loaders.word.ole.fib import Fib
from govlint.model.source import Source


def test_docx() -> None:
    fuzz(load_docx, {"messy.docx": DOCX, "report.docx": w.docx(w.report(w.drawn(3)))})


def test_odt() -> None:
    fuzz(odt.load, {"messy.odt": ODT})


def test_rtf() -> None:
    fuzz(rtf.load, {"messy.rtf": RTF})


def test_doc() -> None:
    pytest.importorskip("olefile")
    fuzz(binary.load, {"messy.doc": DOC})


def test_doc_by_streams() -> None:
    """A byte changed in a compound file mostly breaks the file, and not what is in it."""
    pytest.importorskip("olefile")
    main, table = streams(DOC)

    def load(data: bytes, path: str) -> Source:
        size = struct.unpack("<I", data[:4].ljust(4, b"\0"))[0] % (len(data) + 1)
        return binary.source_of(Fib(data[4 : 4 + size], (data[4 + size :],) * 2, b""), path)

    fuzz(load, {"streams.doc": struct.pack("<I", len(main)) + main + table})
