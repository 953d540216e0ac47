"""The title: that there is one, with the year and the body that reports."""

from collections.abc import Iterator

from govlint import Facts, Finding, Pattern, Report, Source, Text, rule
from govlint.model.prose import excerpt, title

LAW = "《政府信息公开条例》第四十九条、第五十条"
NAME = "政府信息公开工作年度报告"


@rule(
    "GL130",
    "title-missing",
    "报告应当有标题",
    en="The report has a title",
    basis=f"{LAW}（“政府信息公开工作年度报告”）",
    level="warning",
    confidence="medium",
    note="""标题告诉读者这是哪个单位、哪一年的什么报告。没有标题，报告下载、转载以后就认不出来，也不
    便查找。

    标题分成几行的认得出来；节选、HTML 文件和2019年度以前的报告不查。网页上的标题常在正文之外，复制
    时没有带上，所以只作警告：页面上已有标题的，可以不改。""",
)
def title_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """The title tells whose report it is, of which year and on what. Without it a report that is
    downloaded or reprinted cannot be told from others, nor easily found.

    A title in several lines is recognised; excerpts, HTML files and reports before 2019 are left
    alone. On a web page the title often stands outside the text that was copied, so this is a
    warning only: if the page has one, leave it.
    """
    web = source.path.lower().endswith((".html", ".htm"))
    if not report.whole or facts.particulars.title or web or (facts.year or 9999) < 2019:
        return
    first = next(leaf.inner for leaf in report.leaves() if leaf.inner.end > leaf.inner.start)
    yield Finding(
        first,
        Text(f"没有找到标题“……{NAME}”", f"no title “…{NAME}” was found"),
        Text(
            "请补上标题，写明机关、年份；如标题在网页页面上、不在正文里，可不改",
            "add it, with the body and the year; leave it if the page carries it outside the text",
        ),
    )


@rule(
    "GL133",
    "title-year-missing",
    "标题应当写明年份",
    en="The title states the year",
    basis="《政府信息公开条例》第四十九条（上一年度）；通行做法",
    level="warning",
    confidence="medium",
    note="""年度报告一年一份。标题不写年份，读者要翻到正文或者落款才知道是哪一年的，转载、归档以后更
    容易弄混。

    年份用汉字写，或者在标题的上一行，都算写了；节选不查。标题连机关名称也没有的，可能只是网页栏目的
    名称，只作提示。网页页面上已有完整标题的，可以不改。""",
)
def title_year_missing(report: Report, source: Source) -> Iterator[Finding]:
    """There is one report each year. Without the year in its title, readers must look for it in the
    text or the sign-off, and copies and archives mix reports up.

    A year in Chinese numerals, or in the title’s line above, counts; excerpts are left alone. A
    title that names no body either may be a column’s name, and is only information. If the web page
    carries the full title, leave it.
    """
    said = title(source, report)
    if said is None or not report.whole or _YEAR.search(said.text):
        return
    bare = _NO_BODY.search(said.text) is not None
    yield Finding(
        said.span(0, len(said.text)),
        Text(
            f"标题“{excerpt(said.text, 40)}”没有写年份",
            f"the title “{excerpt(said.text, 40)}” states no year",
        ),
        Text("请在标题中写明报告年份", "state the report's year in the title"),
        level="info" if bare else None,
    )


_YEAR = Pattern(r"20\d\d|[二2][〇零○Oo0]|\d\d年")


@rule(
    "GL134",
    "title-organ-missing",
    "标题应当写明机关名称",
    en="The title names the body that reports",
    basis="通行做法",
    level="warning",
    confidence="medium",
    note="""标题写明机关名称，读者才知道是谁的报告；同一个网站发布许多单位的报告，没有名称就分不清。

    名称在标题的上一行、或者写在年份后面，都算写了；节选不查。从落款等处看得出是哪个单位的，只作提
    示。网页栏目或页面标题已经标明单位的，可以不改。""",
)
def title_organ_missing(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    """The name of the body in the title tells whose report it is; on a site that publishes those of
    many bodies they cannot be told apart without it.

    A name in the title’s line above, or behind the year, counts; excerpts are left alone. Where the
    sign-off or another place tells the body, this is only information. If the column or the page’s
    own title names it, leave it.
    """
    said, organ = title(source, report), facts.particulars.organ
    if said is None or not report.whole or "公开" not in said.text:
        return
    stated = facts.particulars.title
    if organ is not None and stated is not None and organ.place == stated.place:
        return
    if not _NO_BODY.search(said.text):
        return
    yield Finding(
        said.span(0, len(said.text)),
        Text(
            f"标题“{excerpt(said.text, 40)}”没有写机关名称",
            f"the title “{excerpt(said.text, 40)}” names no body",
        ),
        Text("请在标题中写明机关名称", "name the body in the title"),
        level="info" if organ is not None else None,
    )


_NO_BODY = Pattern(
    r"^(?:关于)?(?:20\d\d年?度?|二[〇零○Oo0]..年?度?)?(?:政府|政务|信息)[^,。]*(?:报告|年报)"
)
