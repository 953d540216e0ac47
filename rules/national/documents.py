"""The documents a report rests on: the form's notice, the fee rules, and how they are numbered."""

from collections.abc import Iterator

from govlint import Edit, Facts, Finding, Fix, Note, Pattern, Source, Span, Text, rule
from govlint.forms.labels import edit_distance
from govlint.language.citations import Numbered, citations, numbers, respelt
from govlint.model.prose import Prose

STATE = "中华人民共和国"
FORM = f"{STATE}政府信息公开工作年度报告格式"
NOTICE = "国办公开办函〔2021〕30号"
OLD_NOTICE = "国办公开办函〔2019〕60号"
FEES, FEES_NUMBER = "政府信息公开信息处理费管理办法", "国办函〔2020〕109号"
FEES_SHORT = "政府信息处理费管理办法"


@rule(
    "GL708",
    "format-name",
    "年度报告格式文件的名称应当准确",
    en="The official form is called by its name",
    basis=f"《{FORM}》（{NOTICE}）",
    level="warning",
    note="""统一格式的全称是《中华人民共和国政府信息公开工作年度报告格式》。冠了国名却漏字、多字，是
    抄录时的差错，下一年照抄又会留下来。

    不冠国名的当作简称，与全称出入很大的可能另有所指，都不提示；全称后面的“（试行）”不影响判断。本地
    印发的格式请用它自己的名称，不要冠以国名，也就不会误报。""",
)
def format_name(source: Source) -> Iterator[Finding]:
    """The form is called 《中华人民共和国政府信息公开工作年度报告格式》. A name that begins with
    the state’s and then leaves out or adds words is a slip in copying, and stays for years.

    Names without that beginning are taken for short ones, and names far from the full one for those
    of something else. A form issued by a place bears its own name, without that of the state.
    """
    for citation in citations(source):
        match = _FORM.search(citation.text)
        if match is None or match["name"] == FORM or edit_distance(match["name"], FORM, 6) > 6:
            continue
        start, end = match.span("name")
        printed = Prose(match["name"], citation.name.offsets[start:end])
        change = respelt(printed, FORM)
        yield Finding(
            citation.name.span(start, end),
            Text(f"格式文件写作《{match['name']}》", f"the form is called 《{match['name']}》"),
            Text(f"应为《{FORM}》", f"make it 《{FORM}》"),
            fix=Fix(True, (Edit(*change),)) if change else None,
        )


_FORM = Pattern(
    rf"(?:^|印发|关于)(?P<name>{STATE}[^《》〈〉<>()]*(?:信息|政务)[^《》〈〉<>()]*报告[^《》〈〉<>()]*格式)",
    "格式",
)


@rule(
    "GL709",
    "document-number",
    "文号应当写作“机关代字〔年份〕序号”",
    en="Document numbers are written “代字〔年份〕序号”",
    basis=f"公文格式通行做法（年份用六角括号〔〕括入）；{NOTICE}",
    level="warning",
    note="""发文字号由机关代字、年份和序号组成，年份放在六角括号里，如“国办公开办函〔2021〕30号”。括
    号缺了半边、序号抄错，读者就查不到这份文件。

    圆括号、方括号等可能是网页或软件换掉的，全文只提示一次；“文号”“索引号”等栏目里的编号不管；序号只
    在引用统一格式的通知时核对。复议决定、案件的编号按原件的写法，原件用圆括号的不必改。""",
)
def document_number(facts: Facts, source: Source) -> Iterator[Finding]:
    """A document number is made of the issuer’s code, the year in “〔〕” and a serial number. With
    half a bracket or another number nobody finds the document.

    Other kinds of brackets are told of once, as information, for a web page may have changed them;
    numbers among the page’s own particulars are left alone, and only the notices of the form are
    checked for their number. Numbers of cases and decisions follow the original, whatever its
    brackets.
    """
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
    yield from _other_number(facts, source)


