"""Labels no form has: some are an official label misspelt."""

from __future__ import annotations

from collections.abc import Collection

from govlint.forms.labels import bare, edit_distance, labels, unnumbered, without_note


def near_miss(table: str, folded: str, taken: Collection[str | None]) -> str | None:
    """The row a printed label means, if it is that row's label with a few characters wrong.

    At most 2 characters, or one in four of a long label, and no other row may be as near.
    `taken` rows have a label of their own.
    """
    printed = {bare(folded), bare(unnumbered(folded)), bare(without_note(folded))}
    best: tuple[int, str] | None = None
    tied = False
    for key, variants in labels(table).official.items():
        if key in taken:
            continue
        for label in variants:
            most = 1 if len(label) <= 5 else max(2, len(label) // 4)
            distance = min(edit_distance(text, label, most) for text in printed)
            if distance > most or (best and distance > best[0]) or (best and best[1] == key):
                continue
            tied = best is not None and best[0] == distance
            best = (distance, key)
    return best[1] if best and not tied else None
