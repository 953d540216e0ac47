"""The rules on who reports, speaks and signs, and on what a body may do or must tell."""

from __future__ import annotations

import pytest
from helpers.paths import RULES
from helpers.sample_report import WORK, report

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.lint import Task
from govlint.model.diagnostic import Diagnostic

NATIONAL = str(RULES / "national")

MISNAMED = (  # who reports, what its section one says, the words that are found
    ("云溪镇人民政府", "街道加大主动公开力度。", "街道"),
    ("云溪镇人民政府", "按照要求，街道认真做好公开工作。", "街道"),
    ("云溪镇人民政府", "2024年，白鹭镇严格落实公开要求。", "白鹭镇"),
    ("云溪镇人民政府", "白鹭镇人民政府高度重视公开工作。", "白鹭镇人民政府"),
    ("云溪镇人民政府", "我局共收到申请3件。", "我局"),
    ("云溪镇人民政府", "我街道未收到申请。", "我街道"),
    ("云溪镇人民政府", "我乡公开信息3条。我乡未收到申请。", "我乡"),
    ("云溪镇人民政府", "我办公开信息3条。", "我办"),
    ("青禾区云溪镇人民政府", "推动我县公开工作。", "我县"),
    ("云溪乡人民政府", "我镇公开信息3条。", "我镇"),
    ("云溪乡人民政府", "镇政府高度重视公开工作。", "镇政府"),
    ("云溪乡人民政府", "镇党委认真部署公开工作。", "镇党委"),
    ("云溪街道办事处", "我镇公开信息3条。", "我镇"),
    ("云溪街道办事处", "镇政府主动公开信息3条。", "镇政府"),
    ("青禾县林业局", "成立了以水利局局长为组长的领导小组。", "水利局局长"),
    ("青禾县林业局", "由县水利局局长任组长。", "县水利局局长"),
    ("青禾县林业局", "我镇公开信息3条。", "我镇"),
    ("青禾县林业局", "我委公开信息3条。", "我委"),
    ("青禾县林业局", "我街道公开信息3条。", "我街道"),
    ("青禾区林业局", "我县公开信息3条。", "我县"),
    ("青禾县发展和改革委员会", "我局公开信息3条。", "我局"),
    ("云岭市水利局", "我县公开信息3条。", "我县"),
    ("青禾县人民政府", "我局公开信息3条。", "我局"),
    ("青禾县人民政府", "我镇公开信息3条。", "我镇"),
    ("青禾县第一中学", "我镇公开信息3条。", "我镇"),
)
WELL_NAMED = (
    ("云溪镇人民政府", "我镇在全县率先公开，我县、我市、我省均有要求，我国、我们也是。"),
    (
        "云溪镇人民政府",
        "各村、社区、街道积极配合；镇街认真落实；乡镇街道及时公开；各街道参与。",
    ),
    ("云溪镇人民政府", "城镇建设不断加快，街道环境整治信息公开3条。集镇全面整治。"),
    ("云溪镇人民政府", "“我局”“我乡”等字样已改正，《我街道办事指南》已删除。"),
    ("云溪镇人民政府", "社区由我办理的事项已公开，自我局限的问题已解决，制定我镇全面公开方案。"),
    ("云溪镇人民政府", "撤乡设镇后，我乡原有目录已调整。"),
    ("云溪镇人民政府", "2024年度我镇认真落实要求，以来我镇积极公开。云溪镇政府认真落实。"),
    ("青禾县云溪镇人民政府", "青禾县云溪镇认真落实。我县、我市要求明确。"),
    ("云岭市云溪镇人民政府", "我县、我区要求明确。"),
    ("云溪镇人民政府", "与白鹭镇联合开展活动。全镇积极公开，本镇认真落实，该镇及时公开。"),
    ("云溪街道办事处", "推动街道落实责任，督促街道完善目录，相关街道积极参与，我街认真落实。"),
    ("云溪街道办事处", "我办、我街道、街道、街道办事处认真落实。我区要求明确。"),
    ("云溪民族乡人民政府", "我乡认真落实，乡政府高度重视，各乡镇政府认真落实，我乡镇公开3条。"),
    ("青禾县林业局", "我局认真落实，推动我县、我市公开。成立以局长为组长、副局长为副组长的小组。"),
    ("青禾县林业局", "由局党组书记、局长任组长，县林业局局长为第一责任人，财政局局长为成员。"),
    ("青禾县发展和改革委员会", "我委认真落实，我县要求明确。"),
    ("青禾县发展和改革局（青禾县国防动员办公室）", "我办公开3条，我局公开5条。"),
    ("云岭市水利局", "我局落实我市要求，我区、自治区均有部署。"),
    ("云岭市青禾生态环境局", "我局落实我县要求。"),
    ("青禾县工业园区建设局", "我局落实我县要求，我区、我镇均有部署。"),
    ("云岭市公安局青禾分局", "我局落实我县要求。"),
    ("青禾县人民政府办公室", "我办、我县认真落实，白鹭镇认真落实，街道认真落实。"),
    ("青禾县人民政府", "白鹭镇认真落实，街道认真落实，水利局局长为组长。"),
    ("云岭高新技术产业开发区管理委员会", "我委、我办、我区、我局认真落实。"),
    ("青禾县第一中学", "我校认真落实，我县要求明确，我局部署。"),
    ("云岭新区管委会", "我委认真落实，我镇公开3条。"),
)


