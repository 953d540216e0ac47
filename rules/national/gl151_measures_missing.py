import re
from collections.abc import Iterator

from govlint import Finding, Message, Pattern, Report, Source, rule

from .lib.problems import full_section_five

MESSAGE = Message(
    zh="第五部分只写了问题，没有写改进情况",
    en="section five tells of no improvements",
    help_zh="请对照问题逐条写明改进措施",
    help_en="say of each problem what is done about it",
)


@rule(
    "GL151",
    "measures-missing",
    "第五部分应当写明改进情况",
    en="Section five tells of improvements",
    basis="《政府信息公开条例》第五十条第四项（存在的主要问题及改进情况）",
    level="warning",
    confidence="medium",
    since=2019,
)
def measures_missing(report: Report, source: Source) -> Iterator[Finding]:
    five = full_section_five(report, source)
    if five is None or _MEASURE.search(five.prose.text):
        return
    clauses = re.split(r"[。;,:\n]", five.prose.text)
    if not any(_DOES.search(clause) and not _WANTING.search(clause) for clause in clauses):
        yield MESSAGE.at(five.place)


_MEASURE = Pattern(
    r"改进(?!空间|和加强的)|下一?步|今后|下一?年|明年|来年|新的一年|未来|接下来|后续|措施|整改|对策|打算|"
    r"计划|针对|为此|努力|力争|着力|积极|将(?!近)|(?:已|正在?)[^。;,]{0,10}(?:加强|完善|解决|建立|提[高升])"
)
_DOES = Pattern(
    r"^\W{0,2}(?:[一二三四五六七八九十]{1,2}(?:是|要|、)|\(\w{1,2}\)|\d{1,2}[.、)])?(?:要|进一步|继续|不断|持续|"
    r"切实|全面|深入|及时|严格|大力|坚持|我.)*(?:加强|强化|提[高升]|完善|健全|加大|加快|规范|落实|拓[宽展]|"
    r"丰富|做好|优化|建立|创新|推[进动]|开展|组织|增强|抓|压实|明确|深化|扩大|改善|解决)"
)
_WANTING = Pattern(r"有待|待|需|不[够足强高全]|欠|应当|差距|空间")
