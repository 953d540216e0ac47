import re
from collections.abc import Iterator

from govlint import Edit, Facts, Finding, Fix, Message, Pattern, Source, Text, integer, rule

from .lib.citations import Citation, citations

DECREE, OLD_DECREE = 711, 492

MESSAGE = Message(
    zh="令号“第{number}号”{fault}",
    en="decree number {stated} {fault}",
    help_zh="现行条例是国务院令第711号",
    help_en="the Regulation in force is decree number 711",
)


@rule(
    "GL705",
    "decree-number",
    "《政府信息公开条例》的令号应当是国务院令第711号",
    en="The Regulation is cited with decree number 711",
    basis="《中华人民共和国政府信息公开条例》（国务院令第711号）：2019年4月3日修订，2019年5月15日起施行",
    since=2019,
)
def decree_number(facts: Facts, source: Source) -> Iterator[Finding]:
    for citation in citations(source):
        if (
            not citation.text.endswith("政府信息公开条例")
            or "号" not in citation.behind.text + citation.before
        ):
            continue
        match = _sole_decree(citation)
        number = integer(match["number"]) if match else None
        if match is None or number in {None, DECREE} or str(DECREE) in match.string:
            continue  # where several decrees stand together, each may be another law's
        place = (
            citation.behind.span(*match.span("number"))
            if match.string == citation.behind.text
            else citation.place
        )
        old = number == OLD_DECREE
        if old and (facts.year == 2019 or _PAST.search(citation.before + citation.behind.text)):
            continue
        yield MESSAGE.at(
            place,
            number=match["number"],
            fault=_OLD if old else _OTHER,
            stated=number,
            computed=str(DECREE),
            fix=Fix(False, (Edit(place, str(DECREE)),)) if place != citation.place else None,
            level="warning" if old else None,
        )


_OLD = Text(
    "是2007年公布时的令号，条例已于2019年修订", "is that of 2007, before the revision of 2019"
)
_OTHER = Text("与条例的令号不符", "is not the Regulation’s")


def _sole_decree(citation: Citation) -> re.Match[str] | None:
    """The one decree behind a name, or that right before it; None where there are several."""
    found = list(_DECREE.finditer(citation.behind.text))
    if len(found) == 1:
        return found[0]
    before = list(_DECREE.finditer(citation.before))
    if not found and len(before) == 1 and before[0].end() >= len(citation.before) - 1:
        return before[0]
    return None


_PAST = Pattern(r"2007|2008|原|旧|修订|修改|废止|公布|颁布|发布")
_DECREE = Pattern(
    r"(?:国(?:务院)?令第?|国务院(?:令?第|(?=\d)))(?P<number>\d{3,4}|[零〇一二三四五六七八九百十]{3,7})号",
    "号",
)
