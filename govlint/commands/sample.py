"""A short sound report of an invented town, for a new rule's cases to begin with."""

from __future__ import annotations

from govlint.forms.form import known_forms

_COUNTS = {
    "new": (3, 1, 0, 0, 0, 0, 4),
    "outcome.disclosed": (2, 1, 0, 0, 0, 0, 3),
    "outcome.unavailable.not_held": (1, 0, 0, 0, 0, 0, 1),
    "outcome.total": (3, 1, 0, 0, 0, 0, 4),
}
_NONE = (0,) * 7


def report(sentence: str) -> str:
    """The report, with a sentence at the end of its first part."""
    rows = known_forms()["2021"].tables["requests"].blocks[0].rows
    requests = "\n".join(
        "\t".join((row.label, *map(str, _COUNTS.get(row.key, _NONE)))) for row in rows
    )
    return _HEAD.replace("{sentence}", sentence) + requests + _TAIL


_HEAD = """白鹭镇人民政府2024年政府信息公开工作年度报告

一、总体情况
本报告的统计期限为2024年1月1日至2024年12月31日。全年在政府网站发布信息86条，网站、服务大厅查阅点和公示栏均可查看；\
收到政府信息公开申请4件，登记、审核、答复有专人办理，按期办结；政府信息管理上，发布前由办公室审核、分管领导签发，\
过期内容按月清理；公开平台的栏目按年初目录调整；监督保障方面，组织业务培训一场，公开工作列入年度考核，接受社会评议，\
没有发生责任追究的情形。
{sentence}

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
_TAIL = """

四、政府信息公开行政复议、行政诉讼情况
行政复议\t行政诉讼
\t未经复议直接起诉\t复议后起诉
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t\
结果维持\t结果纠正\t其他结果\t尚未审结\t总计
0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0

五、存在的主要问题及改进情况
部分栏目更新不够及时，政策解读的形式单一。下一步将明确栏目责任人，按月检查更新情况，增加图文解读。

六、其他需要报告的事项
本年度收取信息处理费0元。

白鹭镇人民政府
2025年1月20日
"""
