"""What of a report could not be read, in a line: for those who print its data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.document import Document
from govlint.linter.run import Outcome, Run
from govlint.model.diagnostic import Diagnostic

_READING = "GL0"  # what the codes of rules on reading begin with
# Blank cells and old forms are seen in the data, characters nobody sees are read past.
_ALL_READ = frozenset({"GL007", "GL009", "GL011"})
_GRAVE = ("error", "warning")


class Shortfall(NamedTuple):
    """What is said of a report that was not wholly read; `grave` where `check` exits with 3."""

    line: Text
    grave: bool


def shortfall(
    path: str, document: Document, pack: str, excepted: Callable[[Run], Run]
) -> Shortfall | None:
    """What the rules on reading say of a report; None where all was read.

    `excepted` marks the findings of a run that somebody accepts.
    """
    codes = {rule.code for rule in lint.find_pack(pack).rules} - _ALL_READ
    reading = frozenset(code for code in codes if code.startswith(_READING))
    checked = lint.check_document(lint.Task(Input(path, named=True), pack, reading), document)
    figures = checked.read, checked.expected
    outcome = Outcome(path, "checked", checked.diagnostics, checked.failures, *figures)
    outcome = excepted(Run(lint.find_pack(pack), (outcome,))).outcomes[0]
    found = [one for one in outcome.standing if one.level in _GRAVE]
    if not found and not checked.failures:
        return None
    grave = outcome.unread or outcome.incomplete or outcome.failures
    return Shortfall(_line(outcome, found), bool(grave))


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
