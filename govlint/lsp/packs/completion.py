"""What may be typed at a place of a pack: keys, words, rows and columns, codes of rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from govlint.forms.form import TABLES
from govlint.forms.vocabulary import NATIONAL, using
from govlint.identities.cells import cells
from govlint.identities.names import VALUE, names_of
from govlint.lsp.diagnostics import text_range
from govlint.lsp.host import Host
from govlint.lsp.packs.answers import rules_known
from govlint.lsp.packs.checking import PackAnalysis
from govlint.lsp.packs.kinds import keys_in, schema_at, words
from govlint.lsp.packs.spot import Spot, spot

_OF_FIGURES = {"assert", "cell", "when"}
_OF_RULES = {"drop", "yields_to", "repair", "rule", "select", "ignore", "levels"}
_CHINESE = {"列": "column", "行": "row", "格": "cell", "全文": "report"}
_TABLE_NAMES = dict(zip(("表二", "表三", "表四"), TABLES, strict=True))

# What is inserted, what is shown beside it, and what it is.
Offer = tuple[str, str, types.CompletionItemKind]


def completions(
    analysis: PackAnalysis, at: types.Position, host: Host
) -> list[types.CompletionItem]:
    """What may be typed at a place, in place of the word that stands there."""
    places = analysis.document.positions
    here = spot(places, places.offset(at.line, at.character))
    there = text_range(places, here.start, here.end)
    return [
        types.CompletionItem(
            label=text,
            detail=detail or None,
            kind=kind,
            filter_text=text,
            text_edit=types.TextEdit(there, text),
        )
        for text, detail, kind in _offers(analysis, here, host)
    ]


def _offers(analysis: PackAnalysis, here: Spot, host: Host) -> Iterator[Offer]:
    schemas = schema_at(analysis.kind, here.keys, frozenset(here.beside))
    if not here.in_value:
        taken = set(here.beside) - {here.key}
        for key, schema in keys_in(schemas).items():
            if key not in taken:
                text = key if here.key else f"{key}: "
                yield text, str(schema.get("description", "")), types.CompletionItemKind.Property
        if here.keys[-1:] == ("levels",):
            yield from _codes(analysis, host)
        return
    for word in words(schemas, here.key):
        yield word, "", types.CompletionItemKind.EnumMember
    if here.key in _OF_FIGURES:
        vocabulary = analysis.pack.vocabulary if analysis.pack is not None else NATIONAL
        with using(vocabulary):
            yield from _figures(here)
    elif here.key in _OF_RULES:
        yield from _codes(analysis, host)


def _figures(here: Spot) -> Iterator[Offer]:
    """The names of rows or columns, as `each:` has it; of whole cells in the report."""
    table = here.beside.get("table", "")
    table = _TABLE_NAMES.get(table, table)
    each = here.beside.get("each", "")
    each = _CHINESE.get(each, each)
    if here.key != "assert" or each == "report" or table not in TABLES:
        yield from ((name, "", types.CompletionItemKind.Field) for name in cells())
    elif each == "cell":
        yield VALUE, "", types.CompletionItemKind.Field
    else:
        yield from _named(names_of(table, "column" if each == "row" else "row").values())


def _named(every: Iterable[tuple[str, ...]]) -> Iterator[Offer]:
    for key, *labels in every:
        yield key, "".join(labels), types.CompletionItemKind.Field
        yield from ((label, key, types.CompletionItemKind.Field) for label in labels)


def _codes(analysis: PackAnalysis, host: Host) -> Iterator[Offer]:
    for rule in rules_known(analysis, host):
        yield rule.code, rule.title.in_language(host.lang), types.CompletionItemKind.Reference
