from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Message, Report, Source, Span, Text, excerpt, lazy, rule

from .lib.pairs import bracketed
from .lib.stretches import PROSE, Stretch, holding

MESSAGE = Message(
    zh="中文里用了半角标点，{many}如“{printed}”{all}",
    en="half-width punctuation in Chinese text{many}{all}",
    help_zh="请改用全角标点；原件是全角的，可能是转换时造成",
    help_en="use full-width marks; they may have been converted",
)


@rule(
    "GL807",
    "half-width-punctuation",
    "中文里应当用全角标点",
    en="Punctuation between Chinese words is full-width",
    basis="行文规范（标点符号用法）",
    level="info",
    confidence="medium",
)
def half_width_punctuation(source: Source, report: Report) -> Iterator[Finding]:
    edits = sorted((*_half_marks(source, report), *_half_pairs(source, report)))
    if not edits:
        return
    count = len(edits)
    full = sum(map(source.text.count, "，；：？！（）"))
    converted = full * 10 < count
    line, column = source.position(edits[0].place.start)
    printed = excerpt(source.line(line)[max(column - 5, 0) : column + 4], 9)
    yield MESSAGE.at(
        edits[0].place,
        printed=printed,
        many=Text(f"共{count}处，", f", {count} marks") if count > 1 else "",
        all=_ALL if converted else "",
        fix=Fix(True, tuple(edits)),
        confidence="low" if converted else None,
    )


_ALL = Text("；通篇都是半角", "; hardly any is full-width")


def _half_marks(source: Source, report: Report) -> Iterator[Edit]:
    text = source.text
    for stretch, marks in holding(source, report, _HALF):
        for index in marks if _is_own_text(source, stretch) else ():
            end = index + 1
            blanks = _BLANKS.match(text, end)
            if blanks and text[blanks.end() : blanks.end() + 1] not in "\r\n":
                end = blanks.end()
            yield Edit(Span(index, end), text[index].translate(_FULL))
    for stretch, marks in holding(source, report, _LAST_DOT):
        start, end = stretch.place
        if stretch.kind == PROSE and marks[-1] == end - 1 and end - start > _LONG:
            yield Edit(Span(end - 1, end), "。")


def _is_own_text(source: Source, stretch: Stretch) -> bool:
    """Whether a stretch is the report's own: no line of a page's head."""
    front = stretch.kind == PROSE and stretch.section == 0
    return not front or source.folded.find("。", *stretch.place) >= 0


def _half_pairs(source: Source, report: Report) -> Iterator[Edit]:
    text = source.text
    for one in bracketed(source, report):
        for opened, closed, _ in one.pairs:
            half = (text[opened], text[closed]) == ("(", ")")
            if half and _CHINESE.search(text, opened, closed):
                yield Edit(Span(opened, opened + 1), "（")
                yield Edit(Span(closed, closed + 1), "）")


_HANZI = "\u4e00-\u9fff"
_HALF = lazy(
    rf"[,;:?!](?:(?<=[{_HANZI}”》）〕].)(?=[ \t]*(?:[{_HANZI}“《（(〔\r\n]|\Z))|"
    rf"(?<=[{_HANZI}”》）〕][,;])(?=\d)|(?<=[\d%)][,;])(?=[{_HANZI}“《]))"
)
_FULL = str.maketrans(",;:?!()", "，；：？！（）")
_BLANKS = lazy(r"[ \t]*")
_LONG = 15
_LAST_DOT = lazy(rf"\.(?<=[{_HANZI}”》）]\.)(?=\s|\Z)")
_CHINESE = lazy(f"[{_HANZI}]")
