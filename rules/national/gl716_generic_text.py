from collections.abc import Iterator

from govlint import Facts, Finding, Message, Pattern, Report, Source, passages, rule

MESSAGE = Message(
    zh="“总体情况”只说“{printed}”等，没有本单位的名称、年份和数字",
    en="section one speaks of “{printed}” and the like; no name, year or figure of its own",
    help_zh="请写本单位本年度的实际情况",
    help_en="tell what your own body did in the year",
)


@rule(
    "GL716",
    "generic-text",
    "总体情况应当写本单位的情况",
    en="Section one tells of the body itself",
    basis="国办公开办函〔2021〕30号（敷衍塞责）",
    level="info",
    confidence="low",
)
def generic_text(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    if report.section(1) is None:
        return
    said = [one for one in passages(source, report) if one.section == 1]
    vague = [(one, match) for one in said for match in _VAGUE.finditer(one.text)]
    whole = "".join(one.text for one in said)
    own = facts.body
    if len(vague) < 2 or _OWN_WORDS.search(whole) or (own and own.seat and own.seat[:2] in whole):
        return
    first, match = vague[0]
    yield MESSAGE.at(first.span(*match.span()), printed=match[0])


_VAGUE = Pattern(r"(?:部分|一些|多数|不少|许多)(?:地区|地方|部门|单位|政府)", "地", "部门", "单位")
_OWN_WORDS = Pattern(
    r"[我本](?:[镇乡县区市省旗州局委办院校厅会站所]|街道|中心|单位|机关)|全[镇乡县区市省旗]|"
    r"20\d\d年|\d+[余多]?[条件次期篇]"
)
