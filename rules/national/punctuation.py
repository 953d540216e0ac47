"""Full width and half width: brackets, punctuation and digits in Chinese text."""

from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Report, Source, Span, Text, rule
from govlint.language.pairs import FAMILIES, OPENER, PARTNER, Pair, bracketed
from govlint.language.stretches import PROSE, Stretch, holding
from govlint.model.prose import excerpt
from govlint.text.characters import fold
from govlint.text.pattern import lazy

PRINT = "行文规范（标点符号用法）"
FEW = 3
SHORT = 12


@rule(
    "GL802",
    "mixed-brackets",
    "一对括号应当用同一种",
    en="The two brackets of a pair are of one print",
    basis=PRINT,
    level="warning",
    note="""一对括号一个全角、一个半角，如“（三)”，或者“〔”配了“】”，看上去像没有校对过，查找和程序
    配对时也会落空。

    标题、句子和表格里的都看；文号的括号由 GL709 指出，列表的“1)”“一)”不算一对。英文和数字里的一对改
    为半角，其余改为全角，超过三对的合并说一次。中间漏了一个括号时，配成的一对可能不对：请与 GL805
    的提示一起核对。""",
)
def mixed_brackets(source: Source, report: Report) -> Iterator[Finding]:
    """A pair of one half-width and one full-width bracket, such as “（三)”, or of two kinds, such
    as “〔” with “】”, looks unread, and searches and programs that look for the pair will miss it.

    Headings, sentences and cells are looked at. Document numbers are GL709’s matter, and marks of a
    list (“1)”) are no pairs. Among English words and figures both become half-width, else
    full-width; more than three are told at once. Where a bracket between was left out the wrong two
    may be paired: see what GL805 says of it.
    """
    found = []
    for one in bracketed(source, report):
        for pair in one.pairs:
            edit = _evened(source.text, pair)
            if edit is not None:
                found.append((pair, edit))
    for number, (pair, edit) in enumerate(found):
        if number and len(found) > FEW:
            return
        edits = (edit,) if len(found) <= FEW else tuple(edit for _, edit in found)
        yield _mixed(source.text, pair, edits)


def _mixed(text: str, pair: Pair, edits: tuple[Edit, ...]) -> Finding:
    opener, closer = text[pair.opened], text[pair.closed]
    whole = Span(pair.opened, pair.closed + 1)
    place = whole if pair.closed - pair.opened < SHORT else edits[0].place
    zh = f"左括号是“{opener}”，右括号是“{closer}”，不是同一种"
    en = f"“{opener}” is closed by “{closer}”"
    if len(edits) > 1:
        zh, en = f"{zh}；全文共{len(edits)}处", f"{en}; {len(edits)} such pairs in all"
    due = "、".join(dict.fromkeys(edit.text for edit in edits))
    advice = Text(f"应改为“{due}”", f"it should be “{due}”")
    return Finding(place, Text(zh, en), advice, fix=Fix(True, edits))


def _evened(text: str, pair: Pair) -> Edit | None:
    """What makes both brackets alike; full-width ones are what Chinese text needs."""
    opener, closer = text[pair.opened], text[pair.closed]
    inside = text[pair.opened + 1 : pair.closed]
    if PARTNER[opener] == closer or FAMILIES[opener] != FAMILIES[closer]:
        return None
    if FAMILIES[opener] == "square" and _NUMBER.match(fold(text[pair.opened : pair.closed + 8])):
        return None  # a document number: GL709
    latin = inside.isascii() and text[max(0, pair.opened - 1) : pair.opened].isascii()
    keep_opener = not opener.isascii()
    if FAMILIES[opener] == "round" and latin and inside:
        keep_opener = opener.isascii()
    if keep_opener:
        return Edit(Span(pair.closed, pair.closed + 1), PARTNER[opener])
    return Edit(Span(pair.opened, pair.opened + 1), OPENER[closer])


_NUMBER = lazy(r"\[\s*20\d\d\s*\]\s*\d{1,4}\s*号")


