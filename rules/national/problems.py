"""Section five: the main problems, and what is done about them."""

import re
from collections.abc import Iterator

from govlint import Facts, Finding, Note, Pattern, Report, Source, Text, rule
from govlint.language.parts import Part, part
from govlint.model.prose import excerpt

LAW = "《政府信息公开条例》第五十条第四项（存在的主要问题及改进情况）"
SHORT = 30
LONGEST_HEADING = 28
NUMERALS = "一二三四五六七八九十"


@rule(
    "GL150",
    "problems-empty",
    "第五部分应当写明问题和改进情况",
    en="Section five tells of problems and improvements",
    basis=LAW,
    note="""存在的主要问题及改进情况是《政府信息公开条例》第五十条列明的内容。这一部分空着，或者只写
    一个“无”字，等于没有报告，读者看不出工作还差在哪里。

    有话而不足30字的，可能只是写得简短，只作警告。节选、2019年度以前的报告、标题本身就是一句话的，以
    及表格次序错乱的文本，不作判断。内容放在附件或图片里的可能误报：请把要点写进正文。""",
)
def problems_empty(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Article 50 of the Regulation lists the main problems and improvements among what a report
    tells. A section five that is empty, or says only “无”, tells nothing, and readers cannot see
    where the work falls short.

    A short sentence of less than 30 characters may name both, and is only warned of. Nothing is
    said of excerpts, of reports before 2019, where the heading itself is a statement, or where the
    tables came out jumbled. Text in an annex or a picture is not seen: put its gist into the
    section.
    """
    five = _five(report, facts, source)
    if five is None:
        return
    printed = "".join(_LETTERS.compiled.findall(five.printed))
    jumbled = any(reading.state == "unreadable" for reading in facts.readings)
    statement = five.place.end - five.place.start > LONGEST_HEADING
    if jumbled or statement or max(len(printed), five.length) >= SHORT:
        return
    zh, en = "没有内容", "is empty"
    if printed:
        said = (
            source.text[slice(*five.said.span(0, len(five.said.text)))] if five.length else printed
        )
        said = said.rstrip("。\n")
        zh, en = f"只写了“{excerpt(said)}”", f"says only “{excerpt(said)}”"
    yield Finding(
        five.place,
        Text(f"第五部分{zh}，应当写明存在的主要问题和改进情况", f"section five {en}"),
        Text(
            "请逐条写明本年度存在的问题和改进措施", "tell of the year’s problems and improvements"
        ),
        level="warning" if printed not in _NOTHING else None,
    )


_LETTERS = Pattern(r"[^\W\d_]+")
_NOTHING = frozenset(
    ("", "无", "暂无", "没有", "无问题", "暂无问题", "没有问题", "不存在问题", "无存在问题")
)


@rule(
    "GL151",
    "measures-missing",
    "第五部分应当写明改进情况",
    en="Section five tells of improvements",
    basis=LAW,
    level="warning",
    confidence="medium",
    note="""《政府信息公开条例》第五十条第四项把存在的主要问题和改进情况并提。只列问题，不说怎么办，
    读者看不出单位打算如何改，下一年也无从对照。

    有“下一步”“将”“措施”“已完善”一类的词，或者有“加强……”“健全……”这样的句子，就算写了改进；“有待加强”
    是问题，不算。不足30字的不在这里说，节选和2019年度以前的报告不查。措施写在别的部分、或用了少见说
    法的可能误报：在这一部分补一句即可。""",
)
def measures_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Article 50 (4) of the Regulation names improvements along with the main problems. Problems
    alone do not show what the body means to do, and next year there is nothing to compare with.

    A word such as “下一步”, “将” or “措施”, or a clause that says what one does (“加强…”), counts
    as an improvement; that something is wanting (“有待加强”) is a problem. Text under 30
    characters, excerpts and reports before 2019 are left alone. Measures told elsewhere, or in
    unusual words, are missed: a sentence in this section will do.
    """
    five = _told(report, facts, source)
    if five is None or _MEASURE.search(five.said.text):
        return
    clauses = re.split(r"[。;,:\n]", five.said.text)
    if not any(_DOES.search(clause) and not _WANTING.search(clause) for clause in clauses):
        yield Finding(
            five.place,
            Text("第五部分只写了问题，没有写改进情况", "section five tells of no improvements"),
            Text("请对照问题逐条写明改进措施", "say of each problem what is done about it"),
        )


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


@rule(
    "GL152",
    "problems-missing",
    "第五部分应当写明存在的问题",
    en="Section five tells of problems",
    basis=LAW,
    level="warning",
    confidence="medium",
    note="""《政府信息公开条例》第五十条第四项列明要写存在的主要问题。只写做了什么、将做什么，读者不
    知道这些措施针对什么，看上去也像没有查找过不足。

    有“问题”“不足”“有待”“薄弱”“不够”“缺少”一类的词，就算写了问题；不足30字的不在这里说，节选和2019年
    度以前的报告不查。问题写在总体情况里，或者用了别的说法的，可能误报：请在这一部分点明主要问题。
    """,
)
def problems_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Article 50 (4) of the Regulation names the main problems. What was done and will be done does
    not tell what it is meant to cure, and it looks as if nobody had searched for shortcomings.

    Any word of want, lack or difficulty (“不足”, “有待”, “薄弱”, “不够”) counts as a problem. Text
    under 30 characters, excerpts and reports before 2019 are left alone. Problems told in section
    one, or in unusual words, are missed: name the main ones in this section.
    """
    five = _told(report, facts, source)
    if five is not None and not _PROBLEM.search(five.said.text):
        yield Finding(
            five.place,
            Text("第五部分没有写存在的问题", "section five tells of no problems"),
            Text("请写明本年度存在的主要问题", "tell of the year’s main problems"),
        )


_PROBLEM = Pattern(
    r"问题|不(?!断|忘|仅|但|懈|折|公开为例外)|未(?!来)|需(?!求)|有待|短板|差距|薄弱|欠|缺|困难|滞后|单一|少|弱|低|"
    r"瓶颈|存在|难|无法|没有|慢|浅|空间|漏洞|局限"
)


@rule(
    "GL153",
    "problem-measure-count",
    "问题与改进措施宜逐条对应",
    en="For each problem there is an improvement",
    basis="通行做法（各地编制要求“逐条提出改进措施”）",
    level="info",
    confidence="low",
    note="""问题列了三条，措施只有两条，读者会疑心有一个问题没有下文。许多地方的编制要求写着“逐条提
    出改进措施”，条数相同也便于下一年逐条对照。

    问题和措施各用一串“一是”“二是”列出、各有两条以上，并且看得出后一串是措施时才比较，节选和2019年度
    以前的报告不查。一条措施管几个问题本无不可，所以只作提示：每个问题都有着落的不必改。""",
)
def problem_measure_count(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """With three problems and two improvements readers wonder whether one problem was left as it
    is. Many places ask for an improvement to each problem, which is also easier to follow up next
    year.

    Compared only where both are told in chains of “一是”, “二是” of at least two points, and the
    second is surely that of the improvements; excerpts and reports before 2019 are left alone. One
    measure may well cure several problems, so this is only information: if each has its cure, leave
    it.
    """
    five = _told(report, facts, source)
    points = list(_POINT.finditer(five.said.text)) if five else []
    numbers = [NUMERALS.index(match["number"]) + 1 for match in points]
    if five is None or numbers[:1] != [1] or numbers.count(1) != 2:
        return
    second = numbers.index(1, 1)
    problems, measures = second, len(numbers) - second
    clean = numbers == [*range(1, problems + 1), *range(1, measures + 1)]
    before = five.said.text[: points[0].start()]
    between = five.said.text[points[second - 1].end() : points[second].start()]
    if not clean or problems == measures or min(problems, measures) < 2:
        return
    if any(word in before for word in _AHEAD) or not any(word in between for word in _AHEAD):
        return  # which of them are the improvements is not sure
    yield Finding(
        five.said.span(*points[second].span()),
        Text(
            f"问题列了 {problems} 条，改进措施列了 {measures} 条，条数不同",
            f"{problems} problems are told, but {measures} improvements",
        ),
        Text("请核对每个问题是否都有改进措施", "see that there is an improvement for each problem"),
        related=(
            Note(five.said.span(*points[0].span()), Text("问题从这里列起", "the problems begin")),
        ),
    )


_POINT = Pattern(rf"(?<![之统唯同单专第万十])(?P<number>[{NUMERALS}])是(?!否|非)", "一是")
_AHEAD = ("下一步", "下步", "改进", "措施", "整改", "今后", "针对", "解决", "打算")


def _told(report: Report, facts: Facts, source: Source) -> Part | None:
    """Section five where it tells enough to be judged."""
    five = _five(report, facts, source)
    return five if five and five.length >= SHORT else None


def _five(report: Report, facts: Facts, source: Source) -> Part | None:
    """Section five of a whole report, under a heading that asks for problems."""
    section = report.section(5)
    if (facts.year or 2019) < 2019 or not report.whole or section is None:
        return None
    five = part(source, report, 5)
    asked = any(word in section.heading.name for word in ("问题", "改进", "不足"))
    return five if five and five.ended and asked else None
