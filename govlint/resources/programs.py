"""Compiled expressions, kept between runs: see `text.expressions`."""

from __future__ import annotations

from govlint import resources
from govlint.text import expressions

_MOST = 2_000  # expressions; the packs of a user have some hundreds


def use() -> None:
    """Take expressions as earlier runs left them, as long as anything is kept at all."""
    expressions.source = _known


def keep() -> None:
    """Keep those of this run, where it had to compile any."""
    new = expressions.programs()
    if new:
        known = _known()
        every = new if len(known) + len(new) > _MOST else known | new
        resources.remember(_file(), expressions.engine(), every)


def _known() -> expressions.Programs:
    try:
        found: expressions.Programs = resources.recalled(
            _file(), expressions.engine(), dict[str, str]
        )
    except LookupError:
        return {}
    return found


def _file() -> str:
    """Of each Python its own: what another one keeps is left to it."""
    return f"expressions-{resources.short_digest(expressions.engine())}"
