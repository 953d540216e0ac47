"""Documents that others have taken the place of, cited as if they were in force."""

from collections.abc import Iterator

from govlint import Facts, Finding, Note, Pattern, Source, Span, Text, rule
from govlint.language.citations import Citation, citations, numbers

FORM = "《中华人民共和国政府信息公开工作年度报告格式》"
NOTICE = "国办公开办函〔2021〕30号"
ISSUER = "国务院办公厅政府信息与政务公开办公室"


@rule(
    "GL710",
    "superseded-basis",
    "2021年度起年度报告依据新的统一格式",
    en="From 2021 on reports rest on the form of 2021",
    basis=f"{FORM}（{NOTICE}，2021年9月印发的修订格式）",
    level="warning",
    note="""2021年度起的报告依据2021年9月印发的格式（国办公开办函〔2021〕30号）。还引用2019年的通知
    或试行格式，说明这一句来自旧稿，表格是不是也没有换，值得一并看看。

    2021年度以前的报告不查；本地印发的名称相近的通知，以及说明修订、废止、替代的句子，不提示。同时引
    用了2021年通知的只作提示：确要提到旧通知的，写明它是修订以前的即可。""",
)
def superseded_basis(facts: Facts, source: Source) -> Iterator[Finding]:
    """From the report for 2021 on the form of September 2021 (国办公开办函〔2021〕30号) applies. A
    report that cites the notice or the trial form of 2019 keeps an old sentence; see whether its
    tables are old as well.

    Earlier reports, local notices of like name and sentences that tell of the change are left
    alone. Where the notice of 2021 is cited too it is only information: say that the other is the
    one before the revision.
    """
    old = _old(source) if (facts.year or 0) >= 2021 else []
    if not old:
        return
    place, newly_numbered = old[0]
    both = _NEW_NUMBER.search("".join(source.folded.split())) is not None
    told = Text(
        f"{facts.year}年度报告引用了2019年的通知或试行格式",
        f"a report for {facts.year} cites the notice or the form of 2019",
    )
    if newly_numbered:
        told = Text(
            f"名称是2019年通知的，文号却是{NOTICE}",
            "the name is that of the notice of 2019, the number that of 2021",
        )
    yield Finding(
        place,
        told,
        Text(f"应为{FORM}（{NOTICE}）", f"it should be {FORM} (“{NOTICE}”)"),
        related=tuple(Note(other, _AGAIN) for other, _ in old[1:]),
        level="info" if both and not newly_numbered else None,
    )


_AGAIN = Text("这里也是", "here as well")
_NEW_NUMBER = Pattern(r"国办公开办函[\[({<〈]?2021[\])}>〉]?30号", "国办公开办函")
_OLD_NUMBER = Pattern(r"国办公开办函$", "国办公开办函")
_NOTICE_OF_2019 = Pattern(r"关于政府信息公开(?:工作)?年度报告有关事项的通知$", "有关事项")
_TRIAL = Pattern(r"年度报告格式\(试行\)$", "试行")
_TOLD = Pattern(r"废止|替代|取代|代替|不再|修订|原")


def _old(source: Source) -> list[tuple[Span, bool]]:
    """The places where the notice of 2019 is cited, and whether with the number of 2021."""
    found: list[tuple[Span, bool]] = []
    reach = 0
    for citation in citations(source):
        if not _is_old(citation):
            continue
        reach = max(reach, *citation.behind.offsets[-1:], citation.place.end)
        if _TOLD.search(citation.before[-8:] + citation.behind.text):
            continue
        number = citation.national()
        found.append((citation.place, number is not None and number["year"] == "2021"))
    for number in numbers(source):
        code = _OLD_NUMBER.search(number.before.text)
        if code and (number.year, number.serial) == (2019, 60) and number.place.start > reach:
            found.append((number.coded(code), False))
    return found


def _is_old(citation: Citation) -> bool:
    """Whether a name is that of the notice of 2019 or of the trial form, and not of a place's."""
    if _TRIAL.search(citation.text):
        return True
    match = _NOTICE_OF_2019.search(citation.text)
    if match is None:
        return False
    issuer = citation.text[: match.start()] or citation.before
    return issuer.endswith(ISSUER)


@rule(
    "GL712",
    "repealed-interpretation",
    "审理政府信息公开案件的司法解释已于2025年更新",
    en="The judicial interpretation of 2011 was replaced in 2025",
    basis="最高人民法院《关于审理政府信息公开行政案件适用法律若干问题的解释》（2025年6月1日起施行）",
    level="info",
    confidence="medium",
    note="""最高人民法院《关于审理政府信息公开行政案件适用法律若干问题的解释》自2025年6月1日起施行，
    取代了2011年的规定。2025年度起的报告仍引用旧规定的，多半是沿用旧稿。

    2025年度以前的报告不查，写明已经废止或被取代的不提示。讲到2025年6月以前审理的案件时，引用旧规定
    可能正合当时的情况：属实的可以保留，所以只作提示。""",
)
def repealed_interpretation(facts: Facts, source: Source) -> Iterator[Finding]:
    """Since 1 June 2025 the Supreme Court’s interpretation on cases of government information has
    taken the place of its rules of 2011. A report for 2025 or later that cites the rules has mostly
    kept an old sentence.

    Earlier reports are left alone, and so is a name that is said to be repealed or replaced. Of a
    case tried before June 2025 the old rules may rightly be told: then keep them.
    """
    if (facts.year or 0) < 2025:
        return
    for citation in citations(source):
        if not _RULES_OF_2011.search(citation.text) or _TOLD.search(citation.behind.text):
            continue
        yield Finding(
            citation.place,
            Text(
                "引用的是2011年的司法解释，2025年6月1日起已由新的解释取代",
                "this judicial interpretation, of 2011, was replaced on 1 June 2025",
            ),
            Text(
                "如指现行规定，应为《关于审理政府信息公开行政案件适用法律若干问题的解释》",
                "the one in force is 《关于审理政府信息公开行政案件适用法律若干问题的解释》",
            ),
        )
        return


_RULES_OF_2011 = Pattern(r"审理政府信息公开行政案件若干问题的规定$", "行政案件")
