import re
from collections.abc import Iterator

from govlint import (
    Finding,
    Message,
    Note,
    Pattern,
    Prose,
    Report,
    Source,
    Text,
    lazy,
    passages,
    rule,
)

MESSAGE = Message(
    zh="总数是 {stated}{unit}，所列各项合计 {spelled} = {computed}，少 {lack}",
    en="the whole is {stated}, the items listed come to {spelled} = {computed}",
    help_zh="请核对总数和各项；没有列全的，写明“等”",
    help_en="check the whole and its items; where more are not listed, say so",
)


@rule(
    "GL507",
    "parts-short-of-whole",
    "逐项列出的各项之和应当等于总数",
    en="Items that are all listed come to their whole",
    basis="行文逻辑（数据应当准确）",
    level="info",
    confidence="medium",
    yields_to=("GL501", "GL504"),
    words=("其中", "包括", "分别"),
)
def parts_short_of_whole(report: Report, source: Source) -> Iterator[Finding]:
    for passage in passages(source, report):
        for match in _WHOLE.finditer(passage.text):
            items = _items(passage.text, match)
            whole = int(match["whole"])
            total = sum(int(item["count"]) for item in items)
            if items and total < whole:
                yield _short(passage, match, items, whole, total)


def _items(text: str, match: re.Match[str]) -> list[re.Match[str]]:
    """The items of a list that is told to its end: by platform, or up to 其他."""
    end = _STOP.search(text, match.end())
    listed = text[match.end() : end.start() if end else len(text)]
    items = list(_ITEM.finditer(text, match.end(), match.end() + len(listed)))
    units = {item["unit"] for item in items}
    whole = len(items) >= 2 and units == {match["unit"]} and not _OPEN.search(listed)
    if not whole or len(_FIGURE.findall(listed)) != len(items):
        return []
    last = items[-1]["name"]
    platforms = all(_PLATFORM.search(item["name"]) for item in items)
    return items if platforms or last.startswith(("其他", "其它", "及其他", "和其他")) else []


def _short(
    passage: Prose, match: re.Match[str], items: list[re.Match[str]], whole: int, total: int
) -> Finding:
    part = Text("其中一项", "an item")
    notes = (Note(passage.span(*one.span("count")), part, stated=one["count"]) for one in items)
    return MESSAGE.at(
        passage.span(*match.span("whole")),
        stated=whole,
        unit=match["unit"],
        spelled=" + ".join(item["count"] for item in items),
        computed=total,
        lack=whole - total,
        related=tuple(notes),
    )


_UNIT = "[条件篇次期份个]"
_WHOLE = Pattern(
    rf"(?:公开|发布|收到|推送|更新|制发)[^,。;:\d]{{0,16}}(?P<whole>\d{{1,7}})(?P<unit>{_UNIT})(?:余|次)?[,。:(]?(?:其中|包括|分别)(?:为|是)?[:,]?",
    "其中", "包括", "分别",
)  # fmt: skip
_STOP = lazy(r"[。;)](?!\d)")
_ITEM = lazy(
    rf"(?:^|[,、:]|(?<=其中)|(?<=包括))?(?P<name>[^,、。;:\d]{{1,20}})(?P<count>\d{{1,7}})(?P<unit>{_UNIT})"
)
_FIGURE = lazy(r"\d+(?!\d)")
_OPEN = lazy("等|占|同比|比上年|主要|%|部分")
_PLATFORM = lazy(
    "网站|网|公众号|微信|微博|抖音|头条|客户端|APP|平台|公报|公示栏|公开栏|广播|电视|报纸|新媒体|其他"
)
