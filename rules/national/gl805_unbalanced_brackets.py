import re
from collections import defaultdict
from collections.abc import Iterator

from govlint import (
    Edit,
    Finding,
    Fix,
    Message,
    Report,
    Source,
    Span,
    bare,
    excerpt,
    lazy,
    rule,
    strong_labels,
)

from .lib.pairs import FAMILIES, OPENER, PARTNER, Bracketed, Pair, bracketed, single_marks
from .lib.quotation import LONE, NESTED, Misquoted, misquoted
from .lib.several import FEW, in_all
from .lib.stretches import CELL, CLOSING

SHORT = 12

CROSSED = Message(
    zh="“{marks}”与别的括号交叉",
    en="“{marks}” cross another pair",
    help_zh="里层的括号请先结束",
    help_en="close the inner pair first",
)

UNPAIRED = Message(
    zh="“{mark}”没有对应的“{other}”：“{near}”{many}",
    en="“{mark}” without its “{other}”{many}",
    help_zh="请补上或删去；原件成对的，可能是复制或转换时丢失",
    help_en="add its other or delete it; it may have been lost in copying or conversion",
)
DROPPED = Message(
    zh="全文有“{mark}”而没有一个“{other}”",
    en="“{mark}” stands here and there, “{other}” nowhere",
    help_zh="多半是复制或保存网页时丢失，请对照原件",
    help_en="it was probably lost in copying or saving: compare the original",
)
QUOTED_INSIDE = Message(
    zh="引号里的引号{printed}应当用单引号",
    en="quotation marks inside others",
    help_zh="里层请用‘’",
    help_en="use ‘’ for the inner ones",
)
LONE_QUOTATION = Message(
    zh="{side}引号没有对应的{other}引号",
    en="a quotation mark without its other",
    help_zh="左引号用“，右引号用”，请核对",
    help_en="“ on the left, ” on the right: check both",
)
TURNED = Message(
    zh="引号方向不对：{printed}",
    en="quotation marks face the wrong way",
    help_zh=LONE_QUOTATION.help_zh,
    help_en=LONE_QUOTATION.help_en,
)


@rule(
    "GL805",
    "unbalanced-brackets",
    "括号、书名号、引号应当成对",
    en="Brackets, title marks and quotation marks come in pairs",
    basis="行文规范（标点符号用法）",
    level="warning",
    confidence="medium",
)
def unbalanced_brackets(source: Source, report: Report) -> Iterator[Finding]:
    marked = bracketed(source, report)
    left: dict[str, list[tuple[Bracketed, int]]] = defaultdict(list)
    for one, index in (*_lone_in_prose(source, report, marked), *_lone_in_cells(source, marked)):
        left[source.text[index]].append((one, index))
    lost = [
        mark for mark, found in left.items() if len(found) > 1 and _other(mark) not in source.text
    ]
    if lost:  # what kept the page dropped the marks: one word on it is enough
        first = min(index for mark in lost for _, index in left[mark])
        yield DROPPED.at(
            Span(first, first + 1),
            mark=source.text[first],
            other=_other(source.text[first]),
            level="info",
            confidence="low",
        )
        left = {mark: found for mark, found in left.items() if _other(mark) in source.text}
    for found in left.values():
        for one, index in found if len(found) <= FEW else found[:1]:
            yield _unpaired(source.text, one, index, len(found))
    for one in marked:
        yield from (_crossed(source.text, pair) for pair in one.crossed)
    for fault in misquoted(source, report):
        yield _misquotation(source.text, fault)


def _lone_in_prose(
    source: Source, report: Report, marked: tuple[Bracketed, ...]
) -> list[tuple[Bracketed, int]]:
    """The brackets left over, without those that a line nearby opens or closes."""
    left: list[tuple[int, Bracketed, int]] = []
    for number, one in enumerate(marked):
        for index in one.lone if one.stretch.kind != CELL else ():
            opener = OPENER.get(source.text[index])
            waiting = [entry for entry in left[-FEW:] if source.text[entry[2]] == opener]
            if waiting and number - waiting[-1][0] <= FEW:
                left.remove(waiting[-1])
            elif not (_opens_line(source.folded, one, index) or _of_number(source.folded, index)):
                left.append((number, one, index))
    return [
        (one, index)
        for _, one, index in left
        if report.whole or source.folded.find("。", index) >= 0  # an excerpt may be cut off here
    ]


def _opens_line(folded: str, one: Bracketed, index: int) -> bool:
    """Whether a closing bracket stands first in its line: its number is lost (GL107)."""
    return folded[index] == ")" and index == one.stretch.place.start


