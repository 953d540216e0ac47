"""The official tables, written out a second time: nothing here is read from `grammar/`."""

from __future__ import annotations

from collections.abc import Iterator

from .report import Block, Figure, Figures, Key, Row, Table

ORDINALS = ("一、", "二、", "三、", "四、", "五、", "六、")
SECTIONS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
TABLES = {1: "disclosure", 2: "requests", 3: "remedies"}
"""Which table stands in the section of that index."""

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS = {
    "natural_person": "自然人",
    "legal_person.company": "商业企业",
    "legal_person.research": "科研机构",
    "legal_person.social": "社会公益组织",
    "legal_person.legal_service": "法律服务机构",
    "legal_person.other": "其他",
    "total": "总计",
}
RESULTS = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "总计",
}
REMEDIES = {
    "review": ("行政复议",),
    "litigation.direct": ("行政诉讼", "未经复议直接起诉"),
    "litigation.after_review": ("行政诉讼", "复议后起诉"),
}

OUTCOME = "三、本年度办理结果"
OTHER_2019 = ("outcome.other", (OUTCOME, "（六）其他处理"))
_GROUPS: dict[str, tuple[str, dict[str, str]]] = {
    "refused": (
        "（三）不予公开",
        {
            "state_secret": "1.属于国家秘密",
            "prohibited_by_law": "2.其他法律行政法规禁止公开",
            "security_stability": "3.危及“三安全一稳定”",
            "third_party": "4.保护第三方合法权益",
            "internal_affairs": "5.属于三类内部事务信息",
            "process": "6.属于四类过程性信息",
            "enforcement_file": "7.属于行政执法案卷",
            "administrative_query": "8.属于行政查询事项",
        },
    ),
    "unavailable": (
        "（四）无法提供",
        {
            "not_held": "1.本机关不掌握相关政府信息",
            "needs_creation": "2.没有现成信息需要另行制作",
            "unclear": "3.补正后申请内容仍不明确",
        },
    ),
    "declined": (
        "（五）不予处理",
        {
            "petition": "1.信访举报投诉类申请",
            "repeated": "2.重复申请",
            "publication": "3.要求提供公开出版物",
            "excessive": "4.无正当理由大量反复申请",
            "confirmation": "5.要求行政机关确认或重新出具已获取信息",
        },
    ),
    "other": (
        "（六）其他处理",
        {
            "not_supplemented": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "fee_unpaid": "2.申请人逾期未按收费通知要求缴纳费用、"
            "行政机关不再处理其政府信息公开申请",
            "other": "3.其他",
        },
    ),
}

_Plan = tuple[str, dict[str, str], dict[str, str]]
_DECISIONS = {"decisions": "本年处理决定数量"}
_ITEMS_2019 = {
    "previous_items": "上一年项目数量",
    "change": "本年增/减",
    "decisions": "处理决定数量",
}
_FEES_2019 = {"previous_items": "上一年项目数量", "change": "本年增/减"}
DISCLOSURE: dict[str, tuple[_Plan, ...]] = {
    "2021": (
        (
            "第二十条第（一）项",
            {"issued": "本年制发件数", "repealed": "本年废止件数", "in_force": "现行有效件数"},
            {"regulations": "规章", "normative_documents": "行政规范性文件"},
        ),
        ("第二十条第（五）项", _DECISIONS, {"licensing": "行政许可"}),
        ("第二十条第（六）项", _DECISIONS, {"penalties": "行政处罚", "coercion": "行政强制"}),
        (
            "第二十条第（八）项",
            {"amount": "本年收费金额（单位：万元）"},
            {"fees": "行政事业性收费"},
        ),
    ),
    "2019": (
        (
            "第二十条第（一）项",
            {
                "created": "本年新制作数量",
                "published": "本年新公开数量",
                "total_published": "对外公开总数量",
            },
            {"regulations": "规章", "normative_documents": "规范性文件"},
        ),
        (
            "第二十条第（五）项",
            _ITEMS_2019,
            {"licensing": "行政许可", "other_services": "其他对外管理服务事项"},
        ),
        ("第二十条第（六）项", _ITEMS_2019, {"penalties": "行政处罚", "coercion": "行政强制"}),
        ("第二十条第（八）项", _FEES_2019, {"fees": "行政事业性收费"}),
        (
            "第二十条第（九）项",
            {"items": "采购项目数量", "amount": "采购总金额"},
            {"procurement": "政府集中采购"},
        ),
    ),
}


def request_rows(form: str) -> dict[str, tuple[str, ...]]:
    """Keys and label paths of the rows of the requests table, in printed order."""
    rows: dict[str, tuple[str, ...]] = {
        "new": ("一、本年新收政府信息公开申请数量",),
        "carried_in": ("二、上年结转政府信息公开申请数量",),
        "outcome.disclosed": (OUTCOME, "（一）予以公开"),
        "outcome.partial": (OUTCOME, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    }
    for group, (label, items) in _GROUPS.items():
        if form == "2019" and group == "other":
            rows[OTHER_2019[0]] = OTHER_2019[1]
            continue
        rows |= {f"outcome.{group}.{key}": (OUTCOME, label, item) for key, item in items.items()}
    rows["outcome.total"] = (OUTCOME, "（七）总计")
    rows["carried_out"] = ("四、结转下年度继续办理",)
    return rows


def outcomes(form: str) -> list[str]:
    """The rows that add up to `outcome.total`."""
    return [key for key in request_rows(form) if key.startswith("outcome.") and key[8:] != "total"]


def keys(form: str) -> Iterator[Key]:
    """Every cell of the three tables of a form, in printed order."""
    for _, columns, rows in DISCLOSURE[form]:
        yield from (("disclosure", row, column) for row in rows for column in columns)
    yield from (("requests", row, column) for row in request_rows(form) for column in APPLICANTS)
    yield from (("remedies", row, column) for row in REMEDIES for column in RESULTS)


def table(name: str, form: str, figures: Figures) -> Table:
    """An official table filled with figures."""
    if name == "disclosure":
        blocks = tuple(
            _block(name, title, "信息内容", columns, {k: (v,) for k, v in rows.items()}, figures)
            for title, columns, rows in DISCLOSURE[form]
        )
    elif name == "requests":
        rows = request_rows(form)
        blocks = (_block(name, "", CORNER, APPLICANTS, rows, figures),)
    else:
        blocks = (_block(name, "", "", RESULTS, REMEDIES, figures),)
    return Table(name, blocks)


def typed(figure: Figure) -> str:
    """A figure as a clerk types it."""
    return "" if figure is None else str(figure)


def _block(
    name: str,
    title: str,
    corner: str,
    columns: dict[str, str],
    rows: dict[str, tuple[str, ...]],
    figures: Figures,
) -> Block:
    filled = (
        Row(key, path, tuple(typed(figures[name, key, column]) for column in columns))
        for key, path in rows.items()
    )
    return Block(title, corner, tuple(columns), tuple(columns.values()), tuple(filled))
