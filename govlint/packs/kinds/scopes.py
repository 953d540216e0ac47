"""Scopes: the parts of a report a YAML rule may look at, as passages of folded text without blanks.

A passage is what reads as one piece (`model.passages`): a paragraph however it was wrapped, a
heading, the title, a cell, a line of the sign-off.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from govlint.bilingual import Text
from govlint.errors import nearest
from govlint.model.passages import all_but_cells, cells, text_of_tables
from govlint.model.prose import Prose
from govlint.model.source import Source
from govlint.model.tree import Report
from govlint.packs.kinds.parts import (
    ASPECTS,
    EVERY_ASPECT,
    PART_PATTERN,
    SECTIONS,
    is_point,
    part_key,
    part_pieces,
)
from govlint.packs.kinds.parts import part_name as named_part
from govlint.text.characters import fold
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import Shape, number_of, some

_TABLES = frozenset(("report", "tables"))
SCOPES = ("report", "title", "opening", "headings", "prose", *SECTIONS, *ASPECTS, "tables",
          "sign_off")  # fmt: skip


def passages_in(
    scopes: Iterable[str], source: Source, report: Report, words: Collection[str] = ()
) -> Iterator[Prose]:
    """The passages in any of some scopes, those of the tables last.

    With `words`, the tables are left out where they hold none of them.
    """
    wanted = frozenset(scopes)
    found = all_but_cells(source, report)
    if not wanted.isdisjoint(_TABLES) and (not words or _among(words, *_tables(source, report))):
        found += cells(source, report)
    yield from (one for one in found if not wanted.isdisjoint(_scopes_of(one)))
    for scope in filter(is_point, dict.fromkeys(scopes)):
        yield from part_pieces(scope, source, report)


def part_of(passage: Prose) -> Text:
    """The part of the report a passage is of, as a message names it."""
    return scope_name(_scopes_of(passage)[-1])


def words_held(
    words: Iterable[str], scopes: Iterable[str], source: Source, report: Report
) -> set[str]:
    """Those of some words that the passages in some scopes hold, and maybe a few they do not."""
    found = _among(words, *_text(source, report))
    if not _TABLES.isdisjoint(scopes):
        found |= _among(words, *_tables(source, report))
    return found


def plain(words: str) -> str:
    """Words as passages have them: folded, without blanks."""
    return "".join(fold(words).split())


def scope_name(scope: str) -> Text:
    """A scope as a message names it."""
    return _NAMES[scope] if scope in _NAMES else named_part(scope)


def _scopes(node: Node) -> tuple[str, ...]:
    """What a word stands for: its key, its Chinese name, a part as people write it, or several."""
    return _of_word(node, _WORD, (*SCOPES, EVERY_ASPECT.en))


def _parts(node: Node) -> tuple[str, ...]:
    """The parts that a number, a name or a word for several of them stands for."""
    if isinstance(node.value, int):
        return (f"section.{_NUMBER.read(node)}",)
    return _of_word(node, _PART, (*SECTIONS, *ASPECTS, EVERY_ASPECT.en))


def _of_word(node: Node, what: Text, known: tuple[str, ...]) -> tuple[str, ...]:
    word = node.word().strip("“”‘’\"' ")
    key = part_key(word) or _CHINESE.get(fold(word), fold(word))
    if key not in known and not is_point(key):
        names = [name for name, one in _CHINESE.items() if one in known]
        near = nearest(word, (*known, *names), _EXAMPLES[what is _PART])
        zh, en = f"没有这个{what.zh}：{word}。{near.zh}", f"no such {what.en}: {word}. {near.en}"
        raise node.fault(zh, en)
    return tuple(ASPECTS) if key == EVERY_ASPECT.en else (key,)


def _any_of(shape: Shape) -> Shape:
    """One or a list of what stands for several each: read as one tuple."""
    listed = some(shape, split=True)
    return Shape(
        lambda node: tuple(dict.fromkeys(one for several in listed.read(node) for one in several)),
        listed.schema,
    )


def _among(words: Iterable[str], text: str, characters: frozenset[str]) -> set[str]:
    """The words that a text of some characters holds; most lack a character and cost little."""
    return {word for word in filter(characters.issuperset, words) if word in text}


def _scopes_of(passage: Prose) -> tuple[str, ...]:
    """The scopes a passage lies in, the narrowest last."""
    return _OF_PROSE[passage.section] if passage.kind == "prose" else _OF_KIND[passage.kind]


_OF_PROSE = [("report", "prose", part) for part in ("opening", *SECTIONS)]
_OF_KIND = {
    "title": ("report", "title"),
    "heading": ("report", "headings"),
    "cell": ("report", "tables"),
    "sign_off": ("report", "sign_off"),
}


@lru_cache(maxsize=2)
def _text(source: Source, report: Report) -> tuple[str, frozenset[str]]:
    """What all passages but those of the tables read, and its characters."""
    text = "\n".join(passage.text for passage in all_but_cells(source, report))
    return text, frozenset(text)


@lru_cache(maxsize=2)
def _tables(source: Source, report: Report) -> tuple[str, frozenset[str]]:
    """What the tables read, and its characters."""
    text = text_of_tables(source, report)
    return text, frozenset(text)


_NAMES = {
    "report": Text("全文", "the report"),
    "title": Text("标题", "the title"),
    "opening": Text("开头", "the opening"),
    "headings": Text("各部分标题", "the headings"),
    "prose": Text("正文", "the text"),
    "tables": Text("表格", "the tables"),
    "sign_off": Text("落款", "the sign-off"),
}
_WORD, _PART = Text("范围", "scope"), Text("部分", "part")
_CHINESE = {scope_name(scope).zh: scope for scope in SCOPES} | {EVERY_ASPECT.zh: EVERY_ASPECT.en}
_EXAMPLES = (
    Text("可以写 正文、第一部分、一.（二）、依申请公开情况、表格、落款 等",
         "write prose, section.1, 一.（二）, aspect.requests, tables, sign_off and the like"),
    Text("可以写 第一部分、一.（二）、依申请公开情况、五个方面",
         "write section.1, 一.（二）, aspect.requests or aspects"),
)  # fmt: skip
_NUMBER = number_of(Text("部分", "number of a part"), range(1, 7))
_WRITTEN = [{"enum": list(range(1, 7))}, {"type": "string", "pattern": PART_PATTERN}]
SCOPE_LIST = _any_of(
    Shape(_scopes, {"anyOf": [{"enum": [*SCOPES, EVERY_ASPECT.en, *_CHINESE]}, *_WRITTEN]})
)
PART_LIST = _any_of(
    Shape(
        _parts,
        {"anyOf": [{"enum": [*ASPECTS, EVERY_ASPECT.en, EVERY_ASPECT.zh]}, *_WRITTEN]},
    )
)
"""The scopes under `in:`, the parts under `section:`."""
