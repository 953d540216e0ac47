"""What `govlint new` writes: the text of each file, by its path in the pack."""

from __future__ import annotations

from govlint.bilingual import Text
from govlint.commands import schemas
from govlint.text.characters import width

_OUGHT = "这一句请换成规则应当指出的写法。"
_SOUND = "这一句请换成正确的写法，规则不应指出。"

# What a rule of each kind says until its author has written it: it says nothing of a sound report.
# Each line with what is said of it; `#` begins what may be left out.
_BODIES: dict[str, tuple[tuple[str, Text], ...]] = {
    "forbid": (
        ("forbid: 请换成不应出现的字样", Text("也可以是模式", "or a pattern")),
        ("# replace: 正确的写法", Text("只有一种正确写法时写上", "if there is one right wording")),
        (
            "# in: [title, prose]",
            Text("在哪里找，不写就是各段正文", "where to look"),
        ),
        ("# unless: '《[^》]{1,60}》'", Text("例外", "exceptions")),
    ),
    "terms": (
        ("terms:", Text("错误的写法: 正确的写法", "wrong: right")),
        ("  请换成错误的写法: 正确写法", Text("", "")),
    ),
    "require": (
        ("in: [section.1]", Text("在哪一部分找", "the part to look at")),
        ("require: '情况|本年|年'", Text("应当写到的字样，模式", "a pattern that must be there")),
    ),
    "section": (
        ("section: 5", Text("第几部分", "the number of the part")),
        ("min: 1", Text("至少多少字", "its length, at least")),
        ("# any_of: [时限, 月底前]", Text("至少写到其中一个", "words of which it has one")),
        ("# all_of: [问题, 改进]", Text("都要写到", "words it has all of")),
    ),
    "cell": (
        ("cell: 表二.行政事业性收费.本年收费金额", Text("表.行.列", "table.row.column")),
        ("type: number", Text("或 whole（整数）、amount（万元）", "or whole, or amount (in 万元)")),
        ("max: 99999999", Text("不大于多少", "at most")),
    ),
    "date": (
        ("since: 2021", Text("从哪一年的报告起", "the first report year it is for")),
        (
            "date: signed >= year.start",
            Text("如：落款日期 <= 次年1月31日", "such as: signed <= 01-31 of next year"),
        ),
    ),
    "assert": (
        ("table: {table}", Text("哪张表", "the table")),
        ("each: {each}", Text("对每一列（column）还是每一行（row）", "of every column, or row")),
        (
            "assert: {names} >= 0",
            Text("换成你的关系，如：甲 + 乙 == 总计", "your relation, such as: 甲 + 乙 == 总计"),
        ),
    ),
}
KINDS = tuple(_BODIES)
_COLUMN = 42
_TABLES = {
    "2": ("disclosure", "row", "本年制发件数"),
    "4": ("remedies", "row", "总计"),
}
_REQUESTS = ("requests", "column", "本年新收")


def usual(code: str) -> str:
    """The kind most rules of such a code are of: 2xx, 3xx and 4xx are about the tables."""
    return "assert" if code[-3] in "234" else "forbid"


def pack(title: str, extends: str, letters: str, lang: str) -> dict[str, str]:
    """The files of a new pack, its rules apart."""
    said = _PACK.in_language(lang).format(title=_quoted(title), extends=extends, letters=letters)
    return {"pack.yaml": _hint("pack") + said, **_schema("pack")}


def rule(code: str, kind: str, lang: str) -> dict[str, str]:
    """The files of a new rule: what is to be written, a case in which it speaks, a silent one."""
    table, each, names = _TABLES.get(code[-3], _REQUESTS)
    body = "".join(f"  {_line(*line, lang)}\n" for line in _BODIES[kind])
    if kind == "assert":
        body = body.format(table=table, each=each, names=names)
    head = _RULE.in_language(lang).format(code=code, name=f"{code.lower()}-rename-me")
    cases = f"cases/{code}"
    return {
        f"{code.lower()}.yaml": f"{_hint('rules')}{head}{body}",
        f"{cases}/speaks/report.txt": _report(kind, table, _OUGHT),
        f"{cases}/sound-silent/report.txt": _report(kind, table, _SOUND),
        **_schema("rules"),
    }


