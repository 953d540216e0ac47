"""One line a diagnostic, for editors and grep: `path:line:column: code level message`."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.linter.run import Run
from govlint.reporters.paint import painter
from govlint.reporters.standalone import whose
from govlint.text.display import plain


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """The diagnostics, nothing else."""
    paint = painter(colour)
    for found in run.standing:
        place = plain(found.cited(lang))
        level = paint(found.level, found.level)
        name = whose(found, lang)
        colon = ": " if lang == "en" else "："
        said = (name + colon if name else "") + found.message.in_language(lang)
        yield f"{place}: {found.code} {level} {plain(said)}\n"
