"""A report before it is printed: who, when, its figures, its paragraphs. A sound one balances."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from benchmark.forge.official import (
    DISCLOSURE,
    OUTCOMES,
    PEOPLE,
    REMEDIES,
    REQUESTS,
    RESULTS,
    SECTIONS,
)

Cell = tuple[str, str, str]
_CITIES = ("云岭市", "澄江湾市", "苍梧岭市", "临溪市", "望川市")
_COUNTIES = ("青禾县", "白鹭区", "石门川县", "桐花区", "雁栖湖县", "赤岩县")
_TOWNS = ("柳塘乡", "云溪镇", "杏坪镇", "银滩街道", "松涛镇", "三岔口乡")
_BODIES = ("农业农村局", "民政局", "教育局", "自然资源局", "水务局", "城市管理局")
_USUAL = ("disclosed", *(row for row in OUTCOMES if row != "fee_unpaid"))  # nobody was charged
_TROUBLES = (
    "部分栏目更新不及时", "政策解读的形式单一", "依申请公开的答复不够规范", "基层人员业务不熟",
    "公开的内容与群众需求还有差距",
)  # fmt: skip
_MEASURES = (
    "明确栏目责任人，按月检查更新情况", "增加图文解读和视频解读", "组织答复文书评查",
    "每季度培训一次", "开展需求征集，补充公开事项",
)  # fmt: skip


@dataclass
class Part:
    """A section: its number, its heading without the ordinal, its paragraphs above the table."""

    number: int
    heading: str
    paragraphs: list[str] = field(default_factory=list)
    ordinal: str = ""


@dataclass
class Draft:
    """All of a report; `figures` are printed as they stand."""

    organ: str
    year: int
    title: str
    parts: list[Part]
    figures: dict[Cell, str]
    signed_organ: str
    signed_date: str

    def count(self, table: str, row: str, column: str = "total") -> int:
        """A figure of a sound report as a number."""
        return int(self.figures[table, row, column])


def sound(rng: Random) -> Draft:
    """A report without a fault, its sentences agreeing with its tables."""
    year = rng.choice((2021, 2022, 2023, 2024))
    organ = _organ(rng)
    figures = {**_disclosure(rng), **_requests(rng), **_remedies(rng)}
    parts = [Part(number, name) for number, name in enumerate(SECTIONS, 1)]
    day = rng.randint(8, 28)
    draft = Draft(
        organ, year, f"{organ}{year}年政府信息公开工作年度报告", parts, figures,
        organ, f"{year + 1}年1月{day}日",
    )  # fmt: skip
    _write(draft, rng)
    return draft


def _organ(rng: Random) -> str:
    place = rng.choice(_CITIES) + rng.choice(_COUNTIES)
    if rng.random() < 0.4:
        return place + rng.choice(_BODIES)
    town = rng.choice(_TOWNS)
    return place + town + ("办事处" if town.endswith("街道") else "人民政府")


def _disclosure(rng: Random) -> dict[Cell, str]:
    found: dict[Cell, str] = {}
    for _, columns, _, rows in DISCLOSURE:
        for row in rows:
            high = 0 if row == "regulations" else 9 if "issued" in columns else 400
            for column in columns:
                found["disclosure", row, column] = str(rng.randint(0, high))
            if "issued" in columns:  # what was issued this year is in force
                found["disclosure", row, "in_force"] = str(
                    int(found["disclosure", row, "issued"]) + rng.randint(0, 2 * high)
                )
    if rng.random() < 0.5:
        found["disclosure", "fees", "amount"] = f"{rng.randint(1, 900) / 10:.1f}"
    return found


def _requests(rng: Random) -> dict[Cell, str]:
    count = {(row, who): 0 for row in REQUESTS for who in PEOPLE}
    for who in PEOPLE[:-1]:
        many = rng.choice((0, 0, 1, 3, 12)) if who != PEOPLE[0] else rng.randint(3, 60)
        count["carried_in", who] = rng.randint(0, many // 4)
        count["carried_out", who] = rng.randint(0, many // 5)
        count["new", who] = many + count["carried_out", who]
        handled = many + count["carried_in", who]
        for _ in range(handled):
            count[rng.choice(_USUAL), who] += 1
        count["total", who] = handled
    for row in REQUESTS:
        count[row, "total"] = sum(count[row, who] for who in PEOPLE[:-1])
    return {("requests", row, who): str(number) for (row, who), number in count.items()}


def _remedies(rng: Random) -> dict[Cell, str]:
    found: dict[Cell, str] = {}
    for row in REMEDIES:
        counts = [rng.choice((0, 0, 0, 1, 2, 5)) for _ in RESULTS[:-1]]
        for column, number in zip(RESULTS, (*counts, sum(counts)), strict=True):
            found["remedies", row, column] = str(number)
    return found


def _write(draft: Draft, rng: Random) -> None:
    one, *_, five, six = (part.paragraphs for part in draft.parts)
    year, organ = draft.year, draft.organ
    one.append(
        f"根据《中华人民共和国政府信息公开条例》，现公布{organ}{year}年政府信息公开工作年度报告。"
        f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
    )
    one.append(
        f"（一）主动公开。{year}年通过政府网站公开信息{rng.randint(60, 900)}条，"
        "重点公开财政预决算、行政许可、民生保障等信息，在服务大厅设置查阅点，方便群众查询。"
    )
    one.append(_requested(draft))
    one.append(
        "（三）政府信息管理。发布前由办公室审核、分管领导签发，过期内容按月清理，规范性文件统一编号登记。"
    )
    one.append(
        "（四）平台建设。公开平台的栏目按年初目录调整，政务新媒体由专人维护，全年没有发生安全事件。"
    )
    one.append(
        "（五）监督保障。组织业务培训一场，公开工作列入年度考核，接受社会评议，没有发生责任追究的情形。"
    )
    troubles, measures = rng.sample(_TROUBLES, 3), rng.sample(_MEASURES, 3)
    five.append("存在的问题：" + _chain(troubles))
    five.append("改进措施：" + _chain(measures))
    six.append("本年度没有收取政府信息公开信息处理费。除此之外，没有其他需要报告的事项。")


def _requested(draft: Draft) -> str:
    new, old = draft.count("requests", "new"), draft.count("requests", "carried_in")
    done, left = draft.count("requests", "total"), draft.count("requests", "carried_out")
    return (
        f"（二）依申请公开。{draft.year}年新收政府信息公开申请{new}件，上年结转{old}件，"
        f"共办结{done}件，结转下年度继续办理{left}件。"
    )


def _chain(items: list[str]) -> str:
    return "；".join(f"{'一二三四五'[at]}是{item}" for at, item in enumerate(items)) + "。"
