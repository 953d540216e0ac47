import re
from collections.abc import Iterator

from govlint import (
    Edit,
    Finding,
    Fix,
    Message,
    Pattern,
    Prose,
    Report,
    Source,
    Span,
    edit_distance,
    excerpt,
    rule,
    title,
)

from .lib.title import YEAR_DU

NAME = "政府信息公开工作年度报告"

MESSAGE = Message(
    zh="标题中的文件名称写作“{name}”，应为“政府信息公开工作年度报告”",
    en="the title calls the document “{name}”, it should be “政府信息公开工作年度报告”",
    help_zh="请把名称改为“政府信息公开工作年度报告”",
    help_en="call it “政府信息公开工作年度报告”",
)


@rule(
    "GL131",
    "title-name",
    "标题应当写“政府信息公开工作年度报告”",
    en="The title calls the document by its lawful name",
    basis="《政府信息公开条例》第四十九条、第五十条",
    level="warning",
    since=2019,
    yields_to=("GL132", "GL813"),
)
def title_name(report: Report, source: Source) -> Iterator[Finding]:
    said = title(source, report)
    if said is None or NAME in said.text:
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
    yield MESSAGE.at(
        said.span(*found.span("name")),
        name=excerpt(name),
        level="info" if slight else None,
        fix=Fix(False, tuple(_renaming(said, found))) if organ else None,
    )


def _renaming(said: Prose, found: re.Match[str]) -> Iterator[Edit]:
    """The smallest change of the name, and of a 年度 that would then stand there twice.

    A year inside the name moves before it, unless it stands there already.
    """
    name = found["name"]
    year = _YEAR.search(name)
    if year is not None:
        before = "" if year[0] in said.text[: found.start("name")] else f"{year[0]}年"
        yield Edit(said.span(*found.span("name")), before + NAME)
        return
    same = _common(name, NAME)
    tail = _common(name[same:][::-1], NAME[same:][::-1])
    start = found.start("name") + same
    end = found.end("name") - tail
    at = said.offsets[start] if start < len(said.text) else said.offsets[-1] + 1
    place = said.span(start, end) if end > start else Span(at, at)
    yield Edit(place, NAME[same : len(NAME) - tail])
    twice = YEAR_DU.search(said.text, 0, found.start("name"))
    if twice and "年度" not in name:
        yield Edit(said.span(twice.end() - 1, twice.end()), "")


def _common(left: str, right: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(left, right, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


_NAMED = Pattern(
    r"^.*(?P<name>(?:政府信息(?=.{0,4}公开)|政务信息公开|(?<![政务][府务])信息公开|政府政务公开|"
    r"(?<!政府)政务公开|政府公开).*?)》?(?:\(.{4,9}\))?(?:的(?:公告|通知))?$",
    "公开",
)
_YEAR = Pattern(r"20\d\d|[二2][〇零○Oo0][〇零○Oo0-9一二三四五六七八九]{2}")
_BEGINNINGS = ("政府信息公开", "信息公开", "政务公开", "政务信息公开", "政府政务公开")
_SHORTER = {"政府信息公开年度报告", "政府信息公开年度工作报告", "政府信息公开年报",
            "政府信息公开工作年报"}  # fmt: skip
_NO_ORGAN = Pattern(
    r"医院|卫生院|保健院|学校|中学|小学|大学|学院|幼儿园|公司|集团|银行|协会|联合会|合作社|供销社|研究院|研究所"
)
