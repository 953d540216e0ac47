from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Message, Pattern, Source, Span, excerpt, lazy, rule

from .lib.citations import Citation, citations

EARLY = Message(
    zh="书名号结束早了：《{name}》{kind}",
    en="the title ends too early: “{name}”",
    help_zh="“{noun}”是文件名称的一部分，请放进书名号",
    help_en="“{noun}” is part of the title: put it inside the marks",
)
LATE = Message(
    zh="书名号结束晚了：“{tail}”不是文件名称的一部分",
    en="the title ends too late: “{tail}” is no part of it",
    help_zh="请移到书名号外面",
    help_en="move it out of the marks",
)


@rule(
    "GL719",
    "title-marks-misplaced",
    "书名号应当恰好括住文件名称",
    en="Title marks hold the name of a document, no more and no less",
    basis="行文规范（标点符号用法）",
    level="warning",
)
def title_marks_misplaced(source: Source) -> Iterator[Finding]:
    for citation in citations(source):
        end = citation.place.end
        early = _KIND.match(source.folded, end + 1) if source.text[end] in "》＞" else None
        if early is not None and _NOTICE.search(citation.text):
            yield _early(citation, source, early.end(), early["noun"])
            continue
        late = _TAIL.search(citation.text)
        if late is not None and source.folded[end] == "》":
            yield _late(citation, source, late.start("tail"))


def _early(citation: Citation, source: Source, end: int, noun: str) -> Finding:
    closed = citation.place.end
    mark = source.text[closed]
    edits = (Edit(Span(closed, closed + 1), ""), Edit(Span(end, end), mark))
    name = excerpt(source.text[citation.place.start : closed], 40)
    return EARLY.at(
        Span(closed, end), name=name, kind=f"的{noun}", noun=f"的{noun}", fix=Fix(True, edits)
    )


def _late(citation: Citation, source: Source, at: int) -> Finding:
    start, end = citation.name.offsets[at], citation.place.end
    edits = (Edit(Span(start, start), "》"), Edit(Span(end, end + 1), ""))
    return LATE.at(Span(start, end), tail=excerpt(source.text[start:end], 30), fix=Fix(True, edits))


_KIND = lazy(r"\s*的\s*(?P<noun>通\s*知|函|意见|复函|批复)(?![书单])")
_NOTICE = Pattern(r"关于(?!.*的(?:通知|函|意见|决定|规定|办法|报告)$)[^《》]{4,}$", "关于")
_TAIL = Pattern(
    r"(?<=.{6})(?P<tail>\([^()]*号\)|[\[(]20\d\d[\])]\d{1,4}号|(?<=条例|通知|办法|意见|格式)(?:的?(?:相关|有关)?(?:规定|要求|精神)))$",
    "号", "规定", "要求", "精神",
)  # fmt: skip
