"""An office's folder: the reports of many bodies and years, with faults put in on purpose.

    office = forged_office(7, 60, faults={"carry": 12, "copy": 4, "missing": 5})
    office.files            # path in the folder → text
    office.roster           # the roster as CSV
    office.faults           # what must be found, at which path and cell

Each body has a prose of its own, besides what all say, that it brings up to date every year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random
from typing import NamedTuple

from .breaks import BREAKS
from .chain import chain, organs
from .report import Key


def _words(*lines: str) -> list[str]:
    return " ".join(lines).split()


_PROVINCES = ("", "北原省", "南泽省", "东屿省", "西陵省")
HEAD = "id,name,aliases,from,to,successor,parent,scope,report"
_NOUNS = _words(
    "栏目 平台 制度 培训 政策 解读 机制 数据 网站 公众号 考核 科室 渠道 企业 项目 教育 医疗",
    "环境 财政 预算 规划 土地 征收 补贴 救助 就业 应急 执法 公示 文件 归档 目录 指南 答复",
    "流程 督查 窗口 热线 社区 村务 林权 水库 灌区 道路 桥梁 校舍 食堂 药品",
)
_VERBS = _words(
    "梳理 汇总 对接 更新 公示 核对 完善 推进 建立 扩大 细化 压实 组织 开展 召开 编制 发布 协调",
    "研究 部署 总结 推广 通报 整改",
)


class Planted(NamedTuple):
    """A fault put in on purpose: its rule, where it must be found, the body and the year.

    `path` is that of this year's file, "" for a report that is missing; `source` is what a copy was
    made from.
    """

    kind: str
    code: str
    organ: str
    year: int
    path: str
    cell: Key | None = None
    source: str = ""


class Office(NamedTuple):
    """A folder of reports, its roster and what is wrong in it."""

    files: dict[str, str]
    roster: str
    faults: tuple[Planted, ...]


CODES = {
    "copy": "GL605",
    "reuse": "GL606",
    "missing": "GL607",
    "late": "GL608",
}


def forged_office(
    seed: int,
    bodies: int,
    years: Iterable[int] = range(2021, 2026),
    faults: Mapping[str, int] = {},
) -> Office:
    """The folder of as many bodies; of each kind of fault so many, no two in one body."""
    rng, years = Random(f"office {seed}"), sorted(years)
    names = [province + name for province in _PROVINCES for name in organs(240)][:bodies]
    touched = rng.sample(range(bodies), min(bodies, sum(faults.values())))
    kinds = [kind for kind, count in faults.items() for _ in range(count)]
    chosen = {
        body: (kind, rng.choice(years[1:])) for body, kind in zip(touched, kinds, strict=False)
    }
    files: dict[str, str] = {}
    planted: list[Planted] = []
    for number, name in enumerate(names):
        kind, year = chosen.get(number, ("", 0))
        breaks = {year: kind} if kind in BREAKS else {}
        for link in chain(seed * 10_000 + number, years, organ=name, breaks=breaks):
            path = f"{link.year}/{name}.txt"
            files[path] = _with_prose(link.text, prose_of(Random(f"{seed} {number}"), link.year))
            planted += [
                Planted(kind, fault.code, name, link.year, path, fault.cell)
                for fault in link.faults
            ]
    sound = [name for number, name in enumerate(names) if number not in chosen]
    for number, (kind, year) in sorted(chosen.items()):
        if kind in CODES:
            planted.append(_planted(kind, names[number], year, files, sound, rng))
    lines = [HEAD, *(f"{number},{name},,,,,,," for number, name in enumerate(names, 1))]
    return Office(files, "\r\n".join(lines) + "\r\n", tuple(planted))


def prose_of(rng: Random, year: int, count: int = 14) -> list[str]:
    """Sentences of one body: half of them every year, with new figures, half of the year alone."""
    lasting = [_sentence(rng) for _ in range(count // 2)]
    own = Random(f"{rng.random()} {year}")
    every = [*lasting, *(_sentence(own) for _ in range(count - len(lasting)))]
    return [f"{one}{own.randint(11, 980)}项。" for one in every]


def edited(rng: Random, sentences: list[str], rate: float) -> list[str]:
    """A copy of sentences of which some were changed, left out or written anew."""
    found = []
    for one in sentences:
        if rng.random() < rate:
            what = rng.random()
            if what < 0.4:
                one = _sentence(rng) + "若干项。"
            elif what < 0.6:
                continue
            else:
                at = rng.randrange(len(one) - 4)
                one = one[:at] + rng.choice(_NOUNS) + one[at + 2 :]
        found.append(one)
    return found


def _sentence(rng: Random) -> str:
    clauses = (
        rng.choice(_VERBS) + "".join(rng.choice(_NOUNS) for _ in range(rng.randint(2, 4)))
        for _ in range(rng.randint(2, 4))
    )
    return "，".join(clauses) + "等"


def _with_prose(text: str, sentences: list[str]) -> str:
    """The report with sentences of its own in section one."""
    mark = "（三）政府信息管理情况。"
    assert text.count(mark) == 1, "the forge's section one has changed"
    return text.replace(mark, mark + "".join(sentences))


def _planted(
    kind: str, name: str, year: int, files: dict[str, str], sound: list[str], rng: Random
) -> Planted:
    path = f"{year}/{name}.txt"
    source = ""
    if kind == "missing":
        del files[path]
        return Planted(kind, CODES[kind], name, year, "")
    if kind == "late":
        before = files[path]
        files[path] = before.replace(f"{year + 1}年1月", f"{year + 1}年2月")
        assert files[path] != before
    elif kind == "copy":
        other = rng.choice(sound)
        source = f"{year}/{other}.txt"
        files[path] = _exchanged(files[path], files[source], rng)
    elif kind == "reuse":
        source = f"{year - 1}/{name}.txt"
        files[path] = _again(files[source], year)
    return Planted(kind, CODES[kind], name, year, path, None, source)


def _exchanged(text: str, source: str, rng: Random) -> str:
    """A report with another's section one, three in ten of its sentences changed."""
    mark, end = "（三）政府信息管理情况。", "健全信息发布审核机制"
    own = text[text.index(mark) + len(mark) : text.index(end)]
    theirs = source[source.index(mark) + len(mark) : source.index(end)]
    sentences = [f"{one}。" for one in theirs.split("。") if one]
    return text.replace(own, "".join(edited(rng, sentences, 0.3)))


def _again(text: str, year: int) -> str:
    """Last year's report with this year in its place."""
    return text.replace(str(year), str(year + 1)).replace(str(year - 1), str(year))
