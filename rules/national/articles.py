"""What the Regulation says on the principle of disclosure and on when reports are due."""

from collections.abc import Iterator

from govlint import Edit, Facts, Finding, Fix, Note, Pattern, Report, Source, Text, rule
from govlint.language.citations import LAW
from govlint.model.prose import excerpt, passages

BASIS = f"《{LAW}》（国务院令第711号）"


@rule(
    "GL713",
    "outdated-principle",
    "公开原则的表述应当是“以公开为常态、不公开为例外”",
    en="The principle is “以公开为常态、不公开为例外”",
    basis=f"{BASIS}第五条：坚持以公开为常态、不公开为例外",
    level="warning",
    note="""2019年修订的条例第五条把原则定为“以公开为常态、不公开为例外”。还写“以公开为原则、不公开
    为例外”的，用的是修订以前的提法，通常也说明这一段多年没有改过。

    2019年度以前的报告不查；把新旧提法放在一起讲变化的不提示；多处使用只说一次。原文引用早年文件的句
    子可能误报：注明出处，保留原文即可。""",
)
def outdated_principle(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Since 2019 article 5 of the Regulation has “以公开为常态、不公开为例外”. The older words
    “以公开为原则” are from before the revision, and a sign that the paragraph has not been touched
    for years.

    Reports for years before 2019 are left alone, and sentences that set the new words beside the
    old. A sentence that quotes an older document word for word is a false alarm: name the document
    and keep it.
    """
    if (facts.year or 2019) < 2019:
        return
    found = [
        (said, match)
        for said in passages(source, report)
        for match in _OUTDATED.finditer(said.text)
        if "常态" not in said.text[max(0, match.start() - 20) : match.end() + 20]
    ]
    if not found:
        return
    said, match = found[0]
    times = f"（共 {len(found)} 处）" if len(found) > 1 else ""
    again = f", {len(found)} times" if len(found) > 1 else ""
    printed = excerpt(source.text[slice(*said.span(*match.span()))])
    words = [said.span(*match.span("word")) for said, match in found]
    yield Finding(
        said.span(*match.span()),
        Text(f"“{printed}”是修订前的提法{times}", f"the words are from before 2019{again}"),
        Text(
            "条例第五条为“坚持以公开为常态、不公开为例外”",
            "article 5 has “坚持以公开为常态、不公开为例外”",
        ),
        related=tuple(Note(said.span(*match.span()), _AGAIN) for said, match in found[1:]),
        fix=Fix(False, tuple(Edit(word, "常态") for word in words)),
    )


_AGAIN = Text("这里也是", "here as well")
_OUTDATED = Pattern(
    r"(?<!不)公开(?:作?为|是)(?P<word>(?:基本|一般)?原则)[\"'”]?[,、;和与]?[\"'“]?以?"
    r"不(?:予)?公开(?:作?为|是)(?:例外|特例)",
    "原则",
)


@rule(
    "GL714",
    "deadline-misquoted",
    "部门、乡镇的年度报告不适用3月31日的期限",
    en="31 March is the date for governments of counties and above",
    basis=f"{BASIS}第四十九条：部门每年1月31日前，县级以上地方人民政府3月31日前",
    level="info",
    confidence="medium",
    note="""条例第四十九条给部门的期限是每年1月31日前，3月31日前是县级以上地方人民政府公布年度报告的
    期限。部门、乡镇或街道把后一个期限当成自己的，是抄错了条款。

    只看前言和总体情况里同时提到条例的句子，政府及其办公室的报告不查。乡镇、街道没有被这一条点名，由
    各地安排；当地确实规定3月31日的，写明是按当地要求，不必引条例。""",
)
def deadline_misquoted(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """Article 49 gives departments until 31 January; 31 March is when governments of counties and
    above publish theirs. A department, township or street that takes the latter for its own quotes
    the wrong clause.

    Only sentences of the preamble and section one that name the Regulation are looked at, and not
    those of governments and their offices. Townships and streets are not named in the article:
    where a local rule says 31 March, cite that rule.
    """
    body = facts.body if "3月31日" in source.folded else None
    own = body is not None and (
        body.kind in {"department", "street"} or (body.level == "township" and body.kind != "")
    )
    if not own or (facts.year or 0) < 2019:
        return
    for said in passages(source, report):
        for start, end in said.sentences() if said.section < 2 else ():
            match = _MARCH.search(said.text, start, end)
            if match and "条例" in said.text[start:end]:
                yield Finding(
                    said.span(*match.span("date")),
                    Text(
                        "3月31日前是县级以上地方人民政府公布年度报告的期限",
                        "31 March is when governments of counties and above publish",
                    ),
                    Text(
                        "部门的期限是1月31日前；乡镇、街道按当地规定",
                        "departments publish by 31 January, townships as told locally",
                    ),
                )
                return


_MARCH = Pattern(
    r"(?P<date>3月31日)[之以]?前[^。;]{0,40}(?:公布|发布|公开)[^。;]{0,40}(?:年度报告|年报)",
    "3月31日",
)
