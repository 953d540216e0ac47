from bisect import bisect_left
from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Report, Source, Span, Text, lazy, rule

from .lib.ordinals import CIRCLED, NUMERALS, Ordinal, Series, all_series, otherwise, same_level

WRITTEN = (1, 5, 6)
"""The sections that are written, not filled in: in the others a lost table looks like a list."""


@rule(
    "GL107",
    "numbering-gap",
    "同一组序号应当连续",
    en="The numbers of a series follow each other",
    basis="行文逻辑",
    level="warning",
    confidence="medium",
)
def numbering_gap(report: Report, source: Source) -> Iterator[Finding]:
    for series in all_series(source, report, WRITTEN):
        yield from _gaps(source, series)


def _gaps(source: Source, series: Series) -> Iterator[Finding]:
    due = 1
    for index, item in enumerate(series.items):
        number, first = item.number, index == 0
        after = [one.number for one in series.items[index + 1 : index + 2]]
        sure = [due + 1] == after and not first
        if number is None:
            yield _finding(source, item, _LOST, due if sure else None, insert=True)
        elif first and number != due:
            if number == due + 1 and not series.goes_on and _is_nowhere(series, item):
                yield _finding(source, item, _lacking(due))
            due = number
        elif sure and number != due:
            yield _finding(source, item, _lacking(due), due)
            number = due
        elif number == due - 1:
            yield _finding(source, item, _TWICE, None if after else due)
            due = number
        elif due < number <= due + 2 and _is_nowhere(series, item, series.items[index - 1], due):
            yield _finding(source, item, _lacking(due))
        due = (due if number is None else number) + 1


def _lacking(due: int) -> Text:
    number = NUMERALS[due - 1 : due] or str(due)
    return Text(f"前面没有第{number}点", f"there is no number {due} before it")


def _is_nowhere(series: Series, item: Ordinal, before: Ordinal | None = None, due: int = 0) -> bool:
    """Whether the number due after another, or 1 in any words, is nowhere in the text between."""
    offsets = series.passage.offsets
    end = bisect_left(offsets, item.place.start)
    start = bisect_left(offsets, before.place.end) if before else max(0, end - _FAR)
    pattern = same_level(item.level, due) if due else otherwise(1)
    return pattern.search(series.passage.text, start, end) is None


def _finding(
    source: Source, item: Ordinal, fault: Text, due: int | None = None, *, insert: bool = False
) -> Finding:
    printed = source.text[slice(*item.place)]
    message = Text(f"序号“{printed}”{fault.zh}", f"“{printed}”: {fault.en}")
    advice = Text(
        "请核对序号，或补上缺的一点", "check the number, or add the point that is lacking"
    )
    fix = None
    if due is not None and due <= len(NUMERALS):
        edit = _renumbered(source, item, due, insert)
        fix = Fix(True, (edit,))
        start, end = (at - item.place.start for at in edit.place)
        right = printed[:start] + edit.text + printed[end:]
        advice = Text(f"应为“{right}”", f"it should be “{right}”")
    return Finding(item.place, message, advice, fix=fix)


def _renumbered(source: Source, item: Ordinal, due: int, insert: bool) -> Edit:
    """The ordinal with the number that is due."""
    start, end = item.place
    if insert:
        return Edit(Span(start, end - 1), "（" + NUMERALS[due - 1])
    found = _NUMBER.search(source.folded, start, end)
    place = Span(*found.span()) if found else item.place
    printed = source.folded[slice(*place)]
    word = NUMERALS if printed[0] in NUMERALS else CIRCLED if printed[0] in CIRCLED else ""
    return Edit(place, word[due - 1] if word else str(due))


_NUMBER = lazy(rf"[{NUMERALS}]+|\d+|[{CIRCLED}]")
_TWICE = Text("与前一个序号重复", "the number before it again")
_LOST = Text("不完整", "the number is lost")
_FAR = 4000  # characters back at which a first point may stand
