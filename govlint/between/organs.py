"""Whether two reports are of one organ, by the names in their titles."""

from __future__ import annotations

from govlint.model.digest import Digest
from govlint.text.characters import fold
from govlint.text.organs import organ


def same_organ(one: Digest, other: Digest) -> bool:
    """Whether the names are the same, but for the divisions before them; False where one lacks."""
    names = ["".join(fold(digest.organ or digest.signed_organ).split()) for digest in (one, other)]
    a, b = map(organ, names)
    if names[0] == names[1] or a is None or b is None:
        return names[0] == names[1] != ""
    if a.body != b.body or a.kind != b.kind:
        return False
    shorter, longer = sorted((a.divisions, b.divisions), key=len)
    return not shorter or longer[-len(shorter) :] == shorter
