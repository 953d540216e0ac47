"""The sentences of a report of an invented place; what they count agrees with the tables."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from .report import Figures

LAW = "《中华人民共和国政府信息公开条例》"


class Place(NamedTuple):
    """An invented body and what it calls itself."""

    organ: str
    us: str


_CITIES = ("云岭市", "岚川市", "砚湖市", "鹿鸣泽市")
_COUNTIES = ("青禾县", "白榆县", "望溪县", "梧川县")
_TOWNS = (("白鹭镇", "我镇"), ("石桥湾镇", "我镇"), ("杏花坪乡", "我乡"), ("柳荫渡乡", "我乡"))
_BUREAUS = ("水利局", "民政局", "教育局", "林业局")


def place(rng: Random, figures: Figures) -> Place:
    """A body as large as its figures say; only a city has regulations."""
    new = int(figures["requests", "new", "total"] or 0)
    city, county = rng.choice(_CITIES), rng.choice(_COUNTIES)
    town, us = rng.choice(_TOWNS)
    if new > 1000:
        return Place(f"{city}人民政府", "我市")
    if new > 30:
        return Place(f"{city}{county}人民政府", "我县")
    if rng.random() < 0.3:
        return Place(f"{county}{rng.choice(_BUREAUS)}", "我局")
    return Place(f"{city}{county}{town}人民政府", us)


def preamble(rng: Random, body: Place, form: str, year: int) -> tuple[str, ...]:
    """Why, by whom and for what period the report was written."""
    notice = "国办公开办函〔2021〕30号" if form == "2021" else "国办公开办函〔2019〕60号"
    basis = rng.choice(
        (
            f"本报告根据{LAW}（国务院令第711号，以下简称《条例》）规定编制。",
            f"根据{LAW}（以下简称《条例》）和年度报告格式（{notice}）的要求，编制本报告。",
            f"按照{LAW}（以下简称《条例》）规定，现公布{body.organ}{year}年政府信息公开工作"
            "年度报告。",
        )
    )
    period = rng.choice(
        (
            f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
            f"报告中所列数据统计期限为{year}年1月1日至{year}年12月31日。",
            f"统计时限从{year}年1月1日起至12月31日止。",
            f"本报告中使用的统计数据期限为{year}年1月1日至{year}年12月31日。",
        )
    )
    contact = f"如对本报告有疑问，请与{body.organ}办公室联系。"
    if rng.random() < 0.5:
        return (basis + period + contact,)
    return (basis, period)


def overview(rng: Random, body: Place, year: int, figures: Figures) -> tuple[str, ...]:
    """Section one: the five aspects the form asks for."""
    items = rng.randint(60, 2400)
    return (
        f"{year}年，{body.us}认真贯彻落实《条例》，以公开促落实、强监管，政府信息公开工作平稳有序。",
        f"（一）主动公开情况。全年主动公开政府信息{items}条，"
        f"其中机构职能类{items // 6}条、业务动态类{items // 3}条，政策解读{rng.randint(1, 30)}条。",
        f"（二）依申请公开情况。{_requests(year, figures)}{_remedies(figures)}",
        "（三）政府信息管理情况。健全信息发布审核机制，严格执行先审后发制度，"
        f"全年审核信息{items + rng.randint(3, 90)}条，对已公开文件定期清理。",
        f"（四）政府信息公开平台建设情况。完善门户网站专栏{rng.randint(2, 12)}个，"
        "规范运行政务新媒体，方便群众查询。",
        f"（五）监督保障情况。全年组织业务培训{rng.randint(1, 6)}次，把政府信息公开纳入年度考核，"
        "未发生责任追究情形。",
    )


def problems(rng: Random, body: Place, year: int) -> tuple[str, ...]:
    """Section five: what was lacking, what will be done."""
    lacks = rng.sample(_LACKS, 3)
    plans = rng.sample(_PLANS, 3)
    return (
        f"{year}年，{body.us}政府信息公开工作取得一定成效，但仍存在以下问题：" + _chain(lacks),
        f"{year + 1}年，{body.us}将重点做好以下工作：" + _chain(plans),
    )


def fees(rng: Random, year: int, figures: Figures) -> tuple[str, ...]:
    """Section six: the fee statement of art. 12 of the fee rules."""
    new = int(figures["requests", "new", "total"] or 0)
    money = rng.randint(1, 400) * 10 if new > 100 else 0
    statement = rng.choice(
        (
            f"{year}年严格落实《政府信息公开信息处理费管理办法》，全年收取政府信息公开信息处理费{money}元。",
            f"按照《政府信息公开信息处理费管理办法》有关规定，本年度收取信息处理费{money}元。",
            f"{year}年度本机关收取政府信息公开信息处理费共计{money}元。",
        )
    )
    return (
        (statement, "除上述情况外，无其他需要报告的事项。") if rng.random() < 0.4 else (statement,)
    )


def sign_off(rng: Random, body: Place, year: int) -> tuple[str, ...]:
    """Organ and date, in January of the next year."""
    return (body.organ, f"{year + 1}年1月{rng.randint(4, 30)}日")


_LACKS = (
    "主动公开的内容还不够丰富，部分栏目更新不够及时",
    "政策解读形式较为单一，群众关注度不高",
    "工作人员业务能力有待提升，人员流动较为频繁",
    "依申请公开答复的规范化程度还需进一步加强",
)
_PLANS = (
    "完善工作制度，明确各科室职责，压实工作责任",
    "丰富解读形式，更多运用图表、问答等方式",
    "加强业务培训，提高工作人员的能力水平",
    "优化平台栏目设置，方便群众查找和使用信息",
)


def _chain(points: list[str]) -> str:
    """一是…；二是…；三是…。"""
    return (
        "；".join(f"{number}是{point}" for number, point in zip("一二三", points, strict=True))
        + "。"
    )


def _requests(year: int, figures: Figures) -> str:
    new, carried_in, done, carried_out = (
        figures["requests", row, "total"]
        for row in ("new", "carried_in", "outcome.total", "carried_out")
    )
    if not new and not carried_in:
        return f"{year}年未收到政府信息公开申请。"
    return (
        f"{year}年收到政府信息公开申请{new}件，上年结转{carried_in}件，"
        f"办结{done}件，结转下年度继续办理{carried_out}件。"
    )


def _remedies(figures: Figures) -> str:
    review, direct, after = (
        int(figures["remedies", row, "total"] or 0)
        for row in ("review", "litigation.direct", "litigation.after_review")
    )
    if not review + direct + after:
        return "全年未发生政府信息公开行政复议、行政诉讼案件。"
    return f"因政府信息公开被申请行政复议{review}件、被提起行政诉讼{direct + after}件。"
