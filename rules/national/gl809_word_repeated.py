from collections.abc import Iterator

from govlint import (
    Edit,
    Finding,
    Fix,
    Message,
    Pattern,
    Report,
    Source,
    Span,
    lazy,
    passages,
    rule,
)

from .lib.several import in_all

MESSAGE = Message(
    zh="“{word}”写了两遍{many}",
    en="“{word}” is written twice{many}",
    help_zh="请删去一个",
    help_en="delete one of them",
)


@rule(
    "GL809",
    "word-repeated",
    "不应有重复的词语",
    en="No word is told twice in a row",
    basis="行文规范",
    level="warning",
)
def word_repeated(source: Source, report: Report) -> Iterator[Finding]:
    found: dict[str, list[tuple[Span, Span]]] = {}
    for passage in passages(source, report):
        for start, word in _repeated(passage.text):
            middle, end = start + len(word), start + 2 * len(word)
            found.setdefault(word, []).append((passage.span(start, end), passage.span(middle, end)))
    for word, places in found.items():
        typed = f" {word} " in _WORDS
        yield MESSAGE.at(
            places[0][0],
            word=word,
            many=in_all(len(places), "such places") if len(places) > 1 else "",
            fix=Fix(typed, tuple(Edit(second, "") for _, second in places)),
            level=None if typed else "info",
        )


def _repeated(text: str) -> Iterator[tuple[int, str]]:
    """Where words are told twice in a row, and the words."""
    for match in _TWICE.finditer(text):
        if f" {match['word']} " in _WORDS:
            yield match.start(), match["word"]
    for phrase in _PHRASES:
        at = text.find(phrase * 2)
        if at >= 0:
            yield at, phrase
    for match in _PARTICLE.finditer(text):
        yield match.start(), match[0][:1]


_TWICE = lazy(r"(?P<word>[\u4e00-\u9fff]{2})(?P=word)")
_WORDS = (
    " 按照 进行 根据 关于 以及 对于 为了 由于 因此 同时 并且 已经 没有 不断 加强 推进 开展 提升 "
    "确保 围绕 健全 做好 做到 收到 公布 以下 如下 主要 其中 截至 截止 全面 及时 切实 认真 严格 "
    "积极 充分 深入 扎实 持续 大力 现将 针对 依托 贯彻 促进 保证 未能 仍然 应当 以来 至今 "
)
_PHRASES = (
    *("进一步", "政府信息公开工作", "政府信息公开", "政府信息", "政务公开", "信息公开", "主动公开"),
    *("依申请公开", "中华人民共和国", "人民政府", "工作年度报告", "年度报告"),
)
_PARTICLE = Pattern(
    "(?<![目标有端])的的(?![确士])|(?<!不)了了(?![解结却断然之])|"
    "(?<![太永仁中呼共清祥谐温缓饱调柔总之人义泰随平亲违附应暖])和和(?![平谐睦气美解善田顺县乐林静])",
    *("的的", "了了", "和和"),
)
