"""govlint: the linter for Chinese government information-disclosure annual reports.

The names below are what a rule written in Python may use.  What reads sentences is imported when a
rule first asks for it.
"""

from typing import TYPE_CHECKING, Any

from govlint.bilingual import Text
from govlint.engine.rule import rule
from govlint.model.diagnostic import Edit, Finding, Fix, Note
from govlint.model.facts import Cell, Fact, Facts, Particulars, Reading, Remark, Stated
from govlint.model.source import Source
from govlint.model.tree import Heading, Leaf, Paragraph, Report, Row, Section, Span, Table
from govlint.text.pattern import Pattern
from govlint.version import __version__

if TYPE_CHECKING:
    from govlint.claims import Claim, disagreements, figure
    from govlint.forms.form import known_forms
    from govlint.model.prose import Prose, passages

_LATER = {
    **dict.fromkeys(("Claim", "disagreements", "figure"), "govlint.claims"),
    **dict.fromkeys(("Prose", "passages"), "govlint.model.prose"),
    "known_forms": "govlint.forms.form",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_LATER[name]), name)


__all__ = [
    "Cell",
    "Claim",
    "Edit",
    "Fact",
    "Facts",
    "Finding",
    "Fix",
    "Heading",
    "Leaf",
    "Note",
    "Paragraph",
    "Particulars",
    "Pattern",
    "Prose",
    "Reading",
    "Remark",
    "Report",
    "Row",
    "Section",
    "Source",
    "Span",
    "Stated",
    "Table",
    "Text",
    "__version__",
    "disagreements",
    "figure",
    "known_forms",
    "passages",
    "rule",
]
