"""Reports fixed: what `mend` does to a text, done to files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from govlint import atomic
from govlint.bilingual import Text
from govlint.files.decode import Undecodable, decode
from govlint.files.discover import Input
from govlint.fixes import Mended, mend
from govlint.fixes.edits import applied, edits_of, fixable
from govlint.fixes.review import Review, key_of, reviewed_source, with_words
from govlint.fixes.rewrite import rewritten
from govlint.linter import lint
from govlint.linter.document import read_document
from govlint.linter.lint import Map, Task
from govlint.linter.run import Fixed, Outcome, Run
from govlint.model.diagnostic import Diagnostic, Edit
from govlint.model.source import Source


class Wish(NamedTuple):
    """How to fix: with the `unsafe` fixes too; `dry`, only to see what would be done.

    `excepted` marks the findings of a run that somebody accepts: these are not mended.
    """

    unsafe: bool = False
    dry: bool = False
    excepted: Callable[[Run], Run] | None = None


def fix(tasks: Iterable[Task], wish: Wish, map: Map = map) -> tuple[Outcome, ...]:
    """Check every file, apply the fixes of its findings, write it, and say what is left.

    A file given by two names (a link and what it leads to) is fixed once.  A file that cannot be
    written is left as it was, and the others go on.
    """
    every = lint.prepared(tasks)
    first: dict[str, Task] = {}
    for task in every:
        first.setdefault(_identity(task.item), task)
    done = dict(zip(first.values(), map(partial(fix_file, wish), first.values()), strict=True))
    return tuple(done[task] if task in done else lint.check_file(task) for task in every)


def fix_file(wish: Wish, task: Task) -> Outcome:
    """Check one file and fix it; with a `dry` wish say what that would do."""
    return lint.contained(task, lambda: _fixed(wish, task))


def _fixed(wish: Wish, task: Task) -> Outcome:
    if task.item.places:
        return _in_zip(wish, task)
    data = _content(task.item)
    if data is None:
        return lint.check_file(task)  # which says why it cannot be read
    held = _holding(task, data)
    outcome = _marked(wish, task, lint.check_file(held))
    if outcome.state != "checked":
        return outcome
    unsafe = len(fixable(outcome.diagnostics, safe=False))
    if not fixable(outcome.diagnostics, safe=True) and not (unsafe and wish.unsafe):
        return outcome._replace(fixed=Fixed(left=unsafe, dry=wish.dry))
    source = read_document(held.item).source
    if source.medium != "text" or not _reads_as(data, source.original, source.encoding):
        return outcome._replace(fixed=Fixed(dry=wish.dry, notes=(_NOT_PLAIN,)))
    mended = mended_source(wish, task, source)
    fixed = Fixed(
        mended=len(mended.fixed),
        left=0 if wish.unsafe else len(fixable(mended.review.found, safe=False)),
        dry=wish.dry,
        notes=refusals(mended),
        failed=bool(mended.restless),
    )
    if not mended.steps:
        return outcome._replace(fixed=fixed)
    return _outcome(held, source, mended, outcome._replace(fixed=fixed), task.item.data is None)


def _in_zip(wish: Wish, task: Task) -> Outcome:
    """A file in a zip is checked and left as it is."""
    outcome = _marked(wish, task, lint.check_file(task))
    if not fixable(outcome.diagnostics, safe=True) and not fixable(outcome.diagnostics, safe=False):
        return outcome
    return outcome._replace(fixed=Fixed(dry=wish.dry, notes=(_IN_ZIP,)))


def _outcome(
    held: Task, source: Source, mended: Mended, outcome: Outcome, on_disk: bool
) -> Outcome:
    """The outcome once the new text is written, shown as a diff, or handed on as bytes."""
    fixed, data = outcome.fixed or Fixed(), held.item.data or b""
    new = _bytes(data, source, mended)
    if not _reads_as(new, mended.review.text, source.encoding):
        return outcome._replace(fixed=_undone(fixed, _OTHERWISE))
    if fixed.dry:
        from govlint.fixes.difference import difference  # a library nobody else needs

        diff = difference(source.path, source.original, mended.review.text)
        return outcome._replace(fixed=fixed._replace(diff=diff))
    if on_disk:
        try:
            if os.stat(held.item.path).st_nlink > 1:
                fixed = fixed._replace(notes=(*fixed.notes, _SPLIT))
            atomic.replace(held.item.path, data, new)
        except atomic.Unwritable as trouble:
            return outcome._replace(fixed=_undone(fixed, trouble.message))
    else:
        fixed = fixed._replace(data=new)
    return lint.check_file(_holding(held, new))._replace(fixed=fixed)


def mended_source(
    wish: Wish, task: Task, source: Source, barred: frozenset[str] = frozenset()
) -> Mended:
    """The text with its fixes, every step of it reviewed as the task has it.

    Of a text its loader laid out, fixes at the keys `barred` (of `Origin`) are left out.
    """

    def reviewer(text: str) -> Review | None:
        now = Source(task.item.path, text) if source.medium == "text" else with_words(source, text)
        review = reviewed_source(task, now) if now is not None else None
        if now is None or review is None:
            return None
        outcome = _marked(wish, task, Outcome(task.item.path, "checked", review.found))
        return review._replace(
            found=tuple(_writable(one, now, barred) for one in outcome.diagnostics)
        )

    review = reviewer(source.original)
    assert review is not None, "it was checked as a report"
    return mend(review, reviewer, wish.unsafe)


def unseen_edits(wish: Wish, task: Task, source: Source) -> list[Edit]:
    """The safe edits of a text its loader laid out that change nothing that is seen in it."""
    review = reviewed_source(task, source) if source.unseen else None
    if review is None:
        return []
    outcome = _marked(wish, task, Outcome(task.item.path, "checked", review.found))
    found = (edit for one in fixable(outcome.diagnostics, safe=True) for edit in edits_of(one))
    return [edit for edit in found if source.text[slice(*edit.place)] == edit.text]


def _writable(found: Diagnostic, source: Source, barred: frozenset[str]) -> Diagnostic:
    """The finding, without its fix where that changes nothing that is seen, or what is barred."""
    if source.medium == "text" or found.fix is None or not found.fix.edits:
        return found
    keys = {key_of(source, edit.place) for edit in found.fix.edits}
    unseen = all(source.text[slice(*place)] == new for place, new in found.fix.edits)
    return found._replace(fix=None) if unseen or keys & barred else found


def _marked(wish: Wish, task: Task, outcome: Outcome) -> Outcome:
    """The outcome with the findings marked that somebody accepts."""
    if wish.excepted is None:
        return outcome
    return wish.excepted(Run(lint.find_pack(task.pack), (outcome,))).outcomes[0]


def _content(item: Input) -> bytes | None:
    """The bytes of a file, None where it cannot be read."""
    if item.data is not None:
        return item.data
    try:
        with open(item.path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _holding(task: Task, data: bytes) -> Task:
    return task._replace(item=task.item._replace(data=data))


def _identity(item: Input) -> str:
    return f"\0{item.path}" if item.data is not None else os.path.realpath(item.path)


def _reads_as(data: bytes, text: str, encoding: str) -> bool:
    """Whether bytes are plain text, and this text."""
    try:
        return decode(data) == (text, encoding)
    except Undecodable:
        return False


def _bytes(data: bytes, source: Source, mended: Mended) -> bytes:
    """The bytes of the file with those of every step exchanged."""
    text = source.original
    for edits in mended.steps:
        data = rewritten(data, text, source.encoding, edits)
        text = applied(text, edits)
    return data


_NOT_PLAIN = Text(
    "不是纯文本文件，govlint 不能改写，请在原来的软件里改",
    "this is no plain text, which is all govlint rewrites: correct it where it was written",
)
_SPLIT = Text(
    "这个文件另有名称（硬链接）：只改了这一个，另一个还是原样",
    "the file has another name (a hard link): only this one is fixed, the other is as it was",
)
_IN_ZIP = Text(
    "在压缩包里，govlint 不改写压缩包，请解压后再改",
    "it is in a zip, which govlint does not rewrite: unpack it to have it fixed",
)
_OTHERWISE = Text("改后的文件会被读成别的文字", "the file would then be read as something else")


def _undone(fixed: Fixed, why: Text) -> Fixed:
    said = Text(f"没有修复：{why.zh}", f"not fixed: {why.en}")
    return Fixed(dry=fixed.dry, notes=(*fixed.notes, said), failed=True)


def refusals(mended: Mended) -> tuple[Text, ...]:
    """What was not applied and why; the same of one rule is said once."""
    refused: dict[tuple[str, Text], list[int]] = {}
    for one, reason in mended.refused:
        refused.setdefault((one.code, reason), []).append(one.at.line)
    notes = []
    for (code, reason), lines in sorted(refused.items()):
        line, count = min(lines), len(lines)
        zh, en = (f"，共 {count} 处", f", {count} places") if count > 1 else ("", "")
        notes.append(
            Text(
                f"规则 {code} 的修复没有采用（第 {line} 行{zh}）：{reason.zh}",
                f"a fix of {code} was not applied (line {line}{en}): {reason.en}",
            )
        )
    if codes := mended.restless:
        notes.append(
            Text(
                f"规则 {'、'.join(codes)} 的修复反复改动，停不下来，一处也没有采用：是规则有误",
                f"the fixes of {', '.join(codes)} never come to rest and were not applied: "
                "the rules are at fault",
            )
        )
    return tuple(notes)
