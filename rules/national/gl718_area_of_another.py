from collections.abc import Iterator

from govlint import Facts, Finding, Message, Organ, Pattern, Report, Source, lazy, passages, rule

MESSAGE = Message(
    zh="报告单位是“{own}”，正文却说“{word}”",
    en="the report is by “{own}”, yet it counts for “{word}”",
    help_zh="请核对是否沿用了上级或其他单位的文字；确是引用上级数据的，请写明出处",
    help_en="check whether the text is another body's; if it quotes one above, say so",
)


@rule(
    "GL718",
    "area-of-another",
    "统计的范围应当是本单位",
    en="The area counted is the body's own",
    basis="行文逻辑（报告主体前后一致）",
    level="warning",
    confidence="medium",
    yields_to=("GL702",),
)
def area_of_another(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    own = facts.body
    if own is None or own.level not in _RANK or own.kind not in {"government", "office", "street"}:
        return
    for passage in passages(source, report):
        for match in _AREA.finditer(passage.text):
            if _is_wider(own, match["all"] or "经开区") and not _ABOVE.search(
                _clause_before(passage.text, match.start("word"))
            ):
                yield MESSAGE.at(
                    passage.span(*match.span("word")), own=own.short, word=match["word"]
                )
                return


def _clause_before(text: str, end: int) -> str:
    """The sentence as far as it stands before an offset."""
    return text[max(text.rfind("。", 0, end), text.rfind(";", 0, end)) + 1 : end]


def _is_wider(own: Organ, place: str) -> bool:
    """Whether a body of this kind cannot call its own area so."""
    if place in {"镇", "乡", "街道"}:
        return own.level == "township" and not own.seat.endswith(place)
    if place == "经开区":
        return own.level == "township" and "区" not in own.name
    if own.seat.endswith(place):
        return False
    if place == "区" and own.level != "township":
        return False  # 内蒙古、广西等自治区自称全区
    return _RANK[own.level] < max(_RANK[level] for level in _LEVELS[place])


_RANK = {"township": 0, "county": 1, "city": 2, "province": 3}
_LEVELS = {"县": ("county",), "区": ("county",), "市": ("county", "city"), "省": ("province",)}
_ABOVE = lazy("上级|[市县区省]委|会议|要求|部署|通报|排名|考核|根据|按照")
_AREA = Pattern(
    r"(?:^|[,。;:]|年|年度)(?P<word>(?:全(?P<all>[省市县区镇乡]|街道)|经开区(?:管委会)?))"
    r"(?:各[\u4e00-\u9fff、]{1,14}?)?(?:行政机关|政府信息公开工作|政务公开工作)?"
    r"(?:共计?|累计|总计|合计|主动公开|新收|收到|受理|办理|制发|认真|严格|扎实|稳步|有序|深入贯彻|高度重视|取得)",
    "全省", "全市", "全县", "全区", "全镇", "全乡", "全街道", "经开区",
)  # fmt: skip
