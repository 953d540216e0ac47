from collections.abc import Iterator
from itertools import zip_longest

from govlint import (
    Finding,
    Message,
    Pattern,
    Prose,
    Report,
    Source,
    excerpt,
    lazy,
    passages,
    rule,
)

from .lib.ordinals import ordinal
from .lib.stretches import CLOSING, HEADING, PROSE, stretches

WRITTEN = {1, 5, 6}

NO_STOP = Message(
    zh="段落末尾“{printed}”没有句末标点",
    en="a paragraph without a full stop at its end",
    help_zh="请补上句号，或补全句子",
    help_en="add the full stop, or what is left out",
)
COMMA = Message(
    zh="段落以“{end}”结束：“{printed}”",
    en="a paragraph that ends with a comma",
    help_zh="请补上句号，或补全句子",
    help_en="add the full stop, or what is left out",
)


@rule(
    "GL810",
    "sentence-unfinished",
    "段落应当以句末标点结束",
    en="A paragraph ends with a full stop",
    basis="行文规范（标点符号用法）",
    level="info",
    confidence="medium",
)
def sentence_unfinished(source: Source, report: Report) -> Iterator[Finding]:
    following = _following(source, report)
    for passage in passages(source, report):
        after = following.get(passage.offsets[0], "")
        if not after or not _is_prose(passage) or not (report.whole or after != "end"):
            continue
        text = passage.text.rstrip('"”’》)]')
        end = text[-1:]
        comma = end in {",", "、"}
        if _WORD.fullmatch(end) is None and not comma:
            continue
        start = len(passage.text) - min(8, len(passage.text))
        printed = excerpt(source.text[slice(*passage.span(start, len(passage.text)))])
        message = COMMA if comma else NO_STOP
        place = passage.span(len(passage.text) - 1, len(passage.text))
        yield message.at(place, printed=printed, end=printed[-1])


def _is_prose(passage: Prose) -> bool:
    """Whether a paragraph is made of sentences, in a section that is written."""
    if passage.section not in WRITTEN or len(passage.text) < _SHORTEST or "," not in passage.text:
        return False
    listed = ordinal(passage) is not None or passage.text[1:2] == "是"
    if "。" not in passage.text and (listed or passage.section == max(WRITTEN)):
        return False
    return _FURNITURE.search(passage.text) is None


def _following(source: Source, report: Report) -> dict[int, str]:
    """By where a paragraph begins: what follows it, where that shows that it ends there."""
    found = {}
    all_ = stretches(source, report)
    numbered = {passage.offsets[0] for passage in passages(source, report) if ordinal(passage)}
    for one, after in zip_longest(all_, all_[1:]):
        if one.kind != PROSE:
            continue
        start = one.place.start
        if after is None:
            found[start] = "end"
        elif after.kind in {HEADING, CLOSING} or after.place.start in numbered:
            found[start] = after.kind
        elif after.kind == PROSE and _indented(source, start):
            found[start] = "indent" if _indented(source, after.place.start) else ""
    return found


def _indented(source: Source, start: int) -> bool:
    return source.folded[max(0, start - 2) : start] == "  "


_WORD = lazy("[\u4e00-\u9fff\\d%]")
_SHORTEST = 20
_FURNITURE = Pattern(
    "电话|邮编|地址|邮箱|联系|网址|传真|www|http|来源|浏览|打印|字体|索引|首页|上一篇|下一篇|"
    "责任编辑|附件|扫一扫|版权|备案|主办|承办|ICP|二维码|网站地图"
)
