from collections.abc import Iterator

from govlint import Facts, Finding, Message, Pattern, Report, Source, passages, rule

MESSAGE = Message(
    zh="年度报告引用的是2007年条例的“{article}”",
    en="“{article}” is about the annual report only in the text of 2007",
    help_zh="现行条例为第四十九条、第五十条",
    help_en="now these are articles 49 and 50",
)


@rule(
    "GL707",
    "old-article-number",
    "年度报告的依据是条例第四十九条、第五十条",
    en="Articles 49 and 50 of the Regulation are about the annual report",
    basis="《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条、第五十条",
    level="warning",
    confidence="medium",
    words=("第三十", "第31条", "第32条"),
)
def old_article_number(report: Report, facts: Facts, source: Source) -> Iterator[Finding]:
    if (facts.year or 0) < 2019:
        return
    for passage in passages(source, report):
        if "条例》" not in passage.text:
            continue
        for start, end in passage.sentences():
            match = _OLD_ARTICLE.search(passage.text, start, end)
            if match is None or not _ANNUAL.search(passage.text, start, end):
                continue
            if _REQUESTS.search(passage.text, start, end):
                continue
            yield MESSAGE.at(passage.span(*match.span("article")), article=match["article"])


_OLD_ARTICLE = Pattern(
    r"(?:政府信息公开|《)条例》\)?(?:\([^()]{1,40}\)){0,2}的?(?:规定)?,?(?P<article>第(?:三十[一二]|3[12])条)",
    "第三十",
    "第31条",
    "第32条",
)
_ANNUAL = Pattern(r"年度报告|年报|本报告|编制")
_REQUESTS = Pattern(r"第三方|征求|收到申请|之日|答复")  # what the two articles are about now
