"""How reports cite the law, its decree, the form's notice and their own office: right and wrong."""

from __future__ import annotations

from importlib import import_module

import pytest
from helpers.sample_report import report

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.lint import Task
from govlint.model.diagnostic import Diagnostic
from govlint.model.source import Source
from govlint.packs.python import package
from govlint.resources import folder

_CITATIONS = import_module(f"{package(folder('rules') / 'national')}.lib.citations")
citations, numbers, respelt = _CITATIONS.citations, _CITATIONS.numbers, _CITATIONS.respelt

OWN = frozenset(
    ("GL701", *(f"GL7{n:02}" for n in range(4, 15)), *(f"GL83{n}" for n in range(3)), "GL901")
)
LAW = "《中华人民共和国政府信息公开条例》"
OFFICE = "国务院办公厅政府信息与政务公开办公室"
NOTICE = f"{OFFICE}关于政府信息公开工作年度报告有关事项的通知"
NAMES = (
    f"根据{LAW}（国务院令第711号，以下简称《条例》）和《{OFFICE}关于印发〈中华人民共和国政府信息公开"
    "工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制。落实《条例》要求。",
    f"根据{LAW}（以下简称“《条例》”）、《{OFFICE}关于印发<中华人民共和国政府信息公开工作年度报告格式>的"
    "通知》（国办公开办函〔2021〕30号）编制。",
    f"依据{LAW}（国务院令第711号）、《{OFFICE}关于印发中华人民共和国政府信息公开工作年度报告格式的通知》"
    "(国办公开办函〔2021〕30号)编制。",
    f"根据{LAW}和《{OFFICE}关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知》(国办公开办函"
    "〔2021〕30号)编制。",
    "根据《政府信息公开条例》（国令第711号）编制。",
    f"根据{LAW}(中华人民共和国国务院令 第 711 号)编制。",
    "根据《中华人民共和国政府信息\n公开条例》（以下简称\n《条例》）编制。",
    "根据《中华人民共和国政府信息公开条例（2019年修订）》编制。",
    f"根据新修订的{LAW}（以下称《信息公开条例》），落实《信息公开条例》精神。",
    "根据《云岭省政府信息公开规定》《云岭省实施〈中华人民共和国政府信息公开条例〉办法》编制。",
    "按照《云岭省政务公开条例》《青禾市信息公开工作条例》《青禾县政务信息公开条例实施细则》办理。",
    "学习《中国共产党党务公开条例（试行）》《优化营商环境条例》（国务院令第722号）。",
    "学习《政务数据共享条例》《企业信息公示暂行条例》《政府信息公开典型案例》《政府信息公开指南》。",
    "落实《优化营商环境条例》《政府信息公开条例》（国务院令第722号、第711号）。",
    f"{LAW}2007年公布（国务院令第492号），2019年修订（国务院令第711号）。",
    f"按照{LAW}第四十九条编制年度报告；依据{LAW}第三十二条征求第三方意见。",
    "按照《信访工作条例》第三十一条编制年度报告。",
    f"依据{LAW}第三十二条征求第三方意见，并在年度报告中说明。",
    "按照《青禾县政务公开办关于政府信息公开工作年度报告有关事项的通知》（青政公开办函〔2024〕5号）编制。",
    "按照《关于做好2024年政府信息公开工作年度报告有关事项的通知》编制。",
    f"原《{NOTICE}》（国办公开办函〔2019〕60号）不再执行。",
    "(2024)云02行终30号行政判决；苏（2024）青禾县不动产权第0003号；公告2024年第3号；2024年3号文件。",
    "文号：云政发[2024]3号",
    "依据《政府信息公开信息处理费管理办法》(国办函〔2020〕109号)、《信息处理费管理办法》收取。",
    "依据《云岭省政府信息公开信息处理费管理办法实施细则》收取。",
    "坚持“公开为常态、不公开为例外”原则，坚持公开、公平、公正原则，数据以共享为原则、不共享为例外。",
    "从“公开为原则、不公开为例外”到“公开为常态、不公开为例外”。",
    "学习《最高人民法院关于审理政府信息公开行政案件若干问题的规定》。",
    "规定每年3月31日前向社会公布上一年度年度报告。",
)
CONTACTS = (
    "（地址：云溪镇人民路1号，邮编：617000，电话：0812-5550123，电子邮箱：yunxi@example.com）",
    "联系电话：0812—5550123，电话：55501234，电话(0812)5550123，电话：0812-5550123/5550124。",
    "电话：400-555-0123，热线12345，电话08125550123，电话：0812 5550123，电话：010-55501234转802。",
    "电话：0812-5550\n123",
    "邮编 617 000，邮编：\n电话：0812-5550123-802",
    "网址https://www.yunxi.example.gov.cn/art/2025/1/25/art_3354_13912345678.html?id=3。",
    "可登录www.yunxi.example.gov.cn、example.com查询，或致函 a.b-c@example.com。",
    "电话咨询120次，电话回访123456789人次。",
)
WRONG = (
    ("GL701", "error", "根据《中华人民共和国信息公开条例》编制。"),
    ("GL701", "error", "根据《中国人民共和国政府信息公开条例》编制。"),
    ("GL701", "error", "根据《中华人民共和国政府信息公布条例》编制。"),
    ("GL701", "error", "根据《政府信息公开工作条例》编制。"),
    ("GL701", "error", "根据《政府信息公开体例》编制。"),
    ("GL701", "error", "根据《政务信息公\n开条例》编制。"),
    ("GL701", "warning", "根据《信息公开条例》编制。"),
    ("GL701", "info", f"根据{LAW}编制，宣传《信息公开条例》。"),
    ("GL701", "warning", "根据《政务公开条例》编制。"),
    ("GL704", "info", "根据《条例》编制。"),
    ("GL705", "error", f"根据{LAW}（国令第７７１号）编制。"),
    ("GL705", "error", f"根据国务院令第721号{LAW}编制。"),
    ("GL705", "warning", f"根据{LAW}（国务院令第492号）编制。"),
    ("GL706", "info", f"根据{LAW}（国务院第711号令）编制。"),
    ("GL706", "info", f"根据{LAW}（国务院令711号）编制。"),
    ("GL707", "warning", f"根据{LAW}（以下简称《条例》）第三十一条、第三十二条编制年度报告。"),
    ("GL708", "warning", "根据《中华人民共和国政府信息年度报告格式》编制。"),
    ("GL708", "warning", f"《{OFFICE}关于印发中华人民共和国政府信息公开年度报告格式的通知》"),
    ("GL709", "warning", "根据国办公开办函〔202130号文件编制。"),
    ("GL709", "warning", "根据国办公开办函202130号文件编制。"),
    ("GL709", "warning", "根据青政办发〔2024）12号文件编制。"),
    (
        "GL709",
        "info",
        "根据青政办发〔2024〕12号、青政办发【2024】13号、青政办发（2024）14号文件编制。",
    ),
    (
        "GL709",
        "warning",
        "根据《中华人民共和国政府信息公开工作年度报告格式》（国办函〔2021〕30号）编制。",
    ),
    ("GL710", "warning", f"根据{OFFICE}《关于政府信息公开年度报告有关事项的通知》编制。"),
    ("GL710", "warning", "根据国办公开办函〔2019〕60号编制。"),
    ("GL710", "info", "根据国办公开办函〔2019〕60号、国办公开办函〔2021〕30号编制。"),
    ("GL711", "info", "依据《政府信息公开处理费管理办法》收取。"),
    ("GL711", "info", "依据《政府信息公开信息处理费管理办法》（国办函〔2020〕190号）收取。"),
    ("GL713", "warning", "坚持公开是原则、不公开是例外。"),
    ("GL713", "warning", "坚持“以公开为原则”，“以不公开为例外”。"),
    ("GL830", "warning", "（邮编：67800）"),
    ("GL830", "warning", "邮政编码：000000"),
    ("GL831", "info", "电话：0812--5550123"),
    ("GL831", "info", "电话：021-5550123"),
    ("GL831", "info", "联系电话：1391234567"),
    ("GL831", "info", "联系电话：5550123"),
    ("GL831", "info", "电话：0812-5550123617000"),
    ("GL830", "info", "邮编：6170000812-5550123"),
    ("GL709", "warning", "根据国公开办函〔2021〕30号编制。"),
    ("GL709", "warning", "根据国办公开函〔2021〕30号编制。"),
    ("GL710", "warning", f"根据《{OFFICE}关于做好政府信息公开工作年度报告有关事项的通知》编制。"),
    ("GL832", "info", "网址：http:/www.example.gov.cn"),
    ("GL832", "info", "网址为www.example,gov.cn"),
    ("GL832", "info", "邮箱：yunxi@example.con"),
)


