"""govlint: the linter for Chinese government information-disclosure annual reports.

The names below are what rules and plugins written in Python may use.  Each is imported when it is
first asked for: the package itself costs no time, so that a run hears signals from its first steps.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govlint.bilingual import Text
    from govlint.claims import Claim, disagreements, figure
    from govlint.claims.rates import Rate, rates
    from govlint.claims.wholes import wholes
    from govlint.data.extract import Extract, Wish, extract
    from govlint.data.figures import figure_rows
    from govlint.engine.rule import rule
    from govlint.errors import UserError
    from govlint.files.decode import Undecodable, decode
    from govlint.files.discover import Input
    from govlint.files.projection import Piece, Projection
    from govlint.fitting.page_date import page_date
    from govlint.forms.form import (
        column_label,
        form_for,
        known_forms,
        official_heading,
        row_label,
        sections,
        table_title,
    )
    from govlint.forms.labels import (
        bare,
        edit_distance,
        heading_names,
        names_section,
        strong_labels,
    )
    from govlint.identities.names import short_name
    from govlint.linter.deferred import deferred
    from govlint.linter.document import Document, read_document
    from govlint.linter.lint import Task, check_file, lint
    from govlint.linter.plugins import Converter, Loader, Reporter, hookimpl, shows_reports
    from govlint.linter.run import Outcome, Run
    from govlint.model.diagnostic import Diagnostic, Edit, Finding, Fix, Note
    from govlint.model.digest import Copied, Digest, Missing, Passage, Relatives
    from govlint.model.facts import Cell, Fact, Facts, Number, Particulars, Reading, Remark, Stated
    from govlint.model.lookalikes import lookalike_difference
    from govlint.model.message import Message
    from govlint.model.odd import OddCharacter, character_name, odd_characters
    from govlint.model.prose import Prose, excerpt, passages, prose, title
    from govlint.model.source import Source
    from govlint.model.tree import (
        Heading,
        Leaf,
        Paragraph,
        Report,
        Row,
        Section,
        Span,
        Table,
        leaves,
    )
    from govlint.parsing.headings import section_number
    from govlint.text.characters import chinese_date, fold, integer
    from govlint.text.organs import Organ, organ, same_body
    from govlint.text.pattern import Pattern, lazy
    from govlint.version import __version__

_NAMES = {
    "govlint.bilingual": ("Text",),
    "govlint.data.extract": ("Extract", "Wish", "extract"),
    "govlint.data.figures": ("figure_rows",),
    "govlint.files.discover": ("Input",),
    "govlint.linter.document": ("Document", "read_document"),
    "govlint.linter.lint": ("Task", "check_file", "lint"),
    "govlint.engine.rule": ("rule",),
    "govlint.model.facts": (
        "Cell",
        "Fact",
        "Facts",
        "Number",
        "Particulars",
        "Reading",
        "Remark",
        "Stated",
    ),
    "govlint.model.digest": ("Copied", "Digest", "Missing", "Passage", "Relatives"),
    "govlint.model.message": ("Message",),
    "govlint.model.source": ("Source",),
    "govlint.model.tree": (
        "Heading",
        "Leaf",
        "Paragraph",
        "Report",
        "Row",
        "Section",
        "Span",
        "Table",
        "leaves",
    ),
    "govlint.text.characters": ("chinese_date", "fold", "integer"),
    "govlint.model.lookalikes": ("lookalike_difference",),
    "govlint.text.organs": ("Organ", "organ", "same_body"),
    "govlint.text.pattern": ("Pattern", "lazy"),
    "govlint.version": ("__version__",),
    "govlint.claims": ("Claim", "disagreements", "figure"),
    "govlint.claims.rates": ("Rate", "rates"),
    "govlint.claims.wholes": ("wholes",),
    "govlint.forms.form": (
        "column_label",
        "form_for",
        "known_forms",
        "official_heading",
        "row_label",
        "sections",
        "table_title",
    ),
    "govlint.forms.labels": (
        "bare",
        "edit_distance",
        "heading_names",
        "names_section",
        "strong_labels",
    ),
    "govlint.identities.names": ("short_name",),
    "govlint.model.odd": ("OddCharacter", "character_name", "odd_characters"),
    "govlint.model.prose": ("Prose", "excerpt", "passages", "prose", "title"),
    "govlint.parsing.headings": ("section_number",),
    "govlint.errors": ("UserError",),
    "govlint.files.decode": ("Undecodable", "decode"),
    "govlint.files.projection": ("Piece", "Projection"),
    "govlint.fitting.page_date": ("page_date",),
    "govlint.linter.deferred": ("deferred",),
    "govlint.linter.plugins": ("Converter", "Loader", "Reporter", "hookimpl", "shows_reports"),
    "govlint.linter.run": ("Outcome", "Run"),
    "govlint.model.diagnostic": ("Diagnostic", "Edit", "Finding", "Fix", "Note"),
}
_MODULE_OF = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    found = globals()[name] = getattr(importlib.import_module(_MODULE_OF[name]), name)
    return found


__all__ = [
    "Cell",
    "Claim",
    "Converter",
    "Copied",
    "Diagnostic",
    "Digest",
    "Document",
    "Edit",
    "Extract",
    "Fact",
    "Facts",
    "Finding",
    "Fix",
    "Heading",
    "Input",
    "Leaf",
    "Loader",
    "Message",
    "Missing",
    "Note",
    "Number",
    "OddCharacter",
    "Organ",
    "Outcome",
    "Paragraph",
    "Particulars",
    "Passage",
    "Pattern",
    "Piece",
    "Projection",
    "Prose",
    "Rate",
    "Reading",
    "Relatives",
    "Remark",
    "Report",
    "Reporter",
    "Row",
    "Run",
    "Section",
    "Source",
    "Span",
    "Stated",
    "Table",
    "Task",
    "Text",
    "Undecodable",
    "UserError",
    "Wish",
    "__version__",
    "bare",
    "character_name",
    "check_file",
    "chinese_date",
    "column_label",
    "decode",
    "deferred",
    "disagreements",
    "edit_distance",
    "excerpt",
    "extract",
    "figure",
    "figure_rows",
    "fold",
    "form_for",
    "heading_names",
    "hookimpl",
    "integer",
    "known_forms",
    "lazy",
    "leaves",
    "lint",
    "lookalike_difference",
    "names_section",
    "odd_characters",
    "official_heading",
    "organ",
    "page_date",
    "passages",
    "prose",
    "rates",
    "read_document",
    "row_label",
    "rule",
    "same_body",
    "section_number",
    "sections",
    "short_name",
    "shows_reports",
    "strong_labels",
    "table_title",
    "title",
    "wholes",
]
