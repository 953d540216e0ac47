"""Whether the file is a report, and its three official tables are there and can be read."""

from collections import defaultdict
from collections.abc import Iterator

from govlint import Facts, Finding, Source, Span, Text, rule
from govlint.forms.form import table_title

FORMS = "国办公开办函〔2021〕30号（2021年度起）、〔2019〕60号（2019、2020年度）"


@rule(
    "GL001",
    "unreadable-input",
    "报告应当能够读取",
    en="The report can be read",
    basis="《政府信息公开条例》第五十条（年度报告应当包括的内容）",
    note="""对数字的全部核对都靠三张统计表。文件的编码认不出，或者表的栏目名称还在、数字却大多对不上
    栏目（常见于从 PDF 逐列复制的文本），就不再往下猜，而是如实说明这张表没有核对。表四只有一行数
    字，个数不对也算读不出。PDF、OFD 里有的页是图片（扫描件），那几页也逐页指出。

    个别行的数字个数不对时由 GL005 逐行指出，整张表都找不到时见 GL003，都不算读不出。问题也可能出在
    文件而不在报告：原件排版正常的，请改用 Word 文件、网页原件，或保留表格行列的文本再查一遍。""",
)
def unreadable_input(source: Source, facts: Facts) -> Iterator[Finding]:
    """Every check of figures rests on the three tables. Where a file cannot be decoded, or the
    labels of a table are there but most can no longer be paired with figures (as when a PDF was
    copied column by column), nothing is guessed: the table is said to be unchecked.

    A few misshapen rows are GL005's, a table that is nowhere GL003's. The fault may be the file's
    and not the report's: if the original looks right, check the Word file or the web page instead.
    A page of a PDF or OFD that is a picture is named: what stands on it was not read.
    """
    yield from (Finding(Span(lost.at, lost.at), *lost[1:]) for lost in source.unread)
    for reading in facts.readings:
        if reading.state != "unreadable":
            continue
        title, due = table_title(reading.table), len(reading.expected)
        wrong = next((r for r in reading.remarks if r.kind in {"short", "long"}), None)
        if wrong is not None:
            yield Finding(
                wrong.place,
                Text(
                    f"{title}应有 {due} 个数字，读到 {wrong.found} 个，不能确定各是哪一栏的",
                    f"{reading.table} should have {due} figures, {wrong.found} were found; "
                    "which column each is of is uncertain",
                ),
                Text("请对照原表补齐或删去多余的数字", "compare with the original table"),
                stated=str(wrong.found),
                computed=str(due),
            )
            continue
        yield Finding(
            reading.place,
            Text(
                f"{title}的栏目与数字对不上，应有的 {due} 个数字一个也不能确定",
                f"the labels and figures of {reading.table} cannot be paired; "
                f"none of its {due} figures is certain",
            ),
            Text(
                "请改用 Word、网页原件，或换一种方式导出文本（保留表格的行列）后再检查",
                "check the Word file or web page itself, or export the text with its rows kept",
            ),
        )


@rule(
    "GL002",
    "not-a-report",
    "应当是政府信息公开工作年度报告",
    en="The file is an annual report on government information disclosure",
    basis="《政府信息公开条例》第四十九条、第五十条",
    note="""点名要查的文件里，没有年度报告的标题，没有六个部分中任何一个的标题，也没有统计表的任何一
    行，多半是选错了文件。先把这一点说清楚，免得把“什么都没查出来”当成“没有问题”。

    只要有一点像年度报告，就按年度报告检查，不会这样提示；检查整个文件夹时，不像的文件只跳过并计数。
    确知文件不是年度报告的，不必列入，或者加 --skip-non-reports 跳过。""",
)
def not_a_report(facts: Facts) -> Iterator[Finding]:
    """A file named on the command line has no title of an annual report, none of the six official
    headings and no row of a table: most likely it is the wrong file. It is said so that silence is
    not taken for a clean report.

    Whatever looks the least bit like a report is checked as one, and in a folder other files are
    only skipped and counted. A file known to be no report need not be named, or
    `--skip-non-reports` passes over it.
    """
    yield from ()


@rule(
    "GL003",
    "table-missing",
    "三张统计表都应当有",
    en="All three official tables are there",
    basis=f"《政府信息公开条例》第五十条；{FORMS}",
    note="""主动公开、依申请公开、复议诉讼的情况都是《政府信息公开条例》第五十条要求报告的内容，统一
    格式各用一张表来填。哪张表找不到，那一部分的数字就等于没有公开，也无从核对。

    2019年度以前没有统一格式，不要求有表；表还在、只是读不通的，由 GL001 说明。表格做成图片的，文本
    里同样找不到：确有图片的不算漏报，但建议改为可以复制的文字表格，便于查找和引用。""",
)
def table_missing(facts: Facts) -> Iterator[Finding]:
    """Article 50 of the Regulation asks for what was published, what was requested and what came of
    remedies, and the form has a table for each. A table that is not in the text leaves its part
    untold and unchecked.

    Silent for years before 2019, when there was no form; a table that is there but cannot be read
    is GL001's. A table printed as a picture cannot be found either: then nothing is left out, but a
    table of text can be searched and quoted.
    """
    missing = defaultdict(list)
    for reading in facts.readings if (facts.year or 9999) >= 2019 else ():
        if reading.state == "missing":
            missing[reading.place].append(reading.table)
    for place, tables in missing.items():
        titles = "、".join(map(table_title, tables))
        yield Finding(
            place,
            Text(f"没有找到{titles}", f"not found: the tables {', '.join(tables)}"),
            Text(
                f"请补上{titles}；如表格是图片，请改为可以复制的文字表格",
                "add what is missing; if a table is a picture, make it a table of text",
            ),
        )
