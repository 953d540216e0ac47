"""Reports that go together: those of one organ by year, as far as their names tell.

`audit` knows them by its roster; here it is what `check --previous` and the cases of a pack need.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from govlint.between.organs import same_organ
from govlint.between.topics import REFORM
from govlint.bilingual import Text
from govlint.model.digest import Digest, Relatives
from govlint.text.organs import organ, same_body


class Paired(NamedTuple):
    """The earlier reports of a report's organ, or why last year's is not among those given.

    `refused` says that what is given cannot be last year's; else nobody can tell.
    """

    relatives: Relatives | None
    why: Text | None = None
    refused: bool = True


def paired(digest: Digest, given: Iterable[Digest], lone: bool = False) -> Paired:
    """The earlier ones of some reports of the organ of a report (`of_same_organ`).

    Of a `lone` report, which somebody gave for this one, the name may also be fuller or shorter,
    and any where the text tells of a reform or a new name.  Of two reports for one year the one
    signed later counts: it corrects the other.
    """
    own = [one for one in given if one.path != digest.path]
    if lone and not own:
        return Paired(None, _ITSELF)
    year = _sure(digest)
    if year is None:
        return Paired(None, _NO_YEAR, refused=False)
    if lone and not (same_organ(digest, own[0]) or _may_be(digest, own[0])):
        return Paired(None, _of_another(digest, own[0]))
    if not own:
        return Paired(None, _none_of(digest))
    dated = [one for one in own if _sure(one) is not None]
    if not dated:
        return Paired(None, _UNDATED)
    dated.sort(key=lambda one: (one.signed, one.path))
    earlier = {one.year: one for one in dated if one.year and one.year < year}
    previous = earlier.get(year - 1)
    if previous is None:
        return Paired(None, _no_year(year, dated))
    history = tuple(earlier[one] for one in sorted(earlier, key=lambda one: one or 0))
    return Paired(Relatives(previous=previous, history=history))


_ITSELF = Text("给出的就是要查的这一份", "what is given is the one to be checked")
_NO_YEAR = Text("看不出这份是哪一年的报告", "nobody can tell which year this report is for")
_UNDATED = Text("看不出给出的是哪一年的报告", "nobody can tell which year the report given is for")


def _sure(digest: Digest) -> int | None:
    return digest.year if digest.sure_year else None


def _may_be(digest: Digest, other: Digest) -> bool:
    """Whether two reports somebody gave together may be of one organ: only False is sure."""
    names = [one.organ or one.signed_organ for one in (digest, other)]
    if REFORM in digest.notes or REFORM in other.notes or not all(names):
        return True
    one, two = map(organ, names)
    return (one is None or two is None or one.kind == two.kind) and same_body(*names)


def _of_another(digest: Digest, other: Digest) -> Text:
    theirs, own = other.organ or other.path, digest.organ or digest.path
    return Text(
        f"给出的上年报告是“{theirs}”的，这份是“{own}”的",
        f"last year's report given is of {theirs}, this one of {own}",
    )


def _none_of(digest: Digest) -> Text:
    own = digest.organ or digest.path
    return Text(f"给出的报告中没有“{own}”的", f"no other of the reports given is of {own}")


def _no_year(year: int, own: list[Digest]) -> Text:
    years = sorted({one.year for one in own if one.year is not None})
    known = "、".join(map(str, years)) or "?"
    return Text(
        f"给出的是 {known} 年的报告，这份是 {year} 年的，要 {year - 1} 年的",
        f"what is given is for {known}; this report is for {year} and needs that for {year - 1}",
    )
