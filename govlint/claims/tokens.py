"""A sentence's tokens, as `grammar/sentence.lark` knows them: words, figures, and paired marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.claims.lexicon import Word
from govlint.claims.quantities import Quantity
from govlint.text.pattern import lazy


class Token(NamedTuple):
    """A terminal of the grammar: a word in all its meanings, a figure, or a mark."""

    kind: str
    start: int
    end: int
    words: tuple[Word, ...] = ()
    figure: Quantity | None = None


def tokens(text: str, words: Sequence[Word], figures: list[Quantity]) -> list[Token]:
    """The tokens of a folded sentence, such that the grammar has a tree for them.

    Figures inside a word are part of it; what stands in 《》 is a name; marks that open or close
    nothing are dropped.
    """
    counts = [Token("FIGURE", one.start, one.end, (), one) for one in figures]
    found = sorted([*counts, *_words(words)], key=lambda token: (token.start, -token.end))
    names = [match.span() for match in _NAME.finditer(text)] if "《" in text else []
    end = 0
    kept: list[Token] = []
    for token in found:
        if token.start >= end and not any(a <= token.start < b for a, b in names):
            kept.append(token)
            end = token.end
    return _in_turn(_paired(kept))


_NAME = lazy("《[^》]*》")
_CLOSES = {"CLOSE": "OPEN", "OUTSIDE": "EXCEPT", "OF": "ASK"}


def _words(words: Sequence[Word]) -> Iterator[Token]:
    """A token for each place of a word: several meanings make one token."""
    at: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        at.setdefault((word.start, word.end), []).append(word)
    for (start, end), meanings in at.items():
        marks = [word.means for word in meanings if word.kind == "marks"]
        yield Token(marks[0], start, end) if marks else Token("WORD", start, end, tuple(meanings))


def _paired(found: list[Token]) -> list[Token]:
    """The tokens without marks that open or close nothing; 除…外 and 要求…的 end with a clause."""
    opened: list[int] = []
    dropped = set()
    for index, token in enumerate(found):
        if token.kind in {"OPEN", "EXCEPT", "ASK"}:
            opened.append(index)
        elif token.kind in _CLOSES:
            while opened and token.kind == "CLOSE" and found[opened[-1]].kind != "OPEN":
                dropped.add(opened.pop())
            last = found[opened[-1]] if opened else None
            if last and last.kind == _CLOSES[token.kind] and _closes(found, index):
                opened.pop()
            else:
                dropped.add(index)
        elif token.kind in {"COMMA", "AMONG", "DENY"}:
            while opened and found[opened[-1]].kind != "OPEN":
                dropped.add(opened.pop())
    dropped.update(opened)
    return [token for index, token in enumerate(found) if index not in dropped]


def _closes(found: list[Token], index: int) -> bool:
    """Whether 的 ends a modifier: the noun that it modifies stands next."""
    if found[index].kind != "OF":
        return True
    after = found[index + 1] if index + 1 < len(found) else None
    return after is not None and any(word.kind == "objects" for word in after.words)


def _in_turn(found: list[Token]) -> list[Token]:
    """The tokens with NEXT for what stands between two figures; a comma only after 分别."""
    turns = False
    for index, token in enumerate(found):
        turns = turns or any(word.kind == "in_turn" for word in token.words)
        between = (
            0 < index < len(found) - 1
            and found[index - 1].kind == found[index + 1].kind == "FIGURE"
            and found[index - 1].end == token.start
            and token.end == found[index + 1].start
        )
        if between and (token.kind == "JOIN" or (turns and token.kind == "COMMA")):
            found[index] = token._replace(kind="NEXT")
    # two figures with nothing between them are two items
    return found
