"""A page as a workbook: figures as numbers, looks as rich text."""

from __future__ import annotations

import io

import xlsxwriter
from helpers.workbooks import WIDTH, placed

from disguise.page import Grid, Page, inks

_FONTS = {
    "raised": {"font_script": 1},
    "struck": {"font_strikeout": True},
    "hidden": {"font_color": "#FFFFFF"},
    "styled": {"font_color": "#FFFFFF"},
    "white": {"font_color": "#FFFFFF"},
    "tiny": {"font_size": 1},
    "control": {},
    "money": {"border": 1},
    "": {},
}


def xlsx(page: Page) -> bytes:
    """The page on one sheet."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    fonts = {look: book.add_format(given) for look, given in _FONTS.items()}
    box = book.add_format({"border": 1, **({"num_format": page.numbers} if page.numbers else {})})
    sheet = book.add_worksheet("年度报告")
    row = 0
    for item in page.items:
        if not isinstance(item, Grid):
            sheet.merge_range(row, 0, row, WIDTH - 1, "")
            _write(sheet, row, 0, item, fonts, None)
            row += 1
            continue
        row += 1
        last = 0
        for y, x, text, down, across in placed(item.boxes):
            last = max(last, y + down)
            if down * across > 1:
                sheet.merge_range(row + y, x, row + y + down - 1, x + across - 1, "", box)
            _write(sheet, row + y, x, text, fonts, box)
        row += last + 1
    book.close()
    return file.getvalue()


def _write(sheet, row: int, column: int, text: str, fonts, box) -> None:
    pieces = list(inks(text))
    if len(pieces) > 1:
        rich = [part for ink in pieces for part in (fonts[ink.look], ink.text)]
        sheet.write_rich_string(row, column, *rich, *([box] if box else []))
        return
    plain = pieces[0].text if pieces else ""
    if plain.isascii() and plain.replace(".", "", 1).isdigit():
        sheet.write_number(row, column, float(plain), fonts["money"] if "." in plain else box)
    elif plain:
        sheet.write_string(row, column, plain, box)
    else:
        sheet.write_blank(row, column, None, box)
