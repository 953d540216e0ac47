"""What is known at a place of a report: the page of the rule that speaks there, with its basis."""

from __future__ import annotations

from lsprotocol import types

from govlint.engine.rule import Rule
from govlint.forms.vocabulary import using
from govlint.linter import lint
from govlint.lsp.checking import Analysis
from govlint.lsp.diagnostics import standing_at
from govlint.lsp.host import Host
from govlint.packs import Pack


def hover(analysis: Analysis, at: types.Position, host: Host) -> types.Hover | None:
    """The pages of the rules that speak at a place; None where none does."""
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
        return None
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
