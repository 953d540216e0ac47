from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Message, Report, Source, Span, rule

from .lib.citations import LAW, Citation, citations

STATE, SHORT = "中华人民共和国", "政府信息公开条例"

NOWHERE = Message(
    zh="首次出现的《条例》是简称，全文没有写明全称",
    en="《条例》 is a short name, and the full name is nowhere given",
    help_zh="请在首次出现处写“《{law}》（以下简称《条例》）”",
    help_en="write “《{law}》（以下简称《条例》）” where it is first named",
)
COMES_LATER = Message(
    zh="首次出现的《条例》是简称，全称在后文才写出",
    en="《条例》 is a short name, and the full name comes only later",
    help_zh=NOWHERE.help_zh,
    help_en=NOWHERE.help_en,
)


@rule(
    "GL704",
    "law-short-name",
    "《条例》等简称应当先写明全称",
    en="A short name of the Regulation follows its full name",
    basis="行文规范（首次出现写全称，并注明“以下简称”）",
    level="info",
    confidence="medium",
)
def law_short_name(report: Report, source: Source) -> Iterator[Finding]:
    if not report.whole:
        return
    first = next((one for one in citations(source) if one.text == "条例"), None)
    if first is None or first.introduced:
        return
    start = first.place.start - 1
    if "条例" in "".join(source.folded[:start].split()):
        return
    later = SHORT in "".join(source.folded[start:].split())
    message = COMES_LATER if later else NOWHERE
    yield message.at(first.place, law=LAW, fix=None if later else _introduced(first, source))


def _introduced(first: Citation, source: Source) -> Fix | None:
    end = first.place.end
    if source.folded[first.place.start : end + 1] != "条例》":
        return None
    behind = Edit(Span(end + 1, end + 1), "（以下简称《条例》）")
    return Fix(False, (Edit(first.place, LAW), behind))
