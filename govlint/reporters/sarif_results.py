"""The results of a SARIF log, and the files they are in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from govlint.bilingual import Text
from govlint.engine.crowding import LONGEST
from govlint.engine.locate import cell_in_words
from govlint.model.diagnostic import Diagnostic, Edit, FilePosition, Position, Related
from govlint.reporters.mending import mending
from govlint.reporters.naming import identity, readable, uri
from govlint.reporters.ranges import Range, beside, changed, place, utf16
from govlint.reporters.standalone import SEPARATOR, sentence
from govlint.text.pattern import lazy

ROOT = "SRCROOT"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
# As they are registered with IANA.
_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "utf-32-le": "UTF-32LE",
    "utf-32-be": "UTF-32BE",
    "gb18030": "GB18030",
}
_LINKED = 6  # related places that the message links to: GitHub shows only those


def result(
    found: Diagnostic,
    rules: Mapping[str, int],
    files: Mapping[str, int],
    suppressions: bool,
    lang: str,
) -> dict[str, Any]:
    """A diagnostic. `suppressions`: whether any has one, for then every one must say."""
    known = identity(found)
    own = _location(found, found.at, found.within, files)
    if words := _in_words(found):
        own["logicalLocations"] = [words]
    if found.within is not None:
        own["message"] = {"text": found.within.words.in_language(lang)}
    related = [
        _related(one, number, found, files, lang) for number, one in enumerate(found.related, 1)
    ]
    optional = {
        "relatedLocations": related,
        "fixes": _fixes(found, files, lang),
    }
    return {
        "ruleId": found.code,
        "ruleIndex": rules[found.code],
        "level": LEVELS[found.level],
        "message": {"text": _message(found, lang)},
        "locations": [own],
        **{name: value for name, value in optional.items() if value},
        "partialFingerprints": {
            "govlintFingerprint/v1": known,
            "primaryLocationLineHash": f"{known[:16]}:1",
        },
        **({"suppressions": _suppressions(found)} if suppressions else {}),
        "properties": _properties(found, lang),
    }


def artifact(path: str, found: Sequence[Diagnostic]) -> dict[str, Any]:
    """A file that was looked at, with what its findings tell of it."""
    encoding = _ENCODINGS.get(found[0].encoding, "") if found else ""
    return {
        "location": artifact_location(path, {}),
        "description": {"text": readable(path)},
        "roles": ["analysisTarget"],
        **({"encoding": encoding} if encoding else {}),
    }


def artifact_location(path: str, files: Mapping[str, int]) -> dict[str, Any]:
    """A file: its URI, and its index among the `files` of the run."""
    reference = uri(path)
    base = {} if reference.startswith("file:") else {"uriBaseId": ROOT}
    return {"uri": reference, **base, **({"index": files[path]} if path in files else {})}


def _location(
    found: Diagnostic, at: Position, within: FilePosition | None, files: Mapping[str, int]
) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": artifact_location(found.path, files)}
    where = place(found, at, within, utf16)
    if where is not None:
        physical["region"] = _region(where) | _snippet(found, at, within)
    return {"physicalLocation": physical}


def _region(where: Range) -> dict[str, int]:
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }


def _snippet(found: Diagnostic, at: Position, within: FilePosition | None) -> dict[str, Any]:
    """The words at a place, where they are on one line that is at hand."""
    text = next((line.text for line in found.lines if line.number == at.line), "")
    if within is not None or at.line != at.end_line or at.end_column - 1 > len(text):
        return {}
    if at.end_column - at.column > LONGEST:
        return {}
    return {"snippet": {"text": text[at.column - 1 : at.end_column - 1]}}


def _in_words(found: Diagnostic) -> dict[str, Any] | None:
    if not found.logical:
        return None
    names = {
        "name": found.logical.split(SEPARATOR)[-1],
        "fullyQualifiedName": found.logical,
        "kind": "cell" if found.cell is not None else "part",
    }
    if found.cell is not None:
        names["decoratedName"] = "/".join(part for part in found.cell if part)
    return names


def _related(
    one: Related, number: int, found: Diagnostic, files: Mapping[str, int], lang: str
) -> dict[str, Any]:
    words = one.message.in_language(lang)
    stated = f" {one.stated}" if one.stated and one.stated not in words else ""
    location = {"id": number, **_location(beside(found, one), one.at, one.within, files)}
    if one.cell is not None:
        cell = cell_in_words(one.cell)
        name = {"name": cell.split(SEPARATOR)[-1], "fullyQualifiedName": cell, "kind": "cell"}
        location["logicalLocations"] = [name]
    return {**location, "message": {"text": f"{words}{stated}"}}


def _message(found: Diagnostic, lang: str) -> str:
    """What is found, and links to the related places that stand elsewhere."""
    text = _LIKE_A_LINK.sub(r"\\[", sentence(found, lang))
    links = [
        f"[{_BRACKET.sub(_escaped, _label(one, lang))}]({number})"
        for number, one in enumerate(found.related, 1)
        if one.at != found.at or one.path
    ][:_LINKED]
    if not links:
        return text
    if lang == "en":
        return f"{text}. See {', '.join(links)}."
    return f"{text}。参见{'、'.join(links)}。"


_LIKE_A_LINK = lazy(r"\[(?=[^\]]*\]\()")
_BRACKET = lazy(r"[\[\]\\]")


def _escaped(match: re.Match[str]) -> str:
    return "\\" + match[0]


def _label(one: Related, lang: str) -> str:
    """A few words to click on."""
    if one.cell is not None:
        return cell_in_words(one.cell).partition(SEPARATOR)[2] or cell_in_words(one.cell)
    return Text(f"第{one.at.line}行", f"line {one.at.line}").in_language(lang)


def _fixes(found: Diagnostic, files: Mapping[str, int], lang: str) -> list[dict[str, Any]]:
    """The fix, where it changes text; other files are changed by `govlint check --fix` alone."""
    words = mending(found) if found.within is None else None
    if words is None or found.fix is None or len(found.fix.edits) > _CHANGED:
        return []
    replacements = [_replacement(found, edit) for edit in sorted(set(found.fix.edits))]
    if not all(replacements):
        return []
    where = artifact_location(found.path, files)
    change = {"artifactLocation": where, "replacements": replacements}
    return [{"description": {"text": words.in_language(lang)}, "artifactChanges": [change]}]


_CHANGED = 100
"""Replacements a viewer may be asked to make at once; `--fix` makes any number."""


def _replacement(found: Diagnostic, edit: Edit) -> dict[str, Any] | None:
    where = changed(found, edit, utf16)
    if where is None:
        return None
    inserted = {"insertedContent": {"text": edit.text}} if edit.text else {}
    return {"deletedRegion": _region(where), **inserted}


def _suppressions(found: Diagnostic) -> list[dict[str, Any]]:
    why = found.suppressed
    if why is None:
        return []
    source = "config" if why.kind == "allow" else why.kind
    return [
        {
            "kind": "external",
            "status": "accepted",
            "justification": why.reason,
            "properties": {"source": source},
        }
    ]


def _properties(found: Diagnostic, lang: str) -> dict[str, Any]:
    known = {
        "confidence": found.confidence,
        "help": found.help.in_language(lang) if found.help else None,
        "stated": found.stated,
        "computed": found.computed,
        "organ": found.organ or None,
        "year": found.year,
    }
    return {name: value for name, value in known.items() if value is not None}
