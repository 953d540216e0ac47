"""What is known at a place of a report: the page of the rule that speaks there, or the cell."""

from __future__ import annotations

from lsprotocol import types

from govlint.engine.locate import cell_in_words
from govlint.engine.rule import Rule
from govlint.forms.vocabulary import using
from govlint.linter import lint
from govlint.lsp.checking import Analysis
from govlint.lsp.diagnostics import standing_at, text_range
from govlint.lsp.host import Host
from govlint.packs import Pack


def hover(analysis: Analysis, at: types.Position, host: Host) -> types.Hover | None:
    """The pages of the rules that speak at a place, else which figure stands there."""
    if analysis.pack is None:
        return None
    found = list(standing_at(analysis, types.Range(at, at)))
    codes = dict.fromkeys(one.code for one, _ in found)
    pages = [
        page(rule, analysis.pack, host)
        for code in codes
        if (rule := rule_of(code, analysis.pack)) is not None
    ]
    if not pages:
        return _figure(analysis, at)
    return types.Hover(markdown("\n\n---\n\n".join(pages)), found[0][1])


def page(rule: Rule, pack: Pack, host: Host) -> str:
    """The page of a rule in Markdown."""
    with using(pack.vocabulary):
        return host.page(rule, pack, host.lang)


def rule_of(code: str, pack: Pack) -> Rule | None:
    """The rule of a code or a name, in a pack or in the national one that all read by."""
    for rule in (*pack.rules, *lint.find_pack("national").rules):
        if code in (rule.code, rule.name):
            return rule
    return None


def markdown(text: str) -> types.MarkupContent:
    """A text that an editor shows as Markdown."""
    return types.MarkupContent(types.MarkupKind.Markdown, text)


def _figure(analysis: Analysis, at: types.Position) -> types.Hover | None:
    """The cell of an official table at a place, and the name by which rules know it."""
    view = analysis.outcome.view if analysis.outcome is not None else None
    if view is None or analysis.pack is None or not analysis.is_plain:
        return None
    places = analysis.document.positions
    offset = places.offset(at.line, at.character)
    for fact in view.facts.items:
        start, end = analysis.in_document(*fact.place)
        if start <= offset <= end:
            with using(analysis.pack.vocabulary):
                words = cell_in_words(fact.cell, view.facts.form)
            text = f"{words}\n\n`{'.'.join(fact.cell)}`"
            return types.Hover(markdown(text), text_range(places, start, end))
    return None
