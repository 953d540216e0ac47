"""The bytes of a file with edits of its text: some exchanged, every other kept."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.files.decode import encode
from govlint.model.diagnostic import Edit


def rewritten(data: bytes, text: str, encoding: str, edits: Iterable[Edit]) -> bytes:
    """`data`, which `decode` read as `text` in `encoding`, with the bytes of some edits exchanged.

    All other bytes are copied, never encoded anew.  Raises ValueError where text and bytes do not
    run in parallel.
    """
    codec = encoding.removesuffix("-sig")
    end, place = 0, len(encode("", encoding))  # in characters and in bytes, so far
    parts = [data[:place]]

    def passed(stop: int) -> bytes:
        nonlocal end, place
        due = text[end:stop].encode(codec)
        kept = data[place : place + len(due)]
        if kept != due:
            raise ValueError(f"bytes from {place} on are not what was read there")
        end, place = stop, place + len(due)
        return kept

    for edit in sorted(edits):
        parts += [passed(edit.place.start), edit.text.encode(codec)]
        passed(edit.place.end)
    return b"".join([*parts, passed(len(text))])