def told(sentence: str, year: int = 2024) -> list[Diagnostic]:
    """What the rules of this file say of a sentence before section one."""
    text = report().replace("2024", str(year)).replace("2025", str(year + 1))
    text = text.replace("一、总体情况\n", f"{sentence}\n\n一、总体情况\n", 1)
    done = lint.check_file(Task(Input("report.txt", named=True, data=text.encode()), "national"))
    assert done.failures == ()
    return [found for found in done.diagnostics if found.code in OWN]


@pytest.mark.parametrize("sentence", [*NAMES, *CONTACTS])
def test_lawful_citations_and_contacts_are_left_alone(sentence: str) -> None:
    assert [(one.code, one.message.zh) for one in told(sentence)] == []


@pytest.mark.parametrize(("code", "level", "sentence"), WRONG)
def test_wrong_ones_are_told_of_once(code: str, level: str, sentence: str) -> None:
    assert [(one.code, one.level) for one in told(sentence)] == [(code, level)]


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        (
            2020,
            f"根据《{OFFICE}关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）编制。",
        ),
        (
            2020,
            "根据《中华人民共和国政府信息公开工作年度报告格式（试行）》（国办公开办函〔2019〕60号）编制。",
        ),
        (2019, "学习《政府信息公开条例》（国务院令第492号）。"),
        (2018, "坚持公开为原则、不公开为例外，根据《条例》第三十一条编制年度报告。"),
        (2018, "根据《政府信息公开条例》（国务院令第492号）编制。"),
    ],
)
def test_what_was_right_in_its_year_is_left_alone(year: int, sentence: str) -> None:
    assert [one.code for one in told(sentence, year)] == [] or year == 2018
    assert {one.code for one in told(sentence, year)} <= {"GL704"}


