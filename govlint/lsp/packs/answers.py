"""What is answered of a place in a pack: faults, the meaning of keys and codes, where rules are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types

from govlint.engine.rule import CODE, Rule
from govlint.errors import UserError
from govlint.linter import lint
from govlint.lsp.diagnostics import SOURCE, text_range
from govlint.lsp.host import Host
from govlint.lsp.hover import markdown, page, rule_of
from govlint.lsp.packs.checking import PackAnalysis, may_run
from govlint.lsp.packs.kinds import described, schema_at, words
from govlint.lsp.packs.spot import Spot, spot
from govlint.packs import Pack
from govlint.packs.places import place_of

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_KEY = re.compile(r"[\w.\-]+(?=\s*:)")
_VALUE = re.compile(r"(?:(?! #)[^\n,\[\]{}])*")


def faults(analysis: PackAnalysis, lang: str) -> list[types.Diagnostic]:
    """The faults of a file where they stand, those of the rest of its pack on its first line."""
    found = [_fault(one, analysis, lang) for one in analysis.faults]
    if analysis.note is not None:
        top = types.Range(types.Position(0, 0), types.Position(0, 0))
        note, grave = analysis.note.in_language(lang), types.DiagnosticSeverity.Information
        found.append(types.Diagnostic(top, note, severity=grave, code="trust", source=SOURCE))
    return found


def pack_hover(analysis: PackAnalysis, at: types.Position, host: Host) -> types.Hover | None:
    """What a key means, or the page of the rule of a code."""
    here = _spot(analysis, at)
    places = analysis.document.positions
    there = text_range(places, here.start, here.end)
    if (rule := _rule(here.word, analysis, host)) is not None:
        return types.Hover(markdown(page(rule, _pack(analysis, host), host)), there)
    if not here.key or here.in_value:
        return None
    schemas = schema_at(analysis.kind, here.keys, _beside(here))
    schema = described(schemas, here.key)
    if schema is None:
        return None
    text = f"**{here.key}**\n\n{schema.get('description', '')}"
    if few := words(schemas, here.key):
        text += "\n\n" + " · ".join(f"`{word}`" for word in few)
    return types.Hover(markdown(text), there)


def definition(analysis: PackAnalysis, at: types.Position, host: Host) -> types.Location | None:
    """Where the rule of a code or name stands."""
    word = _spot(analysis, at).word
    rule = None if CODE.fullmatch(word) else _rule(word, analysis, host)
    code = rule.code if rule is not None else word
    if not CODE.fullmatch(code):
        return None
    found = place_of(code, (*analysis.chain, lint.find_pack("national").folder))
    if found is None:
        return None
    path, line, column = found
    start = types.Position(line - 1, column - 1)
    end = types.Position(line - 1, column - 1 + len(code))
    return types.Location(Path(path).resolve().as_uri(), types.Range(start, end))


def rules_known(analysis: PackAnalysis, host: Host) -> Iterator[Rule]:
    """The rules a code may stand for: those of the pack, of a broken one the national ones."""
    yield from _pack(analysis, host).rules


def _rule(word: str, analysis: PackAnalysis, host: Host) -> Rule | None:
    pack = _pack(analysis, host)
    return rule_of(word, pack) if word else None


def _pack(analysis: PackAnalysis, host: Host) -> Pack:
    pack = analysis.pack
    if pack is None or analysis.faults or not may_run(pack, host):
        return lint.find_pack("national")
    return pack


def _spot(analysis: PackAnalysis, at: types.Position) -> Spot:
    places = analysis.document.positions
    return spot(places, places.offset(at.line, at.character))


def _beside(here: Spot) -> frozenset[str]:
    return frozenset(here.beside)


def _fault(one: UserError, analysis: PackAnalysis, lang: str) -> types.Diagnostic:
    places, mine = analysis.document.positions, one.path == str(analysis.document.path)
    start = end = 0
    if mine and one.line is not None:
        first, last = places.bounds(min(one.line, len(places.starts)) - 1)
        start = min(first + one.column - 1, last)
        end = start + _length(places.text[start:last])
    said = one.message.in_language(lang) if mine else one.in_language(lang)
    return types.Diagnostic(
        text_range(places, start, max(start, end)),
        said,
        severity=types.DiagnosticSeverity.Error,
        code="pack",
        source=SOURCE,
    )


def _length(rest: str) -> int:
    """How much of a line is the key or value it goes on with."""
    for pattern in (_QUOTED, _KEY, _VALUE):
        if found := pattern.match(rest):
            return len(found[0].rstrip())
    return 0
