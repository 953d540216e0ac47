"""Rich Text Format: code pages, tables, numbers that stand in it as text."""

from __future__ import annotations

import pytest
from helpers.messy_docx import without_blank_lines

from govlint.files.decode import Undecodable
from govlint.loaders.word import rtf, rtftext

HEAD = (
    rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 \'cb\'ce;}{\f1\fcharset0 Times;}"
    rb"{\f2\fcharset2 Symbol;}}{\colortbl;}{\stylesheet{\s0 Normal;}}{\info{\title x}}"
)


def file(text: str | bytes) -> bytes:
    body = text.encode("gb18030") if isinstance(text, str) else text
    return HEAD + body + b"}"


def text(body: str | bytes) -> str:
    return without_blank_lines(rtf.load(file(body), "a.rtf").text).rstrip("\n").replace("\n", "|")


ROW = r"\trowd\trleft0\cellx1000\cellx2000\pard\intbl 甲\cell 乙\cell\row"
RTF = file(
    r"\pard 题\par {\listtext\f1 1.\tab}甲\par "
    + ROW * 3
    + r"\pard \u19968\'3f{\*\shpinst{\shptxt 框\par}}{\field{\*\fldinst REF}{\fldrslt 9}}\par"
)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("一、总体情况\\par 二\\par", "一、总体情况|二"),
        (rb"\'d2\'bb\'a1\'a2\par", "一、"),
        (rb"\f1\'d2\'bb 1\par", "一 1"),
        ("\\f1 一\\par".encode("gb18030"), "一"),
        ("侟\\par".encode("gb18030"), "侟"),  # its second byte is a backslash
        (r"\uc1\u19968?\u20108\'3f\uc0\u19977\par", "一二三"),
        (rb"\u-10187?\u-9158?\par", "𝐺"),
        (r"甲\line 乙\tab 丙\~\_\{\}\\\par", "甲|乙 丙\xa0-{}\\"),
        (r"\ldblquote 甲\rdblquote\emdash\par", "“甲”—"),
        (r"甲{\v 藏}{\deleted 旧}\v0 乙\par", "甲乙"),
        (r"{\field{\*\fldinst REF a}{\fldrslt 九}}件\par", "九件"),
        (r"{\field{\*\fldinst TOC}{\fldrslt 目录\par}}甲\par", "甲"),
        (r"{\listtext\f0 一、\tab}甲\par{\listtext\f2 \'b7\tab}乙\par", "一、甲|乙"),
        (r"{\header 页眉\par}{\footnote 注}{\*\unknown 甲}乙\par", "乙"),
        (r"前{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt 框\par}}{\shprslt 框}}后\par", "前后|框"),
        (r"{\upr{a}{\*\ud{甲}}}\par", "甲"),
        (ROW, "甲\t乙"),
        (
            r"\trowd\clvmgf\cellx1000\cellx2000\cellx3000\intbl 甲\cell 乙\cell 丙\cell\row"
            r"\trowd\clvmrg\cellx1000\clmgf\cellx2000\clmrg\cellx3000 \cell 丁\cell\cell\row",
            "甲\t乙\t丙|\t丁\t",
        ),
        (
            r"\trowd\cellx2000\cellx3000\pard\intbl 甲\par{\pard\intbl\itap2 1\nestcell 2\nestcell"
            r"{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}}"
            r"{\pard\intbl\itap2 3\nestcell 4\nestcell"
            r"{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}}"
            r"\pard\intbl\cell 乙\cell\row" + ROW * 2,
            "甲\t乙\t||甲\t乙||甲\t乙||1\t2|3\t4",
        ),
    ],
)
def test_what_is_printed(body: str | bytes, said: str) -> None:
    if "||" in said:  # the grids of two tables in one
        assert text(body).split("|")[-2:] == said.split("|")[-2:]
    else:
        assert text(body) == said


def test_places() -> None:
    source = rtf.load(RTF, "a.rtf")
    assert source.medium == "rtf"
    origin = source.origin(source.text.index("乙"))
    assert origin is not None
    assert origin.where == ("第1行", "row 1")
    assert text(RTF[len(HEAD) : -1]) == "题|1.甲|" + "甲\t乙|" * 3 + "一9|框"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{\\rtx", "no RTF"),
        (file("{" * 6000), "nested"),
        (file("\\itap99\\intbl 1\\cell"), ""),
        (file("\\pard\\itap99 1\\par"), "nested"),
        (file("\\a" * 3_000), "tokens"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, said: str, monkeypatch) -> None:
    monkeypatch.setattr(rtftext, "MAX_TOKENS", 10_000 if said == "nested" else 2_000)
    if not said:
        assert rtf.load(data, "a.rtf").text.strip() == "1"
        return
    with pytest.raises(Undecodable) as caught:
        rtf.load(data, "a.rtf")
    assert said in caught.value.message.en
