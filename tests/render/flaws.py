"""Slips of the pen: what people get wrong in the words of a report, done to a draft of the forge.

marred(draft, "stray_blank", "law_name")
"""

from __future__ import annotations

import re
from dataclasses import replace

from forge.report import Draft

MORE_BLANKS = (r"对已公开文件", "对已公开  文件")
"""Several blanks in a row, which not every medium can hold."""

FLAWS = {
    "claim": (r"(依申请公开情况。.*?)(\d+)件", r"\g<1>\g<2>7件"),
    "stray_blank": (r"业务培训(\d+)次", r"业务培训 \1 次"),
    "blank_in_a_word": (r"，把政府", r"，把政 府"),
    "wide_blank": (r"严格执行", "严格　执行"),
    "typo": (r"仍存在以下", "做为重点，仍存在以下"),
    "mixed_brackets": (r"（三）政府", "(三）政府"),
    "unbalanced": (r"（以下简称《条例》）", "（以下简称《条例》"),
    "half_width": (r"，规范运行", ",规范运行"),
    "law_name": (r"《中华人民共和国政府信息公开条例》", "《中华人民共和国信息公开条例》"),
    "ordinal_chain": (r"；二是", "；三是"),
    "placeholder": (r"全年审核信息\d+条", "全年审核信息XX条"),
    "year": (r"（一）主动公开情况。全年", "（一）主动公开情况。2016年，全年"),
    "wide_digits": (r"政策解读\d+条", "政策解读１２条"),
    "repeated": (r"健全信息发布", "健全健全信息发布"),
    "telephone": (r"办公室联系。", "办公室联系（电话：0570-123456，邮箱：nb@@example.cn）。"),
    "latin": (r"政务新媒体", "政务APP 2.0 beta版"),
    "identity": (r"未发生责任追究情形。", "联系人身份证号11010519491231002X。"),
    "no_full_stop": (r"方便群众查询。$", "方便群众查询"),
    "signed_wrong": (r"^(\d{4})年1月(\d+)日$", r"\1年13月\2日"),
    "period_wrong": (r"12月31日止|12月31日(?=。)", "11月31日"),
    "notice": (r"〔(20\d\d)〕", r"[\1]"),
    "markup": (r"政策解读", "<b>政策解读</b>&nbsp;"),
    "title_name": (r"政府信息公开工作年度报告", "信息公开工作年报"),
}
"""What is looked for, and what stands there instead."""


def marred(draft: Draft, *names: str) -> Draft:
    """The draft with some of FLAWS. Raises LookupError where it has no words for one."""
    for name in names:
        draft = rewritten(draft, *FLAWS[name])
    return draft


def rewritten(draft: Draft, pattern: str, new: str) -> Draft:
    """The draft with the first match replaced, wherever it stands outside the tables."""
    left = 1

    def changed(lines: tuple[str, ...]) -> tuple[str, ...]:
        nonlocal left
        out = []
        for line in lines:
            line, done = re.subn(pattern, new, line, count=left) if left else (line, 0)
            left -= done
            out.append(line)
        return tuple(out)

    title, preamble = changed(draft.title), changed(draft.preamble)
    parts = tuple(replace(part, paragraphs=changed(part.paragraphs)) for part in draft.parts)
    signed = changed(draft.signed)
    if left:
        raise LookupError(pattern)
    return replace(draft, title=title, preamble=preamble, parts=parts, signed=signed)
