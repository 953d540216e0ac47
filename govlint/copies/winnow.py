"""Fingerprints of a text: the hashes of its character 10-grams, winnowed."""

from __future__ import annotations

from zlib import crc32

GRAM, WINDOW = 10, 8
"""Characters of a gram, and how many grams in a row give one fingerprint."""


def fingerprints(text: str) -> frozenset[int]:
    """The least hash of every eight grams in a row; none of a text shorter than a gram.

    What two texts have in common over `GRAM + WINDOW - 1` characters is in both.  The hash is the
    CRC-32 of the gram, a polynomial one: the same on every machine and in every run.
    """
    hashes = gram_hashes(text)
    if len(hashes) <= WINDOW:
        return frozenset([min(hashes)] if hashes else ())
    # Over ever wider windows: of 2, of 4, of 8.
    for step in (1, 2, 4):
        hashes = list(map(min, hashes, hashes[step:]))
    return frozenset(hashes)


def gram_hashes(text: str) -> list[int]:
    """The hash of every gram of a text, in order."""
    data = text.encode("utf-32-le", "surrogatepass")
    return [crc32(data[at : at + _BYTES]) for at in range(0, len(data) - _BYTES + 1, 4)]


_BYTES = 4 * GRAM
