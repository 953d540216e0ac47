"""A report's own Word file with the fixes of its findings as tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govlint.annotate import NewComment, annotated, changed
from govlint.annotate.revise import Change
from govlint.bilingual import Text
from govlint.fixes import Mended
from govlint.fixes.edits import composed
from govlint.fixes.files import Wish, mended_source, refusals, unseen_edits
from govlint.fixes.review import key_of
from govlint.linter.document import read_document
from govlint.linter.lint import Task
from govlint.model.diagnostic import Edit
from govlint.model.place import Span
from govlint.model.source import Source


class Corrected(NamedTuple):
    """A Word file with tracked changes: how many fixes they make, what was not fixed and why."""

    data: bytes
    fixes: int
    notes: tuple[Text, ...] = ()


def corrected(
    data: bytes, task: Task, notes: Sequence[NewComment], wish: Wish, date: str
) -> Corrected:
    """The .docx of a task with comments, and its fixes as tracked changes of a `date`.

    Safe fixes only, with `wish.unsafe` the right figures and all other fixes too.  What stands
    where no change can be tracked (a text box, an automatic number) is not fixed.  Raises
    Undecodable for a file that is broken, signed, or no report.
    """
    task = task._replace(item=task.item._replace(data=data))
    source = read_document(task.item).source
    barred: frozenset[str] = frozenset()
    unseen = unseen_edits(wish, task, source)
    while True:
        mended = mended_source(wish, task, source, barred)
        unseen = [edit for edit in unseen if key_of(source, edit.place) not in barred]
        edits = sorted({*composed(source.text, mended.steps), *unseen})
        changes = list(_changes(source, edits))
        done, lost = changed(data, notes, changes, date)
        if not lost or lost <= barred:
            break
        barred |= lost
    if lost or not _reads_as(done, task, mended):
        return Corrected(annotated(data, notes), 0, (_OTHERWISE,))
    more = (_OUT_OF_REACH,) if barred else ()
    return Corrected(done, len(mended.fixed) + bool(unseen), (*refusals(mended), *more))


def _changes(source: Source, edits: Iterable[Edit]) -> Iterator[Change]:
    """The edits by the paragraph or cell they are in; without key what is in none."""
    spans: dict[str, Span] = {}
    for one in source.origins:
        before = spans.get(one.key, Span(one.start, one.end))
        spans[one.key] = Span(before.start, one.end)
    mine: dict[str, list[Edit]] = {}
    for edit in edits:
        mine.setdefault(key_of(source, edit.place), []).append(edit)
    for key, found in mine.items():
        start, end = spans.get(key, Span(0, 0))
        moved = (edit._replace(place=Span(*(at - start for at in edit.place))) for edit in found)
        yield Change(key, source.text[start:end], tuple(moved))


def _reads_as(data: bytes, task: Task, mended: Mended) -> bool:
    """Whether the file, with all its changes accepted, has the words of the mended text."""
    held = task._replace(item=task.item._replace(data=data))
    now = read_document(held.item).source.text
    return "".join(now.split()) == "".join(mended.review.text.split())


_OUT_OF_REACH = Text(
    "有的地方写不了修订（文本框、自动编号等），只写了批注",
    "some places take no tracked changes (text boxes, automatic numbers): comments alone are there",
)
_OTHERWISE = Text(
    "这份文件写上修订会被读成别的文字，没有写修订，只写了批注",
    "with tracked changes the file would read otherwise: there are comments alone",
)
