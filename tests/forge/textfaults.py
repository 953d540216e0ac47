"""Faults in headings, dates and sentences."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from .draft import with_part
from .report import Draft, Fault


def section_missing(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """Section five or six left out; with six goes the fee statement (GL120)."""
    index = rng.choice((4, 5))
    parts = (*draft.parts[:index], *draft.parts[index + 1 :])
    return replace(draft, parts=parts), Fault("section_missing", "GL101")


def section_order(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """Section six before section five, each with its own ordinal."""
    *first, five, six = draft.parts
    return replace(draft, parts=(*first, six, five)), Fault("section_order", "GL103")


def heading_wrong(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """Heading four without 情况."""
    part = draft.parts[3]
    draft = with_part(draft, 3, replace(part, name=part.name.removesuffix("情况")))
    return draft, Fault("heading_wrong", "GL102")


def period_short(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """A period that ends on 25 December."""
    preamble = tuple(text.replace("12月31日", "12月25日") for text in draft.preamble)
    return replace(draft, preamble=preamble), Fault("period_short", "GL113")


def signed_early(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """Signed in December of the year reported on, so before the period's end (and the year's)."""
    signed = (draft.signed[0], f"{draft.year}年12月{rng.randint(8, 28)}日")
    return replace(draft, signed=signed), Fault("signed_early", "GL110")


def no_signoff(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """Neither organ nor date at the end."""
    return replace(draft, signed=()), Fault("no_signoff", "GL115")


def ordinal_chain(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """二是 without 一是."""
    part = draft.parts[4]
    first, *rest = part.paragraphs
    paragraphs = (first.replace("一是", "", 1), *rest)
    draft = with_part(draft, 4, replace(part, paragraphs=paragraphs))
    return draft, Fault("ordinal_chain", "GL112")


def no_fee_statement(draft: Draft, rng: Random) -> tuple[Draft, Fault]:
    """Section six that says 无。"""
    index = [part.name for part in draft.parts].index("其他需要报告的事项")
    draft = with_part(draft, index, replace(draft.parts[index], paragraphs=("无。",)))
    return draft, Fault("no_fee_statement", "GL120")
