"""Digest: what is kept of one report for the rules between reports, and its relatives.

A digest is plain data: it crosses processes and is kept between runs (`Outcome.digest`).  Its
facts and their places are JSON texts, read when they are asked for (`govlint.between.digests`): as
records they would take ten times as much memory.
"""

from __future__ import annotations

from typing import NamedTuple

from govlint.model.place import Span


class Passage(NamedTuple):
    """A paragraph of the report's prose: folded, without blanks.

    `section` is the number of the official section it stands in, 0 before the first; `start` and
    `end` are its place in the text.
    """

    text: str
    section: int
    start: int
    end: int

    @property
    def place(self) -> Span:
        """Where it stands: what a finding on it is placed by."""
        return Span(self.start, self.end)


class Digest(NamedTuple):
    """One report, as far as others are held against it.

    `title`, `organ` and `signed_organ` are as printed, "" where there are none; `sure_year` is
    false where the title names several years.  `signed` and `published` (on its web page) are days
    as `2026-01-09`, or "".  `organ_kind` is what the configuration says of the body.  `read` of
    `expected` cells hold a plain figure.  `notes` are the matters its text tells of that may upset
    figures: `reform` (机构改革), `correction` (更正).  `prose` are its
    paragraphs in the order of the text; `facts`, `places` and `lines` are JSON.
    """

    path: str
    title: str = ""
    organ: str = ""
    signed_organ: str = ""
    year: int | None = None
    sure_year: bool = True
    form: str = ""
    signed: str = ""
    published: str = ""
    organ_kind: str = ""
    read: int = 0
    expected: int = 0
    notes: tuple[str, ...] = ()
    prose: tuple[Passage, ...] = ()
    facts: str = "{}"
    places: str = "[]"
    lines: str = "[]"
    encoding: str = ""


class Copied(NamedTuple):
    """Another report whose text a report has.

    `organ` and `year` are those of the other; `share` is how many per cent of the shorter of both,
    besides what everybody says, they have in common.  `sentences` are those they share: the
    paragraph, the sentence, and both again in the other.
    """

    other: Digest
    organ: str
    year: int
    share: int
    sentences: tuple[tuple[Passage, str, Passage, str], ...] = ()


class Missing(NamedTuple):
    """A report that is not there.

    `sure` says that a roster asks for it; `others` are the years the body's reports are there of,
    `near` is a file that may be it, "" where there is none.
    """

    organ: str
    year: int
    sure: bool = True
    others: tuple[int, ...] = ()
    near: str = ""


class Relatives(NamedTuple):
    """The reports that one is held against, as far as the run knows them.

    `previous`: the same organ's of the year before, None where there is none.  `children`: of the
    same year, those whose figures its own contain (bodies under vertical management are none).
    `siblings`: of the same year, those with the same parent.  `history`: the same organ's of
    earlier years, oldest first, the previous one among them.  `scope` says what its figures are of
    its children's: `sum` (nothing else is in them), `at_least` (more is, or a child's report is
    missing), "" where nobody knows, or its figures are its own alone (本级): then nothing is said.
    `tolerance` is by how many per cent such a sum may be off.  `copied` is the report of another
    organ it has the text of, `reused` its own of last year, None where it has nobody's.  `due` is
    the day by which it is to be published, as `2026-01-31`, "" where nobody sets one.
    """

    previous: Digest | None = None
    children: tuple[Digest, ...] = ()
    siblings: tuple[Digest, ...] = ()
    history: tuple[Digest, ...] = ()
    scope: str = ""
    tolerance: int = 0
    copied: Copied | None = None
    reused: Copied | None = None
    due: str = ""
