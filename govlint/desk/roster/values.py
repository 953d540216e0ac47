"""What may stand in the cells of a roster. Each raises ValueError with a Text for all else."""

from __future__ import annotations

from govlint.bilingual import Text
from govlint.desk.roster.member import Due
from govlint.errors import suggestion
from govlint.text.characters import fold
from govlint.text.pattern import lazy

_YEAR = lazy(r"(20\d\d)\s*年?度?(?:\.0+)?")
_DAY = lazy(r"(?:20\d\d[-/.年])?(1[0-2]|0?[1-9])[-/.月](3[01]|[12]\d|0?[1-9])日?")
_SCOPES = {
    "sum": ("sum", "equal", "=", "==", "合计", "等于", "相等", "汇总"),
    "at_least": (
        *("at_least", "at-least", "atleast", "least", ">=", "≥", "all", "total", "whole", "不少于"),
        *("全省", "全市", "全县", "全区", "全州", "全旗", "全镇", "全乡", "全辖", "全域", "全口径"),
        *("全部", "含下级", "含所属", "全系统"),
    ),
    "own": (
        *(
            "own",
            "self",
            "alone",
            "local",
            "本级",
            "省本级",
            "市本级",
            "县本级",
            "区本级",
            "州本级",
        ),
        *("机关本级", "本机关", "本部门", "本单位", "不含下级", "不含所属"),
    ),
    "vertical": (
        "vertical",
        "垂直",
        "垂直管理",
        "垂管",
        "双管",
        "中央垂直",
        "省垂直",
        "省以下垂直",
    ),
}
_YES = ("", "是", "应报", "报", "报送", "需要", "yes", "y", "true", "1", "√", "✓", "必报")
_NO = ("否", "不报", "免报", "无需", "不需要", "no", "n", "false", "0", "×", "x", "✗")


def year(text: str) -> int | None:
    """A year; None where nothing stands."""
    if not text:
        return None
    match = _YEAR.fullmatch(fold(text))
    if match is None:
        raise ValueError(
            Text(
                f"年份应是四位数字，如 2021；不限的留空：{text}",
                f"a year has four digits, such as 2021, or is blank: {text}",
            )
        )
    return int(match[1])


def scope_word(text: str) -> str:
    """What a body's figures are of those below it, as `Member.scope` has it."""
    word = "".join(fold(text).lower().split())
    for scope, words in _SCOPES.items():
        if word in words:
            return scope
    if not word:
        return ""
    raise ValueError(_none(Text("口径", "scope"), text, [words[0] for words in _SCOPES.values()]))


def report_word(text: str) -> bool:
    """Whether a body must report: yes, no, or yes by a day."""
    word = "".join(fold(text).lower().split())
    if word in _NO:
        return False
    if word in _YES or due(text):
        return True
    raise ValueError(_none(Text("报送", "report"), text, ["yes", "no", "01-31"]))


def due(text: str) -> Due | None:
    """The day by which a report is due; None where no day stands."""
    match = _DAY.fullmatch("".join(fold(text).split()))
    return Due(int(match[1]), int(match[2])) if match else None


def _none(kind: Text, text: str, known: list[str]) -> Text:
    near = suggestion(text, known)
    every = f"可填：{'、'.join(known)}，或留空", f"it is {', '.join(known)}, or blank"
    zh, en = near or Text("", "")
    return Text(
        f"{kind.zh}不能填 {text}。{zh}{every[0]}", f"no such {kind.en}: {text}. {en}{every[1]}"
    )
