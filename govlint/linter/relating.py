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


class Paired(NamedTuple):
    """The earlier reports of a report's organ, or why last year's is not among those given."""

    relatives: Relatives | None
    why: Text | None = None


def paired(digest: Digest, given: Iterable[Digest]) -> Paired:
    """Which of some reports are earlier ones of the organ of a report.

    Names must be the same but for the divisions before them; of a lone report given, also where
    the text tells of a reform or a new name.  Of two reports for one year the one signed later
    counts: it corrects the other.
    """
    every = [one for one in given if one.path != digest.path]
    if not every:
        return Paired(
            None, Text("给出的就是要查的这一份", "what is given is the one to be checked")
        )
    year = _sure(digest)
    if year is None:
        return Paired(None, Text("看不出是哪一年的报告", "nobody can tell which year it is for"))
    own = [one for one in every if same_organ(digest, one)]
    if not own and len(every) == 1 and _renamed(digest, every[0]):
        own = every
    if not own:
        return Paired(None, _no_organ(digest, every))
    earlier = {one.year: one for one in sorted(own, key=lambda one: (one.signed, one.path))
               if _sure(one) is not None and one.year and one.year < year}  # fmt: skip
    previous = earlier.get(year - 1)
    if previous is None:
        return Paired(None, _no_year(year, own))
    history = tuple(earlier[one] for one in sorted(earlier, key=lambda one: one or 0))
    return Paired(Relatives(previous=previous, history=history))


def _sure(digest: Digest) -> int | None:
    return digest.year if digest.sure_year else None


def _renamed(digest: Digest, other: Digest) -> bool:
    """Whether the text of either tells why its organ bears another name."""
    return REFORM in digest.notes or REFORM in other.notes


def _no_organ(digest: Digest, every: list[Digest]) -> Text:
    names = list(dict.fromkeys(one.organ or one.path for one in every))
    shown, more = "、".join(names[:_SHOWN]), len(names) > _SHOWN
    own = digest.organ or digest.path
    return Text(
        f"给出的上年报告是“{shown}”{'等' if more else ''}的，这份是“{own}”的",
        f"last year's reports given are of {shown}{' …' if more else ''}, this one of {own}",
    )


def _no_year(year: int, own: list[Digest]) -> Text:
    years = sorted({one.year for one in own if one.year is not None})
    known = "、".join(map(str, years)) or "?"
    return Text(
        f"给出的是 {known} 年的报告，这份是 {year} 年的，要 {year - 1} 年的",
        f"what is given is for {known}; this report is for {year} and needs that for {year - 1}",
    )


_SHOWN = 3
