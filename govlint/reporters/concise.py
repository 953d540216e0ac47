"""One line a diagnostic, for editors and grep: `path:line:column: code level message`."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.linter.run import Run
from govlint.reporters.paint import painter
from govlint.text.display import plain


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """The diagnostics, nothing else."""
    paint = painter(colour)
    for found in run.standing:
        place = plain(found.cited(lang))
        level = paint(found.level, found.level)
        yield f"{place}: {found.code} {level} {plain(found.message.in_language(lang))}\n"
