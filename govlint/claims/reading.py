"""Reading a sentence's tree: which figure counts what.

A figure counts the object last named in its clause, or the one its unit is followed by (`3份申请`);
what was done with it stands before it in the clause (`办结17件`), else right behind it (`1件结转`).
What a clause does not name it has from the clauses before it that count nothing, and from the
figure it is a part of.  Words of other clauses and those in brackets do not colour it.
"""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.denials import denied
from govlint.claims.lexicon import Word
from govlint.claims.paragraph import ParagraphState
from govlint.claims.phrases import last_object
from govlint.claims.predicates import of_all
from govlint.claims.quantities import Quantity
from govlint.claims.series import Near, read_series
from govlint.claims.subjects import COUNTED, OTHER, Subject
from govlint.claims.syntax import Bracket, Clause, Exclusion, Item, Sentence, Series
from govlint.claims.tokens import Token

Words = list[Word]


def read_sentence(paragraph: ParagraphState, root: Sentence, listed: bool) -> None:
    """Read a sentence; `listed` where it goes on with the list of parts before it."""
    paragraph.first = len(paragraph.figures)
    whole = paragraph.figures[-1].whole if listed and paragraph.figures else None
    _sentence(paragraph, root, whole)


def _sentence(
    paragraph: ParagraphState, node: Sentence, whole: int | None, opens: bool = False
) -> None:
    before = node.clauses
    _clauses(paragraph, before, whole, opens)
    for listing in node.listings:
        if paragraph.periods.text.startswith("不", listing.token.start):
            continue
        whole = paragraph.whole()
        if whole is not None and _says_of_all(before):  # `1件为…，已全部答复，其中`: of them all
            above = paragraph.figures[whole].whole
            whole = whole if above is None else above
        paragraph.open()
        before = listing.clauses
        if whole is not None and paragraph.figures[whole].subjects:
            paragraph.held = paragraph.figures[whole].subjects[-1]._replace(part=True)
        _clauses(paragraph, listing.clauses, whole, opens=True)


def _clauses(
    paragraph: ParagraphState, clauses: Sequence[Clause], whole: int | None, opens: bool
) -> None:
    """Read clauses in turn; they open a list of parts, or may end the one they go on with."""
    waiting: list[Words] = []  # the items of clauses that count nothing
    for index, clause in enumerate(clauses):
        after = clauses[index + 1] if index + 1 < len(clauses) else None
        if whole is not None and (index or not opens) and _begins(clause, _about(paragraph, whole)):
            whole = None
        reading = _Clause(paragraph, waiting, _predicate(after), whole)
        waiting = reading.waiting(clause)
        whole = reading.whole


def _says_of_all(clauses: Sequence[Clause]) -> bool:
    """Whether the last of the clauses says something of all that was counted."""
    told = [clause for clause in clauses if any(item.parts for item in clause.items)]
    words = _predicate(told[-1]) if told else []
    return any(word.kind == "all_alike" for word in words)


class _Clause:
    """A clause being read: what stands before the next of its figures."""

    def __init__(
        self, paragraph: ParagraphState, waiting: list[Words], after: Words, whole: int | None
    ) -> None:
        self.paragraph = paragraph
        self.items: list[Words] = []
        self.counts = False
        self.whole = whole
        self._waiting = waiting
        self._after = after
        self._aside: list[Bracket] = []
        self._told = 0  # up to where words were told by the figure before them

    def item(self, item: Item) -> None:
        """Read one of the items that are coordinated in it."""
        self.items.append([])
        for index, part in enumerate(item.parts):
            if isinstance(part, Token):
                if part.start >= self._told:
                    self.items[-1] += part.words
            elif isinstance(part, Series):
                self._series(_figures(part), _right(item, index))
            elif isinstance(part, Exclusion):
                _exclusion(self.paragraph, part)
            elif isinstance(part, Bracket):
                if index and isinstance(item.parts[index - 1], Series):
                    _bracket(self.paragraph, part)
                else:
                    self._aside.append(part)

    def _series(self, figures: list[Quantity], right: Words) -> None:
        aside = [word for node in self._aside for word in _words(node)]
        near = Near(self.items, self._waiting, right, self._after, aside, self.whole)
        behind = read_series(self.paragraph, figures, near)
        if behind.told and right:
            self._told = right[-1].end
        of_all(self.paragraph, list(behind.predicate))
        for node in self._aside:
            _bracket(self.paragraph, node)
        if self.paragraph.is_domain(figures[-1].end):
            self.whole = len(self.paragraph.figures) - 1
            self.paragraph.open()
        self.items, self._waiting, self._aside, self.counts = [[]], [], [], True

    def waiting(self, clause: Clause) -> list[Words]:
        """Read the clause; the items that wait for a figure behind it."""
        paragraph, waiting = self.paragraph, self._waiting
        for item in clause.items:
            self.item(item)
        rest = [word for words in self.items for word in words]
        for denial in clause.denials:
            paragraph.claims += denied(
                denial, rest, paragraph.held, paragraph.periods, paragraph.start
            )
        if self.counts:
            return []
        of_all(paragraph, rest)
        alike = any(word.kind == "all_alike" for word in rest)
        if clause.denials or alike:  # said of what was counted before, if anything was
            if paragraph.held is None:
                _topic(paragraph, rest)
            return []
        _topic(paragraph, rest)
        return [*waiting, *self.items]


