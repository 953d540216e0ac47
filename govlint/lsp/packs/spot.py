"""A place of a YAML file that may be half typed: the keys that lead to it, the word there.

No parser reads what is being typed, so lines and their indents tell: what is less indented above
is outside.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from govlint.lsp.positions import Positions

_LINE = re.compile(
    r"(?P<indent> *(?:- +)*)(?P<key>[^\s:#'\"{}\[\],]+|\"[^\"]*\"|'[^']*') *:(?= |$)"
)
_WORD = re.compile(r"[\w.\-]+")


class Spot(NamedTuple):
    """`keys` lead to the mapping in which a line stands, the outermost first.

    `key` is that of the line (or of the list its item is in), "" for none; with `in_value` the
    place is after it.  `beside` are the keys of the mapping, `entry` all lines of the top-level
    entry.  `word` is what stands at the place, from `start` to `end`.
    """

    keys: tuple[str, ...]
    key: str
    in_value: bool
    beside: dict[str, str]
    word: str
    start: int
    end: int


def spot(places: Positions, offset: int) -> Spot:
    """What is known of an offset."""
    number = places.at(offset)[0]
    start = places.starts[number]
    line, column = places.line(number), offset - start
    match = _LINE.match(line)
    key, in_value = (_bare(match["key"]), column >= match.end()) if match else ("", False)
    indent = _indent(line) if line.strip() else column
    above = _above(places, number, indent)
    if match is None and above and not _is_mapping(places, number, indent):
        *outer, (_, key) = above
        above, in_value = outer, True
    word = next((w for w in _WORD.finditer(line) if w.start() <= column <= w.end()), None)
    first, last = (word.start(), word.end()) if word else (column, column)
    return Spot(
        tuple(name for _, name in above),
        key,
        in_value,
        _beside(places, number, indent if match or not in_value else (above or [(0, "")])[-1][0]),
        line[first:last],
        start + first,
        start + last,
    )


def _above(places: Positions, number: int, indent: int) -> list[tuple[int, str]]:
    """The keys whose mappings a line is in, with their indents, the outermost first."""
    found: list[tuple[int, str]] = []
    item = places.line(number).lstrip(" ").startswith("-")
    for at in range(number - 1, -1, -1):
        match = _LINE.match(places.line(at))
        if match is None:
            continue
        here = len(match["indent"])
        if here < indent or (item and here == indent and "-" not in match["indent"]):
            found.append((here, _bare(match["key"])))
            indent, item = here, "-" in match["indent"]
        if here == 0:
            break
    return found[::-1]


def _is_mapping(places: Positions, number: int, indent: int) -> bool:
    """Whether a line without a key is where one may be typed: others of its indent have some."""
    if places.line(number).lstrip(" ").startswith("-"):
        return False
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(places.starts):
            line = places.line(at)
            match = _LINE.match(line)
            if line.strip() and _indent(line) <= indent:
                if match and len(match["indent"]) == indent:
                    return True
                if step == -1 and match and not line[match.end() :].strip():
                    return True  # the first line under a key
                break
            at += step
    return False


def _beside(places: Positions, number: int, indent: int) -> dict[str, str]:
    """The keys of the mapping a line is in, and what stands after each on its line."""
    found: dict[str, str] = {}
    for step in (-1, 1):
        at = number if step == -1 else number + 1
        while 0 <= at < len(places.starts):
            line = places.line(at)
            match = _LINE.match(line)
            if line.strip() and _indent(line) < indent:
                break
            if match and len(match["indent"]) == indent:
                found[_bare(match["key"])] = line[match.end() :].strip().strip("'\"")
            at += step
    return found


def _indent(line: str) -> int:
    match = _LINE.match(line)
    return len(match["indent"]) if match else len(line) - len(line.lstrip(" "))


def _bare(key: str) -> str:
    return key.strip("'\"")