def test_the_rules_of_2011_are_old_from_2025_on() -> None:
    cited = "学习《最高人民法院关于审理政府信息公开行政案件若干问题的规定》。"
    assert [one.code for one in told(cited, 2025)] == ["GL712"]


def test_the_date_for_governments_is_not_a_department_s() -> None:
    sentence = f"根据{LAW}，每年3月31日前向社会公布上一年度政府信息公开工作年度报告。"
    assert [one.code for one in told(sentence)] == ["GL714"]


@pytest.mark.parametrize(("code", "level", "sentence"), WRONG)
def test_a_fix_mends_what_it_is_for(code: str, level: str, sentence: str) -> None:
    (found,) = told(sentence)
    if found.fix is None:
        return
    text = report().replace("一、总体情况\n", f"{sentence}\n\n一、总体情况\n", 1)
    for edit in sorted(found.fix.edits, reverse=True):
        text = text[: edit.place.start] + edit.text + text[edit.place.end :]
    mended = text.partition("\n\n一、总体情况\n")[0].partition("报告\n\n")[2] or text
    assert [one.code for one in told(mended.rpartition("报告\n")[2])] == []


def test_citations_are_read_over_blanks_and_line_ends() -> None:
    source = Source(
        "x", "据《国务\n院关于印发〈公开 条例〉的通知》（国发〔2021〕3号）（以下简称《通知》）。"
    )
    names = [(one.text, one.behind.text, one.introduced) for one in citations(source)]
    behind = "(国发[2021]3号)(以下简称《通知》)"
    assert names == [
        ("国务院关于印发〈公开条例〉的通知", behind, False),
        ("公开条例", behind, False),
        ("通知", "", True),
    ]


def test_names_without_an_end_are_none() -> None:
    assert citations(Source("x", "《甲《乙》丙〉<丁> " + "《" * 5000)) != ()
    assert [
        one.text for one in citations(Source("x", "甲》《乙》 1<2 《" + "丙" * 999 + "》"))
    ] == ["乙"]


def test_document_numbers_are_read_with_what_is_printed_around_the_year() -> None:
    text = "青政发〔2024〕 3 号、青政发（2024）14号、国办函〔202130号、青政发2024】5号"
    read = [(one.brackets, one.year, one.serial) for one in numbers(Source("x", text))]
    assert read == [
        (("〔", "〕"), 2024, 3),
        (("（", "）"), 2024, 14),
        (("〔", ""), 2021, 30),
        (("", "】"), 2024, 5),
    ]


@pytest.mark.parametrize(
    ("printed", "right", "change"),
    [
        ("甲乙丙", "甲丁丙", "丁"),
        ("甲丙", "甲乙丙", "乙"),
        ("甲乙丙", "甲丙", ""),
        ("乙", "甲乙", "甲"),
    ],
)
def test_a_respelling_is_the_smallest_change(printed: str, right: str, change: str) -> None:
    (citation,) = citations(Source("x", f"《{printed}》"))
    made = respelt(citation.name, right)
    assert made is not None
    (start, end), text = made
    assert text == change
    assert f"《{printed}》"[:start] + text + f"《{printed}》"[end:] == f"《{right}》"
