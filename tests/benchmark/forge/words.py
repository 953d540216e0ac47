"""Faults of a report's words and parts, and sentences that only look wrong."""

from __future__ import annotations

from random import Random

from benchmark.forge.draft import Draft
from benchmark.forge.faults import Fault, Label


def missing_section(rng: Random, draft: Draft) -> list[Label]:
    """A section that is not there."""
    gone = draft.parts.pop(rng.choice((4, 5)))
    if gone.number == 6:  # what it said of fees is still said
        draft.parts[-1].paragraphs.append("本年度没有收取政府信息公开信息处理费。")
    return [Label("missing-section", gone.number)]


def other_heading(rng: Random, draft: Draft) -> list[Label]:
    """A heading that is not the official one."""
    number, name = rng.choice(
        ((1, "概况"), (4, "行政复议和行政诉讼情况"), (5, "存在的问题及下一步打算"))
    )
    draft.parts[number - 1].heading = name
    return [Label("wrong-heading", number, words=name, value=None)]


def swapped_sections(rng: Random, draft: Draft) -> list[Label]:
    """Two sections in each other's place."""
    five, six = draft.parts[4:]
    draft.parts[4:] = [six, five]
    six.ordinal, five.ordinal = "五", "六"
    return [Label("section-order", None, words=six.heading)]


def signed_early(rng: Random, draft: Draft) -> list[Label]:
    """A report signed before its year is over."""
    draft.signed_date = f"{draft.year}年{rng.choice((1, 11, 12))}月{rng.randint(10, 28)}日"
    return [Label("signed-early", 6, words=draft.signed_date)]


def unsigned(rng: Random, draft: Draft) -> list[Label]:
    """A report without organ and date at its end."""
    draft.signed_organ = draft.signed_date = ""
    return [Label("missing-sign-off")]


def short_period(rng: Random, draft: Draft) -> list[Label]:
    """Statistics that end before the year does."""
    said = f"至{draft.year}年{rng.choice((10, 11))}月30日"
    _replace(draft, 1, f"至{draft.year}年12月31日", said)
    return [Label("period-not-full-year", 1, words=said)]


def gap(rng: Random, draft: Draft) -> list[Label]:
    """一是, 三是."""
    at = rng.randrange(2)
    paragraphs = draft.parts[4].paragraphs
    paragraphs[at] = paragraphs[at].replace("；二是", "；三是")
    return [Label("ordinal-gap", 5, words=paragraphs[at][:12])]


def law(rng: Random, draft: Draft) -> list[Label]:
    """The Regulation under a name it does not bear."""
    wrong = rng.choice(("政府信息公开条列", "政务信息公开条例", "政府信息公开条例实施办法"))
    if wrong.endswith("办法"):
        wrong = "政府信息公布条例"
    _replace(draft, 1, "政府信息公开条例", wrong)
    right = "中华人民共和国政府信息公开条例"
    return [Label("law-title", 1, words=wrong, value=right)]


def brackets(rng: Random, draft: Draft) -> list[Label]:
    """A bracket of each print."""
    at = rng.choice("一二三四五")
    wrong = rng.choice((f"（{at})", f"({at}）"))
    _replace(draft, 1, f"（{at}）", wrong)
    return [Label("mixed-brackets", 1, words=wrong, value=f"（{at}）")]


def placeholder(rng: Random, draft: Draft) -> list[Label]:
    """What a template left to be filled in."""
    mark = rng.choice(("XX", "××", "***"))
    said = f"组织业务培训{mark}场"
    _replace(draft, 1, "组织业务培训一场", said)
    return [Label("leftover", 1, words=said)]


def private(rng: Random, draft: Draft) -> list[Label]:
    """A mobile number of a natural person."""
    number = f"13{rng.randint(10**8, 10**9 - 1)}"
    draft.parts[2].paragraphs.append(f"申请人李某（手机{number}）的申请已按期答复。")
    return [Label("personal-information", 3, words=number)]


def no_fees(rng: Random, draft: Draft) -> list[Label]:
    """Nothing is said of fees for processing information."""
    draft.parts[5].paragraphs[:] = ["没有其他需要报告的事项。"]
    return [Label("missing-fee-statement")]


def _replace(draft: Draft, number: int, old: str, new: str) -> None:
    paragraphs = next(part for part in draft.parts if part.number == number).paragraphs
    at = next(at for at, words in enumerate(paragraphs) if old in words)
    paragraphs[at] = paragraphs[at].replace(old, new, 1)


WORDS: tuple[Fault, ...] = (
    missing_section, other_heading, swapped_sections, signed_early, unsigned, short_period, gap,
    law, brackets, placeholder, private, no_fees,
)  # fmt: skip
"""Faults of words and parts."""


def trap(rng: Random, draft: Draft) -> None:
    """A sentence that is right though it looks wrong, and perhaps figures in disguise."""
    new = draft.count("requests", "new")
    said = (
        f"上年新收政府信息公开申请{new + 7}件，本年比上年减少7件。",
        f"全县共收到政府信息公开申请{new + 40}件，其中本机关{new}件。",
        "政府信息公开咨询电话接听群众来电120次，不计入申请件数。",
        f"新收的{new}件申请中，网络提交的较多，当面提交的较少。",
    )
    draft.parts[0].paragraphs[2] += rng.choice(said)
    if rng.random() < 0.5:
        wide = str.maketrans("0123456789", "０１２３４５６７８９")
        for cell, printed in draft.figures.items():
            draft.figures[cell] = printed.translate(wide)