def _report(kind: str, table: str, sentence: str) -> str:
    """A report of a few lines of an invented town: what a rule of the kind looks at."""
    part = _PARTS[table if kind == "assert" else kind if kind in _PARTS else ""]
    return f"白鹭镇人民政府2024年政府信息公开工作年度报告\n\n{part.format(sentence=sentence)}"


def _line(written: str, said: Text, lang: str) -> str:
    """A line of YAML and what is said of it, aligned."""
    comment = said.in_language(lang)
    room = max(1, _COLUMN - width(written))
    return f"{written}{' ' * room}# {comment}" if comment else written


def _schema(kind: str) -> dict[str, str]:
    return {f"schemas/{schemas.file(kind)}": schemas.text(kind)}


def _hint(kind: str) -> str:
    """The comment by which editors find the schema (yaml-language-server)."""
    return f"# yaml-language-server: $schema=schemas/{schemas.file(kind)}\n"


def _quoted(title: str) -> str:
    return "'" + title.replace("'", "''") + "'"


# The part of a report that rules of a kind, or of a table, are about.
_PARTS = {
    "": """一、总体情况

2024年在政府网站发布信息86条，收到政府信息公开申请4件，均已按期答复。
{sentence}
""",
    "section": """五、存在的主要问题及改进情况

{sentence}
""",
    "cell": """二、主动公开政府信息情况

信息内容\t本年收费金额（单位：万元）
行政事业性收费\t1.5

{sentence}
""",
    "date": """六、其他需要报告的事项

{sentence}

白鹭镇人民政府
2025年1月20日
""",
    "disclosure": """二、主动公开政府信息情况

信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t1\t0\t3

{sentence}
""",
    "requests": """三、收到和处理政府信息公开申请情况

\t申请人情况
\t自然人\t法人或其他组织\t总计
\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他
一、本年新收政府信息公开申请数量\t3\t1\t0\t0\t0\t0\t4
二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0
（七）总计\t3\t1\t0\t0\t0\t0\t4
四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0

{sentence}
""",
    "remedies": """四、政府信息公开行政复议、行政诉讼情况

行政复议\t行政诉讼
\t未经复议直接起诉\t复议后起诉
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t\
结果维持\t结果纠正\t其他结果\t尚未审结\t总计
1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0

{sentence}
""",
}
_PACK = Text(
    """# 规则包。写法见 docs/writing-rules.zh.md
title: {title}
extends: {extends}         # 在哪个规则包之上
letters: {letters}               # 本包规则编号的字母
# region: 320800          # 行政区划代码：配置里写 region 的，会自动选用
# drop: [GL115]           # 上级规则包中不用的规则
""",
    """# A pack of rules; see docs/writing-rules.md
title: {title}
extends: {extends}         # the pack it adds to
letters: {letters}               # the letters its codes begin with
# region: 320800          # division code, by which a configuration finds the pack
# drop: [GL115]           # rules of the pack extended that are left out
""",
)
_RULE = Text(
    """# 规则 {code}。写法见 docs/writing-rules.zh.md。
# cases/{code}/speaks 是应当指出的报告，sound-silent 是不应指出的。
# govlint test 现在不通过：写好规则、改好两份报告，才通过。
{code}:
  name: {name}      # 小写字母，用连字符
  title: 用一句话写明正确的报告是什么样
  # en: the same in English
  basis: 写明依据的文件和条款
  level: warning                    # error、warning 或 info
""",
    """# The rule {code}; see docs/writing-rules.md.
# cases/{code}/speaks is a report it is to speak of, sound-silent one it is not: `govlint test`
# fails until both are written.
{code}:
  name: {name}      # small letters, hyphens
  title: 用一句话写明正确的报告是什么样
  # en: the same in English
  basis: 写明依据的文件和条款
  level: warning                    # error, warning or info
""",
)
