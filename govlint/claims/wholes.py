"""Wholes: a figure and the list of its parts (`收到16件，其中网络申请10件、信函申请6件`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govlint.claims.paragraph import Counted
from govlint.claims.partitions import partitions
from govlint.claims.quantities import Quantity
from govlint.claims.sentences import figures
from govlint.model.prose import Prose
from govlint.text.pattern import lazy

_LIST = lazy("其中|包括|包含|分别|含|中")
_APPLICANT, _CHANNEL, _OTHER = "applicants", "channel", "other"
_OVERLAP = lazy("网站|公众号|微信|微博|抖音|平台|媒体|客户端|APP|电视|报纸|公开栏")


class Whole(NamedTuple):
    """A whole and those of its parts that cannot overlap; offsets are into a paragraph's text."""

    whole: Quantity
    parts: tuple[Quantity, ...]

    @property
    def excess(self) -> int:
        """By how much the parts come to more than the whole."""
        return int(sum(part.value for part in self.parts) - self.whole.value)


def wholes(said: Prose, year: int | None) -> Iterator[Whole]:
    """The wholes of a paragraph whose parts are told of in the same sentence."""
    if not _LIST.search(said.text):
        return
    for one in partitions(figures(said.text, year)):
        every = [one.whole, *one.parts]
        here = all(part.sentence == one.whole.sentence for part in one.parts)
        kinds = {_dimension(part) for part in one.parts}
        if not here or len(kinds) > 1 or any(part.period != "this" for part in every):
            continue
        if not _overlapping(said.text, one.parts):
            yield Whole(one.whole.figure, tuple(part.figure for part in one.parts))


def _dimension(part: Counted) -> str:
    """By what a part is told apart: applicants, channels, outcomes, or anything else."""
    for word in reversed(part.words):
        if word.kind == _APPLICANT or word.means == _CHANNEL:
            return word.means if word.means == _CHANNEL else _APPLICANT
        if word.kind in {"requests", "results"} and word.means != "vague":
            return word.kind
    return _OTHER


def _overlapping(text: str, parts: tuple[Counted, ...]) -> bool:
    """Whether one thing may be counted in several parts: the same news on several platforms."""
    end = parts[-1].figure.end
    start = parts[0].sentence
    return _OVERLAP.search(text, start, end) is not None and "申请" not in text[start:end]