def _figures(series: Series) -> list[Quantity]:
    return [token.figure for token in series.figures if token.figure]


def _right(item: Item, index: int) -> Words:
    """The words behind a series of figures in its item, up to the next."""
    found: Words = []
    for part in item.parts[index + 1 :]:
        if isinstance(part, Series):
            break
        if isinstance(part, Token):
            found += part.words
    return found


def _predicate(clause: Clause | None) -> Words:
    """The words of a clause that counts nothing and denies nothing."""
    if clause is None or clause.denials or any(map(_counts, clause.items)):
        return []
    return [word for item in clause.items for word in item.words()]


def _counts(item: Item) -> bool:
    return any(isinstance(part, Series) for part in item.parts)


def _words(node: Bracket) -> Words:
    listed = [clause for listing in node.inner.listings for clause in listing.clauses]
    clauses = [*node.inner.clauses, *listed]
    return [word for clause in clauses for item in clause.items for word in item.words()]


_BEGUN = frozenset({"finished", "answered", "received", "newly", "carried_in"})


def _about(paragraph: ParagraphState, whole: int) -> str:
    return next((about.object for about in paragraph.figures[whole].subjects), "")


def _begins(clause: Clause, about: str) -> bool:
    """Whether a list of parts is over: another object, or a deed that begins a new count."""
    words: Words = []
    for item in clause.items:
        for part in item.parts:
            if isinstance(part, Series):
                named = last_object(words)
                return named in COUNTED and not named.startswith(about or "-")
            if isinstance(part, Token):
                words += part.words
                if any(word.kind == "narrower" for word in part.words):
                    return False
                if any(word.kind == "requests" and word.means in _BEGUN for word in part.words):
                    return True
    return False


def _topic(paragraph: ParagraphState, words: Words) -> None:
    """What a clause that counts nothing turns to; circumstances are no turn."""
    named = last_object(words)
    if named in COUNTED and named != (paragraph.held.object if paragraph.held else ""):
        paragraph.held = Subject(named)
    elif named == "other" and not (paragraph.held and _circumstantial(words)):
        paragraph.held = OTHER


def _circumstantial(words: Words) -> bool:
    first = words[0].start
    return any(word.kind == "adverbs" and word.start == first for word in words)


def _bracket(paragraph: ParagraphState, node: Bracket) -> None:
    """Figures in a bracket are parts of the one before it; mere words say something of all."""
    if not paragraph.figures:
        return
    host, held = paragraph.figures[-1], paragraph.held
    if not any(map(_counts, _every_item(node.inner))):
        if not node.inner.listings:  # `(含结转)` is no more than a part
            of_all(paragraph, _words(node), bracket=True)
        return
    paragraph.held = host.subjects[-1]._replace(part=True) if host.subjects else OTHER
    known, before = len(paragraph.figures), paragraph.open()
    _sentence(paragraph, node.inner, known - 1, opens=True)
    paragraph.close(known, before)
    paragraph.held = held


def _every_item(node: Sentence) -> list[Item]:
    listed = [clause for listing in node.listings for clause in listing.clauses]
    return [item for clause in (*node.clauses, *listed) for item in clause.items]


def _exclusion(paragraph: ParagraphState, node: Exclusion) -> None:
    """除…外: a part of the whole before it."""
    held = paragraph.held
    whole = len(paragraph.figures) - 1 if paragraph.figures else None
    _Clause(paragraph, [], [], whole).waiting(Clause(node.items, ()))
    paragraph.held = held