@rule(
    "GL807",
    "half-width-punctuation",
    "中文里应当用全角标点",
    en="Punctuation between Chinese words is full-width",
    basis=PRINT,
    level="info",
    confidence="medium",
    note="""中文句子通行用全角标点。夹着半角的逗号、冒号、括号，字距松紧不一，同一份报告两种标点并
    存，显得没有统稿。

    数字、时间、网址、英文里的半角标点，只括着字母和数字的括号，以及网页页头的短行，都不算；全文只说
    一次，一并改正。通篇几乎没有全角标点的，多半是工具转换所致，把握小：原件是全角的不必改。""",
)
def half_width_punctuation(source: Source, report: Report) -> Iterator[Finding]:
    """Chinese sentences have full-width marks. Half-width commas, colons and brackets among them
    make the print uneven, and two kinds of mark in one report look as if nobody had gone over it.

    Figures, times, addresses, English words, brackets around nothing but letters and figures, and
    short lines at the head of a page are passed over; it is told once for the report, with one fix
    for all. Where next to no mark is full-width a tool has converted them, and confidence is low:
    if the original is right, leave it.
    """
    edits = sorted((*_half_marks(source, report), *_half_pairs(source, report)))
    if not edits:
        return
    count = len(edits)
    full = sum(map(source.text.count, "，；：？！（）"))
    converted = full * 10 < count
    line, column = source.position(edits[0].place.start)
    printed = excerpt(source.line(line)[max(column - 5, 0) : column + 4], 9)
    zh = f"中文里用了半角标点，{f'共{count}处，' if count > 1 else ''}如“{printed}”"
    en = f"half-width punctuation in Chinese text{f', {count} marks' if count > 1 else ''}"
    if converted:
        zh, en = f"{zh}；通篇都是半角", f"{en}; hardly any is full-width"
    yield Finding(
        edits[0].place,
        Text(zh, en),
        Text(
            "请改用全角标点；原件是全角的，可能是转换时造成",
            "use full-width marks; they may have been converted",
        ),
        fix=Fix(True, tuple(edits)),
        confidence="low" if converted else None,
    )


_HANZI = "\u4e00-\u9fff"
_HALF = lazy(
    rf"[,;:?!](?:(?<=[{_HANZI}”》）〕].)(?=[ \t]*(?:[{_HANZI}“《（(〔\r\n]|\Z))|"
    rf"(?<=[{_HANZI}”》）〕][,;])(?=\d)|(?<=[\d%)][,;])(?=[{_HANZI}“《]))"
)
_FULL = str.maketrans(",;:?!()", "，；：？！（）")
_BLANKS = lazy(r"[ \t]*")
_LONG = 15


def _half_marks(source: Source, report: Report) -> Iterator[Edit]:
    text = source.text
    for stretch, marks in holding(source, report, _HALF):
        for index in marks if _told(source, stretch) else ():
            end = index + 1
            blanks = _BLANKS.match(text, end)
            if blanks and text[blanks.end() : blanks.end() + 1] not in "\r\n":
                end = blanks.end()
            yield Edit(Span(index, end), text[index].translate(_FULL))
    for stretch, marks in holding(source, report, _LAST_DOT):
        start, end = stretch.place
        if stretch.kind == PROSE and marks[-1] == end - 1 and end - start > _LONG:
            yield Edit(Span(end - 1, end), "。")


def _told(source: Source, stretch: Stretch) -> bool:
    """Whether a stretch is the report's own: no line of a page's head."""
    front = stretch.kind == PROSE and stretch.section == 0
    return not front or source.folded.find("。", *stretch.place) >= 0


_LAST_DOT = lazy(rf"\.(?<=[{_HANZI}”》）]\.)(?=\s|\Z)")


def _half_pairs(source: Source, report: Report) -> Iterator[Edit]:
    text = source.text
    for one in bracketed(source, report):
        for opened, closed, _ in one.pairs:
            half = (text[opened], text[closed]) == ("(", ")")
            if half and _CHINESE.search(text, opened, closed):
                yield Edit(Span(opened, opened + 1), "（")
                yield Edit(Span(closed, closed + 1), "）")


_CHINESE = lazy(f"[{_HANZI}]")


@rule(
    "GL808",
    "full-width-digits",
    "数字应当用半角",
    en="Digits are half-width",
    basis="行文规范（数字用法）",
    level="info",
    note="""报告里的数字通行用半角。写成全角（１２），占两个字宽，表格对不齐，按“12”查找也找不到，复
    制到别处不能计算。

    数值照样读取，不影响勾稽核对，所以只作提示；超过三处的合并说一次。改正涉及数字，须核实后才改；为
    版面整齐特意用全角的，可以保留。""",
)
def full_width_digits(source: Source, report: Report) -> Iterator[Finding]:
    """Figures are half-width by custom. In full width (“１２”) they take the room of two, tables do
    not line up, a search for “12” misses them, and nothing can be reckoned with them elsewhere.

    Their value is read all the same and every check is made, so this is only information; more than
    three are told at once. The fix touches figures and waits for your word; where full width was
    chosen for the layout, keep it.
    """
    edits = [
        Edit(Span(start, match.end()), source.folded[start : match.end()])
        for _, marks in holding(source, report, _FULL_DIGITS)
        for start in marks
        if (match := _FULL_DIGITS.match(source.text, start))
    ]
    for number, edit in enumerate(edits):
        if number and len(edits) > FEW:
            return
        printed = source.text[slice(*edit.place)]
        zh, en = f"“{printed}”是全角数字", f"“{printed}” is in full-width digits"
        if len(edits) > FEW:
            zh, en = f"{zh}；全文共{len(edits)}处", f"{en}; {len(edits)} such figures in all"
        yield Finding(
            edit.place,
            Text(zh, en),
            Text(f"应为“{edit.text}”", f"it should be “{edit.text}”"),
            fix=Fix(False, tuple(edits) if len(edits) > FEW else (edit,)),
        )


_FULL_DIGITS = lazy("[０-９]+")
