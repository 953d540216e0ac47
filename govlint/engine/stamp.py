"""Findings made into diagnostics: the code and basis of their rule, and what they are known by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from govlint.engine.crowding import clipped, clipped_message
from govlint.engine.rule import Rule
from govlint.model.diagnostic import (
    Diagnostic,
    FilePosition,
    Finding,
    Fix,
    Position,
    Related,
    SourceLine,
)
from govlint.text.hashing import blake2b


class Place(NamedTuple):
    """Where a finding is, as its diagnostic has it."""

    path: str
    at: Position
    within: FilePosition | None
    logical: str
    snippet: str
    lines: tuple[SourceLine, ...] = ()
    encoding: str = ""


class Stamped(NamedTuple):
    """A diagnostic and what its fingerprint is made of, before equal ones are numbered."""

    diagnostic: Diagnostic
    content: str


def stamped(
    rule: Rule,
    finding: Finding,
    place: Place,
    words: str,
    related: tuple[Related, ...],
    fix: Fix | None = None,
) -> Stamped:
    """The diagnostic of a finding at a place that holds `words`."""
    stated = [finding.stated or words, *(note.stated for note in finding.related)]
    content = "\0".join((rule.code, place.logical, *stated))
    found = Diagnostic(
        code=rule.code,
        name=rule.name,
        level=finding.level or rule.level,
        confidence=finding.confidence or rule.confidence,
        path=place.path,
        at=place.at,
        title=rule.title,
        message=clipped_message(finding.message),
        help=finding.help,
        basis=rule.basis,
        logical=place.logical,
        snippet=place.snippet,
        fingerprint=_digest(content, 0),
        cell=finding.cell,
        stated=finding.stated and clipped(finding.stated),
        computed=finding.computed and clipped(finding.computed),
        related=related,
        fix=fix,
        within=place.within,
        lines=place.lines,
        encoding=place.encoding,
        sums=finding.sums,
    )
    return Stamped(found, content)


def ordered(found: Iterable[Stamped]) -> tuple[Diagnostic, ...]:
    """In the order of reporting; those of equal content get fingerprints by their number."""
    seen: Counter[str] = Counter()
    numbered = []
    for one, content in sorted(found, key=lambda stamped: stamped.diagnostic.order):
        number = seen[content]
        numbered.append(one._replace(fingerprint=_digest(content, number)) if number else one)
        seen[content] += 1
    return tuple(numbered)


def _digest(content: str, number: int) -> str:
    """64 bits that tell one finding from another."""
    data = f"{content}\0{number}".encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=8).hexdigest()
