"""A sum that does not come out as a small picture: SVG in the page's own colours."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.diagnostic import Diagnostic
from govlint.model.sums import Sum
from govlint.reporters.addition import DUE, SumLine, line_words, lines
from govlint.reporters.frame import shortened
from govlint.reporters.html import texts
from govlint.reporters.html.texts import safe, safe_text

_WIDTH, _ROW = 320, 22  # of the picture and of a line, in its own units
_SIGN, _LABEL, _FIGURE, _NOTE = 12, 26, 226, 240  # where they begin; a figure ends there
_MOST = 26  # columns of a name


def picture(one: Sum, found: Diagnostic, name: str, lang: str) -> Iterator[str]:
    """The picture of a sum; `name` is that of its place in the page."""
    every = lines(one, found, lang)
    said = one.sentence.in_language(lang)
    if found.fix is not None and found.fix.value is not None:
        stop = ". " if lang == "en" else "。"
        said += (
            f"{stop}{texts.LIT.in_language(lang)}{DUE.in_language(lang).format(found.fix.value)}"
        )
    title = texts.SUM.in_language(lang).format(line_words(one, lang))
    yield (
        f'<figure class="sum"><figcaption>{safe_text(one.line, lang)}</figcaption>\n'
        f'<svg viewBox="0 0 {_WIDTH} {_ROW * len(every) + 4}" role="img" '
        f'aria-labelledby="{name}-t" aria-describedby="{name}-d">\n'
        f'<title id="{name}-t">{safe(title)}</title><desc id="{name}-d">{safe(said)}</desc>\n'
    )
    for number, line in enumerate(every):
        yield from _line(line, _ROW * number + 2, found.level)
    yield "</svg></figure>\n"


def _line(line: SumLine, top: int, level: str) -> Iterator[str]:
    base = top + 16
    if line.kind == "total":
        yield f'<path d="M{_SIGN - 8} {top}H{_FIGURE + 6}"/>\n'
    if line.lit:
        yield (
            f'<rect class="{level}" x="2" y="{top + 1}" width="{_FIGURE + 6}" '
            f'height="{_ROW - 3}" rx="4"/>\n'
        )
    for place, kind, words in (
        (_SIGN, "sign", line.sign),
        (_LABEL, line.kind, shortened(line.words, _MOST)),
        (_FIGURE, "figure", line.figure),
        (_NOTE, "note due" if line.due else "note", line.short_note),
    ):
        if words:
            yield f'<text class="{kind}" x="{place}" y="{base}">{safe(words)}</text>\n'
