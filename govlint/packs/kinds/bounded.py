"""Patterns that cannot hang: what a YAML rule may search with, and how far each can go astray.

Python's engine tries one way after another.  Where the ways it can try from one place of a text,
counted as single steps, stay below `MOST_STEPS` whatever the text, searching takes time in
proportion to the text; other patterns are searched in linear time where the text is long
(`text.linear`), for which every repeat must have an end (`{0,40}`).  The words any match must hold,
its telltales, are read off the pattern as well.  Only reading a pack comes here; what is kept of
it needs no second look.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from re import _parser  # no public module gives the parsed form of a pattern
from typing import Any, NamedTuple

from govlint.bilingual import Text
from govlint.packs.kinds.steps import Items, beginning, steps
from govlint.packs.kinds.telltales import telltales
from govlint.text.characters import fold
from govlint.text.linear import Linear
from govlint.text.program import MOST_PARTS

MOST_STEPS = 6_000
WIDEST = 400  # characters a match may span
_LONGEST, _MOST_GROUPS = 2_000, 100  # characters and groups a pattern may have


class UnboundedError(ValueError):
    """A pattern that is refused; `why` says so, and what to write instead."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


class Bounded(NamedTuple):
    """A pattern as it is searched: on folded text without blanks.

    `telltales`: any text with a match holds one of them; none where that cannot be said.
    `steps` bounds what is tried from one place where `beginning` stands, 0 for what never takes
    long; `width` the characters of a match.
    """

    regex: str
    telltales: tuple[str, ...]
    beginning: str
    steps: int
    width: int


def bounded(written: str) -> Bounded:
    """The pattern an author wrote, folded as the texts are. Raises UnboundedError."""
    regex = _folded(written)
    if len(regex) > _LONGEST:
        raise UnboundedError(_TOO_LONG)
    if regex.count("(") > _MOST_GROUPS:
        raise UnboundedError(_TOO_MANY_GROUPS)
    parsed = _parsed(regex)
    if parsed.state.flags & ~re.UNICODE:
        raise UnboundedError(_NO_FLAGS)
    items = list(parsed)
    _check(items)
    most = steps(items)
    narrow, width = parsed.getwidth()
    if narrow == 0:
        raise UnboundedError(_EMPTY)
    if width > WIDEST:
        zh = f"最多会匹配 {width} 个字，超过 {WIDEST} 个"
        raise UnboundedError(Text(zh, f"may match {width} characters; {WIDEST} are the most"))
    if most <= MOST_STEPS:
        return Bounded(regex, telltales(items), "", 0, width)
    try:
        Linear(regex)
    except OverflowError:
        raise UnboundedError(_TOO_MANY) from None
    return Bounded(regex, telltales(items), beginning(items), most, width)


def _folded(written: str) -> str:
    """The pattern with full-width forms made plain, as they are in the text: （ is `\\(`."""
    regex, escaped = [], False
    for mark in written:
        plain = fold(mark)
        regex.append(plain if plain == mark or escaped else re.escape(plain))
        escaped = mark == "\\" and not escaped
    return "".join(regex)


