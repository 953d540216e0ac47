"""Disguises of a text: characters nobody sees, looks that hide, raise or strike out."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from forge.grid import Box

from disguise.page import Grid, Page

_INVISIBLE = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202a\u202c\ue000\u0007\u00a0\u2028\u0085\ufffd"
)
_UNSEEN = "".join(letter for letter in _INVISIBLE if letter not in "\u0007")


def in_figure(page: Page, rng: Random) -> None:
    """An invisible character in a figure."""
    letter = rng.choice(_UNSEEN)
    _figure(page, rng, lambda text: _inserted(text, letter, rng))


def in_label(page: Page, rng: Random) -> None:
    """Invisible characters in a label or a head."""
    letter = rng.choice(_UNSEEN)
    _cell(page, rng, _is_label, lambda text: _inserted(text, letter, rng))


def in_line(page: Page, rng: Random) -> None:
    """Invisible characters in headings."""
    for index, item in enumerate(page.items):
        if isinstance(item, str) and item[1:2] == "、" and rng.random() < 0.4:
            page.items[index] = _inserted(item, rng.choice(_UNSEEN), rng)


def raised(page: Page, rng: Random) -> None:
    """The mark of a note behind a figure."""
    mark = rng.choice(("1", "2", "[1]", "①", "注1", "*"))
    _figure(page, rng, lambda text: f"{text}⟦raised|{mark}⟧")


def struck(page: Page, rng: Random) -> None:
    """A figure struck out, the right one beside it."""
    wrong = str(rng.randint(1, 99))
    if rng.random() < 0.5:
        _figure(page, rng, lambda text: f"⟦struck|{wrong}⟧{text}")
    else:
        _figure(page, rng, lambda text: f"{text}⟦struck|{wrong}⟧")


def unseen(page: Page, rng: Random) -> None:
    """Text that is not printed beside a figure."""
    look = rng.choice(("hidden", "styled", "white", "tiny"))
    more = str(rng.randint(1, 99))
    if rng.random() < 0.5:
        _figure(page, rng, lambda text: f"⟦{look}|{more}⟧{text}")
    else:
        _figure(page, rng, lambda text: f"{text}⟦{look}|{more}⟧")


def unseen_in_label(page: Page, rng: Random) -> None:
    """Text that is not printed in a label."""
    look = rng.choice(("hidden", "styled", "white", "tiny"))
    _cell(page, rng, _is_label, lambda text: f"{text}⟦{look}|草稿3⟧")


def control(page: Page, rng: Random) -> None:
    """Figures in form fields."""
    for _ in range(rng.randint(1, 12)):
        _figure(page, rng, lambda text: text if "⟦" in text else f"⟦control|{text}⟧")


def watermark(page: Page, rng: Random) -> None:
    """A watermark over every page."""
    page.watermark = rng.choice(("草稿", "内部资料2024", "DRAFT 6", "615"))


def furniture(page: Page, rng: Random) -> None:
    """The menus of a site."""
    page.furniture = True


def numbers(page: Page, rng: Random) -> None:
    """A number format that prints zeros otherwise."""
    page.numbers = rng.choice(('0;-0;"-"', "0;-0;", "#,##0", "General", "0_ ", '0"件"'))


def wide(page: Page, rng: Random) -> None:
    """Figures in wide digits."""
    table = {ord("0") + digit: ord("０") + digit for digit in range(10)}
    for _ in range(rng.randint(1, 30)):
        _figure(page, rng, lambda text: text if "⟦" in text else text.translate(table))


def _inserted(text: str, letter: str, rng: Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + letter + text[at:]


def _is_figure(text: str) -> bool:
    return text.replace(".", "", 1).isdigit() and text.isascii()


def _is_label(text: str) -> bool:
    return len(text) > 1 and not _is_figure(text) and "⟦" not in text


def _figure(page: Page, rng: Random, change: Callable[[str], str]) -> None:
    _cell(page, rng, _is_figure, change)


def _cell(
    page: Page, rng: Random, fits: Callable[[str], bool], change: Callable[[str], str]
) -> None:
    grid = rng.choice([item for item in page.items if isinstance(item, Grid)])
    places = [(y, x) for y, row in enumerate(grid.boxes) for x, b in enumerate(row) if fits(b.text)]
    if places:
        y, x = rng.choice(places)
        box: Box = grid.boxes[y][x]
        grid.boxes[y][x] = box._replace(text=change(box.text))


LOOKS: dict[str, Callable[[Page, Random], None]] = {
    "in figure": in_figure,
    "in label": in_label,
    "in line": in_line,
    "raised": raised,
    "struck": struck,
    "unseen": unseen,
    "unseen in label": unseen_in_label,
    "control": control,
    "watermark": watermark,
    "furniture": furniture,
    "numbers": numbers,
    "wide": wide,
}
