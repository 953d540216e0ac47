"""Workbooks of forged reports, as offices fill them in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from random import Random

import xlsxwriter
from forge.draft import draw
from forge.faults import FAULTS
from forge.grid import Sheet, sheet
from forge.report import Draft, Table

WIDTH = 10


def draft(seed: int, fault: str = "") -> Draft:
    """The report that `forge(seed, …, noise=False)` prints."""
    drawn = draw(Random(f"report {seed}"), "2021")
    return FAULTS[fault](drawn, Random(f"{fault} {seed}"))[0] if fault else drawn


def placed(boxes: Sheet) -> Iterator[tuple[int, int, str, int, int]]:
    """Row, column, text, rows down and columns across of every box."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(boxes):
        column = 0
        for box in line:
            while (row, column) in taken:
                column += 1
            taken |= {(row + y, column + x) for y in range(box.down) for x in range(box.across)}
            yield row, column, box.text, box.down, box.across


class Book:
    """A workbook being written. `merged` paragraphs reach over the width, `bordered` cells show."""

    def __init__(self, merged: bool = True, bordered: bool = True, gap: int = 1) -> None:
        self._file = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._file, {"in_memory": True})
        self._box = self._book.add_format({"border": 1} if bordered else {})
        self._plain = self._book.add_format({"text_wrap": True})
        self._merged, self._gap = merged, gap
        self._sheet = None
        self._row = 0

    def sheet(self, name: str) -> None:
        """Go on, on a new sheet."""
        self._sheet = self._book.add_worksheet(name)
        self._row = 0

    def paragraph(self, text: str) -> None:
        """A row of one cell."""
        if self._merged:
            self._sheet.merge_range(self._row, 0, self._row, WIDTH - 1, text, self._plain)
        else:
            self._sheet.write(self._row, 0, text, self._plain)
        self._row += 1

    def table(self, table: Table) -> None:
        """A table with its merged cells, its figures as numbers."""
        self._row += self._gap
        last = 0
        for row, column, text, down, across in placed(sheet(table)):
            value = float(text) if text.replace(".", "", 1).isdigit() else text
            top = self._row + row
            last = max(last, row + down)
            if down * across > 1:
                end = (top + down - 1, column + across - 1)
                self._sheet.merge_range(top, column, *end, value, self._box)
            else:
                self._sheet.write(top, column, value, self._box)
        self._row += last + self._gap

    def whole(self, report: Draft) -> None:
        """Title, sections, tables and sign-off."""
        for text in (*report.title, *report.preamble):
            self.paragraph(text)
        for part in report.parts:
            self.paragraph(part.heading)
            for text in part.paragraphs:
                self.paragraph(text)
            if part.table is not None:
                self.table(part.table)
        for text in report.signed:
            self.paragraph(text)

    def data(self) -> bytes:
        """The file."""
        self._book.close()
        return self._file.getvalue()


def whole(report: Draft, **look: object) -> bytes:
    """A whole report on one sheet."""
    book = Book(**look)
    book.sheet("年度报告")
    book.whole(report)
    return book.data()


def raw(cells: str, styles: str = "", more: str = "", state: str = "", strings: str = "") -> bytes:
    """A workbook of one sheet from the XML of its rows; the second sheet is always plain."""
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    links = [("1", "worksheet", "worksheets/sheet1.xml"), ("2", "styles", "styles.xml")]
    links.append(("3", "sharedStrings", "sharedStrings.xml"))
    parts = {
        "_rels/.rels": f'<Relationships><Relationship Id="1" Type="{rel}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{rel}"><sheets>'
        f'<sheet name="表三" sheetId="1" r:id="1" {state}/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        + "".join(
            f'<Relationship Id="{number}" Type="{rel}/{kind}" Target="{target}"/>'
            for number, kind, target in links
        )
        + "</Relationships>",
        "xl/styles.xml": f"<styleSheet {main}>{styles}</styleSheet>",
        "xl/sharedStrings.xml": f"<sst {main}>{strings}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{cells}</sheetData>"
        f"{more}</worksheet>",
    }
    return zipped({name: part.encode() for name, part in parts.items()})


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of the given members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return file.getvalue()
