"""Rules between reports: what breaks between years is found once, at its cell, and nothing else."""

from __future__ import annotations

import pickle
import re

import pytest
from forge import BREAKS, chain
from helpers.chained import between, digest, held, task
from render import media

from govlint.between import check_between, facts_of
from govlint.between.organs import by_organ, of_same_organ
from govlint.between.topics import topics
from govlint.linter.cache.plain import dump, load
from govlint.linter.lint import check_file, find_pack
from govlint.linter.previous import with_relatives
from govlint.model.digest import Digest, Relatives

RULES = find_pack("national").rules
LAWFUL = {
    "clean-up": ("in_force", "现行有效件数根据规范性文件清理结果进行了调整，以本年度报告为准。"),
    "lapsed": ("in_force", "本年废止规范性文件2件，宣布失效3件。"),
    "reform": ("carry", "根据机构改革安排，原县水土保持局并入我局，其结转的申请计入上年结转。"),
    "transfer": ("carry", "行政审批职责划入我局，划入前受理的申请一并结转。"),
    "new name": ("carry", "我局于本年3月由青禾县水电局更名。"),
    "correction": ("carry", "上年报告结转件数有误，更正为本报告所列数字。"),
    "cases left": ("pending", "尚未审结的案件随职能划转移交县司法局。"),
}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_found_once_at_its_cell_in_this_years_file(name: str, seed: int) -> None:
    layout = ("A1", "B2", "MD")[seed]
    links = chain(seed, range(2021, 2025), layout=layout, breaks={2024: name})
    (fault,) = links[-1].faults
    (found,) = between(held(links))
    assert (found.path, found.code) == ("2024.txt", fault.code)
    if fault.cell and fault.cell[1]:
        assert found.cell == fault.cell
        assert found.related[-1].path in {"2023.txt"}
        printed = links[-1].text[found.at.offset : found.at.end_offset].strip()
        assert printed == str(links[-1].figures[fault.cell])
    if fault.code in {"GL601", "GL602"}:
        assert found.computed == str(fault.value)


@pytest.mark.parametrize("seed", range(6))
def test_a_sound_chain_is_silent_through_both_forms(seed: int) -> None:
    assert between(held(chain(seed, range(2019, 2025)))) == []


@pytest.mark.parametrize("why", LAWFUL)
def test_what_the_law_allows_is_no_error(why: str) -> None:
    broken, note = LAWFUL[why]
    links = chain(1, range(2022, 2025), breaks={2024: broken}, notes={2024: note})
    found = between(held(links))
    assert [one for one in found if one.level == "error"] == []
    if broken == "in_force":
        assert found == []


def test_another_name_is_no_error_and_a_fuller_one_is_the_same() -> None:
    links = chain(1, range(2023, 2025), breaks={2024: "carry"})
    for before, level in (("水文局", "warning"), ("", "error")):
        organ = links[0].organ
        other = links[0].text.replace(organ, organ[:-3] + before if before else organ[3:])
        asked = task("2024.txt", links[1].text.encode())
        last = digest("2023.txt", other)
        outcome = with_relatives(check_file(asked), Relatives(previous=last), asked)
        assert [one.level for one in between([outcome])] == [level]


def test_one_office_is_not_the_whole_city() -> None:
    (own,), (below,) = chain(1, [2024]), chain(2, [2024])
    asked = task("a.txt", own.text.encode())
    children = (digest("b.txt", below.text), digest("c.txt", below.text))
    for scope, due in (("", False), ("at_least", True), ("sum", True)):
        relatives = Relatives(children=children, scope=scope)
        found = between([with_relatives(check_file(asked), relatives, asked)])
        assert bool(found) is due
        assert {one.level for one in found} <= {"warning"}
    assert {note.path for one in found for note in one.related} == {"b.txt", "c.txt"}
    cells = [one.cell for one in found]
    assert len(cells) == len(set(cells))


def test_a_wrong_figure_told_in_its_own_report_is_not_told_again() -> None:
    """Last year's 结转 is misprinted there: its own identities say which figure is right."""
    links = chain(3, range(2023, 2025))
    cell = ("requests", "carried_out", "natural_person")
    right = str(links[0].figures[cell])
    last = digest("2023.txt", links[0].text)
    place = facts_of(last).get(*cell)
    assert place is not None
    start, end = place.place
    wrong = links[0].text[:start] + f"{right}7" + links[0].text[end:]
    outcome = check_file(task("2023.txt", wrong.encode()))
    assert {one.code for one in outcome.diagnostics if one.level == "error"} == {"GL310"}
    asked = task("2024.txt", links[1].text.encode())
    relatives = Relatives(previous=outcome.digest)
    assert between([with_relatives(check_file(asked), relatives, asked)]) == []


