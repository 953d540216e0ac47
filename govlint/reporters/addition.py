"""How a total comes about: a sum that does not come out, line by line, as it is added on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.model.diagnostic import Diagnostic, Related
from govlint.model.sums import Addend, Side, Sum

DUE = Text("应为 {}", "should be {}")
ZEROS = Text("其余 {} 项为 0", "the other {} are 0")
ALL_ZEROS = Text("{} 项均为 0", "all {} are 0")
APART = Text("相差 {}", "{} apart")


class SumLine(NamedTuple):
    """A line: a sign, what it is, its figure, the figure that is `due`, how far it is `apart`.

    `kind`: `addend`, `zeros` (those left out), `total` (what a side comes to), `other` (what the
    other side says).  `lit`: this is the cell that is told of.
    """

    kind: str
    sign: str
    words: str
    figure: str = ""
    apart: str = ""
    due: str = ""
    lit: bool = False

    @property
    def short_note(self) -> str:
        """What is due and how far off it is, in few characters."""
        return " ".join(filter(None, (f"→ {self.due}" if self.due else "", self.apart)))


def lines(one: Sum, found: Diagnostic, lang: str) -> list[SumLine]:
    """The sum from above: the addends, what they come to, what the other side says."""
    return list(_lines(one, found, lang))


def line_words(one: Sum, lang: str) -> str:
    """The row or column of a sum."""
    return one.line.in_language(lang)


def restated(related: Related, found: Diagnostic) -> bool:
    """Whether the sums of a finding show what a related place says."""
    return any(related.message == one.sentence for one in found.sums)


def _zeros(side: Side, lang: str) -> SumLine:
    said = ZEROS if side.addends else ALL_ZEROS
    return SumLine("zeros", "", said.in_language(lang).format(side.zeros))


def _lines(one: Sum, found: Diagnostic, lang: str) -> Iterator[SumLine]:
    right = found.fix.value if found.fix is not None else None
    apart = APART.in_language(lang).format(one.difference)

    def addend(part: Addend, sign: str, kind: str = "addend", apart: str = "") -> SumLine:
        lit = part.cell == found.cell
        due = (right or "") if lit else ""
        return SumLine(kind, sign, part.words.in_language(lang), part.figure, apart, due, lit)

    for number, part in enumerate(one.left.addends):
        yield addend(part, "" if not number and part.sign == "+" else part.sign)
    if one.left.zeros:
        yield _zeros(one.left, lang)
    if len(one.left.addends) + one.left.zeros > 1:
        yield SumLine("total", "=", "", one.left.total)
    if len(one.right.addends) == 1 and not one.right.zeros:
        yield addend(one.right.addends[0], "≠", "other", apart)
        return
    yield SumLine("other", "≠", "", one.right.total, apart)
    for part in one.right.addends:
        yield addend(part, "" if part is one.right.addends[0] else part.sign)
    if one.right.zeros:
        yield _zeros(one.right, lang)
