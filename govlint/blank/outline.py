"""What the blank report holds, in order: title, sentences, headings, tables, the sign-off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from govlint.errors import UserError
from govlint.forms.form import TABLES, Form, form_for, known_forms, official_heading
from govlint.forms.official import DrawnTable, blank
from govlint.model.facts import Cell


class Words(NamedTuple):
    """A paragraph: its `kind` is title, heading, text or signoff; `todo` is what is to be replaced.

    The words to be replaced stand after the others.
    """

    kind: str
    text: str
    todo: str = ""


class Outline(NamedTuple):
    """The blocks of a blank report, the figures its tables begin with, the form they are of.

    A cell whose figure is None is left empty and marked.
    """

    title: str
    blocks: tuple[Words | DrawnTable, ...]
    figures: Mapping[Cell, int | None]
    form: Form


def outline(organ: str, year: int, known: Mapping[Cell, int | None]) -> Outline:
    """The report of `organ` about `year`.  Raises UserError where no official form is for it."""
    name = form_for(year)
    if name is None:
        raise UserError(
            f"{year} 年还没有全国统一的年度报告格式，从 2019 年起才有",
            f"there was no national form in {year}: the first is of 2019",
        )
    form = known_forms()[name]
    title = f"{organ}{year}年政府信息公开工作年度报告"
    blocks = tuple(_blocks(organ, year, title, form))
    figures: dict[Cell, int | None] = {}
    for block in blocks:
        if isinstance(block, DrawnTable):
            slots = (slot for part in block.parts for row in part.rows for slot in row)
            figures |= {slot.cell: 0 for slot in slots if slot.cell is not None}
    return Outline(title, blocks, figures | _with_what_follows(known), form)


def _with_what_follows(known: Mapping[Cell, int | None]) -> dict[Cell, int | None]:
    """What is carried in and not dealt with is carried out: the tables add up from the start."""
    follows = {cell._replace(row="carried_out"): value or 0 for cell, value in known.items()}
    return {**known, **follows}


def _blocks(organ: str, year: int, title: str, form: Form) -> Iterator[Words | DrawnTable]:
    yield Words("title", title)
    yield Words("text", _PREAMBLE.format(basis=_BASES[form.name], year=year))
    for number in range(1, 7):
        yield Words("heading", official_heading(number))
        yield from (Words("text", *said) for said in _texts(number, year))
        for key in TABLES:
            if form.tables[key].section == number:
                yield blank(form.tables[key])
    yield Words("signoff", organ)
    yield Words("signoff", "", f"{year + 1}年1月31日")


def _texts(number: int, year: int) -> Iterator[tuple[str, str]]:
    for text, todo in _TEXTS.get(number, ()):
        yield text.format(year=year), todo.format(year=year)


_PREAMBLE = (
    "根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）和{basis}要求，编制本报告。"
    "本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
)
_BASES = {
    "2019": "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"
    "（国办公开办函〔2019〕60号）",
    "2021": "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告"
    "格式〉的通知》（国办公开办函〔2021〕30号）",
}
_TEXTS = {
    1: (
        ("（一）主动公开情况。", "在此填写公开了哪些信息、数量和渠道，以及解读、回应的情况。"),
        ("（二）依申请公开情况。", "在此填写收到、结转、办结申请的数量和主要事项，与表三一致。"),
        ("（三）政府信息管理情况。", "在此填写公开属性的确定、发布审核、规范性文件清理等工作。"),
        ("（四）政府信息公开平台建设情况。", "在此填写网站、新媒体、公报和查阅点的建设。"),
        ("（五）监督保障情况。", "在此填写机构人员、培训、工作考核、社会评议和责任追究的结果。"),
    ),
    5: (
        ("（一）存在的主要问题。", "在此填写本年度的问题，逐条写明。"),
        ("（二）改进情况。", "在此填写改进的措施和时限，与上面的问题一一对应。"),
    ),
    6: (
        ("依据《政府信息公开信息处理费管理办法》，{year}年本机关收取信息处理费0元。", ""),
        ("没有其他需要报告的事项。", ""),
    ),
}
"""What each section begins with, and what is to be written there: if it is left, GL801 finds it."""
