from collections.abc import Iterator
from typing import NamedTuple

from govlint import (
    Edit,
    Finding,
    Fix,
    Message,
    Paragraph,
    Report,
    Source,
    Span,
    Table,
    lazy,
    rule,
)

from .lib.several import FEW, in_all
from .lib.stretches import PROSE, Stretch, stretches


class Blank(NamedTuple):
    """A place with stray blanks: what to show, and the blanks themselves."""

    place: Span
    blanks: tuple[Span, ...]


MESSAGE = Message(
    zh="“{printed}”中有多余的空格{many}",
    en="a stray blank in “{printed}”{many}",
    help_zh="请删去空格",
    help_en="delete the blank",
)


@rule(
    "GL803",
    "stray-space",
    "数字与单位之间、词语中间不应有空格",
    en="No blanks between a figure and its unit, nor inside words",
    basis="行文规范；通行做法",
    level="info",
    confidence="medium",
)
def stray_space(source: Source, report: Report) -> Iterator[Finding]:
    if _is_printed_by_pages(source, report):
        return
    prose = [one for one in stretches(source, report) if one.kind == PROSE]
    own = [one for one in prose if _has_sentences(source, one)]
    figures = [blank for one in own for blank in _round_figures(source, one)]
    tight = sum(1 for one in prose for _ in _TIGHT.finditer(source.folded, *one.place))
    if len(figures) > 1 and len(figures) >= tight:
        yield from _findings(source, figures, usual=True)
        figures = []
    words = [blank for one in own for blank in _inside_words(source, one)]
    if len(words) > FEW:  # that many no one typed
        yield from _findings(source, words, usual=True)
        words = []
    yield from _findings(source, sorted(figures + words))


def _findings(source: Source, found: list[Blank], usual: bool = False) -> Iterator[Finding]:
    """One finding for each of a few places, else one for all."""
    once = usual or len(found) > FEW
    for blank in found[:1] if once else found:
        printed = " ".join(source.text[slice(*blank.place)].split())
        edits = (Edit(span, "") for one in (found if once else [blank]) for span in one.blanks)
        yield MESSAGE.at(
            blank.place,
            printed=printed,
            many=in_all(len(found), "such places") if once else "",
            fix=Fix(True, tuple(edits)),
            confidence="low" if usual else None,
        )


def _is_printed_by_pages(source: Source, report: Report) -> bool:
    """Whether the text was printed page by page, its blanks put in to fill the lines."""
    return "\f" in source.text or any(
        not isinstance(leaf, Paragraph | Table) and leaf.kind == "PAGE"
        for _, leaf in report.blocks()
    )


def _has_sentences(source: Source, stretch: Stretch) -> bool:
    """Whether a paragraph is made of sentences: no line of a page's head, no list of fields."""
    text = source.folded[slice(*stretch.place)]
    return " " in text and ("。" in text or (stretch.section > 0 and "," in text))


def _round_figures(source: Source, stretch: Stretch) -> Iterator[Blank]:
    start, end = stretch.place
    for match in _FIGURE.finditer(source.folded, start, end):
        blanks = tuple(Span(*match.span(side)) for side in ("before", "after") if match[side])
        numbers = match.start() == start and len(match["figure"]) <= _ORDINAL
        if blanks and not numbers and not _OTHER.search(source.text, *match.span()):
            first = match.start() - 1 if match["before"] else match.start()
            yield Blank(Span(first, match.end() + 1), blanks)


def _inside_words(source: Source, stretch: Stretch) -> Iterator[Blank]:
    """Single blanks in a sentence, or before its punctuation.

    One a clause: what several blanks part is a list.
    """
    start, end = stretch.place
    for match in _WITHIN.finditer(source.folded, start, end):
        at = match.start(match.lastgroup or 0)
        before, after = (
            source.text[max(start, at - _NEAR) : at],
            source.text[at : min(end, at + _NEAR)],
        )
        organs = before.endswith(_ORGANS) and any(organ in after for organ in _ORGANS)
        if source.text[at] != " " or organs or _within_marks(before):
            continue
        yield Blank(Span(at - 2, min(match.end(), at + 3)), (Span(at, at + 1),))


def _within_marks(before: str) -> bool:
    """Whether a title or a quotation is still open: a blank may part its words."""
    return before.rfind("《") > before.rfind("》") or before.rfind("“") > before.rfind("”")


_UNIT = "[年月日件条次个期份篇项人家元万亿余多场部例类宗起号名位页章批种套处所户]"
_FIGURE = lazy(
    rf"(?:(?<=[\u4e00-\u9fff])(?P<before> +))?(?<![0-9A-Za-z./:-])(?P<figure>\d[\d.,]*)"
    rf"(?:(?P<after> +)(?={_UNIT})|(?={_UNIT}|%))"
)
_TIGHT = lazy(rf"\d{_UNIT}")
# A blank as wide as a character was put there on purpose; of the others GL011 tells.
_OTHER = lazy(r"[^\S ]")
_ORDINAL = 2  # digits a point's number may have
_WITHIN = lazy(
    r"(?<=[,。;!?])[^,。;:!? ]*[\u4e00-\u9fff]{2}(?P<blank> )"
    r"[\u4e00-\u9fff]{2}[^,。;:!? ]*[,。;!?]|"
    r"(?<=[\u4e00-\u9fff])(?P<last> )(?=[,。;])"
)
_NEAR = 40
_ORGANS = ("部", "厅", "局", "委", "院", "政府", "委员会", "办公室", "办事处")
