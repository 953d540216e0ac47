"""A title that stands in the header of the pages and nowhere in the text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from govlint.parsing.title import TITLE_END, title_text
from govlint.text.characters import fold

_OPENING = 12  # lines: no further down stands a title
_LONGEST = 60


def title_above(header: Iterable[str], text: Iterable[str]) -> list[str]:
    """The lines of a header that are the title of a text that opens with none."""
    if any(map(_is_title, islice((line for line in text if line.strip()), _OPENING))):
        return []
    lines = [line for line in header if line.strip()]
    last = next((at for at, line in enumerate(lines) if _is_title(line)), -1)
    return lines[max(0, last - 1) : last + 1]


def _is_title(line: str) -> bool:
    words = title_text(fold(line))
    return len(words) <= _LONGEST and "公开" in words and TITLE_END.search(words) is not None
