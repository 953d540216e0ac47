from collections.abc import Iterator

from govlint import (
    Facts,
    Finding,
    Message,
    Organ,
    Pattern,
    Report,
    Source,
    Span,
    Text,
    rule,
    same_body,
)

from .lib.parts import without_quotations

MESSAGE = Message(
    zh="报告单位是“{own}”，正文却说“{word}”{often}",
    en="the report is by “{own}”, yet its text says “{word}”{often}",
    help_zh="请核对是否沿用了其他单位的文字，改为本单位的名称",
    help_en="check whether the text is another body's, and use your own name",
)


@rule(
    "GL702",
    "organ-name",
    "自称应当与报告单位一致",
    en="The report speaks of its own body by that body's name",
    basis="行文逻辑（报告主体前后一致）",
    level="warning",
    confidence="medium",
)
def organ_name(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    own = _own(facts)
    if own is None:
        return
    texts = without_quotations(_QUOTED, source, report)
    found: dict[str, list[Span]] = {}
    moved: bool | None = None
    for passage, text in texts:
        for word, start, end in _misnamed(own, text):
            if moved is None:
                moved = any(_REORGANISED.search(text) for _, text in texts)
            if not (moved and _PLACES.intersection(word)):
                found.setdefault(word, []).append(passage.span(start, end))
    for word, spans in found.items():
        times = len(spans)
        often = Text(f"（共{times}处）", f" ({times} times)") if times > 1 else ""
        yield MESSAGE.at(
            spans[0],
            own=own.short,
            word=word,
            often=often,
            level="info" if word in _LOOSE else None,
        )


def _own(facts: Facts) -> Organ | None:
    """The body that reports, unless title and sign-off leave doubt."""
    signed = facts.particulars.signed_organ
    own = facts.body
    if own is None or own.kind in {"", "zone"} or own.level == "state" or not own.seat:
        return None
    return own if signed is None or same_body(own.name, signed.value) else None


def _misnamed(own: Organ, text: str) -> Iterator[tuple[str, int, int]]:
    """Words by which a passage speaks of its own body as another, and where they stand."""
    for match in _SELF.finditer(text):
        if _wrong_self(own, match["what"]):
            yield match[0], *match.span()
    if own.kind == "department":
        for match in _HEAD.finditer(text):
            if not same_body(own.name, match["name"]):
                yield f"{match['name']}局长", match.start("name"), match.end("head")
    if own.level == "township" and own.kind != "unit":
        for match in _TOWN_SPEAKS.finditer(text):
            if _other_town(own, match["name"]):
                yield match["said"], *match.span("said")


def _wrong_self(own: Organ, what: str) -> bool:
    """Whether a body cannot say 我 with this word, of itself or of its area."""
    if what in {"镇", "乡", "街道", "县", "区", "旗"}:
        return _wrong_place(own, what)
    if own.kind in {"unit", "office"} or what in own.name:
        return False
    return not (own.kind == "street" and what == "办")


def _wrong_place(own: Organ, what: str) -> bool:
    """Whether a place of this kind is neither the body's own nor one it belongs to."""
    town = what in {"镇", "乡", "街道"}
    if own.level == "township" and town:
        return not own.seat.endswith(what)
    if any(place.endswith(what) for place in own.divisions) or _BRANCH.search(own.name):
        return False
    if own.level == "township":
        return len(own.divisions) > 1 and own.divisions[-2][-1] in {"县", "区", "旗"}
    if town:
        return own.level != "" or own.seat.endswith("市")
    if own.seat.endswith("市"):
        return what != "区"
    return own.level == "county" and own.seat[-1] in {"县", "区"}


def _other_town(own: Organ, name: str) -> bool:
    """Whether the subject of a clause is a town of another kind, or another town."""
    kind = next(kind for kind in ("街道", "镇", "乡") if name.endswith(kind))
    proper = name.removesuffix(kind)
    if not proper:
        return not own.seat.endswith(kind)
    if len(proper) < 2 or proper[-1] in _COMMON or _NO_NAME & set(proper):
        return False
    if _NO_TOWN.search(proper):
        return False
    return name not in own.name and own.seat.removesuffix(kind) not in proper


# The office that drafts may say 我办, a bureau 我中心 of its part; an autonomous region is 我区.
_LOOSE = ("我办", "我区", "我中心")
_PLACES = frozenset("镇乡街县区旗")
_BRANCH = Pattern("分局|生态环境|自然资源|税务|气象|公积金")  # a city's, it may stand in a county
_QUOTED = Pattern(r'《[^《》]*》|"[^"]*"')
_REORGANISED = Pattern(
    r"撤[乡镇县市并]|[设改][立为]?(?:街道|镇|区|市)|原[\u4e00-\u9fff]{1,5}[镇乡县]|区划调整|更名|合并|并入"
)
_SELF = Pattern(
    r"(?<![自敌忘])我(?P<what>街道|中心|公司|办(?!理|学|公(?!开))|委(?![托员任])|[局厅院校]|"
    r"[镇乡县区旗](?![镇乡县区街域别、/(]))",
    "我",
)
_HEAD = Pattern(
    r"(?:[以由,。;:]|^)(?P<name>(?:(?![以由了])[\u4e00-\u9fff]){2,10}?局)(?:党[组委]书记、)?(?P<head>局长)"
    r"[^,。;副]{0,6}(?:[任为](?:领导小组)?组长|为第一责任人)",
    "局局长", "局党",
)  # fmt: skip
_TOWN_SPEAKS = Pattern(
    r"(?:^|(?<=[。;:,)度来])|(?<=年)(?!度))(?P<said>(?:[\u4e00-\u9fff]{2,4}[县市区])?"
    r"(?P<name>[\u4e00-\u9fff]{0,3}?(?:镇|乡|街道))(?:(?:人民)?政府|党工?委|办事处)?)"
    r"(?=加大|高度重视|认真|严格|积极|主动|及时|不断|始终|坚持|充分|切实|全面|深入|着力|进一步|持续|健全|建立|成立|"
    r"制定|组织|未|没有|共(?![建治享商])|通过|按照|结合|围绕|依托|落实|完善|强化|加强|收到)",
    "镇", "乡", "街道",
)  # fmt: skip
_NO_NAME = frozenset("我本全各该其每由在对以与和同向从到经为给请把被将按据及或跟原两多等辖属")
_COMMON = frozenset("乡镇城村集小古重强名制心个街大区")
_NO_TOWN = Pattern(  # what may stand before 街道 or 镇 in a clause with no subject of its own
    "^(?:推动|督促|要求|指导|提升|促进|确保|结合|围绕|通过|组织|加强|保障|协助|配合|支持|鼓励|引导|规范|提高|实现|反映|针对|"
    "依托|方便|服务|根据|带动|加快|深化|完善|强化|落实|健全|建立|成立|明确|制定|安排|协调|统筹|监督|检查|培训|有效|全面|持续|"
    "切实|及时|主动|积极|展示|展现|扩大|增强|优化|拓宽|创新|聚焦|立足|紧扣|关注|公开|公布|发布|涉及|包括|涵盖|相关|有关|部分|"
    "周边|基层|邀请|联合|协同|参与|安全|重点|试点|示范|中心|区内|市内|县内)$"
)
