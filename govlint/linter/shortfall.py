"""What of a report could not be read, in a line: for those who print its data."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.linter.run import NOT_A_REPORT, UNREADABLE, Outcome
from govlint.model.diagnostic import Diagnostic

_READING = "GL0"  # what the codes of rules on reading begin with
# Blank cells and old forms are seen in the data, characters nobody sees are read past.
_ALL_READ = frozenset({"GL007", "GL009", "GL011"})
_GRAVE = ("error", "warning")


class Shortfall(NamedTuple):
    """What is said of a file that was not wholly read; `grave` where `check` exits with 3."""

    line: Text
    grave: bool


def tells_of_reading(code: str) -> bool:
    """Whether a rule tells of what could not be read."""
    return code.startswith(_READING) and code not in _ALL_READ


def shortfall(outcome: Outcome) -> Shortfall | None:
    """What the rules on reading say of a file; None where all was read."""
    if outcome.state in {"unreadable", "foreign"}:
        whole = {UNREADABLE, NOT_A_REPORT}
        return Shortfall(next(_said(one) for one in outcome.diagnostics if one.code in whole), True)
    found = [one for one in outcome.standing if one.level in _GRAVE and tells_of_reading(one.code)]
    if not found and not outcome.failures:
        return None
    grave = outcome.unread or outcome.incomplete or outcome.failures
    return Shortfall(_line(outcome, found), bool(grave))


def _said(found: Diagnostic) -> Text:
    step = found.help or Text("", "")
    return Text(f"{found.message.zh}。{step.zh}", f"{found.message.en}. {step.en}")


def _line(outcome: Outcome, found: list[Diagnostic]) -> Text:
    zh = f"读出 {outcome.read} / {outcome.expected} 个数字"
    en = f"{outcome.read} / {outcome.expected} figures read"
    if found:
        counts = sorted(Counter(one.code for one in found).items())
        listed = "，".join(f"{code} {count} 处" for code, count in counts)
        zh += f"；{listed}，第一处：{found[0].message.zh}（govlint check 说明各处）"
        listed = ", ".join(f"{count} {code}" for code, count in counts)
        en += f"; {listed}, first: {found[0].message.en} (govlint check tells all)"
    return Text(zh, en)
