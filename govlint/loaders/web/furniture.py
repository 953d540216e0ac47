"""What stands on a page around an article and is no part of it."""

from __future__ import annotations

import re
from itertools import groupby

from govlint.loaders.web.content import Boxes, FigureTable, Item, PageLine
from govlint.loaders.web.tables import content
from govlint.parsing.lines import LABEL, strength
from govlint.text.characters import fold
from govlint.text.pattern import lazy

_LONGEST = 160
# What a page says of an article between its title and its text.
_ABOUT = lazy(
    r"[\[( |]*(?:(?:发布|发表|发文|更新|公开|公布|成文|生成|生效|录入|上传|创建)?(?:日期|时间)|"
    r"(?:信息|文章|稿件|内容)?来源|稿源|来稿单位|供稿|(?:发布|发文|公开|信息提供|责任)(?:者|人|机构|单位|部门|机关)|"
    r"作者|(?:责任)?编辑|责编|审核|审签|校对|录入|(?:文章)?(?:浏览|阅读|访问|点击)(?:量|数|率|次数|人次)?|"
    r"字体|字号|(?:视力)?保护色?|背景色|分享|索\s*引\s*号|信息分类|主题分类|体裁分类|主题词|关键词|组配分类|"
    r"(?:发文)?文?字?号|有\s*效\s*性|(?:信息)?名\s*称|标\s*题|公开(?:方式|范围|形式|属性|责任部门)|"
    r"统一登记号|内容概述|摘\s*要|分类)(?:大小)?\s*[:\])|]"
)
_DATE_ALONE = lazy(r"20\d\d\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_PATH = lazy(r"(?:当前|您?所?在|您?现在的?|您?所在的?|我的)+位置\s*[:]?|首页\s*(?:>|》|»|/|→|-)")
# What only tells of the page, its site and its other articles: nothing of an article follows.
_FOOT = lazy(
    r"(?:上|下)一?(?:篇|条|页)\s*:|没有了$|友情链接|扫一扫|扫码|扫描二维码|责任编辑|网站地图|"
    r"相关(?:链接|文章|阅读|新闻|信息|文件|稿件|附件|报道|解读|推荐)\s*:?$|"
    r"(?:网站)?(?:主管|主办|承办|协办|维护|运维|建设)(?:单位|方)?\s*:|技术支持\s*:"
)
_SITE = lazy(r"版权所有|copyright|©|网站标识码|[\u4e00-\u9fff]ICP备|公网安备", re.I)
_TOOL = lazy(
    r"打印(?:本页|此页|文章)?|关闭(?:本页|窗口|此页)?|分享(?:到|至)?|收藏(?:本页)?|加入收藏|字体|字号|返回(?:顶部|首页|列表|上页)?|"
    r"首页|微信|微博|朋友圈|空间|人人网|豆瓣|复制链接|无障碍(?:阅读|浏览)?|长者(?:模式|助手|版)?|适老(?:化|版)?|"
    r"关怀版|语音(?:播报|朗读)?|朗读|纠错|我要|下载|繁[体體]|简体|english|[大中小特超][号]?|默认|"
    r"保护视力色?|背景色?|[ta][+-]?|qq|[+-]|收起|展开|全文|点赞|评论|登录|注册|搜索|导出|word|pdf",
    re.I,
)
_NOT_A_WORD = lazy(r"[\W_]+")
_ANNEX = lazy(r"附件|https?://|www\.|.+\.(?:docx?|pdf|xlsx?|wps|et|ofd|zip|rar)$", re.I)


# What sites head their pages with and the second table names its rows with.
_HEADS = frozenset(
    {"规章", "行政规范性文件", "规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费"}
)
_SHORTEST = 3  # lines of one such word each: fewer may be rows of a table


def without_menus(items: list[Item]) -> list[Item]:
    """The items but menus: names of rows side by side, or below one another, with no figures."""
    kept: list[Item] = []
    for menu, group in groupby(items, key=lambda item: _HEADS.issuperset(_words(item))):
        run = list(group)
        if not menu or (len(run) < _SHORTEST and max(len(_words(item)) for item in run) < 2):
            kept += run
    return kept


def _words(item: Item) -> list[str]:
    if isinstance(item, FigureTable):  # a menu is one row, and has no blank cell
        return [fold(content(cell)) if cell else "" for row in item.rows[:2] for cell in row]
    return fold(item.text).replace("|", " ").split() or [""]


def is_link(line: PageLine) -> bool:
    """Whether a line is hardly more than a link."""
    return line.linked > 0 and line.linked * 10 >= len(line.text) * 8


def is_annex(line: PageLine) -> bool:
    """Whether a line is the link to an annex or an address, which a report may end with."""
    return _ANNEX.match(line.text) is not None


def is_tool(line: PageLine) -> bool:
    """Whether a line has only buttons on it: print, close, share, larger letters."""
    text = line.text
    if len(text) > _LONGEST:
        return False
    bare = _NOT_A_WORD.sub("", text)
    return _TOOL.search(text) is not None and not _NOT_A_WORD.sub("", _TOOL.sub("", bare))


def is_foot(line: PageLine) -> bool:
    """Whether a line tells of the site or leads to other articles."""
    if len(line.text) > _LONGEST:
        return False
    text = fold(line.text).strip("[( |")
    return bool(_FOOT.match(text) or _SITE.search(text))


def is_about(item: Item) -> bool:
    """Whether an item tells of the article: its date, source, number, the way to it."""
    if isinstance(item, FigureTable):
        return _is_card(item)
    if len(item.text) > _LONGEST:
        return False
    text = fold(item.text)
    return bool(_ABOUT.match(text) or _DATE_ALONE.fullmatch(text) or _is_path(text))


def is_apart(item: Item, boxes: Boxes) -> bool:
    """Whether an item is furniture wherever it stands before or behind an article's text."""
    if item.box in boxes.aside:
        return True
    if isinstance(item, FigureTable):
        return False
    return is_tool(item) or (is_link(item) and not is_annex(item)) or _is_path(item.text)


def _is_path(text: str) -> bool:
    """Whether a line is the way to the page; a sentence may tell people the way, too."""
    return len(text) <= _LONGEST and "。" not in text and _PATH.search(text) is not None


def _is_card(grid: FigureTable) -> bool:
    """Whether a table is the card of a document: 索引号, 发布机构, 生成日期."""
    texts = [fold(content(cell)) for row in grid.rows[:8] for cell in row if cell]
    texts = [text for text in texts if text]
    named = sum(_ABOUT.match(text if ":" in text else text + ":") is not None for text in texts)
    return named >= 2 and not any(strength(text) == LABEL for text in texts)
