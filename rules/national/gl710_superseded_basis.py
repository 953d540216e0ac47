from collections.abc import Iterator

from govlint import Facts, Finding, Note, Pattern, Source, Span, Text, rule

from .lib.citations import SUPERSEDED, Citation, citations, numbers

FORM = "《中华人民共和国政府信息公开工作年度报告格式》"
NOTICE = "国办公开办函〔2021〕30号"
ISSUER = "国务院办公厅政府信息与政务公开办公室"


@rule(
    "GL710",
    "superseded-basis",
    "2021年度起年度报告依据新的统一格式",
    en="From 2021 on reports rest on the form of 2021",
    basis="《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号，2021年9月印发的修订格式）",
    level="warning",
)
def superseded_basis(facts: Facts, source: Source) -> Iterator[Finding]:
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


def _old(source: Source) -> list[tuple[Span, bool]]:
    """The places where the notice of 2019 is cited, and whether with the number of 2021."""
    found: list[tuple[Span, bool]] = []
    reach = 0
    for citation in citations(source):
        if not _is_old(citation):
            continue
        reach = max(reach, *citation.behind.offsets[-1:], citation.place.end)
        if SUPERSEDED.search(citation.before[-8:] + citation.behind.text):
            continue
        number = citation.national()
        found.append((citation.place, number is not None and number["year"] == "2021"))
    for printed in numbers(source):
        code = _OLD_NUMBER.search(printed.before.text)
        if code and (printed.year, printed.serial) == (2019, 60) and printed.place.start > reach:
            found.append((printed.coded(code), False))
    return found


def _is_old(citation: Citation) -> bool:
    """Whether a name is that of the notice of 2019 or of the trial form, and not of a place's."""
    if _TRIAL.search(citation.text):
        return True
    match = _NOTICE_OF_2019.search(citation.text)
    if match is None:
        return False
    issuer = citation.text[: match.start()] or citation.before
    return issuer.endswith((ISSUER, "国务院办公厅"))


_AGAIN = Text("这里也是", "here as well")
_NEW_NUMBER = Pattern(r"国办公开办函[\[({<〈]?2021[\])}>〉]?30号", "国办公开办函")
_OLD_NUMBER = Pattern(r"国办公开办函$", "国办公开办函")
_NOTICE_OF_2019 = Pattern(
    r"关于(?:做好|编制|发布|公布)?政府信息公开(?:工作)?年度报告(?:编制|发布|公布)?(?:工作)?有关(?:事项|问题)的通知$",
    "有关事项",
    "有关问题",
)
_TRIAL = Pattern(r"年度报告格式\(试行\)$", "试行")
