"""OFD files: their parts, their numbers, and those that cannot be read."""

from __future__ import annotations

import pytest
from helpers.mutated_files import fuzz
from helpers.ofd_files import ofd
from helpers.page_drawing import Sheet
from helpers.workbooks import zipped
from render.html import drawn, text
from render.typesetting import typeset_pages

from govlint.files.decode import Undecodable
from govlint.loaders.ofdpages import load
from govlint.loaders.ofdpages.numbers import floats, matrix, steps, strokes

NAMESPACE = "http://www.ofdspec.org/2016"
CONTENT = "Doc_0/Pages/Page_0/Content.xml"


def page(objects: str, head: str = "") -> str:
    """The content of one page."""
    return (
        f'<ofd:Page xmlns:ofd="{NAMESPACE}">{head}'
        f"<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def words(text: str, where: str = "20 30 100 10", more: str = "", code: str = "") -> str:
    """A text object of 4 mm letters."""
    return (
        f'<ofd:TextObject Boundary="{where}" Size="4" {more}>'
        f'<ofd:TextCode X="0" Y="4" {code}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def read(objects: str, head: str = "", **members: str) -> list[str]:
    """The lines of a file with one page."""
    named = {name.replace("__", "/") + ".xml": body for name, body in members.items()}
    data = ofd([Sheet()], extra={CONTENT: page(objects, head), **named})
    return [line for line in load(data, "report.ofd").text.split("\n") if line]


def document(common: str) -> str:
    """A Document.xml with one page."""
    return (
        f'<ofd:Document xmlns:ofd="{NAMESPACE}"><ofd:CommonData>{common}</ofd:CommonData>'
        '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
        "</ofd:Document>"
    )


def test_steps_in_short_are_steps() -> None:
    assert steps("g 3 4.2 1 g 2 5", 9) == [4.2, 4.2, 4.2, 1.0, 5.0, 5.0]
    assert steps("g 99999 1", 3) == [1.0, 1.0, 1.0]
    assert steps("g -3 1 x 2", 9) == [0.0, 2.0]


def test_paths_in_short_are_corners() -> None:
    assert list(strokes("M 0 0 L 9 0 9 9 C M 1 1 B 2 2 3 3 4 4 A 1 1 0 0 1 5 5 Q 6 6 7 7")) == [
        [(0, 0), (9, 0), (9, 9), (0, 0)],
        [(1, 1), (4, 4), (5, 5), (7, 7)],
    ]
    assert list(strokes("L L M nonsense C 1 2 Z 1 2 3")) == []


def test_numbers_beyond_measure_are_none() -> None:
    assert floats("1 nan inf 1e99 x -2.5") == [1.0, 0.0, 0.0, 0.0, 0.0, -2.5]
    assert matrix("1 2 3") == (1, 0, 0, 1, 0, 0)


def test_text_stands_where_its_matrix_puts_it() -> None:
    twice = words("第一行", "20 30 100 10", 'CTM="2 0 0 2 0 0"')
    moved = words("右", "20 30 100 10", 'CTM="1 0 0 1 40 4"')
    assert read(moved + twice) == ["第一行    右"]


def test_a_second_code_goes_on_from_the_first() -> None:
    both = (
        '<ofd:TextObject Boundary="20 30 100 10" Size="4"><ofd:TextCode X="0" Y="4" '
        'DeltaX="g 2 4">总体情</ofd:TextCode><ofd:TextCode X="12">况</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    assert read(both) == ["总体情况"]


def test_letters_set_downwards_are_lines() -> None:
    assert read(words("本年", code='DeltaX="0" DeltaY="6"')) == ["本", "年"]


def test_templates_are_drawn_and_annotations_are_not() -> None:
    found = read(
        words("一、总体情况"),
        '<ofd:Template TemplateID="5"/>',
        Doc_0__Document=document('<ofd:TemplatePage ID="5" BaseLoc="/Doc_0/Tpls/T.xml"/>'),
        Doc_0__Tpls__T=page(words("红头文件", "20 100 100 10")),
        Doc_0__Annots__Annotation=page(words("批注", "20 200 100 10")),
    )
    assert found == ["一、总体情况", "红头文件"]


def test_units_are_drawn_where_they_are_used() -> None:
    found = read(
        '<ofd:CompositeObject ResourceID="7" Boundary="20 30 50 50"/>',
        Doc_0__Document=document("<ofd:DocumentRes>Res.xml</ofd:DocumentRes>"),
        Doc_0__Res=f'<Res xmlns="{NAMESPACE}"><CompositeGraphicUnits><CompositeGraphicUnit ID="7">'
        '<Content><TextObject Boundary="0 0 9 9" Size="4"><TextCode X="0" Y="4">规章</TextCode>'
        '</TextObject><CompositeObject ResourceID="7" Boundary="0 0 9 9"/></Content>'
        "</CompositeGraphicUnit></CompositeGraphicUnits></Res>",
    )
    assert found == ["规章"]


def test_hidden_objects_are_not_read() -> None:
    assert read(words("看得见") + words("看不见", "20 60 9 9", 'Visible="false"')) == ["看得见"]


@pytest.mark.parametrize("seed", [3, 8])
def test_a_whole_report_is_the_same_report(seed) -> None:
    report = drawn(seed)[0]
    lines = [line for line in load(ofd(typeset_pages(report)), "a.ofd").text.split("\n") if line]
    assert lines == [line for line in text(report).split("\n") if line]


# What cannot be read


def refusal(data: bytes) -> str:
    with pytest.raises(Undecodable) as caught:
        load(data, "report.ofd")
    assert caught.value.help.zh
    return caught.value.message.zh


def test_an_encrypted_file_is_said_to_be() -> None:
    assert refusal(zipped({"Encryptions.xml": "<x/>", "Doc_0/a.dat": "x"})) == "OFD 文件加了密"


def test_a_broken_file_is_said_to_be_broken() -> None:
    whole = ofd([Sheet()])
    for data in (b"", whole[:200], zipped({"OFD.xml": "<OFD/>"}), zipped({"OFD.xml": "<OFD"})):
        assert "已损坏" in refusal(data)
    empty = f'<ofd:Document xmlns:ofd="{NAMESPACE}"><ofd:Pages/></ofd:Document>'
    assert "已损坏" in refusal(ofd([Sheet()], extra={"Doc_0/Document.xml": empty}))


def test_too_many_pages_are_refused() -> None:
    assert "太多" in refusal(ofd([Sheet()] * 301))


def test_words_without_characters_are_said_to_be_unreadable() -> None:
    data = ofd([Sheet()], extra={CONTENT: page(words("\ue001" * 40))})
    assert "乱码" in refusal(data)


def test_whatever_the_bytes() -> None:
    sheet = Sheet()
    sheet.paragraphs(100, "云溪镇2024年政府信息公开工作年度报告", "一、总体情况")
    sheet.table(72, 200, [100, 60], [["规章", "0"], ["行政规范性文件", "1"]])
    fuzz(
        load, {"report.ofd": ofd([sheet, sheet]), "units.ofd": ofd(typeset_pages(drawn(3)[0])[-1:])}
    )


WHITE = '<ofd:FillColor Value="255 255 255"/>'
DARK = '<ofd:FillColor Value="#20 #30 #60"/>'


def area(colour: str, more: str = "") -> str:
    """A filled area over the words of `words`."""
    return (
        f'<ofd:PathObject Boundary="15 25 100 20" Fill="true" Stroke="false" {more}>{colour}'
        "<ofd:AbbreviatedData>M 0 0 L 100 0 L 100 20 L 0 20 C</ofd:AbbreviatedData>"
        "</ofd:PathObject>"
    )


def coloured(text: str, colour: str) -> str:
    """Words in a colour."""
    return words(text).replace("<ofd:TextCode", f"{colour}<ofd:TextCode")


@pytest.mark.parametrize(
    ("objects", "lines"),
    [
        (words("总体") + words("情况", "60 90 50 9", 'Fill="false"'), ["总体"]),
        (coloured("总体", WHITE) + words("情况", "60 90 50 9"), ["情况"]),
        (coloured("总体", '<ofd:FillColor ColorSpace="4" Value="0 0 0 0"/>'), []),
        (coloured("总体", '<ofd:FillColor Value="0 0 0" Alpha="0"/>'), []),
        (area(DARK) + coloured("总体", WHITE), ["总体"]),
        (area(WHITE) + words("总体"), ["总体"]),
        (words("总体") + area(WHITE), []),
        (words("总体") + area(WHITE, 'Alpha="90"'), ["总体"]),
        (words("总体") + area("") + coloured("情况", WHITE), ["情况"]),
    ],
)
def test_what_cannot_be_told_from_paper_is_not_read(objects: str, lines: list[str]) -> None:
    assert read(objects + words("一、", "20 200 99 9")) == [*lines, "一、"]
