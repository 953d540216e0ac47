"""What fixes may not do: change what was read of a report, or bring a new finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from govlint.bilingual import Text
from govlint.fixes.edits import edits_of, fixable
from govlint.fixes.review import Review
from govlint.forms.form import column_label, row_label, table_title
from govlint.model.diagnostic import LEVELS, Diagnostic, Edit
from govlint.model.facts import Cell, Fact, Facts
from govlint.model.tree import Span
from govlint.text.characters import fold, number
from govlint.text.pattern import Pattern
from govlint.text.unseen import visible


def loss(before: Review, after: Review, fixes: Sequence[Diagnostic]) -> Text | None:
    """What `fixes` (all safe or all unsafe) broke, in a few words; None where they broke nothing.

    What was read stays as it was: every figure of a table and every particular, with safe fixes
    also every figure and date of the prose.  Safe fixes bring no new finding but one that a
    further pass can mend.  An unsafe fix may change what its edits touch, and its cell must then
    say the figure it promised; it brings no new error.  What could not be read before may be
    readable.
    """
    return next(_losses(before, after, fixes), None)


def _losses(before: Review, after: Review, fixes: Sequence[Diagnostic]) -> Iterator[Text]:
    safe = all(one.fix is not None and one.fix.safe for one in fixes)
    edits = () if safe else tuple(edit for one in fixes for edit in edits_of(one))
    yield from _tables(before.facts, after.facts)
    yield from _figures(before.facts, after.facts, edits)
    yield from _promises(after.facts, fixes)
    yield from _particulars(before.facts, after.facts, edits)
    if safe:
        yield from _prose(before.text, after.text)
        yield from _seams(before.text, fixes)
    yield from (_crash(code) for code in sorted(after.crashed - before.crashed))
    yield from (_new(code) for code in _news(before, after, safe))


def _tables(before: Facts, after: Facts) -> Iterator[Text]:
    for reading in before.readings:
        now = after.reading(reading.table)
        if reading.state == "read" and (now is None or now.state != "read"):
            title = table_title(reading.table)
            yield Text(f"{title}会读不出来", f"{title} could not be read any more")


def _figures(before: Facts, after: Facts, edits: Iterable[Edit]) -> Iterator[Text]:
    for fact in before.items:
        now = after.get(*fact.cell)
        if (now is None or _content(now) != _content(fact)) and not _touched(fact.place, edits):
            yield _changed(_words(fact.cell))


def _content(fact: Fact) -> object:
    """A figure as it was read; what is no figure, by what is printed."""
    if fact.value is not None:
        return fact.value
    return "".join(fold(fact.raw).split())


def _promises(after: Facts, fixes: Iterable[Diagnostic]) -> Iterator[Text]:
    for one in fixes:
        if one.cell is not None and one.fix is not None and one.fix.value is not None:
            now = after.get(*one.cell)
            if now is None or now.value != number(fold(one.fix.value)):
                where, value = _words(one.cell), one.fix.value
                yield Text(f"{where}改后不是 {value}", f"{where} would not be {value}")


_PARTICULARS = {
    "title": Text("标题", "the title"),
    "year": Text("报告年度", "the report's year"),
    "organ": Text("单位名称", "the organ's name"),
    "period_start": Text("统计期限", "the period"),
    "period_end": Text("统计期限", "the period"),
    "signed_organ": Text("落款单位", "the signing organ"),
    "signed_date": Text("落款日期", "the date of signing"),
}


def _particulars(before: Facts, after: Facts, edits: Iterable[Edit]) -> Iterator[Text]:
    for name, words in _PARTICULARS.items():
        was, now = getattr(before.particulars, name), getattr(after.particulars, name)
        if was is None or (now is not None and (name == "title" or now.value == was.value)):
            continue  # a residue taken out of a title changes it, not what it says
        if now is None or not _touched(was.place, edits):
            yield Text(f"会改变{words.zh}", f"{words.en} would change")


_NUMERAL = "零〇○一二两三四五六七八九十百千万"
_COUNT = Pattern(
    rf"(?:\d+|[{_NUMERAL}]+)[年月日]"
    rf"|(?:\d+(?:[.,]\d+)*[万亿]?|[{_NUMERAL}]+)[件宗份起例条次个人名篇期项场家户元%]"
)


def _prose(before: str, after: str) -> Iterator[Text]:
    """Counts and dates that are no longer said as they were."""
    was, now = Counter(_counts(before)), Counter(_counts(after))
    for said in [*(was - now), *(now - was)]:
        yield Text(f"会改变“{said}”", f"“{said}” would change")


def _seams(text: str, fixes: Iterable[Diagnostic]) -> Iterator[Text]:
    """Figures run together, or cut in two, where an edit meets what stands beside it."""
    for one in fixes:
        for (start, end), new in edits_of(one):
            left, old, right = text[max(0, start - 1) : start], text[start:end], text[end : end + 1]
            old = visible(old)[0]
            was = _meet(left, old or right), _meet(old or left, right)
            if was != (_meet(left, new or right), _meet(new or left, right)):
                yield Text("会把数字连在一起或拆开", "figures would be joined, or parted")


def _meet(left: str, right: str) -> bool:
    return left[-1:].isdecimal() and right[:1].isdecimal()


def _counts(text: str) -> list[str]:
    said = fold(visible(text)[0]).replace(" ", "")
    return [match[0] for match in _COUNT.finditer(said)]


def _news(before: Review, after: Review, safe: bool) -> Iterator[str]:
    """The rules that find more than before: errors, and where fixes are safe anything at all."""
    passing = set(fixable(after.found, safe=True)) if safe else set()
    lasting = [one for one in after.found if one not in passing]
    for levels in (("error",), LEVELS) if safe else (("error",),):
        was, now = _tally(before.found, levels), _tally(lasting, levels)
        yield from sorted({code for code, _ in now - was})


def _tally(found: Iterable[Diagnostic], levels: Sequence[str]) -> Counter[tuple[str, Cell | None]]:
    return Counter((one.code, one.cell) for one in found if one.level in levels)


def _crash(code: str) -> Text:
    return Text(f"规则 {code} 会出错", f"rule {code} would crash")


def _new(code: str) -> Text:
    return Text(f"会引出新的问题 {code}", f"a new finding {code} would appear")


def _changed(where: str) -> Text:
    return Text(f"会改变{where}的数字", f"the figure in {where} would change")


def _words(cell: Cell) -> str:
    table, row, column = cell
    return " / ".join((table_title(table), row_label(table, row), column_label(table, column, row)))


def _touched(place: Span, edits: Iterable[Edit]) -> bool:
    return any(edit.place.start <= place.end and place.start <= edit.place.end for edit in edits)
