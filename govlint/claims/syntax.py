"""The tree of a sentence: clauses, the items coordinated in them, brackets, lists of parts.

`grammar/sentence.lark` is its grammar; each node holds what its production says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from govlint.claims.lexicon import Word
from govlint.claims.tokens import Token
from govlint.parsing.grammar import build


class Series(NamedTuple):
    """A figure, or several in turn."""

    figures: tuple[Token, ...]


class Item(NamedTuple):
    """One of several that are coordinated in a clause: words, figures, brackets, in their order."""

    parts: tuple[Part, ...]

    def words(self) -> list[Word]:
        """Its own words, without those in brackets or modifiers."""
        return [word for part in self.parts if isinstance(part, Token) for word in part.words]


class Denial(NamedTuple):
    """A denying word, and what is coordinated behind it."""

    token: Token
    items: tuple[Item, ...]


class Clause(NamedTuple):
    """What stands between commas."""

    items: tuple[Item, ...]
    denials: tuple[Denial, ...]


class Listing(NamedTuple):
    """Clauses behind 其中: parts of the figure before it."""

    token: Token
    clauses: tuple[Clause, ...]


class Sentence(NamedTuple):
    """Clauses, and lists of parts behind them."""

    clauses: tuple[Clause, ...]
    listings: tuple[Listing, ...]


class Bracket(NamedTuple):
    """A sentence in brackets."""

    start: int
    end: int
    inner: Sentence


class Exclusion(NamedTuple):
    """除…外: what is taken from the whole first."""

    items: tuple[Item, ...]


class Modifier(NamedTuple):
    """要求…的: what modifies the noun behind it, and counts nothing itself."""

    items: tuple[Item, ...]


Part = Token | Series | Bracket | Exclusion | Modifier


def tree(found: list[Token]) -> Sentence:
    """The tree of a sentence's tokens."""
    root: Sentence = build(found, _BUILDERS, "sentence")
    return root


def _of(kind: type, children: list[Any]) -> tuple[Any, ...]:
    return tuple([child for child in children if type(child) is kind])


_BUILDERS: dict[str, Callable[[list[Any]], Any]] = {
    "sentence": lambda c: Sentence(_of(Clause, c), _of(Listing, c)),
    "listing": lambda c: Listing(c[0], _of(Clause, c)),
    "clause": lambda c: Clause(_of(Item, c), _of(Denial, c)),
    "denial": lambda c: Denial(c[0], _of(Item, c)),
    "item": lambda c: Item(tuple(c)),
    "series": lambda c: Series(tuple([token for token in c if token.kind == "FIGURE"])),
    "bracket": lambda c: Bracket(c[0].start, c[2].end, c[1]),
    "exception": lambda c: Exclusion(_of(Item, c)),
    "modifier": lambda c: Modifier(_of(Item, c)),
}
