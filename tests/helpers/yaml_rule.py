"""One YAML rule, tried on a report."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from govlint.engine import check as engine
from govlint.fitting.fit import facts_of as fit
from govlint.loaders.text import load
from govlint.model.diagnostic import Diagnostic
from govlint.packs.kinds import plain_rules, rule_of
from govlint.parsing.parser import parse
from helpers import sample_report

HEAD = "JS801:\n  name: js-rule\n  title: 标题\n"
_FIVE = re.compile(r"(?<=五、存在的主要问题及改进情况\n).+")


def found(body: str, text: str, terms: str = "") -> list[Diagnostic]:
    """What a rule says of a report; `terms` is the file `own.yaml` it may name."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.yaml")
        path.write_text(HEAD + body, "utf-8")
        (path.parent / "terms").mkdir()
        (path.parent / "terms" / "own.yaml").write_text(terms, "utf-8")
        rules = [rule_of(plain) for plain in plain_rules(path)]
    source = load(text.encode(), "r.txt")
    tree = parse(source)
    outcome = engine.check(source, tree, fit(source, tree), [], rules)
    assert outcome.failures == ()
    return list(outcome.diagnostics)


def report() -> str:
    """The sample report with five characters in section five."""
    return _FIVE.sub("存在不足。", sample_report.report())


def with_sentence(text: str) -> str:
    """The sample report with a sentence in section one."""
    return report().replace("“公开”政府信息　120　条。", f"公开政府信息120条。{text}")


def finding_words(text: str, one: Diagnostic) -> str:
    """The words a finding is about."""
    return text[one.at.offset : one.at.end_offset]


def mended(text: str, one: Diagnostic) -> str:
    """The text with the finding's fix applied."""
    assert one.fix is not None
    for (start, end), new in sorted(one.fix.edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text
