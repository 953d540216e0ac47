"""The decree of the Regulation, and the articles on the annual report."""

import re
from collections.abc import Iterator

from govlint import Edit, Facts, Finding, Fix, Pattern, Report, Source, Span, Text, rule
from govlint.language.citations import LAW, Citation, citations
from govlint.model.prose import passages
from govlint.text.characters import integer

BASIS = f"《{LAW}》（国务院令第711号）"
SHORT = "政府信息公开条例"
DECREE, OLD_DECREE, SINCE = 711, 492, 2019


@rule(
    "GL705",
    "decree-number",
    "《政府信息公开条例》的令号应当是国务院令第711号",
    en="The Regulation is cited with decree number 711",
    basis=f"{BASIS}：2019年4月3日修订，2019年5月15日起施行",
    note="""现行《政府信息公开条例》由国务院令第711号公布，2019年4月3日修订，2019年5月15日起施行。令
    号错一个数字，引用的就是别的文件；写成492号的，引用的是修订以前的条例。

    2019年度以前的报告不查；492号只作警告，2019年度的报告和讲沿革的句子（有“2007年”“原”“修订”等字
    样）写它不提示。同时写有711号，或几个令号并列、说不准属于谁的，都不提示。被误报的历史叙述，加上
    “原”字即可。""",
)
def decree_number(facts: Facts, source: Source) -> Iterator[Finding]:
    """The Regulation in force is State Council decree 711, revised on 3 April 2019 and in force
    since 15 May 2019. A digit off and another document is cited; 492 is the decree of the text
    before the revision.

    Reports before 2019 are left alone. 492 is a warning, and none in reports for 2019 and where the
    sentence tells the history. Silent where 711 stands there as well or several decrees do.
    """
    if (facts.year or SINCE) < SINCE:
        return
    for citation in citations(source):
        if (
            not citation.text.endswith("政府信息公开条例")
            or "号" not in citation.behind.text + citation.before
        ):
            continue
        match = _sole_decree(citation)
        number = integer(match["number"]) if match else None
        if match is None or number in {None, DECREE} or str(DECREE) in match.string:
            continue  # where several decrees stand together, each may be another law's
        place = (
            citation.behind.span(*match.span("number"))
            if match.string == citation.behind.text
            else citation.place
        )
        old = number == OLD_DECREE
        if old and (facts.year == SINCE or _PAST.search(citation.before + citation.behind.text)):
            continue
        zh = "是2007年公布时的令号，条例已于2019年修订" if old else "与条例的令号不符"
        en = "is that of 2007, before the revision of 2019" if old else "is not the Regulation’s"
        yield Finding(
            place,
            Text(f"令号“第{match['number']}号”{zh}", f"decree number {number} {en}"),
            Text("现行条例是国务院令第711号", "the Regulation in force is decree number 711"),
            stated=str(number),
            computed=str(DECREE),
            fix=Fix(False, (Edit(place, str(DECREE)),)) if place != citation.place else None,
            level="warning" if old else None,
        )


_PAST = Pattern(r"2007|2008|原|旧|修订|修改|废止|公布|颁布|发布")
_DECREE = Pattern(
    r"(?:国(?:务院)?令第?|国务院(?:令?第|(?=\d)))(?P<number>\d{3,4}|[零〇一二三四五六七八九百十]{3,7})号",
    "号",
)


def _sole_decree(citation: Citation) -> re.Match[str] | None:
    """The one decree behind a name, or that right before it; None where there are several."""
    found = list(_DECREE.finditer(citation.behind.text))
    if len(found) == 1:
        return found[0]
    before = list(_DECREE.finditer(citation.before))
    if not found and len(before) == 1 and before[0].end() >= len(citation.before) - 1:
        return before[0]
    return None


