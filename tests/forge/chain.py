"""Chains: the reports of one invented organ for years on end, whose figures follow on each other.

    links = chain(7, range(2021, 2026), breaks={2024: "carry"})
    links[3].text, links[3].faults          # 2024, with the break and where it must be found

What is carried out of a year is carried into the next, documents in force follow from those issued
and repealed, cases left pending come to an end or stay, and no figure leaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random
from typing import NamedTuple

from . import prose
from .breaks import BREAKS
from .draft import drawn, with_part
from .making import printed
from .report import Draft, Fault, Figures
from .tally import following, steady

_SEATS = [city + county for city in ("云岭市", "岚川市", "砚湖市") for county in
          ("青禾县", "白榆县", "望溪县", "梧川县")]  # fmt: skip
_BUREAUS = (
    *("水利局", "民政局", "教育局", "林业局", "财政局", "司法局", "审计局", "统计局", "公安局"),
    *("发展和改革局", "交通运输局", "农业农村局", "自然资源局", "医疗保障局", "应急管理局"),
    *("生态环境局", "商务局", "卫生健康局", "市场监督管理局", "退役军人事务局"),
)


class Link(NamedTuple):
    """One year's report of an organ, and what was broken in it on purpose.

    `draft` is the report before it was printed, for other media (`render.media`).
    """

    organ: str
    year: int
    text: str
    figures: Figures
    faults: tuple[Fault, ...] = ()
    draft: Draft | None = None


def organs(count: int) -> list[str]:
    """The names of as many organs, all different: bureaus of invented counties."""
    every = [seat + bureau for seat in _SEATS for bureau in _BUREAUS]
    return every[:count]


def chain(
    seed: int,
    years: Iterable[int] = range(2021, 2026),
    *,
    organ: str = "",
    layout: str = "A1",
    breaks: Mapping[int, str] = {},
    notes: Mapping[int, str] = {},
) -> tuple[Link, ...]:
    """The reports of one organ; reports up to 2020 are in the 2019 form.

    `breaks` names what follows on no more in a year (`BREAKS`): the year's table adds up for
    itself, and what comes later follows on it.  `notes` is a sentence for a year's section six.
    """
    rng = Random(f"chain {seed}")
    body = prose.Place(organ or rng.choice(_SEATS) + rng.choice(_BUREAUS), "我局")
    base = steady(rng)
    links: list[Link] = []
    before: Figures | None = None
    for year in sorted(years):
        form = "2021" if year > 2020 else "2019"
        figures = following(rng, base, form, before)
        faults: tuple[Fault, ...] = ()
        if year in breaks:
            figures, fault = BREAKS[breaks[year]](figures, before or {}, rng)
            faults = (fault,)
        draft = drawn(Random(f"chain {seed} {year}"), body, form, year, figures)
        draft = _with_note(draft, notes.get(year, ""))
        links.append(Link(body.organ, year, printed(draft, layout), figures, faults, draft))
        before = figures
    return tuple(links)


def _with_note(draft: Draft, note: str) -> Draft:
    part = draft.parts[5]
    return (
        with_part(draft, 5, replace(part, paragraphs=(*part.paragraphs, note))) if note else draft
    )
