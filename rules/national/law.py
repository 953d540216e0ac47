"""The Regulation on Open Government Information: its name and its short name."""

from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Note, Pattern, Report, Source, Span, Text, rule
from govlint.forms.labels import edit_distance
from govlint.language.citations import LAW, Citation, citations, respelt

STATE, SHORT = "中华人民共和国", "政府信息公开条例"
BASIS = f"《{LAW}》（国务院令第711号）"


@rule(
    "GL701",
    "law-name",
    "《政府信息公开条例》的名称应当准确",
    en="The Regulation on Open Government Information is called by its name",
    basis=BASIS,
    note="""报告以《中华人民共和国政府信息公开条例》为依据，名称写成《信息公开工作条例》《政务信息公
    开条例》，就成了一部并不存在的法规，照抄下去还会年年错。

    地方性法规、党务公开方面的条例，以及报告自己注明的简称，都不提示。省字的写法（如《信息公开条
    例》）可能是简称，也可能是地方的法规，只作警告；全文已有正确名称时只作提示。确是地方法规的，写上
    省、市名即可。""",
)
def law_name(source: Source) -> Iterator[Finding]:
    """Reports rest on 《中华人民共和国政府信息公开条例》; under another name, such as
    《信息公开工作条例》, they rest on a regulation that does not exist, and next year’s report
    copies it.

    Names of a province or city, of the Party and short names that the report itself introduces are
    left alone. A name that only leaves words out may be a short one or a local law: it is a
    warning, and information where the right name stands in the report too. Give a local law with
    its place.
    """
    wrong: dict[str, list[Citation]] = {}
    for citation in citations(source):
        if _misnamed(citation.text):
            wrong.setdefault(citation.text, []).append(citation)
    known = f"《{LAW}" in "".join(source.folded.split()) if wrong else False
    for name, found in wrong.items():
        if any(citation.introduced for citation in found):
            continue
        sure = _misnamed(name) == "sure"
        times = f"（共 {len(found)} 处）" if len(found) > 1 else ""
        again = f", {len(found)} times" if len(found) > 1 else ""
        yield Finding(
            found[0].place,
            Text(
                f"没有名为《{name}》的行政法规{times}",
                f"no regulation is called 《{name}》{again}",
            ),
            Text(f"应为《{LAW}》", f"make it 《{LAW}》"),
            related=tuple(Note(one.place, _AGAIN) for one in found[1:]),
            fix=_renamed(found, sure),
            level=None if sure else "info" if known else "warning",
            confidence=None if sure else "medium",
        )


_AGAIN = Text("这里也是", "here as well")


def _renamed(found: list[Citation], safe: bool) -> Fix | None:
    changes = [respelt(citation.name, LAW) for citation in found]
    return Fix(safe, tuple(Edit(*change) for change in changes if change)) if all(changes) else None


def _misnamed(text: str) -> str:
    """Whether a name surely stands for the Regulation in other words (`sure`), or may (`loose`)."""
    if "条" not in text and "例" not in text:
        return ""
    name = _AROUND.compiled.sub("", text)
    prefix = STATE if name.startswith(STATE) else ""
    match = _FAMILY.search(name)
    if match is None:
        near = name.startswith(("中", "政")) and name.endswith("条例") and "信息" in name
        return "sure" if near and edit_distance(name, prefix + SHORT, 1) == 1 else ""
    before, core = name[: match.start()], match[0]
    if before not in {"", STATE} and not (
        before[0] == "中" and edit_distance(before, STATE, 2) <= 2
    ):
        return ""
    if core == SHORT:
        return "sure" if before not in {"", STATE} else ""
    return "sure" if before or ("信息" in core and core != "信息公开条例") else "loose"


_AROUND = Pattern(r"^(?:新修订的?|修订后的?|新版?)|\([^()]*\)?$")
_FAMILY = Pattern(
    r"(?:政府政务|政务政府|政府|政务)?(?:信息|政务)?(?:工作)?公开(?:工作|管理)?(?:条例|体例|条列|条理|条利)$",
    "公开",
)


@rule(
    "GL704",
    "law-short-name",
    "《条例》等简称应当先写明全称",
    en="A short name of the Regulation follows its full name",
    basis="行文规范（首次出现写全称，并注明“以下简称”）",
    level="info",
    confidence="medium",
    note="""叫“条例”的法规很多。第一次提到时写出全称并注明“以下简称《条例》”，读者才知道依据的是哪一
    部。

    只看六个部分大体齐全的报告；前面已经出现过任何一部条例的名称，就当作已经交代。网页转载时可能略去
    了前言：原件里写过全称的，可以不管。""",
)
def law_short_name(report: Report, source: Source) -> Iterator[Finding]:
    """Many regulations are called 《条例》. Full name first, with “以下简称《条例》” behind it,
    tells the reader which one is meant.

    Only whole reports are looked at, and any name of a regulation before it is taken for an
    introduction. A web page may have dropped the preamble: if the original has the full name there,
    nothing need be done.
    """
    if not report.whole:
        return
    first = next((one for one in citations(source) if one.text == "条例"), None)
    if first is None or first.introduced:
        return
    start = first.place.start - 1
    if "条例" in "".join(source.folded[:start].split()):
        return
    later = SHORT in "".join(source.folded[start:].split())
    yield Finding(
        first.place,
        Text(
            "首次出现的《条例》是简称，" + ("全称在后文才写出" if later else "全文没有写明全称"),
            "《条例》 is a short name, and the full name "
            + ("comes only later" if later else "is nowhere given"),
        ),
        Text(
            f"请在首次出现处写“《{LAW}》（以下简称《条例》）”",
            f"write “《{LAW}》（以下简称《条例》）” where it is first named",
        ),
        fix=None if later else _introduced(first, source),
    )


def _introduced(first: Citation, source: Source) -> Fix | None:
    end = first.place.end
    if source.folded[first.place.start : end + 1] != "条例》":
        return None
    behind = Edit(Span(end + 1, end + 1), "（以下简称《条例》）")
    return Fix(False, (Edit(first.place, LAW), behind))
