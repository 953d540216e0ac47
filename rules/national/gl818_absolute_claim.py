from collections.abc import Iterator

from govlint import Facts, Finding, Message, Note, Pattern, Report, Source, Text, passages, rule

NOTHING = Message(
    zh="收到 0 件，却写“{printed}”",
    en="none was received, yet “{printed}”",
    help_zh="没有收到申请的，写明未收到即可",
    help_en="where none came, just say so",
)
MESSAGE = Message(
    zh="表三没有申请，却写“{printed}”",
    en="“{printed}”, but table 3 has no request",
    help_zh="请核对申请件数；没有申请的，写明未收到即可",
    help_en="check the number of requests; if there was none, just say so",
)


@rule(
    "GL818",
    "absolute-claim",
    "没有收到申请的，不宜写全部办结、答复率100%",
    en="Nothing is said of answers where nothing was asked",
    basis="行文逻辑（没有申请就没有答复率）",
    level="info",
    confidence="low",
)
def absolute_claim(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    for passage in passages(source, report):
        for match in _NONE_ANSWERED.finditer(passage.text):
            yield NOTHING.at(passage.span(*match.span("all")), printed=match["all"])
    new, carried = (facts.get("requests", row, "total") for row in ("new", "carried_in"))
    if new is None or carried is None or new.value != 0 or carried.value != 0:
        return
    for passage in passages(source, report):
        for match in _RATE.finditer(passage.text):
            if _OTHER.search(match[0]) or _NONE_ANSWERED.search(passage.text):
                continue
            place = passage.span(match.start("rate"), match.end("rate"))
            printed = source.text[slice(*place)]
            yield MESSAGE.at(
                place,
                printed=printed,
                related=(Note(new.place, Text("表三新收总计", "new requests"), new.cell, new.raw),),
            )


_NONE_ANSWERED = Pattern(
    r"(?:收到|受理|接到)[^,。;\d]{0,16}申请(?:共|共计|总计|数量?为)?(?:0|零)件[,。](?:其中)?"
    r"(?P<all>(?:按[时期]|及时)?(?:办结|答复|回复)率(?:均|都)?(?:达到?|为)?100%|"
    r"(?:均|都|已|全部|按[时期]|依法|及时){1,3}(?:予以)?(?:办结|答复|回复|办理完毕|处理完毕)(?!率))",
    "0件", "零件",
)  # fmt: skip
_RATE = Pattern(
    r"申请[^。;]{0,40}?(?P<rate>(?:按时|按期|及时|依法)?(?:答复|办结|办理|回复)(?:及时)?率"
    r"(?:均|都)?(?:达到?|为|是|保持|:)?(?:了|在)?(?:100%|百分之百))",
    "100%",
    "百分之百",
)
_OTHER = Pattern(
    "热线|信访|建议|提案|议案|工单|政务服务|审批|许可|投诉|诉求|留言|信箱|舆情|来信|来电|举报|咨询|证照"
)
