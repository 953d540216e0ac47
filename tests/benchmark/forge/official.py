"""The official form (2021): headings, and the rows and columns of its three tables by key."""

SECTIONS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
PEOPLE = ("natural_person", "company", "research", "social", "legal_service", "other", "total")
PEOPLE_LABELS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_RESULT = "三、本年度办理结果"
_REFUSED, _UNAVAILABLE = "（三）不予公开", "（四）无法提供"
_DECLINED, _OTHER = "（五）不予处理", "（六）其他处理"
REQUESTS = {
    "new": ("一、本年新收政府信息公开申请数量",),
    "carried_in": ("二、上年结转政府信息公开申请数量",),
    "disclosed": (_RESULT, "（一）予以公开"),
    "partial": (_RESULT, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    "state_secret": (_RESULT, _REFUSED, "1.属于国家秘密"),
    "prohibited_by_law": (_RESULT, _REFUSED, "2.其他法律行政法规禁止公开"),
    "security_stability": (_RESULT, _REFUSED, "3.危及“三安全一稳定”"),
    "third_party": (_RESULT, _REFUSED, "4.保护第三方合法权益"),
    "internal_affairs": (_RESULT, _REFUSED, "5.属于三类内部事务信息"),
    "process": (_RESULT, _REFUSED, "6.属于四类过程性信息"),
    "enforcement_file": (_RESULT, _REFUSED, "7.属于行政执法案卷"),
    "administrative_query": (_RESULT, _REFUSED, "8.属于行政查询事项"),
    "not_held": (_RESULT, _UNAVAILABLE, "1.本机关不掌握相关政府信息"),
    "needs_creation": (_RESULT, _UNAVAILABLE, "2.没有现成信息需要另行制作"),
    "unclear": (_RESULT, _UNAVAILABLE, "3.补正后申请内容仍不明确"),
    "petition": (_RESULT, _DECLINED, "1.信访举报投诉类申请"),
    "repeated": (_RESULT, _DECLINED, "2.重复申请"),
    "publication": (_RESULT, _DECLINED, "3.要求提供公开出版物"),
    "excessive": (_RESULT, _DECLINED, "4.无正当理由大量反复申请"),
    "confirmation": (_RESULT, _DECLINED, "5.要求行政机关确认或重新出具已获取信息"),
    "not_supplemented": (
        _RESULT, _OTHER, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    "fee_unpaid": (
        _RESULT, _OTHER, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    "other": (_RESULT, _OTHER, "3.其他"),
    "total": (_RESULT, "（七）总计"),
    "carried_out": ("四、结转下年度继续办理",),
}  # fmt: skip
OUTCOMES = tuple(key for key, path in REQUESTS.items() if path[0] == _RESULT and key != "total")
"""The rows that the total of the outcomes adds up."""
REMEDIES = {"review": "行政复议", "direct": "未经复议直接起诉", "after_review": "复议后起诉"}
RESULTS = ("upheld", "corrected", "other", "pending", "total")
RESULT_LABELS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
DISCLOSURE = (
    ("第二十条第（一）项", ("issued", "repealed", "in_force"),
     ("本年制发件数", "本年废止件数", "现行有效件数"),
     {"regulations": "规章", "normative_documents": "行政规范性文件"}),
    ("第二十条第（五）项", ("decisions",), ("本年处理决定数量",), {"licensing": "行政许可"}),
    ("第二十条第（六）项", ("decisions",), ("本年处理决定数量",),
     {"penalties": "行政处罚", "coercion": "行政强制"}),
    ("第二十条第（八）项", ("amount",), ("本年收费金额（单位：万元）",),
     {"fees": "行政事业性收费"}),
)  # fmt: skip
