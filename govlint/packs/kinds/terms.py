"""`terms:` a table of words, wrong to right, in the rule itself or in a file of its pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from govlint.bilingual import Text
from govlint.errors import each
from govlint.model.diagnostic import Finding
from govlint.model.source import Source
from govlint.model.tree import Report
from govlint.packs.kinds.fields import IN, LIMITS, PATTERNS, UNLESS, Plain
from govlint.packs.kinds.found import matches, patterns
from govlint.packs.kinds.scopes import plain, words_held
from govlint.packs.kinds.wording import wording
from govlint.packs.kinds.words import MENDING, Sought, findings
from govlint.text.pattern import Pattern
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import TEXT, Field, Schema, Shape, schema_of, values

FOLDER = "terms"
_SHOWN = 6


def plain_fields(node: Node, found: Plain) -> Plain:
    """The plain data: every wrong word with what is right and its exceptions."""
    return {
        "terms": found["terms"],
        "in": found["in"],
        "unless": found["unless"],
        "safe": found["safe"],
        "message": wording(node, found, "message"),
        "help": wording(node, found, "help"),
    }


def rule_fields(fields: Plain) -> Plain:
    """What runs of it."""
    terms = sorted(fields["terms"], key=lambda term: -len(term[0]))
    numbers = {word: number for number, (word, *_) in enumerate(terms)}
    where = tuple(fields["in"])

    @cache
    def sought(word: str) -> Sought:
        return _sought(fields, terms[numbers[word]])

    def check(source: Source, report: Report) -> Iterator[Finding]:
        there = words_held(numbers, where, source, report)
        yield from findings({numbers[word]: sought(word) for word in there}, source, report)

    shown = "、".join(f"{word}→{right or '？'}" for word, right, _ in fields["terms"][:_SHOWN])
    more = f" …（{len(terms)}）" if len(terms) > _SHOWN else ""
    return {"inputs": ("source", "report"), "check": check, "written": f"terms: {shown}{more}"}


_Term = tuple[str, str | None, Any]  # the wrong word, what is right instead, the exceptions


def _terms(node: Node) -> list[_Term]:
    """Every wrong word with what is right and its exceptions."""
    table = _table(node)
    if not table.mapping():
        raise table.fault("这张表是空的", "this table is empty")
    nodes = list(table.mapping().values())
    terms = each(nodes, _term)
    first: dict[str, Node] = {}
    for one, (word, _, _) in zip(nodes, terms, strict=True):
        if word in first:
            wrong = one.route[-1]
            zh, en = f"`{wrong}` 写了两次", f"`{wrong}` stands here a second time"
            raise one.fault(zh, en, of_key=True)
        first[word] = one
    each(zip(nodes, terms, strict=True), lambda pair: _check_right(*pair, terms))
    return terms


def _table(node: Node) -> Node:
    """The mapping of terms, beside the rule or in the file it names."""
    if node.is_mapping:
        return node
    if isinstance(node.value, str) and "：" in node.value:
        node.mapping()  # says what is wrong with it
    if not isinstance(node.value, str) or not node.value.strip():
        zh = "`terms:` 是“错误的写法: 正确的写法”的表，或文件名"
        raise node.fault(zh, "`terms:` is a table of wrong words and right ones, or a file")
    path = node.path.parent / FOLDER / node.value
    if path.parent.name != FOLDER or not path.is_file():
        name = f"`{FOLDER}/{node.value}`"
        raise node.fault(f"规则包里没有文件 {name}", f"there is no file {name} in the pack")
    return Node.file(path)


def _term(node: Node) -> _Term:
    word = plain(str(node.route[-1]))
    if not word:
        raise node.fault("错误的写法是空的", "a term must not be empty", of_key=True)
    if node.value is None:
        return word, None, ()
    if not node.is_mapping:
        return word, node.text(), ()
    found = values(node, _TERM)
    return word, found["right"], found["unless"]


def _check_right(node: Node, term: _Term, terms: list[_Term]) -> None:
    """Fixing must come to an end: no right word holds a wrong one."""
    text = plain(term[1] or "")
    for word, _, excuses in terms:
        if word in text and any(matches(_pattern(word), text, patterns(excuses))):
            zh, en = (
                f"`{term[1]}` 含有错误的写法 `{word}`",
                f"`{term[1]}` holds the wrong word `{word}`",
            )
            raise node.fault(zh, en)


def _sought(fields: Plain, term: tuple[str, str | None, Any]) -> Sought:
    word, right, excuses = term
    return Sought(
        _pattern(word),
        (word,),
        tuple(fields["in"]),
        patterns((*excuses, *fields["unless"])),
        right,
        fields["safe"],
        fields["message"],
        fields["help"],
    )


def _pattern(word: str) -> Pattern:
    return Pattern(re.escape(word), word)


_RIGHT = Shape(
    lambda node: None if node.value is None else node.text(),
    {"anyOf": [TEXT.schema, {"type": "null"}]},
)
_TERM = {"right": Field(_RIGHT, needed=True), "unless": Field(PATTERNS, usual=())}
_TABLE: Schema = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": {"anyOf": [TEXT.schema, {"type": "null"}, schema_of(_TERM)]},
}
FIELDS = {
    "terms": Field(
        Shape(_terms, {"anyOf": [TEXT.schema, _TABLE]}),
        Text("错误的写法: 正确的写法。", "Wrong words and right ones."),
        needed=True,
    ),
    "in": IN,
    "unless": UNLESS,
    **MENDING,
    **LIMITS,
}