def _parsed(regex: str) -> Any:
    """The parsed form of a pattern that Python takes without a word of warning."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)  # `[[a]`, which may come to mean more
            parsed = _parser.parse(regex)
        re.compile(regex)
    except FutureWarning as warning:
        why, marks = str(warning).lower(), "`\\[`, `\\-`, `\\&`, `\\|`"
        zh = f"容易读错（{why}）：方括号里请写 {marks}"
        raise UnboundedError(Text(zh, f"may be misread ({why}): write {marks} in a set")) from None
    except re.error as error:
        raise UnboundedError(Text(f"不是模式：{error}", f"is no pattern: {error}")) from None
    except OverflowError:
        raise UnboundedError(Text("重复的次数太多", "cannot repeat as often")) from None
    return parsed


def _check(items: Iterable[tuple[Any, Any]]) -> None:
    """Raise the error of the first part that has no end, or no sense in a text without blanks."""
    for op, value in items:
        if op.name not in _PARTS:
            raise UnboundedError(_NO_LOOKING_BACK)
        check, inside = _PARTS[op.name]
        check(value)
        for one in inside(value):
            _check(one)


def _check_literal(code: int) -> None:
    if chr(code).isspace():
        raise UnboundedError(_NO_BLANKS)


def _check_set(members: Items) -> None:
    for op, value in members:
        if op.name == "LITERAL":
            _check_literal(value)
        elif op.name == "CATEGORY" and value.name == "CATEGORY_SPACE":
            raise UnboundedError(_NO_BLANKS)


def _check_place(at: Any) -> None:
    if at.name not in {"AT_BEGINNING", "AT_BEGINNING_STRING", "AT_END", "AT_END_STRING"}:
        raise UnboundedError(_NO_WORDS)


def _check_flags(group: Any) -> None:
    if group[1] or group[2]:
        raise UnboundedError(_NO_FLAGS)


def _check_repeat(repeat: Any) -> None:
    if repeat[1].__class__ is not int:
        raise UnboundedError(_NO_END)


_TOO_LONG = Text(
    f"超过 {_LONGEST} 个字符：请分成几个", f"has more than {_LONGEST} characters: use several"
)
_TOO_MANY_GROUPS = Text(
    f"超过 {_MOST_GROUPS} 个括号：请分成几个", f"has more than {_MOST_GROUPS} groups: use several"
)
_EMPTY = Text(
    "什么也没有的地方也会匹配；请写明必须有什么",
    "matches nothing at all (the empty text); say what must be there",
)
_NO_FLAGS = Text(
    "不用 (?i)、(?x) 之类的标志：请写 `[Xx]`，空格不写",
    "has no use for flags such as (?i) or (?x): write `[Xx]`, and leave blanks out",
)
_TOO_MANY = Text(
    f"把重复的部分都写出来，超过 {MOST_PARTS} 个：请写小次数，或拆成几个模式",
    f"has more than {MOST_PARTS} parts when its repeats are written out: repeat less often, or "
    "split it into a list of patterns",
)
_NO_END = Text(
    "有没有上限的重复（`*`、`+`、`{2,}`），可能要找很久；请写明上限，如 `[^。]{0,40}`、`\\d{1,8}`",
    "has a repeat without an end (`*`, `+`, `{2,}`), which may take long; say how far it can go, "
    "such as `[^。]{0,40}` or `\\d{1,8}`",
)
_NO_BLANKS = Text(
    "有空格或换行，而所查的文字里没有：请删去",
    "has blanks or line ends, which no text it sees has: leave them out",
)
_NO_WORDS = Text(
    "有 `\\b`，它在汉字之间找不到词的边界；请写明旁边不能有什么，如 `(?<![A-Za-z])`",
    "has `\\b`, which finds no end of a word in Chinese; say what must not stand there, such as "
    "`(?<![A-Za-z])`",
)
_NO_LOOKING_BACK = Text(
    "不能引用前面的括号（`\\1`）：请把字写出来",
    "cannot look back at what a group matched (`\\1`): write the words out",
)


def _nothing(value: Any) -> tuple[Any, ...]:
    return ()


_REPEAT = (_check_repeat, lambda value: (value[2],))
_LOOK = (_nothing, lambda value: (value[1],))
_PARTS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Iterable[Any]]]] = {
    "LITERAL": (_check_literal, _nothing),
    "NOT_LITERAL": (_nothing, _nothing),
    "ANY": (_nothing, _nothing),
    "IN": (_check_set, _nothing),
    "AT": (_check_place, _nothing),
    "BRANCH": (_nothing, lambda value: value[1]),
    "SUBPATTERN": (_check_flags, lambda value: (value[3],)),
    "ATOMIC_GROUP": (_nothing, lambda value: (value,)),
    "MAX_REPEAT": _REPEAT,
    "MIN_REPEAT": _REPEAT,
    "POSSESSIVE_REPEAT": _REPEAT,
    "ASSERT": _LOOK,
    "ASSERT_NOT": _LOOK,
}
"""What a pattern may be made of: how each part is checked, and the parts inside it."""
