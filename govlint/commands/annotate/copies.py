"""The copies: each report checked, annotated and written, what cannot be counted by its reason."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import PurePath
from typing import NamedTuple

from govlint.annotate import Signed, annotated
from govlint.annotate.comments import comment_of
from govlint.atomic import Unwritable, why_unwritable
from govlint.bilingual import Text
from govlint.commands.annotate import targets
from govlint.commands.settings import Checker
from govlint.commands.terminal import console, remarks
from govlint.commands.terminal.output import put
from govlint.errors import UserError
from govlint.files.decode import Undecodable
from govlint.files.discover import Input, read_bytes
from govlint.files.filetype import by_content
from govlint.guard import Guard
from govlint.linter.isolation import fault_of
from govlint.linter.run import Outcome
from govlint.model.diagnostic import LEVEL_NAMES, LEVELS


class Wanted(NamedTuple):
    """What the command line asks for: where copies go, over what, with which changes."""

    output: str | None
    force: bool
    changes: bool
    unsafe: bool
    lang: str


class _Tally(NamedTuple):
    """What became of the files: copies, clean ones, those that could not be and why."""

    copies: list[str]
    clean: list[str]
    reasons: Counter[Text]


def write_copies(words: Sequence[str], wanted: Wanted, check: Checker) -> int:
    """Write the copies and say so; 3 if a file could not be read or written, or a rule crashed."""
    from govlint.linter import plugins

    items = targets.inputs(words, tuple({*targets.SUFFIXES, *plugins.loaders()}))
    many = len(items) > 1 or not items[0].named
    targets.check_output(wanted.output, items, many)
    tally, failed = _Tally([], [], Counter()), False
    for item in items:
        try:
            with Guard(fault_of, Undecodable, Unwritable, UserError):
                failed |= _annotate(item, words, wanted, check, tally, many)
        except (Undecodable, Unwritable) as fault:
            failed = True
            help = (fault.help,) if isinstance(fault, Undecodable) else ()
            _complain(item.path, (fault.message, *help), wanted.lang)
            tally.reasons[_reason(fault)] += 1
    if many:
        console.say(_summary(tally).in_language(wanted.lang))
    return 3 if failed else 0


def _annotate(
    item: Input, words: Sequence[str], wanted: Wanted, check: Checker, tally: _Tally, many: bool
) -> bool:
    """Write one file's copy, and say so; whether something of it was not read or not written.

    Raises Undecodable, Unwritable, UserError.
    """
    data = _content(item)
    outcome = check.outcome(item._replace(data=data)) if _may_be_word(item, data) else None
    if outcome is not None and outcome.state == "skipped":
        tally.reasons[_NO_REPORT] += 1
        return False
    if outcome is not None and outcome.state in {"unreadable", "foreign"}:
        found = outcome.diagnostics[0]
        raise Undecodable(found.message, found.help or Text("", ""))
    if outcome is None or outcome.view is None or not _is_word(item, data):
        return _no_word(item, many, tally, wanted.lang)
    target = _target(item, words, wanted, many)
    remarks.print_crashes(outcome.failures, wanted.lang)
    if many and not outcome.standing and not outcome.failures:
        tally.clean.append(item.path)
        if os.path.exists(target):
            _complain(target, (_OUTDATED,), wanted.lang)
    else:
        copy, fixes = _copy(data, outcome, wanted, check, item)
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
        put(target, [copy])
        tally.copies.append(target)
        console.say(_done(target, outcome, fixes).in_language(wanted.lang))
    return bool(outcome.failures) or outcome.unread


def _content(item: Input) -> bytes:
    """The bytes of a file that may be one of Word's; none of one that plainly is not."""
    if not item.named and PurePath(item.path).suffix.lower() not in _PERHAPS_WORD:
        return b""
    try:
        return read_bytes(item)
    except OSError as error:
        raise Unwritable(why_unwritable(error)) from error


def _is_word(item: Input, data: bytes) -> bool:
    kind = by_content(data, PurePath(item.path).suffix.lower())
    return kind in targets.SUFFIXES and data.startswith(b"PK") and not item.places


def _may_be_word(item: Input, data: bytes) -> bool:
    """Whether a file is one of Word's, or is called so: checking says what is wrong with that."""
    return PurePath(item.path).suffix.lower() in targets.SUFFIXES or _is_word(item, data)


def _no_word(item: Input, many: bool, tally: _Tally, lang: str) -> bool:
    """Say, or count, that a file takes no comments; whether somebody named it."""
    if not many:
        zh, en = (said.format(item.path) for said in _NOT_WORD)
        raise UserError(zh, en, item.path)
    if item.named:
        _complain(item.path, (_ONLY_WORD,), lang)
    tally.reasons[_NO_WORD] += 1
    return item.named


