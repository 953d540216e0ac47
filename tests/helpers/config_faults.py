"""Configurations with a fault each, the place where it is and what is said of it."""

FAULTS = {
    "slect: [GL3]": ("1:1", "没有这个键：slect。是不是 select？"),
    "pack: national\nlevels:\n  GL301: fatal": ("3:10", "没有这个级别：fatal"),
    "allow:\n  - rule: GL301\n    path: a.txt": ("2:5", "缺少 `reason:`"),
    "allow:\n  - {rule: GL301, path: a, reason: b, until: 2026-13-01}": ("2:46", "日期应写作"),
    "paths:\n  a/**:\n    organ: village": ("3:12", "没有这个机关类别：village"),
    "paths:\n  a/**:\n    select: [GL3]": ("3:5", "没有这个键：select"),
    "jobs: many": ("1:7", "这里应是整数"),
    "region: 12345": ("1:9", "行政区划代码"),
    "language: fr": ("1:11", "没有这个语言：fr"),
    "ignore: {a: b}": ("1:9", "这里应是一段文字"),
    "- a": ("1:1", "这里应是“键: 值”"),
}