_PAIRS = frozenset(("()", "（）", "[]", "［］", "【】", "﹝﹞", "{}", "〈〉", "<>", "＜＞", "｛｝"))
_SQUARE = frozenset("〔〕[]［］【】﹝﹞")
_STATE_OFFICE = Pattern(r"国办(?:公开办)?函$", "国办")
_CODE = Pattern(r"[\u4e00-\u9fff](?<![据按照从由的于和及与以是为年月日在见等第])$")
_PARTICULARS = Pattern(r"(?:文号|字号|索引号)[::|]*[^。;,《]{0,14}$", "文号", "字号", "索引号")


def _is_document(number: Numbered, source: Source) -> bool:
    line = max(0, source.folded.rfind("\n", 0, number.place.start))
    before = "".join(source.folded[line : number.place.start].split())
    return _CODE.search(number.before.text) is not None and not _PARTICULARS.search(before)


def _unpaired(number: Numbered, source: Source) -> Finding:
    printed = "".join(source.text[slice(*number.place)].split())
    right = f"〔{number.year}〕{number.serial}号"
    return Finding(
        number.place,
        Text(f"文号“{printed}”的括号不成对", f"the brackets of “{printed}” are no pair"),
        Text(
            f"应写作“{right}”；如原件无误，可能是复制或转换时丢失",
            f"write “{right}”; if the original has it so, it was lost in copying",
        ),
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
    return Finding(
        found[0].year_place,
        Text(f"文号的年份写作“{printed}”{times}", f"the year stands in other brackets{again}"),
        Text("文号的年份用六角括号“〔〕”", "use the brackets “〔〕”"),
        related=tuple(Note(number.year_place, _AGAIN) for number in found[1:]),
        fix=Fix(True, tuple(changes)),
        level="info",
    )


_AGAIN = Text("这里也是", "here as well")


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
        yield Finding(
            place,
            Text(f"通知的文号写作“{printed}”", f"the notice’s number is given as “{printed}”"),
            Text(f"应为“{right}”", f"it is “{right}”"),
            fix=Fix(False, (Edit(place, right),)),
        )


_FORM_END = Pattern(r"年度报告格式(?:\(试行\))?[》〉>]?(?:的通知)?$", "格式")


def _early(facts: Facts) -> bool:
    return facts.year is not None and facts.year < 2021


@rule(
    "GL711",
    "fee-rules-name",
    "信息处理费管理办法的名称、文号应当准确",
    en="The rules on processing fees are rightly cited",
    basis=f"《{FEES}》（{FEES_NUMBER}）",
    level="info",
    note="""收取信息处理费的依据是《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。名称里
    有两个“信息”，抄录时容易漏掉或颠倒，文号也容易抄错。

    名称只差一到三个字才当作写错；简称《信息处理费管理办法》和各地自己的收费办法不提示。报告已经注明
    以某个省字的名称作简称的，可能误报，可以保留，所以只作提示。""",
)
def fee_rules_name(source: Source) -> Iterator[Finding]:
    """Processing fees rest on 《政府信息公开信息处理费管理办法》 (国办函〔2020〕109号). Its name
    has “信息” twice, one of which easily gets lost, and so does a digit of its number.

    Only names one to three characters off are told of; the short name 《信息处理费管理办法》 and
    local rules pass. Another short name that the report has introduced may stay, so this is only
    information.
    """
    for citation in citations(source):
        if "费" not in citation.text:
            continue
        name = citation.text.removeprefix(STATE)
        match = citation.national() if FEES in name else None
        if match and "".join(match.group("code", "year", "serial")) != "国办函2020109":
            place = citation.behind.span(*match.span())
            yield Finding(
                place,
                Text(f"《{FEES}》的文号不符", f"the number is not that of 《{FEES}》"),
                Text(f"应为“{FEES_NUMBER}”", f"it is “{FEES_NUMBER}”"),
                fix=Fix(False, (Edit(place, FEES_NUMBER),)),
            )
        if FEES in name or not 0 < edit_distance(name, FEES, 3) <= 3 or name == FEES_SHORT:
            continue
        change = respelt(citation.name, FEES)
        yield Finding(
            citation.place,
            Text(f"办法的名称写作《{citation.text}》", f"the rules are called 《{citation.text}》"),
            Text(f"应为《{FEES}》（{FEES_NUMBER}）", f"make it 《{FEES}》 (“{FEES_NUMBER}”)"),
            fix=Fix(True, (Edit(*change),)) if change else None,
        )
