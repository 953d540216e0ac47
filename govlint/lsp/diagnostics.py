"""What is wrong with a report, as diagnostics of the protocol."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lsprotocol import types

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.lsp.checking import Analysis
from govlint.lsp.positions import Positions
from govlint.model.diagnostic import Diagnostic, FilePosition, Position

SOURCE = "govlint"
SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def diagnostics(analysis: Analysis, lang: str) -> list[types.Diagnostic]:
    """All that counts in a report; why it was not checked, where it could not be."""
    if analysis.fault is not None:
        return [_not_checked(one, lang) for one in analysis.fault.faults]
    if analysis.outcome is None:
        return []
    places = analysis.document.positions
    found = [_diagnostic(one, analysis, places, lang) for one in analysis.outcome.standing]
    return [*found, *_crashes(analysis, lang), *_foreign(analysis, lang)]


def text_range(places: Positions, start: int, end: int) -> types.Range:
    """A stretch of a text as the protocol has it."""
    return types.Range(types.Position(*places.at(start)), types.Position(*places.at(end)))


def place(
    analysis: Analysis, places: Positions, at: Position, within: FilePosition | None
) -> types.Range:
    """Where a finding stands in the document: in a web page, where the text of it begins."""
    if within is None:
        start, end = at.offset + analysis.start, at.end_offset + analysis.start
    else:
        start, _ = places.bounds(min(max(0, within.line - 1), len(places.starts) - 1))
        start = min(start + max(0, within.column - 1), len(places.text))
        end = start
    return text_range(places, start, max(start, end))


def standing_at(
    analysis: Analysis, wanted: types.Range
) -> Iterator[tuple[Diagnostic, types.Range]]:
    """What counts in a report and touches a stretch of it, the narrowest first."""
    places = analysis.document.positions
    first, last = (places.offset(one.line, one.character) for one in (wanted.start, wanted.end))
    found = []
    for one in analysis.outcome.standing if analysis.outcome is not None else ():
        there = place(analysis, places, one.at, one.within)
        start, end = (places.offset(at.line, at.character) for at in (there.start, there.end))
        if start <= max(first, last) and min(first, last) <= end:
            found.append((end - start, one.order, one, there))
    yield from ((one, there) for _, _, one, there in sorted(found, key=lambda each: each[:2]))


def _diagnostic(
    one: Diagnostic, analysis: Analysis, places: Positions, lang: str
) -> types.Diagnostic:
    uri = analysis.document.uri
    said = [text.in_language(lang) for text in (one.message, one.help) if text is not None]
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(uri, place(analysis, places, note.at, note.within)),
            note.message.in_language(lang),
        )
        for note in one.related
    ]
    return types.Diagnostic(
        range=place(analysis, places, one.at, one.within),
        message="\n".join(said),
        severity=SEVERITIES[one.level],
        code=one.code,
        source=SOURCE,
        related_information=related or None,
        data=_data(one),
    )


def _data(one: Diagnostic) -> dict[str, Any]:
    """What an editor hands back when it asks for fixes, and shows to nobody."""
    return {"name": one.name, "fingerprint": one.fingerprint, "basis": one.basis}


def _crashes(analysis: Analysis, lang: str) -> Iterator[types.Diagnostic]:
    """The rules that crashed: what they check is not known."""
    for failure in analysis.outcome.failures if analysis.outcome is not None else ():
        said = Text(
            f"规则 {failure.code} 出错，没有查完：{failure.message}",
            f"the rule {failure.code} crashed and did not finish: {failure.message}",
        )
        yield _whole(said.in_language(lang), failure.code)


def _foreign(analysis: Analysis, lang: str) -> Iterator[types.Diagnostic]:
    """The configuration of another user, which is not taken."""
    if (file := analysis.foreign) is not None:
        said = Text(
            f"{file}：属于另一个用户，没有采用。要用它：govlint lsp --config {file}",
            f"{file}: belongs to another user and is not taken; to have it: govlint lsp --config "
            f"{file}",
        )
        found = _whole(said.in_language(lang), "config")
        found.severity = types.DiagnosticSeverity.Information
        yield found


def _not_checked(fault: UserError, lang: str) -> types.Diagnostic:
    said = Text("没有检查：", "not checked: ").in_language(lang) + fault.in_language(lang)
    return _whole(said, "config")


def _whole(message: str, code: str) -> types.Diagnostic:
    """What is said of a document as a whole stands on its first line."""
    top = types.Range(types.Position(0, 0), types.Position(0, 0))
    return types.Diagnostic(
        top, message, severity=types.DiagnosticSeverity.Error, code=code, source=SOURCE
    )
