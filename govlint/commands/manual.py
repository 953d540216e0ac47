"""The manual: all there is to know of a rule, for `govlint explain` and for docs/rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govlint.bilingual import Text
from govlint.engine.crowding import clipped
from govlint.model.diagnostic import LEVEL_NAMES
from govlint.text.pattern import lazy

if TYPE_CHECKING:
    from govlint.engine.rule import Rule
    from govlint.packs import Pack


class PagePart(NamedTuple):
    """A part of a rule's page; `lines` are printed as they are, as an example, if `verbatim`."""

    heading: Text
    lines: tuple[str, ...]
    verbatim: bool = False


def parts(rule: Rule, pack: Pack, lang: str, verbose: bool = False) -> Iterator[PagePart]:
    """The page of a rule: rule, basis, why, bad example, good example, fix, false alarms.

    Patterns are shown with `verbose` alone: what they mean stands in the title.
    """
    yield PagePart(_RULE, tuple(_rule(rule, lang, verbose)))
    yield PagePart(_BASIS, (rule.basis or "—",))
    why, _, quiet = rule.note.in_language(lang).partition("\n\n")
    if why:
        yield PagePart(_WHY, (joined(why, lang),))
    bad, good = _cases(rule, pack)
    if bad is not None:
        yield PagePart(_BAD, _printed_findings(rule, bad), verbatim=True)
    if good is not None:
        yield PagePart(_GOOD, _excerpt(good, bad), verbatim=True)
    yield PagePart(_FIX, (_fix(rule, pack).in_language(lang),))
    if quiet:
        yield PagePart(_QUIET, tuple(joined(paragraph, lang) for paragraph in quiet.split("\n\n")))


def page(rule: Rule, pack: Pack, lang: str) -> str:
    """The page of a rule in Markdown."""
    text = [f"# {rule.code} {rule.name}\n"]
    return "\n".join([*text, *(markdown(part, lang) for part in parts(rule, pack, lang))])


def markdown(part: PagePart, lang: str) -> str:
    """A part of a page in Markdown."""
    text = f"## {part.heading.in_language(lang)}\n\n"
    if part.verbatim:
        fence = "~~~~"
        return text + f"{fence}text\n" + "\n".join(part.lines) + f"\n{fence}\n"
    return text + "\n\n".join(map(markdown_line, part.lines)) + "\n"


def markdown_line(line: str) -> str:
    """A line of a page; what a rule checks is code, for half of a pattern would be markup."""
    head = next((head for head in ("检查：", "checks: ") if line.startswith(head)), "")
    if not head:
        return line
    ticks = "``" if "`" in line else "`"
    return f"{head}{ticks}{line.removeprefix(head)}{ticks}"


def _rule(rule: Rule, lang: str, verbose: bool) -> Iterator[str]:
    colon, stop = (": ", "; ") if lang == "en" else ("：", "；")
    level, sure = rule.level, rule.confidence
    if lang == "zh":
        level, sure = f"{LEVEL_NAMES[level].zh}（{level}）", f"{_SURENESS[sure]}（{sure}）"
    yield rule.title.in_language(lang)
    yield (f"{_LEVEL.in_language(lang)}{colon}{level}{stop}{_SURE.in_language(lang)}{colon}{sure}")
    if rule.written and (verbose or not _has_patterns(rule.written)):
        each = f" (each: {rule.each})" if rule.each else ""
        yield f"{_CHECKS.in_language(lang)}{colon}{rule.written}{each}"
    if rule.repairs:
        yield f"{_REPAIRS.in_language(lang)}{colon}{', '.join(rule.repairs)}"
    if rule.yields_to:
        yield f"{_YIELDS.in_language(lang)}{colon}{', '.join(rule.yields_to)}"


def _has_patterns(written: str) -> bool:
    """Whether what a rule checks is told in patterns, which say more than plain words."""
    return any(part in written for part in _BY_PATTERNS) and bool(_SIGNS.search(written))


def joined(paragraph: str, lang: str) -> str:
    """A paragraph of a note on one line; lines of Chinese are joined without a blank."""
    first, *others = paragraph.split("\n")
    line = first
    for other in others:
        line += (_between(line, other) if lang == "zh" else " ") + other
    return line


def _between(line: str, other: str) -> str:
    """A blank for words in Latin letters and for codes (GL101), as is done within a line."""
    before, after = line[-1:], other[:1]
    if before.isascii() and after.isascii():
        return " "
    latin = re.search(r"[A-Za-z]\d*$", line) or (after.isascii() and after.isalpha())
    return " " if latin and before.isalnum() and after.isalnum() else ""


