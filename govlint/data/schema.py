"""The tables of the data: their columns, each with its type and what it means.

No name is a reserved word of SQL: a query needs no quotes.
"""

from __future__ import annotations

from typing import NamedTuple

from govlint.bilingual import Text

KINDS = ("text", "integer", "number", "date", "boolean")
"""The types of columns; a date has no time."""
EXACT = 2**53
"""A `number` is a double: integers up to this are exact."""
STATUSES = {
    "read": Text("读出，figure 为其数值", "read: `figure` is its value"),
    "blank": Text("单元格是空的", "the cell is blank"),
    "not_a_number": Text(
        "印的不是数字（/、—、无、3件），或大到双精度数存不准",
        "what is printed is no plain number (/, —, 无, 3件), or too large for a double",
    ),
    "not_read": Text(
        "应有此格，但没有读出（缺表、缺行、列对不上）",
        "the cell is due but was not read (no table, no row, columns uncertain)",
    ),
}
"""What is known of a cell of the tables."""
REPORT_STATUSES = {
    "read": Text("读完", "wholly read"),
    "incomplete": Text("应有的数字没有读全", "figures that are due were not read"),
    "unreadable": Text("文件读不出来", "the file could not be read"),
    "not_a_report": Text("点名的文件看不出是年报", "a file that was named is no report"),
}
"""How far a report could be read."""


class Column(NamedTuple):
    """A column: its name, its type (one of `KINDS`), and what it means."""

    name: str
    kind: str
    meaning: Text


_PATH = Column("path", "text", Text("文件", "the file"))
HEAD = (
    _PATH,
    Column("organ", "text", Text("单位名称", "the body that reports")),
    Column(
        "organ_level",
        "text",
        Text(
            "单位层级：state、province、city、county、township，名称看不出的为空",
            "its level: state, province, city, county, township; null where its name does not tell",
        ),
    ),
    Column("region", "text", Text("名称开头的行政区划", "the divisions its name begins with")),
    Column("report_year", "integer", Text("报告年度", "the year the report is about")),
    Column("form", "text", Text("格式：2019 或 2021", "the official form: 2019 or 2021")),
)  # fmt: skip"""What the rows of a report begin with in every table but its own."""
_KEYS = (
    Column("table_key", "text", Text(
        "表：disclosure（二）、requests（三）、remedies（四）",
        "the table: disclosure (2), requests (3), remedies (4)",
    )),
    Column("row_key", "text", Text("行，见下文", "the row, see below")),
    Column("column_key", "text", Text("列，见下文", "the column, see below")),
)  # fmt: skip
_PLACE = (
    Column("line", "integer", Text(
        "行号，从 1 起；没有行的文件为空", "line, from 1; null in files without lines",
    )),
    Column("line_column", "integer", Text("行中第几个字符，从 1 起", "character in it, from 1")),
    Column("place", "text", Text(
        "位置的说法，用于 Word、PDF、表格等没有行的文件",
        "the place in words, for files without lines (Word, PDF, sheets)",
    )),
)  # fmt: skip

