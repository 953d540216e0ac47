from collections.abc import Iterator

from govlint import (
    Edit,
    Facts,
    Finding,
    Fix,
    Message,
    Note,
    Pattern,
    Source,
    Span,
    Text,
    edit_distance,
    lookalike_difference,
    rule,
)

from .lib.citations import Numbered, citations, numbers

NOTICE = "国办公开办函〔2021〕30号"
OLD_NOTICE = "国办公开办函〔2019〕60号"

UNPAIRED = Message(
    zh="文号“{printed}”的括号不成对",
    en="the brackets of “{printed}” are no pair",
    help_zh="应写作“{right}”；如原件无误，可能是复制或转换时丢失",
    help_en="write “{right}”; if the original has it so, it was lost in copying",
)
OTHER_BRACKETS = Message(
    zh="文号的年份写作“{printed}”{difference}{times}",
    en="the year stands in other brackets{difference}{again}",
    help_zh="文号的年份用六角括号“〔〕”",
    help_en="use the brackets “〔〕”",
)
WRONG_NUMBER = Message(
    zh="通知的文号写作“{printed}”{difference}",
    en="the notice’s number is given as “{printed}”{difference}",
    help_zh="应为“{right}”",
    help_en="it is “{right}”",
)


@rule(
    "GL709",
    "document-number",
    "文号应当写作“机关代字〔年份〕序号”",
    en="Document numbers are written “代字〔年份〕序号”",
    basis="公文格式通行做法（年份用六角括号〔〕括入）；国办公开办函〔2021〕30号",
    level="warning",
)
def document_number(facts: Facts, source: Source) -> Iterator[Finding]:
    other = []
    for number in numbers(source):
        opening, closing = number.brackets
        if (opening, closing) == ("〔", "〕") or not _is_document(number, source):
            continue
        if (opening + closing) in _PAIRS:
            other.append(number)
        elif _SQUARE.intersection((opening, closing)) or _STATE_OFFICE.search(number.before.text):
            yield _unpaired(number, source)
    if other:
        yield _other_brackets(other, source)
    named = list(_other_number(facts, source))
    yield from named
    yield from _other_letters(source, {finding.place.start for finding in named})


def _is_document(number: Numbered, source: Source) -> bool:
    line = max(0, source.folded.rfind("\n", 0, number.place.start))
    before = "".join(source.folded[line : number.place.start].split())
    return _CODE.search(number.before.text) is not None and not _PARTICULARS.search(before)


def _unpaired(number: Numbered, source: Source) -> Finding:
    printed = "".join(source.text[slice(*number.place)].split())
    right = f"〔{number.year}〕{number.serial}号"
    return UNPAIRED.at(
        number.place,
        printed=printed,
        right=right,
        fix=Fix(True, (Edit(number.year_place, f"〔{number.year}〕"),)),
    )


def _other_brackets(found: list[Numbered], source: Source) -> Finding:
    printed = "".join(source.text[slice(*found[0].year_place)].split())
    times = f"（共 {len(found)} 处）" if len(found) > 1 else ""
    again = f", {len(found)} times" if len(found) > 1 else ""
    changes = (
        Edit(place, mark)
        for number in found
        for place, mark in (
            (Span(number.year_place.start, number.year_place.start + 1), "〔"),
            (Span(number.year_place.end - 1, number.year_place.end), "〕"),
        )
    )
    return OTHER_BRACKETS.at(
        found[0].year_place,
        printed=printed,
        difference=lookalike_difference(printed, f"〔{found[0].year}〕"),
        times=times,
        again=again,
        related=tuple(Note(number.year_place, _AGAIN) for number in found[1:]),
        fix=Fix(True, tuple(changes)),
        level="info",
    )


def _other_letters(source: Source, named: set[int]) -> Iterator[Finding]:
    """A number of the national notices behind letters that are all but those of their office."""
    for number in numbers(source):
        code = _LETTERS.search(number.before.text)
        if code is None or (number.year, number.serial) not in _NOTICES:
            continue
        place = number.coded(code)
        if place.start in named or code[0] == _OFFICE or edit_distance(code[0], _OFFICE, 2) > 2:
            continue
        right = f"{_OFFICE}〔{number.year}〕{number.serial}号"
        printed = "".join(source.text[slice(*place)].split())
        start = Span(place.start, number.before.offsets[-1] + 1)
        fix = Fix(True, (Edit(start, _OFFICE),))
        yield _wrong_number(place, printed, right, fix)


def _wrong_number(place: Span, printed: str, right: str, fix: Fix) -> Finding:
    difference = lookalike_difference(printed, right)
    return WRONG_NUMBER.at(place, printed=printed, right=right, difference=difference, fix=fix)


def _other_number(facts: Facts, source: Source) -> Iterator[Finding]:
    """The notice of the form is named, but bears a number that no such notice has."""
    for citation in citations(source):
        match = citation.national()
        if match is None:
            continue
        if citation.text.endswith("年度报告有关事项的通知"):
            due = {OLD_NOTICE, NOTICE}  # the latter is a matter of its name: GL710
        elif _FORM_END.search(citation.text):
            due = {OLD_NOTICE, NOTICE} if "试行" in citation.text or _early(facts) else {NOTICE}
        else:
            continue
        printed = f"{match['code']}〔{match['year']}〕{match['serial']}号"
        if printed in due or printed == OLD_NOTICE:
            continue
        right = OLD_NOTICE if "有关事项" in citation.text or _early(facts) else NOTICE
        place = citation.behind.span(*match.span())
        yield _wrong_number(place, printed, right, Fix(False, (Edit(place, right),)))


def _early(facts: Facts) -> bool:
    return facts.year is not None and facts.year < 2021


_PAIRS = frozenset(("()", "（）", "[]", "［］", "【】", "﹝﹞", "{}", "〈〉", "<>", "＜＞", "｛｝"))
_SQUARE = frozenset("〔〕[]［］【】﹝﹞")
_OFFICE = "国办公开办函"
_NOTICES = {(2021, 30), (2019, 60)}
_LETTERS = Pattern(r"国[国办公开务院政信息厅函发]{2,7}$", "函", "国办")
_STATE_OFFICE = Pattern(r"国办(?:公开办)?函$", "国办")
_CODE = Pattern(r"[\u4e00-\u9fff](?<![据按照从由的于和及与以是为年月日在见等第])$")
_PARTICULARS = Pattern(r"(?:文号|字号|索引号)[::|]*[^。;,《]{0,14}$", "文号", "字号", "索引号")
_AGAIN = Text("这里也是", "here as well")
_FORM_END = Pattern(r"年度报告格式(?:\(试行\))?[》〉>]?(?:的通知)?$", "格式")