def _cases(rule: Rule, pack: Pack) -> tuple[Path | None, Path | None]:
    """The shortest case in which the rule speaks, and the likest in which it does not.

    A pack shows the cases of those it extends.
    """
    for home in _homes(pack):
        cases = sorted((home / "cases" / rule.code).glob("*/expected.txt"))
        speaks = [case for case in cases if _blocks(rule, case)]
        silent = [case for case in cases if case not in speaks]
        if speaks:
            bad = min((case.parent for case in speaks), key=_length)
            near = max((case.parent for case in silent), key=_likeness(bad), default=None)
            return bad, near
    return None, None


def _length(case: Path) -> tuple[bool, int]:
    """How much there is to read of a case; one that shows a single finding comes first."""
    said = (case / "expected.txt").read_text("utf-8")
    found = re.findall(r"^(?:error|warning|info)\[", said, re.MULTILINE)
    return len(found) > 1, len(_text(case))


def _homes(pack: Pack) -> Iterator[Path]:
    """Where a rule's cases may lie: in the pack, in those it extends, in the national one."""
    from govlint.resources import folder

    yield from dict.fromkeys((*pack.chain, folder("rules") / "national"))


def _likeness(bad: Path) -> Callable[[Path], float]:
    """How much of a case stands in the bad one too: what differs is then the point."""
    known = set(_text(bad).splitlines())

    def likeness(case: Path) -> float:
        lines = [line for line in _text(case).splitlines() if line.strip()]
        return sum(line in known for line in lines) / max(1, len(lines))

    return likeness


def _blocks(rule: Rule, expected: Path) -> list[str]:
    """What is said by a rule in the expected output of a case."""
    blocks = expected.read_text("utf-8").split("\n\n")
    return [block for block in blocks if f"[{rule.code}]" in block.partition("\n")[0]]


def _printed_findings(rule: Rule, case: Path) -> tuple[str, ...]:
    return tuple(_blocks(rule, case / "expected.txt")[0].strip("\n").split("\n"))


def _excerpt(good: Path, bad: Path | None) -> tuple[str, ...]:
    """The whole of a short case; of a longer one what the bad one has not."""
    lines = [line for line in _text(good).splitlines() if line.strip()]
    if len(lines) > _SHORT:
        known = set(_text(bad).splitlines()) if bad is not None else set()
        lines = [line for line in lines if line not in known] or lines
    return tuple(clipped(line, _LONG) for line in lines[:_SHORT])


def _text(case: Path) -> str:
    texts = [path.read_bytes().decode("utf-8", "replace") for path in case.glob("report.*")]
    return "".join(texts[:1]).replace("\t", "    ")


_SHORT, _LONG = 8, 100
_BY_PATTERNS = ("forbid: ", "require: ", "mentions ")
_SIGNS = lazy(r"[\[\](){}*+?^$\\]|(?<! )[|]")


def _fix(rule: Rule, pack: Pack) -> Text:
    """Whether a fix comes with what the rule finds, by its cases."""
    said = ""
    for home in _homes(pack):
        for case in sorted((home / "cases" / rule.code).glob("*/expected.txt")):
            said += "\n".join(_blocks(rule, case))
    safe, unsafe = "（安全：" in said, "（须先核实：" in said
    if safe and unsafe:
        return _BOTH
    return _SAFE if safe else _UNSAFE if unsafe else _BY_HAND


_SURENESS = {"high": "大", "medium": "中", "low": "小"}
_LEVEL = Text("级别", "level")
_SURE = Text("把握", "confidence")
_CHECKS = Text("检查", "checks")
_REPAIRS = Text("由这些规则推断错格", "finds the wrong cell by")
_YIELDS = Text(
    "同一处已由这些规则指出的，不再单独提示", "silent where one of these speaks of the place"
)
_RULE = Text("规则", "Rule")
_BASIS = Text("依据", "Basis")
_WHY = Text("为什么", "Why")
_BAD = Text("反例", "Bad example")
_GOOD = Text("正例", "Good example")
_FIX = Text("修复", "Fix")
_QUIET = Text("误报", "False alarms")
_SAFE = Text("可用 --fix 自动改正。", "`--fix` mends it.")
_UNSAFE = Text("核实后可用 --fix --unsafe 改正。", "`--fix --unsafe` mends it; check first.")
_BOTH = Text(
    "多数可用 --fix 自动改正；有疑问的须核实后用 --fix --unsafe。",
    "`--fix` mends most; where in doubt, check and use `--fix --unsafe`.",
)
_BY_HAND = Text("没有自动修复，请核对后改正。", "None: check and correct it by hand.")
