"""A sum that does not come out, in the characters of a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.diagnostic import Diagnostic, cited
from govlint.model.sums import Sum
from govlint.reporters.addition import DUE, line_words, lines
from govlint.reporters.frame import room, shortened
from govlint.reporters.paint import Paint
from govlint.text.characters import width
from govlint.text.display import plain

_LABEL = 34  # columns of a name


def sum_lines(one: Sum, found: Diagnostic, lang: str, paint: Paint) -> Iterator[str]:
    """The lines of one sum under the row or column it is of, figures below one another."""
    every = lines(one, found, lang)
    labels = [shortened(plain(line.words), min(_LABEL, room() // 2)) for line in every]
    wide = max(map(width, labels))
    figures = max(width(line.figure) for line in every)
    yield plain(line_words(one, lang)) + _place(one, found, lang)
    for line, label in zip(every, labels, strict=True):
        gap = " " * (wide - width(label) + figures - width(line.figure) + 2)
        said = f"{line.sign or ' '} {label}{gap}{line.figure}".rstrip()
        if line.kind == "total":
            yield "  " + "-" * (2 + wide + 2 + figures)
        mark = "<-" if line.lit else ""
        due = DUE.in_language(lang).format(line.due) if line.due else ""
        said = f"{said}  {'  '.join(filter(None, (f'{mark} {due}'.strip(), line.apart)))}".rstrip()
        yield "  " + (paint(found.level, said) if line.lit else said)


def _place(one: Sum, found: Diagnostic, lang: str) -> str:
    """Where the line of the sum is told of, if that is not where the finding is."""
    for related in found.related:
        if related.message == one.sentence and related.at != found.at:
            return f" ({plain(cited('', related.at, related.within, lang))})"
    return ""