def _target(item: Input, words: Sequence[str], wanted: Wanted, many: bool) -> str:
    """Where the copy goes."""
    if wanted.output is None:
        target = targets.beside(item.path)
    elif targets.is_folder(wanted.output, many):
        target = targets.in_folder(wanted.output, item.path, words)
    else:
        return targets.file_target(wanted.output, [item], wanted.force)
    targets.check_replaceable(target, wanted.force)
    return target


def _copy(
    data: bytes, outcome: Outcome, wanted: Wanted, check: Checker, item: Input
) -> tuple[bytes, int | None]:
    """The copy, and how many fixes stand in it; None where none were asked for."""
    assert outcome.view is not None
    notes = [comment_of(found, outcome.view.text, wanted.lang) for found in outcome.standing]
    if not wanted.changes:
        return annotated(data, notes), None
    from govlint.annotate.corrections import corrected
    from govlint.fixes.files import Wish

    date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    wish = Wish(wanted.unsafe, excepted=check.excepted)
    done = corrected(data, check.task(item._replace(data=data)), notes, wish, date)
    for note in done.notes:
        _complain(item.path, (note,), wanted.lang)
    return done.data, done.fixes


def _complain(path: str, said: Iterable[Text], lang: str) -> None:
    words = _STOP.in_language(lang).join(one.in_language(lang) for one in said if one.zh)
    console.complain(f"{path}: {words}")


def _reason(fault: Undecodable | Unwritable) -> Text:
    if isinstance(fault, Signed):
        return _SIGNED
    return _UNREAD if isinstance(fault, Undecodable) else _UNWRITTEN


def _done(target: str, outcome: Outcome, fixes: int | None) -> Text:
    counts = Counter(found.level for found in outcome.standing)
    if not counts:
        return Text(f"{target}：没有发现问题", f"{target}: no findings")
    levels: Sequence[str] = [level for level in LEVELS if counts[level]]
    zh = "，".join(f"{counts[level]} 个{LEVEL_NAMES[level].zh}" for level in levels)
    en = ", ".join(f"{counts[level]} {level}" for level in levels)
    total = sum(counts.values())
    done = Text(
        f"{target}：{total} 处批注（{zh}）", f"{target}: {total} comment{'s' * (total > 1)} ({en})"
    )
    if fixes is None:
        return done
    more = f"{fixes} fix{'es' * (fixes != 1)} as tracked changes"
    return Text(f"{done.zh}，{fixes} 处改正写成修订", f"{done.en}, {more}")


def _summary(tally: _Tally) -> Text:
    """How many copies there are, how many reports are clean, and why others have none."""
    zh, en = [f"批注了 {len(tally.copies)} 份"], [f"{len(tally.copies)} annotated"]
    if tally.clean:
        zh.append(f"{len(tally.clean)} 份没有问题，没有写")
        en.append(f"{len(tally.clean)} without findings, left out")
    if count := sum(tally.reasons.values()):
        reasons = sorted(tally.reasons.items(), key=lambda one: (-one[1], one[0].zh))
        zh.append(f"{count} 份没能批注：" + "，".join(f"{why.zh} {n} 份" for why, n in reasons))
        en.append(f"{count} not annotated: " + ", ".join(f"{n} {why.en}" for why, n in reasons))
    if _NO_WORD in tally.reasons:
        zh[-1] += "（看结果可用 govlint check … --format html 或 xlsx）"
        en[-1] += " (for their findings: govlint check … --format html or xlsx)"
    return Text("；".join(zh) + "。", "; ".join(en) + ".")


_PERHAPS_WORD = (*targets.SUFFIXES, ".doc", ".wps")  # some are .docx by another name
_STOP = Text("。", ". ")
_NO_WORD = Text("不是 .docx", "no .docx")
_NO_REPORT = Text("不是年报", "no report")
_UNREAD = Text("读不出来", "could not be read")
_UNWRITTEN = Text("写不了", "could not be written")
_SIGNED = Text("有数字签名", "digitally signed")
_OUTDATED = Text(
    "这次没有发现问题，这是以前的批注副本，已经过时",
    "no findings any more: this copy is of an earlier run and out of date",
)
_ONLY_WORD = Text("只有 .docx 能写批注", "only .docx can take comments")
_NOT_WORD = Text(
    "只有 .docx 能写批注，这个文件不是（.doc、.wps 请先另存为 .docx）；其他格式可用网页或表格"
    "看结果：govlint check {0} --format html -o 结果.html（或 --format xlsx -o 结果.xlsx）",
    "only .docx can take comments, which this is not (save a .doc as .docx first); for others "
    "there is a page or a workbook: govlint check {0} --format html -o findings.html (or "
    "--format xlsx -o findings.xlsx)",
)
