"""Section one, the overview: the five aspects it should tell of, and their headings."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from govlint import Facts, Finding, Pattern, Report, Source, Text, rule
from govlint.language.parts import Subheading, on_the_report, overview, subheadings
from govlint.model.prose import excerpt

FORM = (
    "国办公开办函〔2021〕30号（总体情况主要包括主动公开、依申请公开、政府信息管理、"
    "政府信息公开平台建设、监督保障）"
)


class Aspect(NamedTuple):
    """An aspect: the word it goes by, those of a heading about it, and all that tell of it.

    The last are many, so that what has none of them is plainly not told.
    """

    zh: str
    en: str
    word: str
    headed: tuple[str, ...]
    told: tuple[str, ...]


def _aspect(zh: str, en: str, word: str, headed: str, told: str) -> Aspect:
    return Aspect(zh, en, word, (word, *headed.split()), (word, *told.split()))


ASPECTS = (
    _aspect(
        *("主动公开", "proactive disclosure", "主动公开"),
        "主动 公开内容 重点领域",
        "主动 发布 公布 公示 公告 推送 解读 公开了 公开各 公开内容",
    ),
    _aspect(
        *("依申请公开", "disclosure on request", "申请"),
        "依申",
        "依申",
    ),
    _aspect(
        *("政府信息管理", "management of information", "管理"),
        "审核 审查 制度",
        "审核 审查 审签 审定 先审 三审 审批 校对 把关 目录 指南 规范性文件 归档 档案 清理 梳理 "
        "清单 台账 更新 保密 源头 属性 标准化 规范化 收集 采集 报送 机制 制度",
    ),
    _aspect(
        *("平台建设", "platforms", "平台"),
        "网站 新媒体 渠道 载体 阵地 途径 形式 方式",
        "网 微信 微博 公众号 媒体 客户端 APP 小程序 示栏 告栏 传栏 开栏 橱窗 专区 专栏 栏目 查阅 "
        "屏 公报 大厅 服务中心 短信 广播 报纸 系统 渠道 载体 阵地 途径",
    ),
    _aspect(
        *("监督保障", "oversight and support", "监督"),
        "保障 考核 评议 培训 领导 责任 督查 队伍 机制",
        "保障 监管 监测 考核 评议 评估 测评 培训 督查 督促 督导 督办 检查 抽查 自查 巡查 排查 整改 "
        "通报 责任 牵头 亲自 分管 专人 专门 专职 工作人员 队伍 追究 问责 投诉 举报 集中学习 "
        "组织学习 例会 机制 制度 纪律 组织领导 加强领导 领导小组",
    ),
)
# Words of an aspect in phrases that tell nothing of it.
_OTHERWISE = Pattern(
    r"(?:保障|维护|满足)[^。;]{0,30}(?:权利?|权益|需求)|(?:社会|住房|民生|医疗|生活|就业|基本)保障|"
    r"(?:提供|奠定)[^。;,]{0,8}保障|监督(?:权|管理局)|市场监督|管理(?:委员会|公开|局)|制度\d+[条件项]",
    *("保障", "监督", "管理", "制度"),
)


@rule(
    "GL140",
    "aspects-missing",
    "总体情况应当写到五个方面",
    en="The overview tells of its five aspects",
    basis=FORM,
    level="warning",
    confidence="medium",
    note="""国办公开办函〔2021〕30号说总体情况主要包括主动公开、依申请公开、政府信息管理、政府信息公
    开平台建设、监督保障。有一个方面只字未提，读者分不清是没有做，还是漏写了。

    2021年度起的完整报告才查。正文里有一句写到即可，不要求列小标题；只缺一个方面，或者别的方面列了小
    标题而它没有的，只作提示。换了别的词写到这一方面的可能误报，不必改。""",
)
def aspects_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """The notice of 2021 has the overview tell mainly of proactive disclosure, requests, management
    of information, platforms, and oversight. Where one of them has no word, readers cannot tell
    whether nothing was done or it was left out.

    Only whole reports for 2021 and later are looked at. Any sentence will do, headings are not
    asked for; where one aspect alone is not told, or others have headings and it has none, this is
    only a hint. An aspect told in unusual words is a false alarm and may stay.
    """
    part = overview(source, report, facts)
    if part is None or part.on_the_report_only:
        return
    text = part.said.text.replace("\n", "")
    plain = _OTHERWISE.compiled.sub("", "。".join(s for s in text.split("。") if not _list(s)))
    lacking = [aspect for aspect in ASPECTS if not _has(plain, aspect.told)]
    if lacking:
        zh, en = _named(lacking)
        yield Finding(
            part.place,
            Text(f"总体情况没有写到{zh}", f"the overview says nothing of {en}"),
            Text("请补写这些方面；没有发生的也请写明", "tell of it too; say so if there was none"),
            level="info" if len(lacking) == 1 else None,
        )
        return
    headings = subheadings(part)
    named = sum(any(a.word in heading.text for heading in headings) for a in ASPECTS)
    headed = {i for heading in headings for i in _about(heading)}
    apart = [aspect for i, aspect in enumerate(ASPECTS) if i not in headed]
    if apart and named >= 3:
        zh, en = _named(apart)
        yield Finding(
            part.place,
            Text(
                f"总体情况分列了小标题，没有单列{zh}", f"of the overview’s headings none is of {en}"
            ),
            Text("五个方面宜各列一个小标题", "each of the five aspects may well have a heading"),
            level="info",
            confidence="low",
        )


@rule(
    "GL141",
    "aspects-order",
    "总体情况的五个方面宜按统一格式的顺序",
    en="The five aspects of the overview stand in the order of the form",
    basis=FORM,
    level="info",
    confidence="medium",
    note="""国办公开办函〔2021〕30号依次列出这五个方面。按同样的顺序写，读者才好把各年、各单位的报告
    放在一起对照。

    五个方面各有一个小标题而顺序不同时才提示；中间夹着别的标题、有一个方面没有标题，或者两个方面合用
    一个标题的，都不管。有意这样安排的可以不改。""",
)
def aspects_order(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """The notice of 2021 names the five aspects one after another. In the same order, reports of
    other years and bodies can be laid side by side.

    It speaks only where each of the five has one heading and the order differs; other headings may
    stand between, and where an aspect has none or shares one nothing is said. An order chosen on
    purpose may stay.
    """
    part = overview(source, report, facts)
    if part is None:
        return
    headings = subheadings(part)
    own = [[h for h in headings if aspect.word in h.text] for aspect in ASPECTS]
    if not all(len(found) == 1 for found in own) or len({h.start for (h,) in own}) < len(own):
        return
    for (before,), (after,) in pairwise(own):
        if after.start < before.start:
            place, other = (part.said.span(one.start, one.end) for one in (before, after))
            late, early = (excerpt(source.text[slice(*one)]) for one in (place, other))
            yield Finding(
                place,
                Text(
                    f"“{late}”排在“{early}”之后，与统一格式的顺序不同",
                    f"“{late}” stands behind “{early}”, unlike in the form",
                ),
                Text(f"统一格式的顺序是{_named(ASPECTS)[0]}", f"the form has {_named(ASPECTS)[1]}"),
            )
            return


@rule(
    "GL142",
    "aspect-misplaced",
    "已单列为一部分的内容不宜在总体情况中另列标题",
    en="What has a section of its own has no heading in the overview",
    basis=FORM,
    level="info",
    confidence="medium",
    note="""行政复议和诉讼、存在的问题及改进在统一格式里各是单独的一部分（第四、第五部分）。在总体情
    况里又列一个标题，同样的内容分在两处，说法和数字容易不一致。

    总体情况至少有两个写五个方面的小标题时才看，并且只看与它们同级的；下一级的标题、一句带过的话，以
    及还写着“依申请”“办理”“监督”等的标题不管。两处内容并不重复的可以保留。""",
)
def aspect_misplaced(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Remedies, and problems and improvements, have sections of their own in the form (four and
    five). With another heading in the overview the same matter is told twice, and words and figures
    easily differ.

    It looks only where two headings or more are of the five aspects, and only at headings level
    with them. A heading below another, a sentence in passing and headings that also speak of
    requests or oversight (“依申请”, “办理”, “监督”) are left alone. What is not told twice may
    stay.
    """
    part = overview(source, report, facts)
    headings = subheadings(part) if part else []
    aspects = [heading for heading in headings if _about(heading)]
    for heading in headings if part and len(aspects) > 1 else ():
        number = next((n for n, words in _ELSEWHERE.items() if _has(heading.text, words)), None)
        if number and heading.style == aspects[0].style and not _has(heading.text, _WITH):
            place = part.said.span(heading.start, heading.end)
            printed = excerpt(source.text[slice(*place)])
            yield Finding(
                place,
                Text(
                    f"总体情况中列了“{printed}”，这是第{'四五'[number - 4]}部分的内容",
                    f"“{printed}” is a heading here, but belongs to section {number}",
                ),
                Text("请移到相应部分，总体情况可以一句带过", "move it there; a sentence may stay"),
            )


_ELSEWHERE = {4: ("复议", "诉讼"), 5: ("存在问题", "存在的", "主要问题", "不足", "改进")}
_WITH = ("依申请", "受理", "办理", "主动", "监督", "平台", "管理")


def _about(heading: Subheading) -> set[int]:
    """The aspects a heading may be about."""
    return {i for i, aspect in enumerate(ASPECTS) if _has(heading.text, aspect.headed)}


def _list(sentence: str) -> bool:
    """Whether a sentence lists the parts of the report."""
    return "收到和处理" in sentence and on_the_report(sentence)


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def _named(aspects: Iterable[Aspect]) -> tuple[str, str]:
    return "、".join(a.zh for a in aspects), ", ".join(a.en for a in aspects)
