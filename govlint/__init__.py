"""govlint: the linter for Chinese government information-disclosure annual reports.

The names below are what a rule written in Python may use.
"""

from govlint.claims import Claim, disagreements, figure
from govlint.diagnostic import Edit, Finding, Fix, Note, Text
from govlint.facts import Cell, Fact, Facts, Particulars, Reading, Remark, Stated
from govlint.form import forms
from govlint.pattern import Pattern
from govlint.prose import Prose, passages
from govlint.rule import rule
from govlint.source import Source
from govlint.tree import Heading, Leaf, Paragraph, Report, Row, Section, Span, Table
from govlint.version import __version__

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
    "forms",
    "passages",
    "rule",
]
