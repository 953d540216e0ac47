"""A whole report of an invented town, and a small pack, for the tests of the edges."""

from pathlib import Path

from govlint.forms.form import known_forms

COUNTS = {
    "new": [9, 2, 0, 0, 0, 1, 12],
    "carried_in": [1, 0, 0, 0, 0, 0, 1],
    "outcome.disclosed": [6, 1, 0, 0, 0, 1, 8],
    "outcome.partial": [2, 0, 0, 0, 0, 0, 2],
    "outcome.unavailable.not_held": [1, 1, 0, 0, 0, 0, 2],
    "outcome.total": [9, 2, 0, 0, 0, 1, 12],
    "carried_out": [1, 0, 0, 0, 0, 0, 1],
}
WRONG = {"outcome.total": [11, 2, 0, 0, 0, 1, 12]}


def report(changed: dict[str, list[int]] | None = None) -> str:
    """The report, its third table with the rows of `changed`."""
    counts = COUNTS | (changed or {})
    rows = known_forms()["2021"].tables["requests"].blocks[0].rows
    requests = "\n".join(
        "\t".join([row.label, *map(str, counts.get(row.key, [0] * 7))]) for row in rows
    )
    return _HEAD + requests + _TAIL


def pack(folder: Path) -> str:
    """A pack in `folder` with the rules of reading, two identities and a rule of prose."""
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("title: 试用\nletters: GL\n", "utf-8")
    (folder / "requests.yaml").write_text(_IDENTITIES, "utf-8")
    (folder / "reading.py").write_text(_PYTHON, "utf-8")
    case = folder / "cases" / "GL301" / "one"
    case.mkdir(parents=True)
    (case / "expected.txt").write_text("error[GL301] 例子\n", "utf-8")
    return str(folder)


TROUBLE = (
    "部分栏目更新不够及时，政策解读的形式单一。"
    "下一步将明确栏目责任人，按月检查更新情况，增加图文解读。"
)
"""All that section five says."""
WORK = (
    "本报告的统计期限为2024年1月1日至2024年12月31日。公开的信息在政府网站、服务大厅查阅点和公示栏均可看到；"
    "依申请公开的登记、审核、答复有专人办理，按期办结；政府信息管理上，发布前由办公室审核、分管领导签发，"
    "过期内容按月清理；公开平台的栏目按年初目录调整；监督保障方面，组织业务培训一场，公开工作列入年度考核，"
    "接受社会评议，没有发生责任追究的情形。"
)
_HEAD = f"""云溪镇人民政府2024年政府信息公开工作年度报告

一、总体情况
2024年，云溪镇“公开”政府信息　120　条。{WORK}

二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t1\t0\t3
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t35
第二十条第（六）项
信息内容\t本年处理决定数量
行政处罚\t2
行政强制\t0
第二十条第（八）项
信息内容\t本年收费金额（单位：万元）
行政事业性收费\t1.5

三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况
\t自然人\t法人或其他组织\t总计
\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他
"""
_TAIL = f"""

四、政府信息公开行政复议、行政诉讼情况
行政复议\t行政诉讼
\t未经复议直接起诉\t复议后起诉
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0

五、存在的主要问题及改进情况
{TROUBLE}

六、其他需要报告的事项
本年度收取信息处理费0元。

云溪镇人民政府
2025年1月20日
"""
_IDENTITIES = """
GL301:
  name: requests-balance
  title: 收办平衡
  en: Requests balance
  basis: 国办公开办函〔2021〕30号 表三
  table: requests
  each: column
  assert: 本年新收 + 上年结转 == 办理结果.总计 + 结转下年度
GL303:
  name: requests-row-total
  title: 每行的总计
  basis: 国办公开办函〔2021〕30号 表三
  table: requests
  each: row
  assert: 自然人 + sum(法人或其他组织.*) == 总计
"""
_PYTHON = '''
from govlint.bilingual import Text
from govlint.model.diagnostic import Finding
from govlint.engine.rule import rule
from govlint.model.tree import Span

@rule("GL001", "unreadable-input", "文件应当能读", en="files can be read", basis="条例")
def unreadable(source):
    """读不出来的文件没有查。"""
    yield from ()

@rule("GL002", "not-a-report", "应当是年报", en="it is a report", basis="条例")
def foreign(source):
    """看不出是年报。"""
    yield from ()

@rule("GL803", "stray-space", "不应有多余空格", level="warning", basis="—")
def blanks(source):
    """正文中多余的空格。"""
    start = source.text.find("\\u3000")
    while start >= 0:
        said = Text("多余的空格", "stray blank")
        yield Finding(Span(start, start + 1), said, Text("删去", "remove it"))
        start = source.text.find("\\u3000", start + 1)

@rule("GL899", "crashes", "用来出错", level="info")
def crash(source):
    """报告里有“崩溃”时出错。"""
    if "崩溃" in source.text:
        raise ZeroDivisionError("为了测试")
    yield from ()
'''
