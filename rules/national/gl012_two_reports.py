from collections.abc import Iterator

from govlint import Finding, Message, Report, rule

TWO = Message(
    zh="文件里从这里起是另一份年度报告，只检查了前一份",
    en="another annual report begins here; only the one before it was checked",
    help_zh="请把两份报告分成两个文件，分别检查",
    help_en="put the two reports into files of their own and check each",
)


@rule(
    "GL012",
    "two-reports",
    "一个文件只放一份报告",
    en="A file holds one report",
    basis="《政府信息公开条例》第四十九条、第五十条",
)
def two_reports(report: Report) -> Iterator[Finding]:
    """Figures of two reports in one file would be taken for those of one."""
    for leaf in report.signoff:
        if leaf.kind == "SECOND":
            yield TWO.at(leaf.inner)
