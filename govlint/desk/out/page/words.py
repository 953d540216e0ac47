"""What the desk's page and workbook say in both languages."""

from __future__ import annotations

from govlint.bilingual import Text

TITLE = Text("政府信息公开工作年度报告审阅台", "The desk of annual reports")
UNDER_REVIEW = Text("审阅年度", "under review")
BODIES = Text("单位", "bodies")
BODY = Text("单位", "body")
YEAR = Text("年度", "year")
DUE = Text("应报", "due")
HANDED_IN = Text("已报", "handed in")
MISSING = Text("缺报", "missing")
ILLEGIBLE = Text("读不出", "illegible")
LATE = Text("逾期", "late")
COPIES = Text("雷同", "copies")
MATRIX = Text("单位 × 年度", "Bodies × years")
TREND = Text("新收申请", "new requests")
RANKING = Text("问题较多的单位", "Most findings")
RULES = Text("常见问题", "Most frequent")
OVER_YEARS = Text("历年情况", "Over the years")
CHANGES = Text("与上次相比", "Since the last run")
ROLL_UP = Text("汇总核对", "Roll-up")
NOTICES = Text("收件情况", "Files to look at")
FINDINGS = Text("问题清单", "Findings")
STATES = {
    "clean": Text("无问题", "clean"),
    "info": Text("提示", "info"),
    "warning": Text("警告", "warning"),
    "error": Text("错误", "error"),
    "missing": MISSING,
    "illegible": ILLEGIBLE,
    "none": Text("不需报送", "not due"),
}
ALL = Text("全部", "all")
NONE = Text("没有。", "None.")
SHOW = Text("只看", "show")
PLACE = Text("位置", "place")
FINDING = Text("问题", "finding")
RIGHT = Text("应为", "should be")
LEVEL = Text("级别", "level")
RULE = Text("规则", "rule")
FILE = Text("文件", "file")
NEAR = Text("可能是这个文件", "may be this file")
STATE = Text("变化", "change")
NEXT = Text("下一步", "next step")
SOURCE = Text("相同于", "the same as")
SHARE = Text("雷同", "share")
HERE = Text("本报告", "this report")
SAID = Text("情况", "what is the matter")
KIND = Text("类别", "kind")
ITEM = Text("项目", "figure")
OWN = Text("本级报告所填", "as reported")
SUM = Text("所属单位合计", "sum of its bodies")
DIFFERENCE = Text("相差", "difference")
NOT_THERE = Text("未到", "not there")
NOBODYS = Text("没有归入单位的文件", "files of nobody on the list")
NARROW = Text(
    "窄屏上只列近三年，各年见宽屏或工作簿。",
    "A narrow screen shows three years; all are in the workbook.",
)
FOOT = Text(
    "由 govlint 生成。数字都取自各份报告；本页不联网，也不含脚本，可以直接打印。",
    "Made by govlint. All figures are the reports' own. This page needs no network, holds no "
    "script, and can be printed.",
)
ROLLED_UP = {
    "new": Text("新收申请", "new requests"),
    "carried_in": Text("上年结转", "carried in"),
    "outcome.total": Text("办理总计", "dealt with"),
    "carried_out": Text("结转下年", "carried out"),
    "review": Text("行政复议", "reviews"),
    "litigation.direct": Text("直接诉讼", "direct litigation"),
    "litigation.after_review": Text("复议后诉讼", "litigation after review"),
}
