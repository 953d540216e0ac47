"""Parts as scopes: a section, a point of it (`一.（二）`), or what section one says of an aspect.

Their keys are `section.1`, `section.1.2` (and so on down) and `aspect.requests`.
"""

from __future__ import annotations

from collections.abc import Iterator

from govlint.bilingual import Text
from govlint.model.points import points
from govlint.model.prose import Prose
from govlint.model.source import Source
from govlint.model.tree import Report
from govlint.text.characters import fold, integer
from govlint.text.pattern import lazy

SECTIONS = tuple(f"section.{number}" for number in range(1, 7))
ASPECTS = {
    "aspect.disclosure": Text("主动公开情况", "proactive disclosure"),
    "aspect.requests": Text("依申请公开情况", "disclosure on request"),
    "aspect.management": Text("政府信息管理情况", "management of information"),
    "aspect.platforms": Text("政府信息公开平台建设情况", "platforms"),
    "aspect.oversight": Text("监督保障情况", "oversight and support"),
}
"""The five aspects of section one (国办公开办函〔2021〕30号), as the format names them."""

EVERY_ASPECT = Text("五个方面", "aspects")
PART_PATTERN = (
    r"^[“\" ]*(section\.?[1-6]|第?[一二三四五六1-6](部分)?)"
    r"([.．、]?[（(][一二三四五六七八九十0-9]{1,3}[)）]|"
    r"[.．、][一二三四五六七八九十0-9]{1,3})*[” \".．、]*$|"
    r"^(政府信息公开)?(主动公开|依申请公开|政府信息管理|平台建设|监督保障)(情况)?$"
)
"""Parts as people write them, for a schema."""


def part_key(words: str) -> str | None:
    """The key of a part as people write it (`第一部分`, `一.（二）`, `依申请公开`); else None."""
    plain = "".join(fold(words).split()).strip("“”‘’\"'")
    if match := _PART.fullmatch(plain):
        ordinals = _ORDINAL.findall(match["below"] or "")
        numbers = [integer(one) for one in (match["key"] or match["number"], *ordinals)]
        return "section." + ".".join(map(str, numbers)) if all(numbers) else None
    named = {name.zh.removeprefix("政府信息公开").removesuffix("情况"): key
             for key, name in ASPECTS.items()}  # fmt: skip
    return named.get(plain.removeprefix("政府信息公开").removesuffix("情况"))


def is_point(scope: str) -> bool:
    """Whether a scope is a point or an aspect, which only what stands below it can tell."""
    return scope.startswith("aspect.") or scope.count(".") > 1


def part_pieces(scope: str, source: Source, report: Report) -> Iterator[Prose]:
    """The heading of a point or an aspect, and all paragraphs below it."""
    kind, _, rest = scope.partition(".")
    last: tuple[Prose, ...] = ()
    for point in points(source, report):
        if kind == "aspect":
            fits = point.section == 1 and _is_of(point.name, rest)
        else:
            fits = ".".join(map(str, (point.section, *point.path))) == rest
        if fits and not (last and point.pieces[-1].offsets[-1] <= last[-1].offsets[-1]):
            last = point.pieces
            yield from last


def part_name(scope: str) -> Text:
    """A part as a message names it."""
    if scope in ASPECTS:
        return ASPECTS[scope]
    _, number, *below = scope.split(".")
    zh = f"第{_NUMERALS[int(number) - 1]}部分"
    if not below:
        return Text(zh, f"section {number}")
    first, *rest = below
    zh += f"（{_chinese(int(first))}）" + "".join(f"{one}." for one in rest)
    return Text(zh, f"section {number} ({'.'.join(below)})")


def _is_of(name: str, aspect: str) -> bool:
    words, but = _WORDS[aspect]
    return any(word in name for word in words) and not any(word in name for word in but)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _NUMERALS[tens - 1]) + "十" if tens else ""
    return ten + (_NUMERALS[ones - 1] if ones else "")


_WORDS = {
    "disclosure": (("主动公开",), ()),
    "requests": (("依申请", "申请公开"), ()),
    "management": (("信息管理", "信息资源管理", "规范管理"), ("平台",)),
    "platforms": (("平台", "渠道建设", "载体建设"), ()),
    "oversight": (("监督", "保障", "考核"), ()),
}
"""The words that headings of an aspect have one of, and those they have none of."""
_NUMERALS = "一二三四五六七八九十"
_ORDINAL = lazy(rf"\d+|[{_NUMERALS}]+")
_PART = lazy(
    r"(?:section\.?(?P<key>[1-6])|第?(?P<number>[一二三四五六1-6])(?:部分)?)"
    rf"(?P<below>(?:[.、]?\((?:[{_NUMERALS}]{{1,3}}|\d\d?)\)|[.、](?:[{_NUMERALS}]{{1,3}}|\d\d?))*)[.、]?"
)
