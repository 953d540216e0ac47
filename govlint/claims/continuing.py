"""What a figure counts that names nothing itself: by the figures before it."""

from __future__ import annotations

from govlint.claims.lexicon import Word
from govlint.claims.paragraph import FAR, ParagraphState
from govlint.claims.phrases import is_head, last_object
from govlint.claims.quantities import Quantity
from govlint.claims.subjects import DOCUMENTS, Subject, request
from govlint.text.pattern import lazy

_CHANGED = lazy("(?:增加?|减少?|上?升|下?降|增长|降低)(?:至|到|为)")


def continued(
    paragraph: ParagraphState, one: Quantity, items: list[list[Word]], whole: int | None
) -> Subject | None:
    """The subject of a figure that goes on with those before it; None where it does not.

    `items` are the words before it, as they are coordinated, `whole` the figure of whose parts it
    tells.
    """
    left = [word for words in items for word in words]
    found = _same_stage(paragraph, items, left) if items else None
    if found is None and whole is not None:
        found = _other(paragraph, left, whole)
    return found or _changed(paragraph, one)


def _same_stage(
    paragraph: ParagraphState, items: list[list[Word]], left: list[Word]
) -> Subject | None:
    """A document listed on after another: `现行有效规章11件、行政规范性文件66件`."""
    named, held = last_object(items[-1]), paragraph.held
    if named not in DOCUMENTS or held is None or held.object not in DOCUMENTS:
        return None
    if any(word.kind == "stages" for word in left):
        return None
    joined = paragraph.periods.text[items[-1][0].start - 1] in "、和及与"
    return Subject(named, held.deed, "", False) if joined else None


def _other(paragraph: ParagraphState, left: list[Word], whole: int) -> Subject | None:
    """`其他3件` after outcomes of all requests: the outcome of that name."""
    heads = [word for word in left if is_head(word)]
    if len(heads) != 1 or heads[0].kind != "requests":
        return None
    parts = [one for one in paragraph.figures[-FAR:] if one.whole == whole]
    if not parts or not any(about.complete for about in paragraph.figures[whole].subjects):
        return None
    told = all(
        len(one.subjects) == 1 and one.subjects[0].row.startswith("outcome.") for one in parts
    )
    if not told or not paragraph.periods.text.startswith(("其他", "其它"), heads[0].start):
        return None
    return request("other_outcome", part=True)._replace(sure=False)


def _changed(paragraph: ParagraphState, one: Quantity) -> Subject | None:
    """What a figure counts that another came to: `由上年的48件增加至60件`."""
    last = paragraph.figures[-1] if len(paragraph.figures) > paragraph.first else None
    if last is None or len(last.subjects) != 1:
        return None
    end = last.figure.end - paragraph.start
    changed = _CHANGED.fullmatch(paragraph.periods.text, end, one.start)
    return last.subjects[0] if changed else None
