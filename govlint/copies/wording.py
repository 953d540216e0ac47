"""The words of a report that tell whose text it is: without names, dates and figures."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.text.organs import organ
from govlint.text.pattern import lazy

FIGURE = "#"
"""What stands for a figure, or for a year."""


def wording(paragraphs: Iterable[str], names: Iterable[str], figures: bool = False) -> str:
    """Paragraphs as one text of letters alone, without what differs in a copy all the same.

    `names` are those of the body that reports; what it calls itself (我局, 本镇) goes with them.
    Each figure is one sign; with `figures` only years are, and the others stay.
    """
    text = "".join(paragraphs)
    for name in sorted(_forms(names), key=lambda one: (-len(one), one)):
        text = text.replace(name, "")
    text = _OURSELVES.sub("", text)
    text = _YEARS.sub(FIGURE, text)
    if not figures:
        text = _FIGURES.sub(FIGURE, text)
    return _MARKS.sub("", text)


def _forms(names: Iterable[str]) -> set[str]:
    """The names and what they are cut short to: without the divisions above, without 人民政府."""
    found: set[str] = set()
    for name in names:
        body = organ(name)
        shorter = {body.short, body.seat, body.body, *body.divisions} if body else set[str]()
        found |= {name, *shorter}
    return {one for one in found if len(one) > 1}


_OURSELVES = lazy(
    "[我本全该](?:省|市|县|区|旗|州|镇|乡|街道|街|局|委|厅|办|部门|单位|机关|中心|院)"
)
_YEARS = lazy(r"(?:20\d\d|二[〇零○][一二三]?[〇零○一二三四五六七八九])(?=年|-|\.|/|—)")
_FIGURES = lazy(
    r"\d+(?:[.,]\d+)*%?|(?<=[第共了为到])[一二三四五六七八九十百千两〇零]+(?=[件次条个份篇期场名人])"
)
_MARKS = lazy(r"[^\w#]|_")
