"""What a report says outside its tables: the figures its sentences claim, and its sections."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.claims import Claim, claims, holds
from govlint.data.figures import Row, head, number
from govlint.data.places import place_of
from govlint.linter.document import Document
from govlint.model.place import Span
from govlint.model.tree import Block, Paragraph


def claim_rows(document: Document, lang: str = "zh") -> Iterator[Row]:
    """A row for each figure that a sentence states, in the order of the text."""
    source, report, facts = document
    first = head(facts)
    for claim in claims(source, report, facts.year):
        cells = claim.sums[0]
        cell = cells[0] if len(cells) == 1 else None
        agrees = holds(claim, facts) if claim.period == "this" else None
        yield (
            *(*first, *(cell or (None, None, None)), " + ".join(map("/".join, cells))),
            *(number(claim.value), claim.unit, *_nature(claim), agrees),
            *(source.text[slice(*claim.place)], *place_of(document, claim.place, cell, lang)),
        )


def _nature(claim: Claim) -> tuple[str | bool | None, ...]:
    sure = claim.sure and not claim.loose
    return claim.bound, claim.period, claim.scope or None, claim.negated, sure, claim.part


def section_rows(document: Document, lang: str = "zh") -> Iterator[Row]:
    """A row for each section, and one before them for what stands above the first heading."""
    source, report, facts = document
    first = head(facts)
    ends = [section.heading.start for section in report.sections]
    ends.append(report.signoff[0].start if report.signoff else len(source.text))
    parts: list[tuple[int, str | None, Span, tuple[Block, ...]]] = [
        (0, None, Span(0, ends[0]), report.front)
    ]
    for section, end in zip(report.sections, ends[1:], strict=True):
        heading = section.heading
        printed = source.text[slice(*heading.inner)]
        parts.append((heading.number, printed, Span(heading.end, end), section.blocks))
    for number_, printed_, span, blocks in parts:
        prose = "\n".join(_lines(blocks))
        at = place_of(document, Span(span.start, span.start), None, lang)
        text = source.text[slice(*span)].strip()
        yield (*first, number_, printed_, text, prose, len(prose), *at)


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (line.text.strip() for line in block.lines if line.text.strip())
