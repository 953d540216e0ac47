"""The options of `check`: each with what it means in both languages."""

from __future__ import annotations

from typing import Any

from govlint.bilingual import Text
from govlint.commands import excluded, fixes, options, previous, speed
from govlint.commands.terminal import console, output
from govlint.model.diagnostic import LEVELS
from govlint.reporters import outputs

_CODES: dict[str, Any] = {"action": options.Commas, "default": [], "metavar": "RULES"}
_SWITCH: dict[str, Any] = {"action": "store_true"}
FLAGS: tuple[tuple[str, Text, dict[str, Any]], ...] = (
    (
        "--format",
        Text(
            "输出格式：text（默认）、concise、json、sarif、html、xlsx 等",
            "output format: text (default), concise, json, sarif, html, xlsx …",
        ),
        {"metavar": "FORMAT", "default": "text"},
    ),
    (
        "--statistics",
        Text("只按规则计数（--format statistics）", "only counts by rule (--format statistics)"),
        {"action": "store_const", "dest": "format", "const": "statistics"},
    ),
    output.FLAG,
    outputs.FLAG,
    (
        "--select",
        Text(
            "只用这些规则：编号、名称或前缀（GL3），逗号分隔",
            "only these rules: codes, names or prefixes (GL3), separated by commas",
        ),
        _CODES,
    ),
    ("--ignore", Text("不用这些规则", "not these rules"), _CODES),
    previous.FLAG,
    *fixes.FLAGS,
    *speed.FLAGS,
    excluded.FLAG,
    (
        "--baseline",
        Text("基线文件：其中已知的问题不计", "baseline: the findings known in it do not count"),
        {"metavar": "FILE"},
    ),
    (
        "--no-baseline",
        Text("不用基线", "no baseline"),
        {"dest": "baseline", "action": "store_const", "const": ""},
    ),
    (
        "--fail-on",
        Text(
            "有这一级或更重的问题时退出码为 1，默认 error",
            "exit 1 from this level on (default: error)",
        ),
        {
            "metavar": "|".join(LEVELS),
            "type": options.one_of(Text("级别", "level"), LEVELS),
        },
    ),
    ("--exit-zero", Text("有问题也以 0 退出", "exit 0 despite findings"), _SWITCH),
    (
        "--jobs",
        Text("进程数，默认 1，0 为全部核", "processes (default: 1), 0 for all cores"),
        {"metavar": "N", "type": speed.jobs},
    ),
    (
        "--skip-non-reports",
        Text("点名的文件若不是年报也跳过", "pass over named files that are no reports"),
        _SWITCH,
    ),
    (
        "--color",
        Text("颜色，默认 auto", "colour (default: auto)"),
        {
            "metavar": "|".join(console.COLOURS),
            "default": "auto",
            "type": options.one_of(Text("颜色设置", "colour setting"), console.COLOURS),
        },
    ),
)
