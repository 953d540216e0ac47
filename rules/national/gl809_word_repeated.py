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
    for match in (*_PARTICLE.finditer(text), *_CHARACTER.finditer(text)):
        yield match.start(), match[0][:1]


_TWICE = lazy(r"(?P<word>[\u4e00-\u9fff]{2})(?P=word)")
_WORDS = (
    " 按照 进行 根据 关于 以及 对于 为了 由于 因此 同时 并且 已经 没有 不断 加强 推进 开展 提升 "
    "确保 围绕 健全 做好 做到 收到 公布 以下 如下 主要 其中 截至 截止 全面 及时 切实 认真 严格 "
    "遵循 落实 完善 规范 强化 优化 提高 增强 明确 制定 建立 组织 通过 结合 发布 回应 受理 办理 "
    "办结 答复 利用 对照 聚焦 立足 坚持 严守 履行 负责 编制 我们 其他 "
    "积极 充分 深入 扎实 持续 大力 现将 针对 依托 贯彻 促进 保证 未能 仍然 应当 以来 至今 "
)
_PHRASES = (
    *("进一步", "政府信息公开工作", "政府信息公开", "政府信息", "政务公开", "信息公开", "主动公开"),
    *("依申请公开", "中华人民共和国", "人民政府", "工作年度报告", "年度报告"),
)
# They stand twice in a row in no word; 天天, 人人, 看看, 渐渐 and such are not among them.
_DOUBLED = "为在与及对是把由自按立开过将布息理件"
_CHARACTER = Pattern(
    r"为为(?!其难)|在在(?!皆)|(?<![相应])与与(?!会|否)|(?<!参)及及(?!时)|(?<!针)对对(?!方|口|应|比|照)|"
    r"(?<!不)是是(?!非|否)|把把(?!关|脉|握)|(?<!自)由由(?!于|此|来|衷)|(?<!依)按按(?!时|期|照)|"
    r"(?<![设创确建])立立(?!足|即|项)|(?<!公)开开(?!展|放|设|通|发|辟|心)|(?<!通)过过(?!程|渡|期|去|于|问)|"
    r"将将(?!军|来|士|要|领|近)|(?<![发公颁宣])布布(?!局|置|料)|(?<![信消])息息(?!相)|"
    r"(?<![办管整受治清])理理(?!念|论|解|由|顺|事|财|清)",
    *(one * 2 for one in _DOUBLED),
)
_PARTICLE = Pattern(
    "(?<![目标有端])的的(?![确士])|(?<!不)了了(?![解结却断然之])|"
    "(?<![太永仁中呼共清祥谐温缓饱调柔总之人义泰随平亲违附应暖])和和(?![平谐睦气美解善田顺县乐林静])",
    *("的的", "了了", "和和"),
)
