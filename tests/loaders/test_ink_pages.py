"""What of a line of a fixed page is its text: layers of ink on paper, by the rule of test_ink."""

from __future__ import annotations

import pytest
from helpers import pdf_files
from helpers.ofd_files import ofd
from helpers.page_drawing import Sheet
from helpers.pdf_files import pdf

from govlint.loaders import ofdpages, pdfium


def fixed() -> Sheet:
    """A page with a table, and something printed at 43 or behind it."""
    sheet = Sheet()
    sheet.text(72, 60, "一、总体情况")
    sheet.paragraphs(80, "本年度公开工作按规定开展，各项任务全面完成，成效明显。")
    rows = [["规章", "43", "7"], ["行政规范性文件", "5", "6"], ["行政许可", "1", "2"]]
    sheet.table(72, 120, [100, 60, 60], rows)
    return sheet


GREY = (0.8, 0.8, 0.8)
WHITE = (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    "left, line, words, size, more, text",
    [
        (187, 134, "99", 10, {"colour": WHITE}, "43"),
        (187, 130, "1", 6, {}, "43"),
        (187, 136, "1", 6, {}, "43"),
        (187, 130, "[1]", 6, {}, "43"),
        (187, 134, "99", 1, {}, "43"),
        (187, 134, "99", 10, {"hidden": True}, "43"),
        (150, 180, "6内部资料", 50, {"turn": 45}, "43"),
        (150, 130, "6内部资料", 50, {"turn": -45, "colour": GREY}, "43"),
        (150, 150, "6内部资料", 30, {"turn": 3, "colour": GREY}, "43"),
        (150, 150, "6内部资料", 40, {}, "43"),
        (150, 150, "6内部资料", 20, {"colour": GREY}, "43"),
        (187, 134, "6", 12, {"colour": GREY}, "43?6?"),
        (187, 134, "6", 12, {"colour": (0.4, 0.4, 0.4)}, "43?6?"),
        (176, 134, "99", 10, {"colour": WHITE}, "?43?"),
    ],
)
def test_pdf(
    left: float, line: float, words: str, size: float, more: dict[str, object], text: str
) -> None:
    sheet = fixed()
    sheet.text(left, line, words, size, **more)
    assert row(sheet) == f"规章\t{text}\t7"


def row(sheet: Sheet) -> str:
    """The row of the figure, as it is read."""
    text = pdfium.load(pdf([sheet]), "a.pdf").text
    return next(line for line in text.split("\n") if line.startswith("规章"))


def test_what_is_struck_or_painted_over_in_a_pdf() -> None:
    sheet = fixed()
    sheet.rule(175, 130.5, 187, 130.5, 0.7)
    sheet.text(190, 134, "44", 10)
    assert row(sheet) == "规章\t44\t7"
    half = fixed()
    half.rule(175, 130.5, 181, 130.5, 0.7)
    assert row(half) == "规章\t?43?\t7"
    over = fixed()
    over.covers.append((174.0, 124.0, 190.0, 137.0))
    over.text(176, 134, "44", 10, late=True)
    assert row(over) == "规章\t44\t7"
    partly = fixed()
    partly.covers.append((181.2, 124.0, 190.0, 137.0))
    assert row(partly) == "规章\t?4?\t7"


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("0 0 10 10 re W n", "43"),
        ("0 0 595 842 re W n", "43 99"),
        ("190 702 5 20 re W n", "43? 9?"),
        ("7 Tr", "43"),
        ("1 1 1 RG 1 Tr", "43"),
    ],
)
def test_what_of_a_pdf_is_cut_off(before: str, text: str, monkeypatch) -> None:
    """A text within a clipping path, one that only clips, and outlines in white."""
    content = pdf_files._content

    def clipped(sheet: Sheet, cases: object) -> str:
        above, _, words = content(sheet, cases).rpartition("BT ")
        return f"{above} q {before} BT {words.replace('0 Tr', '') if 'Tr' in before else words} Q"

    monkeypatch.setattr(pdf_files, "_content", clipped)
    sheet = fixed()
    sheet.text(190, 134, "99", 10)
    assert row(sheet) == f"规章\t{text}\t7"


def test_a_field_whose_looks_the_file_leaves_to_its_reader() -> None:
    field = (
        b"/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(99)/Rect[190 702 215 716]"
        b"/DA(/Helv 10 Tf 0 g)/F 4>>]"
    )
    data = pdf([fixed()]).replace(b"/Type/Page/Parent", field + b"/Type/Page/Parent")
    data = data.replace(b"/Type/Catalog", b"/Type/Catalog/AcroForm<</Fields[]>>")
    assert "规章\t43 99\t7" in pdfium.load(data, "a.pdf").text


def test_ofd_by_the_same_rule() -> None:
    sheet = fixed()
    sheet.text(187, 130, "1", 6)
    text = ofdpages.load(ofd([sheet]), "a.ofd").text
    assert "规章\t43\t7" in text.split("\n")
