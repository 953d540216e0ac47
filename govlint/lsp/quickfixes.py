"""Fixes offered at a place of a report: the safe ones first, and all safe ones at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lsprotocol import types

from govlint.bilingual import Text
from govlint.fixes.edits import edits_of, fixable, malformed, together
from govlint.lsp.checking import Analysis
from govlint.lsp.diagnostics import diagnostics, standing_at, text_range
from govlint.model.diagnostic import Diagnostic, Edit

FIX_ALL = "source.fixAll.govlint"
_NEW_TEXT = 20  # characters of it that a title shows


def quick_fixes(
    analysis: Analysis, params: types.CodeActionParams, versioned: bool, lang: str
) -> list[types.CodeAction]:
    """The fixes that touch a stretch; with `versioned` an edit says of which version it is."""
    wanted = params.context.only
    found = []
    if _asked(types.CodeActionKind.QuickFix, wanted):
        found += list(_single(analysis, params.range, versioned, lang))
    if _asked(FIX_ALL, wanted) and (every := _every(analysis)):
        title = Text("修复全部有把握的问题", "Fix all that is safe to fix").in_language(lang)
        edit = _workspace_edit(analysis, every, versioned)
        found.append(types.CodeAction(title, kind=FIX_ALL, edit=edit))
    return found


def _single(
    analysis: Analysis, there: types.Range, versioned: bool, lang: str
) -> Iterator[types.CodeAction]:
    at_hand = [one for one, _ in standing_at(analysis, there) if _can_be_fixed(analysis, one)]
    shown = {_key(one): one for one in diagnostics(analysis, lang)} if at_hand else {}
    for one in sorted(at_hand, key=lambda each: not (each.fix and each.fix.safe)):
        safe = one.fix is not None and one.fix.safe
        yield types.CodeAction(
            _title(one, lang),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[found] if (found := shown.get(one.fingerprint)) else None,
            is_preferred=safe,
            edit=_workspace_edit(analysis, edits_of(one), versioned),
        )


def _key(shown: types.Diagnostic) -> Any:
    return shown.data["fingerprint"] if isinstance(shown.data, dict) else None


def _can_be_fixed(analysis: Analysis, one: Diagnostic) -> bool:
    edits = edits_of(one) if one.within is None else []
    return bool(edits) and malformed(analysis.source.original, edits) is None


def _every(analysis: Analysis) -> list[Edit]:
    """The edits of all safe fixes that lie apart; the others wait for the next time."""
    found = analysis.outcome.standing if analysis.outcome is not None else ()
    sound = [one for one in fixable(found, safe=True) if _can_be_fixed(analysis, one)]
    return sorted({edit for one in together(sound) for edit in edits_of(one)})


def _title(one: Diagnostic, lang: str) -> str:
    edits = edits_of(one)
    if len(edits) == 1:
        new = edits[0].text.strip()
        short = new if len(new) <= _NEW_TEXT else f"{new[:_NEW_TEXT]}…"
        said = Text(f"改为“{short}”", f"Change to “{short}”") if new else _REMOVE
    else:
        said = Text(f"改 {len(edits)} 处", f"Change {len(edits)} places")
    unsure = "" if one.fix is not None and one.fix.safe else _VERIFY.in_language(lang)
    return f"{one.code} {said.in_language(lang)}{unsure}"


def _workspace_edit(
    analysis: Analysis, edits: Iterable[Edit], versioned: bool
) -> types.WorkspaceEdit:
    document, places = analysis.document, analysis.document.positions
    changes = [
        types.TextEdit(
            text_range(places, start + analysis.start, end + analysis.start),
            text,
        )
        for (start, end), text in edits
    ]
    if not versioned:
        return types.WorkspaceEdit(changes={document.uri: changes})
    known = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(known, list(changes))])


def _asked(kind: str, wanted: Sequence[str] | None) -> bool:
    """Whether an editor asks for a kind, or for one it is a kind of; it may leave that open."""
    if not wanted:
        return kind == types.CodeActionKind.QuickFix or kind == FIX_ALL
    return any(kind == one or kind.startswith(f"{one}.") for one in wanted)


_REMOVE = Text("删去", "Remove")
_VERIFY = Text("（须先核实）", " (verify first)")
