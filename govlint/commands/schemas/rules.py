"""The schema of a pack's files of rules."""

from __future__ import annotations

from importlib import import_module

from govlint.commands.schemas.parts import (
    ANY_TEXT,
    FLAG,
    NUMBER,
    TEXT,
    WHOLE,
    Schema,
    mapping,
    one_of,
    said,
    some,
)
from govlint.engine.rule import CODE, NAME
from govlint.forms.form import TABLES
from govlint.identities.names import EACH
from govlint.model.diagnostic import CONFIDENCES, LEVELS
from govlint.packs.kinds import AMEND, COMMON, KINDS
from govlint.packs.kinds.cells import TYPES
from govlint.packs.kinds.scopes import SCOPES
from govlint.packs.kinds.words import OWN
from govlint.text.organs import KNOWN

_CODE: Schema = {"type": "string", "pattern": f"^{CODE.pattern}$"}
_TERM = {"right": {"anyOf": [TEXT, {"type": "null"}]}, "unless": some(TEXT)}

_KEYS: dict[str, Schema] = {
    "name": said(
        {"type": "string", "pattern": f"^{NAME.pattern}$"},
        "名称：小写字母，用连字符。",
        "Small letters joined by hyphens.",
    ),
    "title": said(TEXT, "正确的报告是什么样。", "What holds in a sound report."),
    "en": said(ANY_TEXT, "标题的英文。", "The title in English."),
    "basis": said(ANY_TEXT, "依据。", "What the rule rests on."),
    "level": said(one_of(LEVELS), "级别。", "How grave it is."),
    "confidence": said(one_of(CONFIDENCES), "把握。", "How sure it is."),
    "note": said(ANY_TEXT, "说明。", "Why, and when it may be wrong."),
    "note_en": said(ANY_TEXT, "说明的英文。", "The note in English."),
    "organs": said(some(one_of(KNOWN)), "只对这些机关。", "Only for these kinds of body."),
    "amend": said({"const": True}, "只改上级规则包一条规则的说法。", "Rewords a rule of the base."),
    "since": said(WHOLE, "从哪一年的报告起。", "The first report year it is for."),
    "message": said(TEXT, "自拟的提示。", "Your own wording of a finding."),
    "message_en": said(TEXT, "提示的英文。", "The wording in English."),
    "help": said(TEXT, "下一步。", "The next step."),
    "help_en": said(TEXT, "下一步的英文。", "The next step in English."),
    "in": said(some(one_of(SCOPES)), "在哪里找。", "Where to look."),
    "unless": said(some(TEXT), "例外：模式。", "Exceptions: patterns."),
    "replace": said(ANY_TEXT, "应当写作。", "What belongs there instead."),
    "safe": said(FLAG, "可以自动改正。", "May be put right unasked."),
    "any_of": said(some(TEXT), "至少写到其中一个。", "Words of which it has one."),
    "all_of": said(some(TEXT), "都要写到。", "Words it has all of."),
    "type": said(one_of(TYPES), "格里填什么。", "What the cell holds."),
    "table": said(one_of(TABLES), "哪张表。", "The table."),
    "each": said(one_of(EACH), "对每一列、行、格，或全文。", "What it is said of."),
    "assert": said(TEXT, "应当成立的关系。", "What holds of the figures."),
    "repair": said({"type": "array", "items": _CODE, "minItems": 1}, "据哪些规则。", "By which."),
    "require": said(some(TEXT), "应当写到：模式。", "Patterns, one of which must be there."),
    "section": said(one_of(range(1, 7)), "第几部分。", "The number of a part."),
    "cell": said(some(TEXT), "哪些格：表.行.列。", "Cells, as table.row.column."),
    "date": said(TEXT, "两个日期的先后。", "One comparison of two dates."),
    "pattern": TEXT,
    "min": {},
    "max": {},
}
_KEYS["forbid"] = said(
    some({"anyOf": [TEXT, mapping(("pattern", *OWN), _KEYS, ("pattern",))]}),
    "不应出现：模式。",
    "Patterns that must not stand there.",
)
_KEYS["terms"] = said(
    {
        "anyOf": [
            TEXT,
            {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": {
                    "anyOf": [TEXT, {"type": "null"}, mapping(_TERM, _TERM, ("right",))]
                },
            },
        ]
    },
    "错误的写法: 正确的写法。",
    "Wrong words and right ones.",
)
_OF_KIND: dict[str, dict[str, Schema]] = {
    "section": {"min": WHOLE, "max": WHOLE},
    "cell": {"min": NUMBER, "max": NUMBER},
}
_NEEDED = {"assert": ("each",), "repair": ("table",)}


def schema() -> Schema:
    """The schema; raises KeyError for a key of the loader that it does not know."""
    every = dict.fromkeys(key for kind in KINDS for key in (*COMMON, AMEND, kind, *_keys(kind)))
    shapes = {kind: _kind(kind) for kind in KINDS} | {AMEND: _amendment()}
    rule = {
        "type": "object",
        "properties": {key: _KEYS[key] for key in every},
        "oneOf": [{"required": [shape]} for shape in shapes],
        "allOf": [
            {"if": {"required": [shape]}, "then": {"$ref": f"#/definitions/{shape}"}}
            for shape in shapes
        ],
    }
    return {
        "title": "govlint: rules",
        "type": "object",
        "propertyNames": _CODE,
        "additionalProperties": rule,
        "definitions": shapes,
    }


def _amendment() -> Schema:
    """An entry that changes only what is said of a rule of the base."""
    keys = (*COMMON[1:], AMEND)
    return {**mapping(keys, _KEYS, (AMEND,)), "minProperties": 2}


def _kind(kind: str) -> Schema:
    known = _KEYS | _OF_KIND.get(kind, {})
    keys = (*COMMON, kind, *_keys(kind))
    found = mapping(keys, known, ("name", "title", kind, *_NEEDED.get(kind, ())))
    if kind == "assert":
        report = {"properties": {"each": {"const": "report"}}}
        table = {"required": ["table"]}
        found |= {"if": report, "then": {"not": table}, "else": table}
    return found


def _keys(kind: str) -> tuple[str, ...]:
    keys: tuple[str, ...] = import_module(f"govlint.packs.kinds.{KINDS[kind]}").KEYS
    return keys
