"""What the title calls the document."""

import re
from collections.abc import Iterator

from govlint import Edit, Facts, Finding, Fix, Pattern, Prose, Report, Source, Span, Text, rule
from govlint.forms.labels import edit_distance
from govlint.model.prose import excerpt, title

LAW = "《政府信息公开条例》第四十九条、第五十条"
NAME = "政府信息公开工作年度报告"


@rule(
    "GL131",
    "title-name",
    "标题应当写“政府信息公开工作年度报告”",
    en="The title calls the document by its lawful name",
    basis=LAW,
    level="warning",
    note="""这份文件的名称是“政府信息公开工作年度报告”（见《政府信息公开条例》第四十九条、第五十
    条）。写成“工作报告”，少了“政府”，或者字序颠倒，按名称查找时会漏掉，也容易与别的报告混淆。

    只少“工作”二字、写作“年报”等意思不变的，以及医院、学校、企业的标题里没有“政府”的，只作提示；与这
    个名称相去太远的标题和2019年度以前的报告不查。认错了标题行时可能误报：请看正文的标题是否写对。
    """,
)
def title_name(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """The document is a “政府信息公开工作年度报告” (articles 49 and 50 of the Regulation). Called a
    “工作报告”, without “政府” or with its characters out of order, it is missed by those who search
    for its name, and taken for another report.

    Shorter names that say the same (“年报”), and titles of hospitals, schools and companies without
    “政府”, are only information. Titles far from that name and reports before 2019 are left alone.
    If another line was taken for the title, see whether the real one is right.
    """
    said = title(source, report)
    if said is None or NAME in said.text or (facts.year or 9999) < 2019:
        return
    found = _NAMED.search(said.text)
    if found is None:
        return
    name = found["name"]
    plain = name.replace("的", "")
    organ = _NO_ORGAN.search(said.text) is None
    if not plain.startswith(_BEGINNINGS) and edit_distance(plain, NAME, 4) > 4:
        return
    slight = plain in _SHORTER or plain == NAME or not (organ or plain.startswith("政府"))
    yield Finding(
        said.span(*found.span("name")),
        Text(
            f"标题中的文件名称写作“{excerpt(name)}”，应为“{NAME}”",
            f"the title calls the document “{excerpt(name)}”, it should be “{NAME}”",
        ),
        Text(f"请把名称改为“{NAME}”", f"call it “{NAME}”"),
        level="info" if slight else None,
        fix=Fix(False, tuple(_renaming(said, found))) if organ else None,
    )


_NAMED = Pattern(
    r"^.*(?P<name>(?:政府信息(?=.{0,4}公开)|政务信息公开|(?<![政务][府务])信息公开|政府政务公开|"
    r"(?<!政府)政务公开|政府公开).*?)》?(?:\(.{4,9}\))?(?:的(?:公告|通知))?$",
    "公开",
)
_BEGINNINGS = ("政府信息公开", "信息公开", "政务公开", "政务信息公开", "政府政务公开")
_SHORTER = {"政府信息公开年度报告", "政府信息公开年度工作报告", "政府信息公开年报",
            "政府信息公开工作年报"}  # fmt: skip
_NO_ORGAN = Pattern(
    r"医院|卫生院|保健院|学校|中学|小学|大学|学院|幼儿园|公司|集团|银行|协会|联合会|合作社|供销社|研究院|研究所"
)


def _renaming(said: Prose, found: re.Match[str]) -> Iterator[Edit]:
    """The smallest change of the name, and of a 年度 that would then stand there twice."""
    name = found["name"]
    same = _common(name, NAME)
    tail = _common(name[same:][::-1], NAME[same:][::-1])
    start = found.start("name") + same
    end = found.end("name") - tail
    at = said.offsets[start] if start < len(said.text) else said.offsets[-1] + 1
    place = said.span(start, end) if end > start else Span(at, at)
    yield Edit(place, NAME[same : len(NAME) - tail])
    twice = _YEAR_DU.search(said.text, 0, found.start("name"))
    if twice and "年度" not in name:
        yield Edit(said.span(twice.end() - 1, twice.end()), "")


def _common(left: str, right: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(left, right, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


@rule(
    "GL132",
    "title-year-twice",
    "标题中的“年度”不应重复",
    en="“年度” stands once in the title",
    basis="行文规范",
    level="info",
    note="""“2023年度……年度报告”说了两遍“年度”，读来累赘。去掉前一个，意思不变。

    各地这样写的不少，也不妨碍理解，所以只作提示；标题里没有“年度报告”四字的、2019年度以前的报告不
    查。本地统一要求这样写的，可以保留。""",
)
def title_year_twice(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """A title such as “2023年度…年度报告” says “年度” twice. Without the first it means the same,
    and reads better.

    Many reports are titled so and nobody is misled, so this is only information. Titles without
    “年度报告” and reports before 2019 are left alone. Where your place asks for this wording, keep
    it.
    """
    said = title(source, report)
    if said is None or "年度报告" not in said.text or (facts.year or 9999) < 2019:
        return
    found = _YEAR_DU.search(said.text, 0, said.text.index("年度报告"))
    if found is None:
        return
    yield Finding(
        said.span(*found.span()),
        Text(
            f"标题中“{found[0]}”与“年度报告”重复了“年度”",
            f"“{found[0]}” and “年度报告” both say “年度”",
        ),
        Text(f"可写作“{found[0][:-1]}……年度报告”", f"“{found[0][:-1]}…年度报告” will do"),
        fix=Fix(False, (Edit(said.span(found.end() - 1, found.end()), ""),)),
    )


_YEAR_DU = Pattern(r"(?:20\d\d|[二2][〇零○Oo0][^年]{2})年度", "年度")
