"""Copies: where a report shares its words with another, and what those words are."""

from __future__ import annotations

from govlint import Copied, Digest, Note, Span, Text, excerpt

MOST = 3  # sentences quoted from the other report


def most_telling(digest: Digest, copied: Copied) -> tuple[Span, str]:
    """The longest shared sentence of a section, and its place; else where the prose begins."""
    if copied.sentences:
        own = max(copied.sentences, key=lambda one: (one[0].section > 0, len(one[1])))
        return own[0].place, own[1]
    return (digest.prose[0].place if digest.prose else Span(0, 0)), ""


def quoted(copied: Copied, report: Text) -> tuple[Note, ...]:
    """The shared sentences as they stand in the other report, which is called `report`."""
    return tuple(
        Note(
            there.place,
            Text(f"{report.zh}：“{excerpt(said, 60)}”", f"{report.en}: “{excerpt(said, 60)}”"),
            path=copied.other.path,
        )
        for _, _, there, said in copied.sentences[:MOST]
    )
