"""Random damage to any text: what a total parser must survive."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

ODD = "\u2028\u2029\x85\f\v\x1b\x1c\x7f\u200b\ufeff\u3000\xa0\t|\r\n０９①⼀\U00020bb7é\u0301\ue000"
"""Characters that break naive line counting, width or decoding. No NUL."""

Damage = Callable[[Random, str], str]


def mutate(rng: Random, text: str) -> str:
    """The text damaged in one to four ways."""
    for _ in range(rng.randint(1, 4)):
        text = rng.choice(_DAMAGES)(rng, text)
    return text


def _drop_lines(rng: Random, text: str) -> str:
    return "\n".join(line for line in text.split("\n") if rng.random() > 0.1)


def _double_lines(rng: Random, text: str) -> str:
    lines = text.split("\n")
    return "\n".join(again for line in lines for again in [line] * (1 + (rng.random() < 0.1)))


def _shuffle_lines(rng: Random, text: str) -> str:
    lines = text.split("\n")
    start = rng.randrange(len(lines))
    part = lines[start : start + rng.randint(2, 60)]
    rng.shuffle(part)
    return "\n".join(lines[:start] + part + lines[start + len(part) :])


def _insert_odd(rng: Random, text: str) -> str:
    for _ in range(rng.randint(1, 30)):
        place = rng.randint(0, len(text))
        text = text[:place] + rng.choice(ODD) + text[place:]
    return text


def _truncate(rng: Random, text: str) -> str:
    start, end = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
    return text[start:] if rng.random() < 0.3 else text[:end]


def _swap_marks(rng: Random, text: str) -> str:
    marks = ["\t", "|", "\n", " "]
    old, new = rng.sample(marks, 2)
    return "".join(new if char == old and rng.random() < 0.5 else char for char in text)


def _join_lines(rng: Random, text: str) -> str:
    rate = rng.choice((0.05, 0.5, 1.0))
    return "".join("" if char == "\n" and rng.random() < rate else char for char in text)


def _drop_characters(rng: Random, text: str) -> str:
    return "".join(char for char in text if rng.random() > 0.02)


def _repeat_stretch(rng: Random, text: str) -> str:
    start = rng.randint(0, len(text))
    stretch = text[start : start + rng.randint(1, 400)]
    return text[:start] + stretch * rng.randint(2, 5) + text[start + len(stretch) :]


_DAMAGES: tuple[Damage, ...] = (
    _drop_lines,
    _double_lines,
    _shuffle_lines,
    _insert_odd,
    _truncate,
    _swap_marks,
    _join_lines,
    _drop_characters,
    _repeat_stretch,
)
