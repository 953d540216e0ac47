"""The schema of `.govlint.yaml`."""

from __future__ import annotations

from govlint.bilingual import LANGUAGES
from govlint.commands.schemas.parts import WHOLE, WORD, Schema, mapping, one_of, said, some
from govlint.model.diagnostic import LEVELS
from govlint.settings.config import ORGANS
from govlint.settings.reading import KEYS

_LEVELS: Schema = {"type": "object", "additionalProperties": one_of(LEVELS)}
_WORDS = some(WORD, least=0)
_DAY: Schema = {
    "type": "string",
    "pattern": r"^\s*\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\s*$",
}
_DIGITS = (2, 4, 6, 9, 12)
_SPANS = [{"minimum": 10 ** (n - 1), "exclusiveMaximum": 10**n} for n in _DIGITS]
_REGION: Schema = {
    "type": ["string", "integer"],
    "pattern": r"^\s*(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})\s*$",
    "anyOf": [{"type": "string"}, *_SPANS],
}
_SECTION = {"ignore": _WORDS, "levels": _LEVELS, "organ": one_of(ORGANS)}
_ALLOW = {"rule": WORD, "path": WORD, "reason": WORD, "until": _DAY}
_EXCEPTION = mapping(_ALLOW, _ALLOW, ("rule", "path", "reason"))

_KEYS: dict[str, Schema] = {
    "pack": said(WORD, "规则包：名称或文件夹。", "The pack: a name or a folder."),
    "region": said(_REGION, "行政区划代码。", "Division code, to find the pack by."),
    "select": said(_WORDS, "只用这些规则。", "Only these rules."),
    "ignore": said(_WORDS, "不用这些规则。", "Not these rules."),
    "levels": said(_LEVELS, "调整级别。", "Other levels, by rule."),
    "organ": said(one_of(ORGANS), "编制机关的类别。", "The kind of body that reports."),
    "paths": said(
        {"type": "object", "additionalProperties": mapping(_SECTION, _SECTION)},
        "符合某模式的文件另作规定。",
        "What holds for files that fit a pattern.",
    ),
    "exclude": said(_WORDS, "不检查的文件。", "Files that are not checked."),
    "allow": said(some(_EXCEPTION, 0), "可以接受的问题。", "Findings that are accepted."),
    "baseline": said(WORD, "基线文件。", "The baseline of known findings."),
    "fail-on": said(one_of(LEVELS), "哪一级起退出码为 1。", "Exit 1 from this level on."),
    "jobs": said(WHOLE, "进程数。", "Processes."),
    "language": said(one_of(LANGUAGES), "语言。", "Language."),
    "require-plugins": said(_WORDS, "必须安装的插件。", "Plugins that must be installed."),
}


def schema() -> Schema:
    """The schema; raises KeyError for a key of the loader that it does not know."""
    return {"title": "govlint: .govlint.yaml", **mapping(KEYS, _KEYS)}
