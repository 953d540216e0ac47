"""The keys that rules of several kinds have, and the shapes of what stands under them."""

from __future__ import annotations

from typing import Any

from govlint.bilingual import Text
from govlint.engine.rule import CODE, NAME
from govlint.errors import hinted
from govlint.forms.form import TABLES
from govlint.model.diagnostic import CONFIDENCES, LEVEL_NAMES, LEVELS
from govlint.packs.kinds.found import Kept
from govlint.packs.kinds.scopes import SCOPE_LIST, plain
from govlint.text.organs import ORGAN_KINDS
from govlint.text.pattern import lazy
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import ANY_TEXT, TEXT, WHOLE, Field, Shape, one_of, some

Plain = dict[str, Any]


def _pattern(node: Node) -> Kept:
    """A pattern as it is kept. Raises the error of one that could hang."""
    from govlint.packs.kinds.bounded import UnboundedError, bounded

    written = node.unquoted()
    try:
        found = bounded(written)
    except UnboundedError as error:
        short = written if len(written) <= _QUOTED else f"{written[:_QUOTED]}…"
        why = error.why
        zh, en = f"模式 `{short}` {why.zh}", f"the pattern `{short}` {why.en}"
        raise node.fault(zh, en) from None
    return found.regex, found.telltales, found.beginning, found.steps


def _name(node: Node) -> str:
    if not NAME.fullmatch(name := node.text()):
        meant = "-".join(_WORD.findall(name.lower()))
        zh = f"名称不能是 `{name}`：用小写字母，以连字符相连"
        en = f"`{name}` is no name: small letters joined by hyphens"
        known = [meant] if NAME.fullmatch(meant) else []
        raise node.fault(*hinted(Text(zh, en), name, known))
    return name


def _code(node: Node) -> str:
    if not CODE.fullmatch(code := node.text()):
        raise node.fault(f"`{code}` 不是编号", f"`{code}` is no code")
    return code


def _true(node: Node) -> bool:
    if node.value is not True:
        zh = "`amend:` 只能是 `true`；否则请写成自己的规则"
        raise node.fault(zh, "`amend:` is `true`, or the entry is a rule of its own")
    return True


_QUOTED = 60  # characters of a pattern that a message repeats
_LEVELS = {text.zh: level for level, text in LEVEL_NAMES.items()}
_CONFIDENCES = dict(zip("高中低", CONFIDENCES, strict=True))

_TABLES = {
    f"{before}{number}": table
    for before in ("表", "表格", "")
    for numbers, table in zip(("二2", "三3", "四4"), TABLES, strict=True)
    for number in numbers
}
_NAMES_OF_ORGANS = """
省:province 省级:province 市:city 市级:city 县:county 区县:county 县区:county 县级:county
乡镇:township 镇:township 街道:street 部门:department
"""
_ORGANS = dict(pair.split(":") for pair in _NAMES_OF_ORGANS.split())
_WORD = lazy("[a-z0-9]+")

PATTERN = Shape(_pattern, TEXT.schema)
PATTERNS = some(PATTERN)
WORDS = some(Shape(lambda node: plain(node.unquoted()), TEXT.schema), split=True)
CODE_SHAPE = Shape(_code, {"type": "string", "pattern": f"^{CODE.pattern}$"})
_TABLE = one_of(Text("表", "table"), TABLES, _TABLES)
TABLE = Field(
    _TABLE._replace(schema={"enum": [*_TABLE.schema["enum"], 2, 3, 4]}),
    Text("哪张表。", "The table."),
)
UNLESS = Field(PATTERNS, Text("例外：模式。", "Exceptions: patterns."), ())
IN = Field(SCOPE_LIST, Text("在哪里找。", "Where to look."), ("prose",))

YIELDS_TO = "yields_to"
COMMON = {
    "name": Field(
        Shape(_name, {"type": "string", "pattern": f"^{NAME.pattern}$"}),
        Text("名称：小写字母，用连字符。", "Small letters joined by hyphens."),
        needed=True,
    ),
    "title": Field(
        TEXT, Text("正确的报告是什么样。", "What holds in a sound report."), needed=True
    ),
    "en": Field(ANY_TEXT, Text("标题的英文。", "The title in English.")),
    "basis": Field(ANY_TEXT, Text("依据。", "What the rule rests on."), ""),
    "level": Field(
        one_of(Text("级别", "level"), LEVELS, _LEVELS), Text("级别。", "How grave it is."), "error"
    ),
    "confidence": Field(
        one_of(Text("把握", "confidence"), CONFIDENCES, _CONFIDENCES),
        Text("把握。", "How sure it is."),
        "high",
    ),
    YIELDS_TO: Field(
        some(CODE_SHAPE),
        Text(
            "这些规则已指出同一处或同一格的，本条不再单独提示。",
            "Silent where one of these rules speaks of the same place or cell.",
        ),
        (),
    ),
    "note": Field(ANY_TEXT, Text("说明。", "Why, and when it may be wrong."), ""),
    "note_en": Field(ANY_TEXT, Text("说明的英文。", "The note in English.")),
}
"""What may be said of every rule."""

LIMITS = {
    "since": Field(WHOLE, Text("从哪一年的报告起。", "The first report year it is for.")),
    "organs": Field(
        some(one_of(Text("机关类别", "organ"), ORGAN_KINDS, _ORGANS), split=True),
        Text("只对这些机关。", "Only for these kinds of body."),
        (),
    ),
}
"""What reports a rule is for."""

AMEND = "amend"
AMENDMENT = {
    key: field._replace(needed=False, usual="")
    for key, field in COMMON.items()
    if key not in {"name", YIELDS_TO}
} | {
    AMEND: Field(
        Shape(_true, {"const": True}),
        Text("只改上级规则包一条规则的说法。", "Rewords a rule of the base."),
        needed=True,
    )
}
"""What an entry says that changes only some words of a rule of the base."""
