from collections.abc import Iterator

from govlint import Finding, Message, Report, Source, lazy, passages, rule

MESSAGE = Message(
    zh="“{printed}”没有写明单位",
    en="“{printed}” of what is not said",
    help_zh="请写明“条”“件”等单位",
    help_en="add the unit: items, requests",
)


@rule(
    "GL821",
    "unit-missing",
    "数字后面应当写明单位",
    en="What is counted has its unit",
    basis="行文规范（数字用法）",
    level="info",
    confidence="medium",
)
def unit_missing(report: Report, source: Source) -> Iterator[Finding]:
    for passage in passages(source, report):
        for count in _COUNT.finditer(passage.text) if passage.section else ():
            before = _COUNTED.search(passage.text[max(0, count.start() - 24) : count.start()])
            if before is not None:
                yield MESSAGE.at(passage.span(*count.span()), printed=before[0] + count[0])


_COUNT = lazy(r"(?<=[息请态文件闻计共约])\d{1,7}(?=[,。;、](?!\d))")
_COUNTED = lazy(
    r"(?:公开|发布|收到|受理|新收|办结|答复|制发|更新|推送)[\u4e00-\u9fff]{0,10}?"
    r"(?:信息|申请|动态|公文|文件|稿件|新闻)(?:共计?|总计|合计|累计|约)?$"
)
