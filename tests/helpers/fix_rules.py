"""Rules with fixes, good ones and bad ones, for the tests of fixing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from govlint.bilingual import Text
from govlint.fixes import Mended, Reviewer, mend
from govlint.fixes.review import Review
from govlint.model.diagnostic import Diagnostic, Edit, Fix, Position
from govlint.model.facts import Facts
from govlint.model.tree import Span
from helpers import sample_report

# The rules below, and those of the national pack they are held against.
CHOSEN = ("TX", "GL001", "GL002", "GL101", "GL301", "GL302", "GL303", "GL310")


def report(changed: dict[str, list[int]] | None = None) -> str:
    """The sample report, with words of our own in its fifth part."""
    text, count = re.subn(r"(\n五、.*\n).*", r"\1存在不足。", sample_report.report(changed))
    assert count == 1
    return text


TEXT = report({"outcome.total": [11, 2, 0, 0, 0, 1, 12]}).replace(
    "存在不足", "存在(不足）,见[bookmark: _a]"
)
"""A report with three faults the rules below can safely mend, and a wrong figure."""
SAFE = TEXT.replace("(不足）,见[bookmark: _a]", "（不足）,见").replace("　120", "120")
UNSAFE = SAFE.replace("\t11\t2\t0\t0\t0\t1\t12", "\t9\t2\t0\t0\t0\t1\t12")

# A text to the findings of one made-up rule.
Maker = Callable[[str], Iterable[Diagnostic]]


def found(code: str, *edits: tuple[int, int, str], safe: bool = True, **more: object) -> Diagnostic:
    """A warning whose fix replaces stretches of the text."""
    fixed = Fix(safe, tuple(Edit(Span(start, end), new) for start, end, new in edits))
    start, end = (edits[0][0], edits[0][1]) if edits else (0, 0)
    known: dict[str, object] = {
        **dict.fromkeys(("name", "basis", "logical", "snippet", "fingerprint"), ""),
        **dict.fromkeys(("title", "message"), Text("题", "title")),
        "level": "warning",
        "confidence": "high",
        "path": "a.txt",
        "at": Position(1, start + 1, 1, end + 1, start, end),
        "help": None,
        "fix": fixed,
    }
    return Diagnostic(code=code, **(known | more))  # type: ignore[arg-type]  # known by the tests


def each(code: str, old: str, new: str, **more: object) -> Maker:
    """A made-up rule: every `old` should be `new`."""

    def findings(text: str) -> Iterable[Diagnostic]:
        start = text.find(old)
        while start >= 0:
            yield found(code, (start, start + len(old), new), **more)  # type: ignore[arg-type]
            start = text.find(old, start + len(old))

    return findings


def reviewer(*makers: Maker) -> Reviewer:
    """What made-up rules say of a text that has neither tables nor particulars."""

    def reviewed(text: str) -> Review:
        return Review(text, tuple(one for make in makers for one in make(text)), Facts("a.txt"))

    return reviewed


def mended(text: str, *makers: Maker, unsafe: bool = False) -> Mended:
    """A text with the fixes of made-up rules applied."""
    reviewed = reviewer(*makers)
    review = reviewed(text)
    assert review is not None
    return mend(review, reviewed, unsafe)


def pack(folder: Path, rules: str = "") -> str:
    """A pack of typographic rules with safe fixes, and others if given, on top of national ones."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text("title: 修复\nextends: national\n", "utf-8")
    (folder / "typography.py").write_text(_TYPOGRAPHY + rules, "utf-8")
    return str(folder)


_TYPOGRAPHY = '''
import re
from govlint import Edit, Finding, Fix, Source, Span, Text
from govlint import rule

def fixable(start, end, new, safe=True, value=None):
    fix = Fix(safe, (Edit(Span(start, end), new),), value)
    return Finding(Span(start, end), Text("可改", "can be corrected"), fix=fix)

@rule("TX801", "tx-bookmark", "不应有书签残留", en="no bookmarks", basis="x", level="warning")
def bookmark(source: Source):
    """书签。"""
    for match in re.finditer(r"\\[bookmark:[^\\]\\r\\n]*\\]", source.text):
        yield fixable(*match.span(), "")

@rule("TX802", "tx-brackets", "括号应当成对", en="brackets match", basis="x", level="warning")
def brackets(source: Source):
    """一半全角、一半半角。"""
    for match in re.finditer(r"\\(([^()（）\\s]{1,20})）|（([^()（）\\s]{1,20})\\)", source.text):
        start, end = match.span()
        place = end - 1 if match[1] is None else start
        yield fixable(place, place + 1, "）" if match[1] is None else "（")

@rule("TX803", "tx-blank", "不应有多余空格", en="no stray blanks", basis="x", level="warning")
def blank(source: Source):
    """句中汉字与数字之间的空格。"""
    for match in re.finditer(r"(?<=[\\u4e00-\\u9fff])[ \\u3000]+(?=\\d+\\s*[件条次])", source.text):
        yield fixable(*match.span(), "")

@rule("TX804", "tx-comma", "应当用全角标点", en="full-width marks", basis="x", level="warning")
def comma(source: Source):
    """汉字之间的半角逗号、分号。"""
    marks = {",": "，", ";": "；"}
    for match in re.finditer(r"(?<=[\\u4e00-\\u9fff])[,;](?=[\\u4e00-\\u9fff])", source.text):
        yield fixable(*match.span(), marks[match[0]])
'''

BAD = '''
@rule("TX901", "tx-figure", "改数字", en="changes a figure", basis="x", level="warning")
def figure(source: Source):
    """把表里的 35 改成 36，还说是安全的。"""
    for match in re.finditer(r"(?<=行政许可\\t)35", source.text):
        yield fixable(*match.span(), "36")

@rule("TX902", "tx-there", "来", en="there", basis="x", level="warning")
def there(source: Source):
    """甲改乙。"""
    for match in re.finditer("不足甲", source.text):
        yield fixable(*match.span(), "不足乙")

@rule("TX903", "tx-back", "回", en="back", basis="x", level="warning")
def back(source: Source):
    """乙改甲。"""
    for match in re.finditer("不足乙", source.text):
        yield fixable(*match.span(), "不足甲")

@rule("TX904", "tx-year", "改年份", en="changes the year", basis="x", level="warning")
def year(source: Source):
    """不安全的：标题中的年份。"""
    for match in re.finditer("(?<=镇人民政府)2024(?=年政府)", source.text):
        yield fixable(*match.span(), "2023", safe=False)
'''
