"""How text is printed, and what of a line so printed is its text: one rule for every format.

What is not printed (hidden, of no size, in the colour of the paper) is not read.  What is struck
out is not read either.  The mark of a note, set high or low, is no part of the figure it stands
behind.  Where nobody can be sure, a figure is given with signs that no figure has, so that the
cell is told as one that cannot be read: `4~~2~~3`, `43^1234`, `?43?`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from govlint.text.pattern import lazy


class Ink(NamedTuple):
    """How a run of text is printed.

    `hidden`: it is not; `struck`: with a line through it; `raised`: above or below its line, as
    marks of notes are; `doubtful`: it cannot be told whether it is.
    """

    hidden: bool = False
    struck: bool = False
    raised: bool = False
    doubtful: bool = False


PLAIN = Ink()
STRUCK = Ink(struck=True)
RAISED = Ink(raised=True)
DOUBTFUL = Ink(doubtful=True)

_TINY = 2.0  # points: nobody reads smaller letters
_NOTE = lazy(
    r"\s*[\[(（【〔［〈]?\s*(?:[附见]?注)?\s*[:：]?\s*"
    r"(?:\d{1,3}(?:[-,，、]\d{1,3})*|[*＊※†‡#§]{1,3}|[①-⒛㈠-㈩❶-❿Ⅰ-ⅻ]|[a-zA-Zα-ω]{1,3}|"
    r"[一二三四五六七八九十]{1,3})?\s*[\])）】〕］〉]?\s*"
)
_FIGURE = lazy(r"[\d\s,，.．·%％/／+\-−—–~^?()（）万亿个件人次元]*")


def legible(runs: Sequence[tuple[str, Ink]]) -> list[str]:
    """What of each run of a line is its text."""
    if all(ink is PLAIN for _, ink in runs):
        return [text for text, _ in runs]
    shown = [("" if ink.hidden else text, ink) for text, ink in runs]
    left = "".join(text for text, ink in shown if not (ink.struck or ink.raised))
    is_figure = _FIGURE.fullmatch(left) is not None
    texts: list[str] = []
    rest = list(shown)
    for ink, group in groupby(shown, key=_kind):
        these = [text for text, _ in group]
        rest = rest[len(these) :]
        if ink.hidden or not any(these):
            texts += these
        elif ink.struck:
            split = is_figure and _splits("".join(texts), rest)
            texts += _signed(these, "~~", "~~") if split else [""] * len(these)
        elif ink.raised:
            texts += _mark(these, left, is_figure, _splits("".join(texts), rest))
        elif ink.doubtful and is_figure:
            texts += _signed(these, "?", "?")
        else:
            texts += these
    return texts


def is_tiny(points: float) -> bool:
    """Whether letters of this size cannot be read."""
    return points <= _TINY


def is_white(colour: str) -> bool:
    """Whether a colour of six hexadecimal digits cannot be told from paper."""
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return min(red, green, blue) >= 0xEB


def _kind(run: tuple[str, Ink]) -> Ink:
    _, ink = run
    return ink._replace(raised=ink.raised and not ink.struck)


def _splits(before: str, rest: Sequence[tuple[str, Ink]]) -> bool:
    """Whether a stretch of a line stands between two digits of it."""
    after = "".join(text for text, ink in rest if not (ink.struck or ink.raised))
    return before[-1:].isdigit() and after[:1].isdigit()


def _mark(texts: list[str], left: str, is_figure: bool, splits: bool) -> list[str]:
    """A stretch set high or low: the mark of a note, part of the text, or nobody knows what."""
    text = "".join(texts)
    if not left.strip():
        return texts  # all of the line is set so
    if _NOTE.fullmatch(text) and not (is_figure and (splits or not _has_digit(left))):
        return [""] * len(texts)
    return _signed(texts, "^", "") if is_figure and _has_digit(text) else texts


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _signed(texts: list[str], before: str, behind: str) -> list[str]:
    return (
        [before + texts[0], *texts[1:-1], texts[-1] + behind]
        if texts[1:]
        else [before + texts[0] + behind]
    )
