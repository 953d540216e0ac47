"""Whether two reports are of one organ, by the names in their titles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from govlint.model.digest import Digest
from govlint.text.characters import fold
from govlint.text.organs import organ


def same_organ(one: Digest, other: Digest) -> bool:
    """Whether the names are the same, but for the divisions before them; False where one lacks."""
    names = [_name(digest) for digest in (one, other)]
    a, b = map(organ, names)
    if names[0] == names[1] or a is None or b is None:
        return names[0] == names[1] != ""
    if a.body != b.body or a.kind != b.kind:
        return False
    shorter, longer = sorted((a.divisions, b.divisions), key=len)
    return not shorter or longer[-len(shorter) :] == shorter


def by_organ(digests: Iterable[Digest]) -> Mapping[str, list[Digest]]:
    """Reports under the names by which `of_same_organ` looks for them."""
    found: dict[str, list[Digest]] = {}
    for digest in digests:
        body = organ(_name(digest))
        for key in {_name(digest), *((body.short, f"*{body.body}") if body else ())}:
            found.setdefault(key, []).append(digest)
    return found


def of_same_organ(digest: Digest, known: Mapping[str, list[Digest]]) -> list[Digest]:
    """Those of the organ of a report, in the order of their paths.

    A name without any division (水利局) is one of many: it counts only where no fuller one is
    there, and where all there are would be one organ.
    """
    name, body = _name(digest), organ(_name(digest))
    seat, keys = _seat(digest), {name}
    if body is not None:
        keys |= {body.short, body.body} if seat else {f"*{body.body}"}
    near = {one.path: one for key in keys for one in known.get(key, ())}
    found = [one for _, one in sorted(near.items()) if same_organ(digest, one)]
    sure = [one for one in found if _name(one) == name or (seat and _seat(one))]
    return sure or (found if all(same_organ(found[0], one) for one in found) else [])


def _seat(digest: Digest) -> str:
    body = organ(_name(digest))
    return body.seat if body else ""


def _name(digest: Digest) -> str:
    return "".join(fold(digest.organ or digest.signed_organ).split())