_REPORTS = (
    _PATH,
    Column("status", "text", Text("读到什么程度，见下文", "how far it was read, see below")),
    Column("title", "text", Text("标题", "its title")),
    HEAD[1],
    Column("organ_kind", "text", Text(
        "单位性质：government、office、department、street、zone、unit",
        "what the body is: government, office, department, street, zone, unit",
    )),
    *HEAD[2:],
    Column("period_start", "date", Text("统计期限的起日", "first day of the statistics")),
    Column("period_end", "date", Text("统计期限的止日", "last day of the statistics")),
    Column("signed_organ", "text", Text("落款单位", "who signs")),
    Column("signed_date", "date", Text("落款日期", "the date of signing")),
    Column("medium", "text", Text("文件种类：text、docx 等", "kind of file: text, docx …")),
    Column("figures_expected", "integer", Text("应有的数字", "figures that are due")),
    Column("figures_read", "integer", Text("其中读出的", "of them read")),
    Column("shortfall", "text", Text("没有读全的原因", "why it was not wholly read")),
)  # fmt: skip
_FIGURES = (
    *HEAD,
    *_KEYS,
    Column("figure", "number", Text("数值；没有读出的为空", "the value; null where none was read")),
    Column("status", "text", Text("单元格的状态，见下文", "what is known of the cell, see below")),
    Column("printed", "text", Text("单元格中所印", "what is printed in the cell")),
    Column("figure_type", "text", Text(
        "count（件）、amount（万元）或 change（增减，可负）",
        "count, amount (10,000 yuan) or change (may be negative)",
    )),
    Column("row_label", "text", Text("行的官方名称", "the official label of the row")),
    Column("column_label", "text", Text("列的官方名称", "the official label of the column")),
    *_PLACE,
)  # fmt: skip
_CLAIMS = (
    *HEAD,
    *_KEYS,
    Column("cells", "text", Text(
        "所指的各格，以 + 相连；只有一格时上三列也有",
        "the cells meant, joined by +; of a single one the three columns above tell too",
    )),
    Column("claimed", "number", Text("句中的数字", "the figure in the sentence")),
    Column("claim_unit", "text", Text("单位：件、万元等", "its unit: 件, 万元 …")),
    Column("bound", "text", Text(
        "= 正好，> 余、以上，< 不足，~ 约", "= exactly, > more than, < less than, ~ about",
    )),
    Column("claim_year", "text", Text("this 本年，other 别的年度", "this year or an other")),
    Column("claim_scope", "text", Text(
        "wider 范围更大（全市），narrower 更小（市本级），未说为空",
        "wider or narrower than the body, null where not said",
    )),
    Column("is_negated", "boolean", Text("说的是没有（未收到）", "it says that there was none")),
    Column("is_sure", "boolean", Text("主语在同一句，词义明确", "its words mean one thing")),
    Column("is_part", "boolean", Text("“其中”之后的分项", "it stands in a list after 其中")),
    Column("agrees", "boolean", Text(
        "与表格是否相符；别的年度或说不准的为空",
        "whether the tables agree; null for other years and where they do not tell",
    )),
    Column("quotation", "text", Text("原文", "the words")),
    *_PLACE,
)  # fmt: skip
_SECTIONS = (
    *HEAD,
    Column("section_number", "integer", Text(
        "第几部分，1 至 6；第一个标题之前为 0", "which section, 1 to 6; 0 before the first",
    )),
    Column("heading", "text", Text("所印的标题", "its heading as printed")),
    Column("full_text", "text", Text("全文，表格一行一行", "all of it, tables row by row")),
    Column("prose_text", "text", Text("只有文字，不含表格", "its paragraphs, without tables")),
    Column("prose_length", "integer", Text("文字的字数", "characters of its paragraphs")),
    *_PLACE,
)  # fmt: skip
_FINDINGS = (
    *HEAD,
    Column("rule_code", "text", Text("规则编号", "code of the rule")),
    Column("rule_name", "text", Text("规则名称", "name of the rule")),
    Column("finding_level", "text", Text("error、warning 或 info", "error, warning or info")),
    Column("confidence", "text", Text("把握：high、medium、low", "how sure: high, medium, low")),
    Column("message", "text", Text("问题", "what was found")),
    *_KEYS,
    Column("stated", "text", Text("报告所填", "the figure as stated")),
    Column("should_be", "text", Text("应填", "the figure as it should be")),
    Column("next_step", "text", Text("下一步", "the next step")),
    Column("basis", "text", Text("依据", "law, document or convention")),
    Column("logical_place", "text", Text("位置：表、行、列或部分", "table, row, column or part")),
    Column("fingerprint", "text", Text("同一问题行号变了也不变", "the same however lines move")),
    Column("is_suppressed", "boolean", Text("有例外或在基线中", "an exception covers it")),
    Column("suppressed_by", "text", Text("例外的理由", "the reason of the exception")),
    *_PLACE,
)  # fmt: skip

TABLES: dict[str, tuple[Column, ...]] = {
    "reports": _REPORTS,
    "figures": _FIGURES,
    "claims": _CLAIMS,
    "sections": _SECTIONS,
    "findings": _FINDINGS,
}
"""The tables by name, each with its columns in order."""
TITLES = {
    "reports": Text("一份报告一行", "a row a report"),
    "figures": Text("每个应有的单元格一行（默认）", "a row a cell that is due: the default"),
    "figures_wide": Text(
        "一份报告一行，一格一列（--wide）", "a row a report, a column a cell (--wide)"
    ),
    "claims": Text("句子所说的数字，一个一行", "a row a figure that a sentence states"),
    "sections": Text("各部分及其文字，一部分一行", "a row a section, with its text"),
    "findings": Text("govlint check 发现的问题，一个一行", "a row a finding of `govlint check`"),
}
"""What a row of each table is."""