def _of_number(folded: str, index: int) -> bool:
    """Whether a bracket belongs to the year of a document number: GL709."""
    return folded[index] in "[]" and bool(
        _NUMBER.match(folded, index if folded[index] == "[" else max(0, index - 4))
    )


def _lone_in_cells(
    source: Source, marked: tuple[Bracketed, ...]
) -> Iterator[tuple[Bracketed, int]]:
    """The brackets left over in whole labels of a table whose pieces do not make up for them."""
    left: dict[int, list[tuple[Bracketed, int]]] = defaultdict(list)
    for one in marked:
        if one.stretch.kind == CELL:
            left[one.stretch.section] += ((one, index) for index in one.lone)
    for found in left.values():
        opened = sum(source.text[index] in PARTNER for _, index in found)
        if opened * 2 == len(found):
            continue
        for one, index in found:
            if bare(source.folded[slice(*one.stretch.place)]) in strong_labels():
                yield one, index


def _other(mark: str) -> str:
    return PARTNER.get(mark) or OPENER[mark]


def _unpaired(text: str, one: Bracketed, index: int, count: int) -> Finding:
    mark = text[index]
    other = _other(mark)
    start, end = one.stretch.place
    near = text[index : min(end, index + SHORT)]
    if mark in OPENER:
        near = text[max(start, index - SHORT + 1) : index + 1]
    edits = _missing(text, one, index)
    return UNPAIRED.at(
        Span(index, index + 1),
        mark=mark,
        other=other,
        near=excerpt(near),
        many=in_all(count, "of them") if count > FEW else "",
        fix=Fix(True, edits) if edits and count <= FEW else None,
    )


def _crossed(text: str, pair: Pair) -> Finding:
    marks = f"{text[pair.opened]}{text[pair.closed]}"
    return CROSSED.at(Span(pair.closed, pair.closed + 1), marks=marks)


def _missing(text: str, one: Bracketed, index: int) -> tuple[Edit, ...]:
    """Where the other bracket of an opening one plainly belongs; () where that is not plain."""
    if one.stretch.kind == CLOSING or text[index] not in PARTNER:
        return ()
    mark, after = text[index], text[index + 1 : one.stretch.place.end]
    found = None
    if FAMILIES[mark] == "round" and index == one.stretch.place.start:
        found = re.match(r"[一二三四五六七八九]|十[一二]?", after)  # （一主动公开情况
    elif mark == "《":
        found = re.match(r"(?:中华人民共和国)?(?:政府信息公开)?条例(?=[）)])", after)
    if found is not None:
        end = index + 1 + found.end()
        return (Edit(Span(end, end), PARTNER[mark]),)
    return _missing_outside(text, one, index) if mark == "《" and len(one.lone) == 1 else ()


def _missing_outside(text: str, one: Bracketed, index: int) -> tuple[Edit, ...]:
    """《关于印发《…》的通知: the outer title ends behind 通知, and the inner one takes 〈〉."""
    inner = [pair for pair in one.pairs if pair.opened > index and text[pair.opened] == "《"]
    if not inner or "》" in text[index : inner[0].closed]:
        return ()
    found = _KIND_OF_PAPER.match(text, inner[0].closed + 1)
    if found is None or re.search(r"[。；，]", text[index : inner[0].opened]):
        return ()
    return (*single_marks(inner[0]), Edit(Span(found.end(), found.end()), "》"))


def _misquotation(text: str, fault: Misquoted) -> Finding:
    printed = excerpt(text[slice(*fault.place)])
    if fault.kind == NESTED:
        marks = zip(fault.marks, "‘’" * len(fault.marks), strict=False)
        edits = tuple(Edit(Span(index, index + 1), mark) for index, mark in marks)
        return QUOTED_INSIDE.at(fault.place, printed=printed, fix=Fix(True, edits), level="info")
    if fault.kind == LONE:
        side, other = "左右" if text[fault.marks[0]] == "“" else "右左"
        return LONE_QUOTATION.at(fault.place, side=side, other=other)
    edits = tuple(
        Edit(Span(index, index + 1), "”" if text[index] == "“" else "“") for index in fault.marks
    )
    fix = Fix(True, edits) if fault.sure else None
    return TURNED.at(fault.place, printed=printed, fix=fix)


_NUMBER = lazy(r"\[?20\d\d\]?\s*\d{1,4}\s*号")
_KIND_OF_PAPER = lazy(r"的(?:通知|函|复函|意见|批复|决定|公告|通告)(?=[^》〉]|$)")
