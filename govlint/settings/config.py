"""The configuration: what `.govlint.yaml` says.

Every key is optional; a key, rule, pack or plugin that is not there is an error with its line.
Paths and patterns in the file are relative to its folder.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from govlint.bilingual import Text
from govlint.settings.paths import fits, relative
from govlint.settings.values import (
    EXCEPTIONS,
    LANGUAGE,
    LEVEL,
    LEVELS_BY_WORD,
    ORGAN,
    PATTERNS,
    REGION,
    SECTIONS,
    WORDS,
    Allow,
    PathSettings,
    Setting,
    Settings,
    setting,
)
from govlint.yamlfile.shapes import PERCENT, WHOLE, WORD, Field


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run; `path` is the file they come from, None where there is none.

    `lines` says on which line each key stands.  A field that is a `setting` is a key of the file,
    by its name with hyphens; whatever is said of keys anywhere follows from it.
    """

    path: Path | None = None
    lines: tuple[tuple[str, int], ...] = ()
    pack: str = setting(
        WORD,
        Text("规则包：名称，或相对于本文件的文件夹", "The pack: a name, or a folder from here"),
        "pack: national",
        usual="national",
    )
    region: str = setting(
        REGION,
        Text(
            "行政区划代码（GB/T 2260）：代替 pack，选用当地或最近上级的规则包",
            "Division code (GB/T 2260): instead of pack, that of the place or the nearest above it",
        ),
        "region: 320800",
    )
    select: tuple[str, ...] = setting(
        WORDS,
        Text("只用这些规则：编号、名称或前缀", "Only these rules: codes, names or prefixes"),
        "select: [GL3, GL5]",
        empty=(),
    )
    ignore: tuple[str, ...] = setting(
        WORDS, Text("不用这些规则", "Not these rules"), "ignore: [GL803]", empty=()
    )
    levels: tuple[tuple[str, str], ...] = setting(
        LEVELS_BY_WORD,
        Text(
            "调整级别：error、warning、info；比规则更没有把握的问题不变",
            "Other levels (error, warning, info); a finding less sure than its rule stays so",
        ),
        "levels:\n  GL120: error",
        empty=(),
    )
    organ: str = setting(
        ORGAN,
        Text(
            "编制机关的类别，名称看不准时写明：province、city、county、township、street、department",
            "The reporting body, where its name leaves doubt: province, city, county, township, "
            "street, department",
        ),
        "organ: department",
    )
    paths: tuple[PathSettings, ...] = setting(
        SECTIONS,
        Text(
            "符合某模式的文件另作规定：ignore、levels、organ",
            "What holds besides for the files that fit a pattern: ignore, levels, organ",
        ),
        'paths:\n  "乡镇/**":\n    organ: township\n    ignore: [GL114]',
        empty=(),
    )
    exclude: tuple[str, ...] = setting(
        PATTERNS,
        Text(
            "不检查的文件：模式；命令行写明的照查，除非用 --force-exclude",
            "Files a walk passes over: patterns; one named on the command line is checked, unless "
            "--force-exclude is given",
        ),
        'exclude: ["归档/**"]',
        empty=(),
    )
    allow: tuple[Allow, ...] = setting(
        EXCEPTIONS,
        Text(
            "经核实可以接受的问题；到期或不再出现时会提醒",
            "Findings somebody looked at and accepts; told when they end or cover nothing any more",
        ),
        """allow:
  - rule: GL402
    path: "2024/青禾县人民政府.docx"
    reason: 已核对案卷，属于对未答复的起诉
    until: 2027-03-31""",
        empty=(),
    )
    baseline: str = setting(
        WORD,
        Text("已知问题的基线：govlint baseline write", "Known findings: govlint baseline write"),
        "baseline: .govlint-baseline.jsonl",
    )
    fail_on: str = setting(
        LEVEL,
        Text("哪一级起退出码为 1", "From which level on the exit code is 1"),
        "fail-on: error",
        usual="error",
    )
    jobs: int | None = setting(
        WHOLE,
        Text("进程数，0 为全部处理器", "Processes; 0 for all cores"),
        "jobs: 1",
        usual=1,
        empty=None,
    )
    language: str = setting(
        LANGUAGE,
        Text(
            "提示用的语言：zh、en；GOVLINT_LANG 和 --lang 优先",
            "The language of messages: zh, en; GOVLINT_LANG and --lang win",
        ),
        "language: zh",
    )
    copied_from_organ: int | None = setting(
        PERCENT,
        Text("与其他单位雷同百分之几算照抄（GL605）", "Per cent in common with others (GL605)"),
        "copied-from-organ: 35",
        usual=35,
        empty=None,
    )
    copied_from_last_year: int | None = setting(
        PERCENT,
        Text("与上年雷同百分之几算照抄（GL606）", "Per cent in common with last year's (GL606)"),
        "copied-from-last-year: 50",
        usual=50,
        empty=None,
    )
    rollup_tolerance: int | None = setting(
        PERCENT,
        Text(
            "汇总数与各单位合计相差百分之几以内不提示（GL603）",
            "Per cent by which a figure may be off the sum of the bodies below (GL603)",
        ),
        "rollup-tolerance: 0",
        usual=0,
        empty=None,
    )
    require_plugins: tuple[str, ...] = setting(
        WORDS,
        Text("必须安装的插件", "Plugins that must be installed"),
        "require-plugins: [govlint-yunling]",
        empty=(),
    )

    @property
    def folder(self) -> Path:
        """The folder its paths are relative to."""
        return self.path.parent if self.path else Path.cwd()

    def place(self, key: str) -> tuple[str, int]:
        """The file, and the line on which it has a key."""
        return str(self.path), dict(self.lines).get(key, 1)

    def for_file(self, path: str) -> Settings:
        """What holds for a file: the general settings, then those of each pattern it fits."""
        if not self.paths:
            return Settings(self.ignore, self.levels, self.organ)
        inside = relative(path, self.folder)
        mine = [section for section in self.paths if fits(inside, section.pattern)]
        return Settings(
            (*self.ignore, *(word for section in mine for word in section.ignore)),
            (*self.levels, *(pair for section in mine for pair in section.levels)),
            next((s.organ for s in reversed(mine) if s.organ), self.organ),
        )

    def standing(self) -> tuple[Allow, ...]:
        """The exceptions that have not ended."""
        today = date.today().isoformat()
        return tuple(one for one in self.allow if not one.until or one.until >= today)

    def excludes(self, path: str) -> bool:
        """Whether a file that a walk found is to be left out."""
        if not self.exclude:
            return False
        inside = relative(path, self.folder)
        return any(fits(inside, pattern) for pattern in self.exclude)


SETTINGS: dict[str, Setting] = {
    one.name.replace("_", "-"): one.metadata["key"] for one in fields(Config) if one.metadata
}
"""Every key of the file."""


def attribute(key: str) -> str:
    """The field of `Config` that holds a key, which is also that of a command's arguments."""
    return key.replace("-", "_")


def key_fields() -> dict[str, Field]:
    """The keys as the file is read by them, and its schema made."""
    return {key: Field(one.shape, one.about, one.empty) for key, one in SETTINGS.items()}