def found(text: str, code: str) -> list[Diagnostic]:
    item = Input("report.txt", named=True, data=text.encode())
    outcome = lint.check_file(Task(item, NATIONAL))
    assert [failure for failure in outcome.failures if code in str(failure)] == []
    return [one for one in outcome.diagnostics if one.code == code]


def told(name: str, sentence: str = "", signed: str = "", day: str = "2025年1月20日") -> str:
    """A report of a body, with a sentence in section one."""
    text = report().replace(WORK, f"\n{sentence}")
    text = text.replace("云溪镇“公开”政府信息　120　条。", "公开信息120条。")
    text = text.replace("云溪镇人民政府2024年", f"{name}2024年", 1).replace("2025年1月20日", day)
    return text.replace("\n云溪镇人民政府\n", f"\n{signed or name}\n")


@pytest.mark.parametrize(("name", "sentence", "word"), MISNAMED)
def test_another_bodys_words_are_found(name: str, sentence: str, word: str) -> None:
    (one,) = found(told(name, sentence), "GL702")
    assert f"“{word}”" in one.message.zh
    assert ("共2处" in one.message.zh) == (sentence.count(word) == 2)


@pytest.mark.parametrize(("name", "sentence"), WELL_NAMED)
def test_own_words_are_accepted(name: str, sentence: str) -> None:
    assert found(told(name, sentence), "GL702") == []


def test_who_signs() -> None:
    assert len(found(told("云溪镇", signed="白鹭镇人民政府"), "GL703")) == 1
    assert found(told("云溪镇", signed="青禾县云溪镇人民政府"), "GL703") == []
    assert found(told("云溪镇", "我局公开3条。", signed="白鹭镇人民政府"), "GL702") == []


REGULATIONS = "规章\t0\t0\t0", "规章\t1\t0\t2"


@pytest.mark.parametrize(
    ("name", "level"),
    [
        *(
            (name, "error")
            for name in ("云溪镇", "青禾县人民政府", "云溪街道办事处", "青禾县民政局")
        ),
        *((name, "error") for name in ("云岭市民政局", "海南省水利厅", "青禾县第一中学")),
        ("云岭高新区管委会", "warning"),
        *((name, None) for name in ("云岭市人民政府", "云岭市人民政府办公室", "海南省人民政府")),
        *((name, None) for name in ("自然资源部", "恩施州人民政府", "云岭新区", "政务公开")),
    ],
)
def test_regulations_of_bodies_without_power(name: str, level: str | None) -> None:
    levels = [one.level for one in found(told(name).replace(*REGULATIONS), "GL204")]
    assert levels == ([level] if level else [])
    assert found(told(name), "GL204") == []


def test_governments_tell_of_oversight() -> None:
    assert len(found(told("云溪镇人民政府", "做好监督保障。"), "GL146")) == 1
    assert found(told("云溪镇人民政府", "未发生责任追究情况。"), "GL146") == []
    for name in ("云溪街道办事处", "青禾县民政局", "青禾县人民政府办公室", "云岭高新区管委会"):
        assert found(told(name), "GL146") == []


@pytest.mark.parametrize(
    ("name", "day", "late"),
    [
        ("青禾县民政局", "2025年2月3日", True),
        ("云岭市民政局", "2025年2月3日", True),
        ("青禾县民政局", "2025年1月31日", False),
        ("青禾县人民政府", "2025年3月31日", False),
        ("云岭市人民政府", "2025年4月1日", True),
        ("青禾县人民政府办公室", "2025年2月3日", False),
        ("云溪镇人民政府", "2025年6月3日", False),
        ("云溪街道办事处", "2025年6月3日", False),
        ("云岭高新区管委会", "2025年6月3日", False),
        ("云岭高新区建设局", "2025年6月3日", False),
        ("青禾县第一中学", "2025年6月3日", False),
    ],
)
def test_days_of_publication(name: str, day: str, late: bool) -> None:
    assert bool(found(told(name, day=day), "GL114")) == late


def test_scope_and_generic_text() -> None:
    covers = "本报告汇总了全县各部门的统计数据。"
    assert len(found(told("青禾县人民政府办公室", covers), "GL715")) == 1
    assert found(told("青禾县人民政府", covers), "GL715") == []
    office = "本报告由六部分组成，涵盖了2024年县政府办公室政府信息公开各项工作。"
    assert len(found(told("青禾县人民政府", office), "GL715")) == 1
    assert found(told("青禾县人民政府办公室", office), "GL715") == []
    every = "本报告涵盖县政府办公室、各部门政府信息公开工作情况。"
    assert found(told("青禾县人民政府", every), "GL715") == []
    vague = "多数部门能够按时答复。部分地区开通了在线申请平台。"
    generic = told("青禾县民政局", vague).replace("2024年，公开信息120条。\n", "")
    assert len(found(generic, "GL716")) == 1
    assert found(told("青禾县民政局", vague), "GL716") == []
