import re
from collections.abc import Iterator
from typing import NamedTuple

from govlint import Finding, Message, Pattern, Report, Source, Span, lazy, passages, rule

from .lib.several import FEW, in_all
from .lib.stretches import PROSE, stretches


class Gap(NamedTuple):
    """A place where a figure is missing; `sure` where nothing else can have been meant."""

    place: Span
    sure: bool = True


MESSAGE = Message(
    zh="“{printed}”缺少数字{many}",
    en="a count without its figure{many}",
    help_zh="请补上数字；没有的写0；原件有数字的，可能是复制或转换时丢失",
    help_en="add the figure, 0 if none; it may have been lost in copying or conversion",
)


@rule(
    "GL811",
    "figure-missing",
    "计数的语句应当写明数字",
    en="What is counted has its figure",
    basis="行文逻辑",
)
def figure_missing(source: Source, report: Report) -> Iterator[Finding]:
    found = list(_blanks(source, report))
    ends = {gap.place.end for gap in found}
    found += (gap for gap in _phrases(source, report) if gap.place.end not in ends)
    found.sort()
    once = len(found) > FEW
    for gap in found[:1] if once else found:
        yield MESSAGE.at(
            gap.place,
            printed=" ".join(source.text[slice(*gap.place)].split()),
            many=in_all(len(found), "of them") if once else "",
            level=None if gap.sure else "warning",
            confidence=None if gap.sure and not once else "medium",
        )


def _blanks(source: Source, report: Report) -> Iterator[Gap]:
    """A blank where the figure should be; 办结 件 may be the word 办结件."""
    for stretch in stretches(source, report) if _BLANK.may_match(source.folded) else ():
        if stretch.kind == PROSE and stretch.section:
            for match in _BLANK.compiled.finditer(source.folded, *stretch.place):
                before = source.folded[max(stretch.place.start, match.start() - 12) : match.end()]
                counts = any(word in before for word in ("共", "收到", "为", "计"))
                yield Gap(Span(*match.span()), match["unit"] != "件" or counts)


def _phrases(source: Source, report: Report) -> Iterator[Gap]:
    """A unit, or a noun that others like it count, with nothing before it."""
    for passage in passages(source, report):
        if not passage.section:
            continue
        for match in _COUNTED.finditer(passage.text):
            sure = _lacks(passage.text, match)
            if sure is not None:
                start = max(0, match.start() - 4)
                yield Gap(passage.span(start, match.end()), sure)
        several = passage.text.count("件") > 1 or "现行有效" in passage.text
        for match in _ALONE.finditer(passage.text) if several else ():
            yield Gap(passage.span(*match.span(match.lastgroup or 0)))


def _lacks(text: str, match: re.Match[str]) -> bool | None:
    """Whether a unit surely lacks its figure; None where nothing says that it lacks one."""
    unit, before = match[0], text[max(0, match.start() - 24) : match.start()]
    if unit == "元":
        before = before.removesuffix("万")
    if unit == "%":
        return True if before[-1] not in _FIGURES else None
    if before.endswith((*_BEFORE[""], *_BEFORE.get(unit, ()))):
        clause = _CLAUSE.split(before)[-1]
        return None if before.endswith("为") and "以" in clause else True
    if before.endswith(_LIKELY.get(unit, ("\0",))):
        clause = _CLAUSE.split(before)[-1]
        return None if _FIGURES & set(clause) else False
    return None


_END = r"(?=[,。;)]|[,、]?其中|\s*$)"
_NOUNS = (
    "信息|申请|文件|公文|政策|解读|建议|提案|复议|诉讼|案件|会议|发布会|工单|留言|来信|诉求|公告|动态|新闻|图片|视频|"
    "简报|访谈|公报|共|共计|合计|累计|总计|收到|受理|办结|公开|发布|答复|结转|收取|召开|回应|制发|开展|举办|处理费"
)
_BLANK = Pattern(
    rf"(?P<noun>{_NOUNS}|[^以]为) +(?P<unit>件|条|次|人次|个|份|篇|宗|起|场|项|万元|元){_END}|"
    rf"(?:共|访谈|公报|简报) +期{_END}",
    *(f" {unit}" for unit in "件条次人个份篇期宗起场项万元"),
)
_COUNTED = lazy(rf"[件条份篇宗起场%元](?<=[\u4e00-\u9fff].){_END}")
_SUMS = ("共", "共计", "合计", "总计", "累计")
_ACTS = ("收到", "受理", "公开", "发布", "办结", "答复", "制发", "召开", "开展", "举办", "收取")
_BEFORE = {
    "": (*_SUMS, *(f"共{act}" for act in _ACTS)),
    "件": ("现行有效", "规范性文件", "为"),
    "元": ("为", "收取", "收取费用", "处理费"),
}
_LIKELY = {
    "件": ("案件", "信件", "稿件", "邮件"),
    "条": ("收到", "发布", "公开", "信息", "动态", "新闻", "简讯", "消息"),
    "篇": ("发布", "公开"),
    "场": ("召开", "举办", "开展"),
}
_FIGURES = frozenset("0123456789一二两三四五六七八九十百千万零〇半几多数余若干各每首")
_CLAUSE = lazy("[,。;、:]")
_KINDS = (
    *("结果维持", "结果纠正", "其他结果", "尚未审结", "予以公开", "部分公开", "不予公开"),
    *("无法提供", "不予处理", "其他处理", "行政许可", "行政处罚", "行政强制", "规章"),
    *("规范性文件", "行政规范性文件"),
)
_KIND = f"(?:{'|'.join(_KINDS)})(?:决定)?"
_ALONE = Pattern(
    rf"{_KIND}\d+[件宗起个][,、;](?P<alone>{_KIND})[,、;](?={_KIND}\d)|"
    r"\d[件条个份][,、;](?:其中)?(?P<last>现行有效的?(?:行政)?规范性文件)(?=[。;])",
    *(f"{mark}{kind}{mark}" for kind in _KINDS for mark in ",、;"),
    *("规范性文件。", "规范性文件;"),
)
