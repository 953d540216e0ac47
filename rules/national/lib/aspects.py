"""The five aspects that section one tells of, and the words they go by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from govlint import Text

from .parts import Subheading


class Aspect(NamedTuple):
    """An aspect: the word it goes by, those of a heading about it, and all that tell of it.

    The last are many, so that what has none of them is plainly not told.
    """

    zh: str
    en: str
    word: str
    headed: tuple[str, ...]
    told: tuple[str, ...]


def _aspect(zh: str, en: str, word: str, headed: str, told: str) -> Aspect:
    return Aspect(zh, en, word, (word, *headed.split()), (word, *told.split()))


ASPECTS = (
    _aspect(
        *("主动公开", "proactive disclosure", "主动公开"),
        "主动 公开内容 重点领域",
        "主动 发布 公布 公示 公告 推送 解读 公开了 公开各 公开内容",
    ),
    _aspect(
        *("依申请公开", "disclosure on request", "申请"),
        "依申",
        "依申",
    ),
    _aspect(
        *("政府信息管理", "management of information", "管理"),
        "审核 审查 制度",
        "审核 审查 审签 审定 先审 三审 审批 校对 把关 目录 指南 规范性文件 归档 档案 清理 梳理 "
        "清单 台账 更新 保密 源头 属性 标准化 规范化 收集 采集 报送 机制 制度",
    ),
    _aspect(
        *("平台建设", "platforms", "平台"),
        "网站 新媒体 渠道 载体 阵地 途径 形式 方式",
        "网 微信 微博 公众号 媒体 客户端 APP 小程序 示栏 告栏 传栏 开栏 橱窗 专区 专栏 栏目 查阅 "
        "屏 公报 大厅 服务中心 短信 广播 报纸 系统 渠道 载体 阵地 途径",
    ),
    _aspect(
        *("监督保障", "oversight and support", "监督"),
        "保障 考核 评议 培训 领导 责任 督查 队伍 机制",
        "保障 监管 监测 考核 评议 评估 测评 培训 督查 督促 督导 督办 检查 抽查 自查 巡查 排查 整改 "
        "通报 责任 牵头 亲自 分管 专人 专门 专职 工作人员 队伍 追究 问责 投诉 举报 集中学习 "
        "组织学习 例会 机制 制度 纪律 组织领导 加强领导 领导小组",
    ),
)


def aspects_of(heading: Subheading) -> set[int]:
    """The aspects a heading may be about."""
    return {i for i, aspect in enumerate(ASPECTS) if has_any(heading.text, aspect.headed)}


def has_any(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text has one of some words."""
    return any(word in text for word in words)


def joined_names(aspects: Iterable[Aspect]) -> Text:
    """Aspects by their names in a row."""
    return Text("、".join(a.zh for a in aspects), ", ".join(a.en for a in aspects))