@rule(
    "GL706",
    "decree-wording",
    "令号应当写作“国务院令第711号”",
    en="The decree is written “国务院令第711号”",
    basis=BASIS,
    level="info",
    note="""规范的写法是“国务院令第711号”。写成“国务院第711号令”“国务院令第711号令”，或漏了“第”字，
    意思不会弄错，但不是正式的引用格式。

    只看711号这一个令号；“国令第711号”不提示。这是写法问题，不影响内容；照录别的文件原文而保留原样
    的，可以不改。""",
)
def decree_wording(source: Source) -> Iterator[Finding]:
    """Decrees are cited as “国务院令第711号”. Put as “国务院第711号令”, with “令” twice or without
    “第”, it is understood but not how a decree is cited.

    Only number 711 is looked at, and “国令第711号” passes. It is a matter of form: words quoted
    from another document may stay.
    """
    for match in _OTHER_ORDER.finditer(source.folded):
        if "".join(match["order"].split()) == "令第" and not match["behind"]:
            continue
        place = Span(*match.span())
        yield Finding(
            place,
            Text(
                f"令号写作“{''.join(source.text[slice(*place)].split())}”",
                "the decree is written in another order",
            ),
            Text("应写作“国务院令第711号”", "write “国务院令第711号”"),
            fix=Fix(True, _reordered(match)),
        )


_OTHER_ORDER = Pattern(r"国务院(?P<order>[令第 ]{0,4})711 ?号 ?(?P<behind>令?)", "711")


def _reordered(match: re.Match[str]) -> tuple[Edit, ...]:
    order = Edit(Span(*match.span("order")), "令第")
    behind = Edit(Span(*match.span("behind")), "")
    if "".join(match["order"].split()) == "令第":
        return (behind,)
    return (order, behind) if match["behind"] else (order,)


@rule(
    "GL707",
    "old-article-number",
    "年度报告的依据是条例第四十九条、第五十条",
    en="Articles 49 and 50 of the Regulation are about the annual report",
    basis=f"{BASIS}第四十九条、第五十条",
    level="warning",
    confidence="medium",
    note="""现行条例里讲年度报告的是第四十九条和第五十条。第三十一条、第三十二条是2007年条例的条号，
    现在讲的是申请的办理，用它们作编制报告的依据，说明这句话还是修订以前的。

    2019年度以前的报告不查；句子同时提到编制年度报告才算，讲收到申请、征求意见、答复的，引的正是现行
    条文，不提示。引用地方条例的条文可能误报：写出它的全称即可。""",
)
def old_article_number(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """In the Regulation in force articles 49 and 50 are about the annual report. Articles 31 and 32
    were so in the text of 2007 and are about requests now; a report that rests on them has kept an
    old sentence.

    Reports before 2019 are left alone, and so are sentences on requests, for which these articles
    are right. An article of a local regulation may be a false alarm: give that regulation its full
    name.
    """
    if (facts.year or 0) < SINCE:
        return
    for said in passages(source, report):
        if "条例》" not in said.text:
            continue
        for start, end in said.sentences():
            match = _OLD_ARTICLE.search(said.text, start, end)
            if match is None or not _ANNUAL.search(said.text, start, end):
                continue
            if _REQUESTS.search(said.text, start, end):
                continue
            yield Finding(
                said.span(*match.span("article")),
                Text(
                    f"年度报告引用的是2007年条例的“{match['article']}”",
                    f"“{match['article']}” is about the annual report only in the text of 2007",
                ),
                Text("现行条例为第四十九条、第五十条", "now these are articles 49 and 50"),
            )


_OLD_ARTICLE = Pattern(
    r"(?:政府信息公开|《)条例》\)?(?:\([^()]{1,40}\)){0,2}的?(?:规定)?,?(?P<article>第(?:三十[一二]|3[12])条)",
    "第三十",
    "第31条",
    "第32条",
)
_ANNUAL = Pattern(r"年度报告|年报|本报告|编制")
_REQUESTS = Pattern(r"第三方|征求|收到申请|之日|答复")  # what the two articles are about now
