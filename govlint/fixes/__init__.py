"""Fixes: the edits that findings carry, applied to a text until none is left.

`mend` is pure: text in, text out.  A fix is applied whole or not at all.  Of fixes that overlap or
touch, the first is applied and the others wait for the next pass, since what they are about may
have changed.  After every pass the text is read and checked anew: a fix that loses something
(`losses.py`) is refused, the others stand.  Safe fixes come before unsafe ones.  What `mend` does
to a text, `files.py` does to files.

In come a text, its findings and how to check anew, out go the text mended and what was refused.
Which rules there are is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from govlint.bilingual import Text
from govlint.fixes.edits import applied, edits_of, fixable, malformed, together
from govlint.model.diagnostic import Diagnostic, Edit

if TYPE_CHECKING:
    from govlint.fixes.review import Review

PASSES = 10

# A text to what is known of it; None where it is no report any more.
Reviewer = Callable[[str], "Review | None"]


class Refusal(NamedTuple):
    """A fix that was not applied, and why not."""

    diagnostic: Diagnostic
    reason: Text


class Mended(NamedTuple):
    """A text after fixing, with what is known of it.

    `steps` are the edits of each pass, in order, with offsets into the text that pass began with;
    `fixed` is what was mended, pass by pass.  `restless` are rules whose fixes undo one another or
    never end: none of theirs was applied.
    """

    review: Review
    steps: tuple[tuple[Edit, ...], ...] = ()
    fixed: tuple[Diagnostic, ...] = ()
    refused: tuple[Refusal, ...] = ()
    restless: tuple[str, ...] = ()


def mend(review: Review, reviewer: Reviewer, unsafe: bool = False) -> Mended:
    """Apply the safe fixes (with `unsafe` all of them) until there is none left to apply.

    `review` is what `reviewer` says of the text to be fixed.  Rules whose fixes have not come to
    rest after ten passes are set aside, and the others begin anew without them.
    """
    restless = frozenset[str]()
    while True:
        done = _rested(Mended(review), partial(_passed, reviewer, unsafe, restless))
        if not done.restless:
            return done._replace(restless=tuple(sorted(restless)))
        restless = restless.union(done.restless)


_Pass = Callable[[Mended], tuple[Mended, frozenset[str]]]


def _rested(state: Mended, passed: _Pass) -> Mended:
    """The state after as many passes as it takes; `restless` if ten are not enough."""
    before = frozenset[str]()
    while True:
        after, codes = passed(state)
        if not codes:
            return after
        if len(state.steps) == PASSES:
            return state._replace(restless=tuple(codes | before))
        state, before = after, codes


def _passed(
    reviewer: Reviewer, unsafe: bool, barred: frozenset[str], state: Mended
) -> tuple[Mended, frozenset[str]]:
    """The state after one pass, and the rules whose fixes it applied (none: nothing was left)."""
    refused: tuple[Refusal, ...] = ()
    for safe in (True, False) if unsafe else (True,):
        waiting = [one for one in fixable(state.review.found, safe) if one.code not in barred]
        while chosen := together(waiting):
            kept = _without_losses(partial(_tried, reviewer, state), chosen, _Kept(state))
            if kept.fixes:
                return kept.state, frozenset(one.code for one in kept.fixes)
            refused += kept.refused
            tried = set(chosen)
            waiting = [one for one in waiting if one not in tried]
    return state._replace(refused=refused), frozenset()


class _Kept(NamedTuple):
    """The fixes of a pass that lose nothing, the state with them, and those that do."""

    state: Mended
    fixes: tuple[Diagnostic, ...] = ()
    refused: tuple[Refusal, ...] = ()


_Trial = Callable[[tuple[Diagnostic, ...]], Mended | Text]


def _without_losses(trial: _Trial, group: Sequence[Diagnostic], kept: _Kept) -> _Kept:
    """`kept` with a group added; where that loses something, with half of it after the other."""
    fixes = (*kept.fixes, *group)
    tried = trial(fixes)
    if isinstance(tried, Mended):
        return kept._replace(state=tried, fixes=fixes)
    if len(group) == 1:
        return kept._replace(refused=(*kept.refused, Refusal(group[0], tried)))
    middle = len(group) // 2
    return _without_losses(trial, group[middle:], _without_losses(trial, group[:middle], kept))


def _tried(reviewer: Reviewer, state: Mended, fixes: tuple[Diagnostic, ...]) -> Mended | Text:
    """The state with some fixes applied, or why they may not be."""
    from govlint.fixes.losses import loss

    text = state.review.text
    for one in fixes:
        if trouble := malformed(text, edits_of(one)):
            return trouble
    edits = tuple(sorted({edit for one in fixes for edit in edits_of(one)}))
    review = reviewer(applied(text, edits))
    if review is None:
        return Text("修复后就看不出是年报了", "it would be no report any more")
    trouble = loss(state.review, review, fixes)
    return trouble or Mended(review, (*state.steps, edits), (*state.fixed, *fixes))
