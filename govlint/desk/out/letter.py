"""The letter a report is sent back with, as a Word file: 退回修改通知, or 催报通知."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from govlint.bilingual import Text
from govlint.text.xml import legal_in_xml

_EPOCH = (2000, 1, 1, 0, 0, 0)  # a date of its own making would make each file another one


class LetterRow(NamedTuple):
    """A finding in the list of a letter."""

    place: str
    finding: str
    right: str
    state: str = ""


class Letter(NamedTuple):
    """What a letter says. `errors` must be mended, `warnings` looked at; none asks for a report."""

    organ: str
    year: int
    title: str
    errors: tuple[LetterRow, ...] = ()
    warnings: tuple[LetterRow, ...] = ()
    enclosed: str = ""


def letter(said: Letter, lang: str) -> bytes:
    """The bytes of a .docx."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", _document(said, lang)),
        ):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            file.writestr(info, text.encode())
    return out.getvalue()


def _document(said: Letter, lang: str) -> str:
    body = "".join(_body(said, lang))
    return f'{_HEAD}<w:document xmlns:w="{_SPACE}"><w:body>{body}{_PAGE}</w:body></w:document>'


def _body(said: Letter, lang: str) -> Iterator[str]:
    found = bool(said.errors or said.warnings)
    fields = {
        "organ": said.organ, "year": said.year, "title": said.title,
        "errors": len(said.errors), "warnings": len(said.warnings),
    }  # fmt: skip
    heading, opening = (_RETURNED, _RETURNED_BODY) if found else (_ASKED, _ASKED_BODY)
    yield _paragraph(heading.in_language(lang).format(**fields), "title")
    yield _paragraph(f"{said.organ}{'：' if lang == 'zh' else ':'}", "plain")
    for line in opening.in_language(lang).format(**fields).split("\n"):
        yield _paragraph(line, "body")
    for name, rows in ((_ERRORS, said.errors), (_WARNINGS, said.warnings)):
        if rows:
            yield _paragraph(name.in_language(lang), "head")
            yield _table(rows, lang)
    if said.enclosed:
        yield _paragraph(_ENCLOSED.in_language(lang) + said.enclosed, "body")
    yield _paragraph("", "plain")
    for line in _SIGNED.in_language(lang).split("\n"):
        yield _paragraph(line, "signed")


_RETURNED = Text(
    "关于退回修改{year}年度政府信息公开工作年度报告的通知",
    "Report of {year} returned for correction",
)
_RETURNED_BODY = Text(
    "你单位报送的《{title}》收悉。经审核，须改正的问题 {errors} 处，"
    "请核实的问题 {warnings} 处，现退回修改。\n"
    "请对照下列清单逐项改正；经核实无误的，请书面说明理由。请于　　月　　日前重新报送。",
    "We have read “{title}”. Errors to be corrected: {errors}; points to be looked at: "
    "{warnings}. The report is returned.\n"
    "Please correct every item of the list, or say why it is right as it stands, and hand the "
    "report in again by ____________.",
)
_ASKED = Text(
    "关于报送{year}年度政府信息公开工作年度报告的催报通知", "Report of {year} not yet received"
)
_ASKED_BODY = Text(
    "截至目前，尚未收到你单位{year}年度政府信息公开工作年度报告。\n"
    "根据《中华人民共和国政府信息公开条例》第四十九条，请于　　月　　日前报送；"
    "不需报送的，请书面说明情况。",
    "The annual report of {organ} for {year} has not been received.\n"
    "By article 49 of the Regulation on the Disclosure of Government Information, please hand it "
    "in by ____________, or say why none is due.",
)
_ERRORS = Text("一、须改正的问题", "To be corrected")
_WARNINGS = Text("二、请核实的问题", "To be looked at")
_ENCLOSED = Text("附件：", "Enclosed: ")
_SIGNED = Text("（印章）\n　　年　　月　　日", "(seal)\nDate: ____________")
_HEADS = (
    Text("序号", "no."),
    Text("位置", "place"),
    Text("问题", "finding"),
    Text("应为", "should be"),
    Text("变化", "change"),
)
_WIDTHS = (640, 2200, 4200, 1000, 800)  # twentieths of a point, a page's width in all


def _table(rows: Sequence[LetterRow], lang: str) -> str:
    changed = any(row.state for row in rows)
    widths = list(_WIDTHS if changed else _WIDTHS[:4])
    widths[2] += sum(_WIDTHS) - sum(widths)
    heads = [head.in_language(lang) for head in _HEADS[: len(widths)]]
    lines = [_row(heads, widths, head=True)]
    for number, row in enumerate(rows, 1):
        lines.append(_row([str(number), *row[: len(widths) - 1]], widths))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl>{_TABLE}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _row(values: Sequence[str], widths: Sequence[int], head: bool = False) -> str:
    kind = "cell-head" if head else "cell"
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph(value, kind)}</w:tc>"
        for value, width in zip(values, widths, strict=True)
    )
    repeated = (
        "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        if head
        else "<w:trPr><w:cantSplit/></w:trPr>"
    )
    return f"<w:tr>{repeated}{cells}</w:tr>"


def _paragraph(text: str, kind: str) -> str:
    layout, look = _LOOKS[kind]
    words = escape(legal_in_xml(text))
    return (
        f"<w:p><w:pPr>{layout}</w:pPr><w:r><w:rPr>{look}</w:rPr>"
        f'<w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


def _font(name: str, half_points: int) -> str:
    return (
        f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{name}"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


_LINE = '<w:spacing w:line="560" w:lineRule="exact"/>'
# By GB/T 9704: the title in 小标宋 22 pt, the text in 仿宋 16 pt with 28 pt between lines.
_LOOKS = {
    "title": (
        '<w:spacing w:before="240" w:after="360" w:line="640" w:lineRule="exact"/>'
        '<w:jc w:val="center"/>',
        _font("方正小标宋简体", 44),
    ),
    "plain": (_LINE, _font("仿宋_GB2312", 32)),
    "body": (f'{_LINE}<w:ind w:firstLineChars="200" w:firstLine="640"/>', _font("仿宋_GB2312", 32)),
    "head": (
        '<w:keepNext/><w:spacing w:before="120" w:line="560" w:lineRule="exact"/>'
        '<w:ind w:firstLineChars="200" w:firstLine="640"/>',
        _font("黑体", 32),
    ),
    "signed": (f'{_LINE}<w:ind w:right="640"/><w:jc w:val="right"/>', _font("仿宋_GB2312", 32)),
    "cell": ("", _font("仿宋_GB2312", 24)),
    "cell-head": ('<w:jc w:val="center"/>', _font("黑体", 24)),
}
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE = (
    f'<w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="90" '
    'w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr>"
)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" '
    'w:bottom="1984" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
