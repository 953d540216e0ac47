"""Wholes: a figure and the list of its parts (`收到16件，其中网络申请10件、信函申请6件`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from govlint.claims.context import Sentence
from govlint.claims.quantities import Quantity, quantities
from govlint.model.prose import Prose
from govlint.text.pattern import lazy

_LIST = lazy(r"(?:其中|包括|包含|分别是|分别为)[:,]?|\((?:其中)?")
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
    for start, end in said.sentences():
        text = said.text[start:end]
        if _LIST.search(text):
            for one in _wholes(Sentence(text, year)):
                yield Whole(_moved(one.whole, start), tuple(_moved(p, start) for p in one.parts))


def _moved(one: Quantity, by: int) -> Quantity:
    return one._replace(start=one.start + by, end=one.end + by)


def _wholes(sentence: Sentence) -> Iterator[Whole]:
    text = sentence.text
    listed = [one for one in quantities(text) if one.unit != "%"]
    for index, whole in enumerate(listed[:-2]):
        begin = _LIST.match(text, whole.end) or _LIST.match(text, whole.end + 1)
        if begin is None or whole.bound != "=" or sentence.period(whole.start, whole.end) != "this":
            continue
        end = _end_of_list(text, begin.end(), bracketed="(" in begin[0])
        parts = [
            one
            for one in listed[index + 1 :]
            if one.end <= end
            and one.unit == whole.unit
            and not _aside(text, begin.end(), one.start)
        ]
        kinds = {_dimension(sentence, one, parts, i, begin.end()) for i, one in enumerate(parts)}
        exact = all(part.bound == "=" for part in parts)
        if (
            len(parts) > 1
            and exact
            and len(kinds) == 1
            and not _overlapping(text, begin.end(), end)
        ):
            yield Whole(whole, tuple(parts))


def _end_of_list(text: str, start: int, bracketed: bool) -> int:
    """Where a list of parts ends: at its bracket, at another 其中, or with the sentence."""
    again = re.compile("其中|包括|共计|合计|总计").search(text, start)
    end = again.start() if again else len(text)
    close = text.find(")", start) if bracketed else -1
    return min(end, close) if close >= 0 else end


def _aside(text: str, start: int, end: int) -> bool:
    """Whether a part stands in brackets of its own: a part of a part."""
    return text.count("(", start, end) > text.count(")", start, end)


def _dimension(
    sentence: Sentence, one: Quantity, parts: list[Quantity], index: int, start: int
) -> str:
    """By what a part is told apart: applicants, channels, outcomes, or anything else."""
    words = sentence.between(parts[index - 1].end if index else start, one.start)
    for word in reversed(words):
        if word.kind == _APPLICANT or word.means == _CHANNEL:
            return word.means if word.means == _CHANNEL else _APPLICANT
        if word.kind in {"requests", "results"} and word.means != "vague":
            return word.kind
    return _OTHER


def _overlapping(text: str, start: int, end: int) -> bool:
    """Whether one thing may be counted in several parts: the same news on several platforms."""
    return _OVERLAP.search(text, start, end) is not None and "申请" not in text[:end]