def test_a_digest_crosses_processes_and_the_cache_and_does_not_depend_on_the_rules_chosen() -> None:
    (link,) = chain(5, [2024])
    outcome = check_file(task("a.txt", link.text.encode()))
    assert load(dump(outcome)) == outcome
    assert pickle.loads(pickle.dumps(outcome.digest)) == outcome.digest
    few = check_file(task("a.txt", link.text.encode(), frozenset({"GL001"})))
    assert few.digest == outcome.digest
    assert outcome.digest is not None
    assert len(pickle.dumps(outcome.digest)) < 60_000
    figures = {fact.cell: fact.value for fact in facts_of(outcome.digest).items}
    assert figures == link.figures


def test_places_of_a_word_file_are_those_a_single_report_has() -> None:
    links = chain(1, range(2023, 2025), breaks={2024: "carry"})
    reports = []
    for link in links:
        assert link.draft is not None
        reports.append((f"{link.year}.docx", media.docx(link.draft)))
    last = check_file(task(*reports[0])).digest
    asked = task(*reports[1])
    (found,) = between([with_relatives(check_file(asked), Relatives(previous=last), asked)])
    assert found.within is not None
    assert found.within.key
    assert re.fullmatch("表三 .*“二、上年结转政府信息公开申请数量” 自然人", found.within.words.zh)
    (note,) = found.related
    assert note.path == "2023.docx"
    assert note.within is not None
    assert note.within.key


def test_the_order_of_rules_and_a_second_run_change_nothing() -> None:
    links = chain(2, range(2022, 2025), breaks={2024: "same"})
    digests = [digest(f"{one.year}.txt", one.text) for one in links]
    relatives = Relatives(previous=digests[1], history=tuple(digests[:2]))
    once = check_between(digests[2], relatives, RULES)
    assert once == check_between(digests[2], relatives, reversed(RULES))
    assert {one.code for one in once.diagnostics} == {"GL601", "GL610"}


def test_a_chain_broken_once_is_told_once_though_later_years_go_on_from_the_right_figure() -> None:
    broken = chain(2, range(2021, 2026), breaks={2023: "in_force"})
    right = chain(2, range(2021, 2026))
    links = [broken[2] if one.year == 2023 else one for one in right]
    (found,) = between(held(links))
    assert (found.path, found.code) == ("2023.txt", "GL602")
    assert found.cell == broken[2].faults[0].cell


@pytest.mark.parametrize(
    ("said", "notes"),
    [
        ("对已公开信息有误的及时更正，对门户网站开展清理。", ()),
        ("根据机构改革部署，与县水土保持局合并组建。", ("reform",)),
        ("本局由县水电局更名。", ("reform",)),
        ("不属于本机关掌握的申请移交县水利局办理。", ()),
        ("工作人员调整频繁，职责分工有待明确。", ()),
        ("上年报告中结转件数漏报2件。", ("correction",)),
        ("数据以本年度报告为准。", ("correction",)),
    ],
)
def test_what_a_report_tells_of_is_what_upsets_figures(said: str, notes: tuple[str, ...]) -> None:
    assert topics([said]) == notes


def test_a_body_is_known_by_its_name_with_or_without_what_is_above_it() -> None:
    names = ("云岭市青禾县水利局", "青禾县水利局", "水利局", "云岭市水利局", "青禾县水利局办公室")
    known = by_organ(Digest(f"{number}.txt", organ=name) for number, name in enumerate(names))
    found = {name: of_same_organ(Digest("", organ=name), known) for name in names}
    assert {name: [one.organ for one in found[name]] for name in names} == {
        names[0]: [*names[:2]],
        names[1]: [*names[:2]],
        names[2]: [names[2]],
        names[3]: [names[3]],
        names[4]: [names[4]],
    }
    short = Digest("", organ="民政局")
    one, two = (Digest(f"{seat}.txt", organ=f"{seat}民政局") for seat in ("青禾县", "白榆县"))
    assert of_same_organ(short, by_organ([one])) == [one]
    assert of_same_organ(one, by_organ([short])) == [short]
    assert of_same_organ(short, by_organ([one, two])) == []
    assert of_same_organ(Digest(""), known) == []
