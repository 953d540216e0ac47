"""Copies: found through edits, silent on lawful likeness."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from forge.chain import chain, organs
from forge.office import edited, prose_of
from helpers.effort import SLOW

from govlint.copies.hand import Hand, hand, share_from_last_year
from govlint.copies.likeness import likenesses
from govlint.copies.sentences import shared_sentences
from govlint.copies.winnow import GRAM, WINDOW, fingerprints

NOTICE = (
    "根据县政务公开工作要点，围绕优化营商环境、乡村振兴、民生保障等重点领域，细化公开事项三十二项，"
    "逐项明确责任科室、公开时限和公开渠道，每季度对照清单自查一次，结果报县政务公开办备案。"
    "按照县里统一部署，开展政府信息公开专题培训，通过以会代训、跟班学习等方式提升工作人员业务能力，"
    "并对各单位门户网站、政务新媒体开展日常巡查，发现错别字、失效链接和更新不及时等问题限期整改。"
)
TEMPLATE = (
    "一年来，本单位坚持把政府信息公开作为推进依法行政、改进工作作风的重要抓手，成立以主要负责人为组长的"
    "政务公开领导小组，下设办公室，明确专人负责日常工作，形成一级抓一级、层层抓落实的工作格局。"
    "健全信息采集、审核、发布、更新、归档各环节工作制度，做到先审后发、涉密不公开、公开不涉密。"
)


def name_of(number: int) -> str:
    return f"云岭市青禾县第{number}局"


def pairs(reports: Sequence[tuple[str, list[str]]], least: float = 0.35) -> set[tuple[int, int]]:
    hands = [hand(sentences, [name]) for name, sentences in reports]
    return {one[:2] for one in likenesses(hands, [name for name, _ in reports], least)}


def district(bodies: int, years: int) -> list[tuple[str, list[str]]]:
    return [
        (name_of(body), prose_of(Random(f"body {body}"), 2020 + year))
        for body in range(bodies)
        for year in range(years)
    ]


def test_a_fingerprint_in_every_window() -> None:
    text = "".join(prose_of(Random(1), 2024))
    cut = text[100 : 100 + GRAM + WINDOW - 1]
    assert fingerprints(cut) & fingerprints(text)
    assert fingerprints(text) == fingerprints(text)
    assert fingerprints("") == fingerprints("短") == frozenset()
    assert min(fingerprints("一二三四五六七八九十")) == 4200765357


def test_forged_copies_are_found() -> None:
    bodies = 400 if SLOW else 120
    reports = district(bodies, 5)
    rng = Random(7)
    planted: dict[tuple[int, int], float] = {}
    for source in range(0, len(reports) - 40, 20):
        copy, rate = source + 17, rng.choice((0.0, 0.1, 0.2, 0.3))
        name, sentences = reports[source]
        mine = reports[copy][0]
        reports[copy] = mine, edited(rng, [one.replace(name, mine) for one in sentences], rate)
        planted[source, copy] = rate
    found = pairs(reports)
    # Years of one body are alike, and so is a copy to all of them.
    owners = {(reports[one][0], reports[other][0]) for one, other in planted}
    right = {pair for pair in found if (reports[pair[0]][0], reports[pair[1]][0]) in owners}
    assert len(planted.keys() & found) / len(planted) >= 0.95
    assert len(right) / len(found) >= 0.98


def lawful() -> list[list[tuple[str, list[str]]]]:
    """Districts in which nobody copied: a template, a notice, both, bodies year by year."""
    own = [prose_of(Random(f"own {number}"), 2024) for number in range(40)]
    return [
        [(name_of(n), [TEMPLATE, *mine]) for n, mine in enumerate(own)],
        [(name_of(n), [NOTICE, *mine]) for n, mine in enumerate(own)],
        [(name_of(n), [TEMPLATE, NOTICE, *mine[:8]]) for n, mine in enumerate(own)],
        [(name_of(n), [TEMPLATE, NOTICE] if n < 8 else mine) for n, mine in enumerate(own)],
        [(name_of(n), [NOTICE, *mine] if n < 2 else mine) for n, mine in enumerate(own)],
        district(12, 4),
    ]


@pytest.mark.parametrize("reports", lawful())
def test_lawful_likeness_is_none(reports: list[tuple[str, list[str]]]) -> None:
    assert pairs(reports) == set()


def test_a_ring_of_copies_is_no_template() -> None:
    reports = district(30, 1)
    for copy in (11, 12):
        reports[copy] = name_of(copy), reports[10][1]
    assert pairs(reports) == {(10, 11), (10, 12), (11, 12)}


def of(sentences: list[str], name: str = "青禾县水利局") -> Hand:
    return hand(sentences, [name])


def test_last_year_again() -> None:
    rng = Random(3)
    hits = 0
    for number in range(60):
        last = prose_of(Random(f"body {number}"), 2023)
        again = [one.replace("2023", "2024") for one in edited(rng, last, 0.1 * (number % 4))]
        hits += share_from_last_year(of(again), of(last), 0.5) > 0
        new = prose_of(Random(f"body {number}"), 2024)
        assert not share_from_last_year(of(new), of(last), 0.5)
    assert hits / 60 >= 0.95


def test_phrases_with_new_figures_are_lawful() -> None:
    text = (
        "{}年全年主动公开政府信息{}条，其中机构职能类{}条，业务动态类{}条；发布政策解读{}篇，答复留言{}条。"
        "水利工程招标、农村饮水安全、河湖长制巡查情况按月公开，河道采砂许可逐件公示。"
    )
    before, now = text.format(2023, 412, 96, 210, 14, 38), text.format(2024, 388, 71, 243, 19, 52)
    assert not share_from_last_year(of([now] * 2), of([before] * 2), 0.5)
    again = before.replace("2023", "2024")
    assert share_from_last_year(of([again]), of([before]), 0.5) > 0.9


def test_sentences_side_by_side() -> None:
    sentences = prose_of(Random(5), 2024)
    other = [*prose_of(Random(6), 2024), *sentences[:3]]
    shared = shared_sentences(sentences, other, [])
    assert [one.one.paragraph for one in shared] == [0, 1, 2]
    assert [one.other.text for one in shared] == sentences[:3]
    assert (
        shared_sentences([TEMPLATE[:20]], ["无关的一句话，说的是别的事情，与此没有关系。"], [])
        == []
    )


def test_among_few_bodies() -> None:
    own = [(name_of(number), prose_of(Random(f"own {number}"), 2024)) for number in range(4)]
    text = "；".join(own[0][1]).replace("4", "7").replace("2", "9")  # other figures
    copied = [*own, (name_of(9), text.split("；"))]
    assert pairs(copied) == {(0, 4)}
    assert pairs([own[0], (name_of(9), own[0][1])]) == {(0, 1)}


def test_one_template_with_other_figures_is_none() -> None:
    links = [
        (link.organ, link.text.split("。"))
        for number, name in enumerate(organs(6))
        for link in chain(number, range(2022, 2026), organ=name)
    ]
    assert (
        pairs([(name, [one for one in text if "\t" not in one]) for name, text in links]) == set()
    )
