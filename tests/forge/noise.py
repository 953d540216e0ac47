"""Untidiness that changes no figure and is no error."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from . import forms
from .draft import with_part
from .layouts import Layout
from .pen import Pen
from .report import Block, Draft, Row, Table

KANGXI = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)}
"""Characters and the Kangxi radicals some PDF fonts give in their place (一 → ⼀, 行 → ⾏)."""

_ASPECTS = (
    "强化组织领导",
    "规范公开流程",
    "拓宽公开渠道",
    "严格审核把关",
    "注重学习培训",
    "抓好督促落实",
)


def dressed(table: Table, layout: Layout, pen: Pen) -> Table:
    """The table with untidy labels and blanks round its figures."""
    if not pen.noise:
        return table
    label = _labels(layout, pen)
    return replace(table, blocks=tuple(_block(block, label, layout, pen) for block in table.blocks))


def untidied(draft: Draft, layout: Layout, pen: Pen) -> Draft:
    """The draft with blanks in its dates, all headings quoted, or a list of its own in one."""
    if pen.chance(0.2):
        spaced = tuple(re.sub(r"(\d)([年月日])", r"\1 \2", text) for text in draft.preamble)
        draft = replace(draft, preamble=spaced)
    if layout.listed and pen.chance(0.2):
        headings = "；".join(map("".join, zip(forms.ORDINALS, forms.SECTIONS, strict=True)))
        draft = replace(draft, preamble=(*draft.preamble, f"本报告主要包括：{headings}。"))
    if layout.listed and pen.chance(0.2):
        part = draft.parts[0]
        nested = tuple(
            f"{ordinal}{aspect}。定期研究部署，逐项明确责任，推动各项工作落到实处。"
            for ordinal, aspect in zip(forms.ORDINALS, _ASPECTS, strict=True)
        )
        draft = with_part(draft, 0, replace(part, paragraphs=(*part.paragraphs, *nested)))
    return draft


def roughened(draft: Draft, pen: Pen) -> Draft:
    """The draft with residues some rules warn of: 附件2, bookmarks, a broken title, `1、`."""
    if pen.coin():
        (title,) = draft.title
        year = title.index("年", 4) + 1
        draft = replace(draft, title=(title[:year], title[year:]))
    if pen.coin():
        draft = replace(draft, title=("附件2", *draft.title))
    if pen.coin():
        part = draft.parts[0]
        marked = replace(part, ordinal="[bookmark: _GoBack]" + part.ordinal)
        draft = with_part(draft, 0, marked)
    elif pen.coin():
        for index in range(2):
            part = replace(draft.parts[index], ordinal=f"{index + 1}、 ")
            draft = with_part(draft, index, part)
    return draft


def finished(text: str, pen: Pen) -> str:
    """The text with other line ends and radicals in place of some characters."""
    if pen.chance(0.15):
        for character in pen.rng.sample(sorted(KANGXI), 120):
            text = text.replace(character, KANGXI[character])
    if pen.chance(0.2):
        text = text.replace("\n", pen.rng.choice(("\r\n", "\r\n", "\r")))
    return text


def _block(block: Block, label: Callable[[str], str], layout: Layout, pen: Pen) -> Block:
    title = label(block.title)
    if layout.spaced and pen.chance(0.3):
        title = title.replace("条第", pen.rng.choice(("条 第", "条  第")))
    return replace(
        block,
        title=title,
        corner=label(block.corner),
        columns=tuple(map(label, block.columns)),
        rows=tuple(_row(row, label, layout, pen) for row in block.rows),
    )


def _row(row: Row, label: Callable[[str], str], layout: Layout, pen: Pen) -> Row:
    cells = tuple(
        pen.rng.choice(layout.pads).format(cell)
        if cell and layout.pads and pen.chance(0.15)
        else cell
        for cell in row.cells
    )
    if layout.spare and row.key in {"penalties", "coercion"} and len(cells) == 1 and pen.coin():
        cells += ("", "")
    return replace(row, path=tuple(map(label, row.path)), cells=cells)


def _labels(layout: Layout, pen: Pen) -> Callable[[str], str]:
    """One way to print labels for a whole table; the same label is printed the same throughout."""
    half_width = pen.chance(0.3)
    comma_items = pen.chance(0.2)
    untidy = pen.rng.choice((0.0, 0.05, 0.3))

    @cache
    def label(text: str) -> str:
        if half_width:
            text = text.translate({ord("（"): "(", ord("）"): ")"})
        if comma_items and text.startswith(("1.申", "2.申", "3.其")):
            text = text.replace(".", "、", 1)
        if len(text) > 1 and pen.rng.random() < untidy:
            text = _broken_label(text, layout, pen)
        return text

    return label


def _broken_label(label: str, layout: Layout, pen: Pen) -> str:
    """The label with a line end or a blank inside, never inside its number."""
    place = 3 if label[0] in "（(" else max(1, len(label) // 2)
    if label[0].isdigit():
        place = pen.rng.randrange(3, len(label))
    if layout.breaks and pen.coin():
        return label[:place] + pen.rng.choice(layout.breaks) + label[place:]
    return label[:place] + " " + label[place:] if layout.spaced else label
