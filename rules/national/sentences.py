"""Sentences: words told twice, ends without a stop, counts without their figure."""

from collections.abc import Iterator
from itertools import zip_longest

from govlint import Edit, Finding, Fix, Pattern, Prose, Report, Source, Span, Text, passages, rule
from govlint.language.ordinals import ordinal
from govlint.language.stretches import CLOSING, HEADING, PROSE, stretches
from govlint.model.prose import excerpt
from govlint.text.pattern import lazy

WRITTEN = {1, 5, 6}
FEW = 3


@rule(
    "GL809",
    "word-repeated",
    "不应有重复的词语",
    en="No word is told twice in a row",
    basis="行文规范",
    level="warning",
    note="""“按照按照”“的的”是改稿、粘贴时留下的，公开以后一眼就能看见，显得没有校对。

    只看不会连说两遍的词；“人民政府政府信息”“目的的”“为了了解”这类本来成立的，不提示。“信息公开信息
    公开”一类的短语和重叠的“的”“了”“和”，可能另有断法，只作提示。引用原话或名称里碰巧相连的，不必
    改。""",
)
def word_repeated(source: Source, report: Report) -> Iterator[Finding]:
    """Words told twice, such as “按照按照” and “的的”, are left from editing and pasting; every
    reader sees them, and the report looks unread.

    Only words that cannot rightly follow themselves are looked at; what may be two words
    (“人民政府政府信息”, “目的的”, “为了了解”) is left alone. Longer terms told twice
    (“信息公开信息公开”) and doubled “的”, “了”, “和” may be meant to be parted, and are only
    information. In a quotation, or where a name happens to end so, leave it.
    """
    found: dict[str, list[tuple[Span, Span]]] = {}
    for said in passages(source, report):
        for start, word in _repeated(said.text):
            middle, end = start + len(word), start + 2 * len(word)
            places = said.span(start, end), said.span(middle, end)
            found.setdefault(word, []).append(places)
    for word, places in found.items():
        typed = f" {word} " in _WORDS
        zh, en = f"“{word}”写了两遍", f"“{word}” is written twice"
        if len(places) > 1:
            zh, en = f"{zh}；全文共{len(places)}处", f"{en}; {len(places)} such places in all"
        yield Finding(
            places[0][0],
            Text(zh, en),
            Text("请删去一个", "delete one of them"),
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


@rule(
    "GL810",
    "sentence-unfinished",
    "段落应当以句末标点结束",
    en="A paragraph ends with a full stop",
    basis="行文规范（标点符号用法）",
    level="info",
    confidence="medium",
    note="""段落末尾没有句号，读者不知道话说完了没有；以逗号、顿号结束的，往往是删改或复制时丢了半
    句。

    只看总体情况、问题和其他事项里成段的文字，并且下面接着标题、编号段、缩进的段落或落款；标题、列举
    的短句、表格前的引语、联系方式和网页页头页尾不算。转换时一段拆成几行的可能误报，所以只作提示：原
    件完整的不必改。""",
)
def sentence_unfinished(source: Source, report: Report) -> Iterator[Finding]:
    """Without its full stop a paragraph leaves readers wondering whether it is finished; one that
    ends with a comma has often lost half a sentence in editing or copying.

    Only paragraphs of sections one, five and six are looked at, where a heading, a numbered or
    indented paragraph or the sign-off follows. Headings, points of a list, what stands before a
    table, contact lines and the head and foot of a page are left alone. A paragraph that conversion
    has broken up may be told by mistake: if the original is whole, leave it.
    """
    following = _following(source, report)
    for said in passages(source, report):
        after = following.get(said.offsets[0], "")
        if not after or not _written(said) or not (report.whole or after != "end"):
            continue
        text = said.text.rstrip('"”’》)]')
        end = text[-1:]
        comma = end in {",", "、"}
        if _WORD.fullmatch(end) is None and not comma:
            continue
        start = len(said.text) - min(8, len(said.text))
        printed = excerpt(source.text[slice(*said.span(start, len(said.text)))])
        zh, en = f"段落末尾“{printed}”没有句末标点", "a paragraph without a full stop at its end"
        if comma:
            zh, en = f"段落以“{printed[-1]}”结束：“{printed}”", "a paragraph that ends with a comma"
        yield Finding(
            said.span(len(said.text) - 1, len(said.text)),
            Text(zh, en),
            Text("请补上句号，或补全句子", "add the full stop, or what is left out"),
        )


_WORD = lazy("[\u4e00-\u9fff\\d%]")
_SHORTEST = 20
_FURNITURE = Pattern(
    "电话|邮编|地址|邮箱|联系|网址|传真|www|http|来源|浏览|打印|字体|索引|首页|上一篇|下一篇|"
    "责任编辑|附件|扫一扫|版权|备案|主办|承办|ICP|二维码|网站地图"
)


def _written(said: Prose) -> bool:
    """Whether a paragraph is made of sentences, in a section that is written."""
    if said.section not in WRITTEN or len(said.text) < _SHORTEST or "," not in said.text:
        return False
    listed = ordinal(said) is not None or said.text[1:2] == "是"
    if "。" not in said.text and (listed or said.section == max(WRITTEN)):
        return False
    return _FURNITURE.search(said.text) is None


def _following(source: Source, report: Report) -> dict[int, str]:
    """By where a paragraph begins: what follows it, where that shows that it ends there."""
    found = {}
    all_ = stretches(source, report)
    numbered = {said.offsets[0] for said in passages(source, report) if ordinal(said)}
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
