"""What fixes would do, or did, in words: the line of one fix, a diff, the counts of a run."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from govlint.bilingual import Text
from govlint.linter.run import Run
from govlint.model.diagnostic import Diagnostic, Edit
from govlint.model.place import Span
from govlint.reporters.frame import shortened
from govlint.reporters.paint import Paint
from govlint.text.display import plain
from govlint.text.pattern import lazy
from govlint.text.unseen import visible

_SHORT = 16  # characters of words that are shown with all their changes at once
_WIDE = 36  # columns of any words shown
_AROUND = 2  # characters shown on both sides of a blank
_FEW = 3  # changes shown
_ENDS = lazy(r"\r\n|[\r\n]")


def mending(found: Diagnostic) -> Text | None:
    """What the fix makes of the words on the line, and whether it is safe; None without a fix."""
    done = change(found)
    if done is None or found.fix is None:
        return None
    if found.within is not None:  # --fix rewrites plain text only: people write it in
        return done
    if found.fix.safe:
        return Text(f"{done.zh}（安全：--fix）", f"{done.en} (safe: --fix)")
    return Text(
        f"{done.zh}（须先核实：--fix --unsafe）", f"{done.en} (verify first: --fix --unsafe)"
    )


def change(found: Diagnostic) -> Text | None:
    """What the fix makes of the words on the line; None without a fix."""
    if found.fix is None or not found.fix.edits:
        return None
    edits = sorted(set(found.fix.edits))
    first = found.at.offset - found.at.column + 1  # of the line's characters
    end = first + len(found.snippet)
    here = [edit for edit in edits if first <= edit.place.start and edit.place.end <= end]
    whole = _whole(found, here, first) if here else None
    shown = [whole] if whole else [_change(found, [edit], first) for edit in here[:_FEW]]
    more = len(edits) - (len(here) if whole else len(shown))
    zh, en = "，".join(one.zh for one in shown), ", ".join(one.en for one in shown)
    if more:
        zh = f"{zh}，另改 {more} 处" if zh else f"改动 {more} 处"
        en = f"{en}, {more} more" if en else f"changes in {more} places"
    return Text(zh, en)


def differences(run: Run, paint: Paint) -> Iterator[str]:
    """The changes fixing would make, a unified diff of each file."""
    for fixed in run.fixed:
        for number, line in enumerate(fixed.diff):
            style = "strong" if number < 2 else _STYLES.get(line[:1], "")
            text = "".join(map(_safe, line))
            yield (paint(style, text) if style else text) + "\n"


def counts(run: Run) -> Text | None:
    """How much was fixed, or can be; None where there is nothing to say."""
    if not run.fixed:
        return _can_be(run.fixable(safe=True), run.fixable(safe=False))
    done = sum(fixed.mended for fixed in run.fixed)
    files = sum(fixed.mended > 0 for fixed in run.fixed)
    left = sum(fixed.left for fixed in run.fixed)
    if not done and any(fixed.notes for fixed in run.fixed):
        return None  # they say more
    if not done:
        zh, en = "没有可直接修复的" if left else "没有可修复的", "nothing to fix"
    elif any(fixed.dry for fixed in run.fixed):
        zh, en = (
            f"可修复 {done} 处（{files} 个文件），没有写入",
            f"{done} to fix in {_files(files)}",
        )
    else:
        zh, en = f"修复了 {done} 处（{files} 个文件）", f"{done} fixed in {_files(files)}"
    if left:
        zh += f"；还有 {left} 处须核实后用 --fix --unsafe 修复"
        en += f"; {left} fixable with --fix --unsafe"
    return Text(zh, en)


_STYLES = {"@": "frame", "-": "removed", "+": "added"}


def _can_be(safe: int, unsafe: int) -> Text | None:
    zh, en = [], []
    if safe:
        zh.append(f"{safe} 处可用 --fix 修复")
        en.append(f"{safe} fixable with --fix")
    if unsafe:
        zh.append(f"{unsafe} 处须核实后用 --fix --unsafe 修复")
        en.append(f"{unsafe} {'' if safe else 'fixable '}with --fix --unsafe")
    return Text("，".join(zh), ", ".join(en)) if zh else None


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _whole(found: Diagnostic, edits: list[Edit], first: int) -> Text | None:
    """All changes on a line at once, with the words the finding is about; None if too long."""
    start = min(found.at.offset, edits[0].place.start)
    end = max(found.at.end_offset, edits[-1].place.end)
    if end - start > _SHORT or end > first + len(found.snippet):
        return None
    return _change(found, edits, first, start, end)


def _change(
    found: Diagnostic, edits: list[Edit], first: int, start: int = -1, end: int = -1
) -> Text:
    """Some edits of the line that begins at `first`, with all from `start` to `end` if given."""
    from govlint.fixes.edits import applied

    line = found.snippet
    start = (edits[0].place.start if start < 0 else start) - first
    end = (edits[-1].place.end if end < 0 else end) - first
    moved = [Edit(Span(*(place - first for place in edit.place)), edit.text) for edit in edits]
    if not visible(line[start:end])[0].strip() and not any(edit.text.strip() for edit in edits):
        start, end = _around(line, start, end)
    after = applied(line, moved)
    old, new = (
        shortened(plain(_spelled(_ENDS.sub("↵", part))), _WIDE)
        for part in (line[start:end], after[start : len(after) - len(line) + end])
    )
    if not new:
        return Text(f"删去“{old}”", f"remove “{old}”")
    if not old:
        return Text(f"补上“{new}”", f"insert “{new}”")
    return Text(f"“{old}”改为“{new}”", f"“{old}” → “{new}”")


def _around(line: str, start: int, end: int) -> tuple[int, int]:
    """A place with two characters on both sides, but no figure cut in two."""
    start, end = max(0, start - _AROUND), min(len(line), end + _AROUND)
    while line[start - 1 : start + 1].isdigit() and start:
        start -= 1
    while line[end - 1 : end + 1].isdigit() and end < len(line):
        end += 1
    return start, end


def _spelled(text: str) -> str:
    """`text` with the code point in place of each character nobody sees."""
    unseen = {one.character for one in visible(text, lines=False)[1]}
    return "".join(f"<U+{ord(c):04X}>" if c in unseen else c for c in text) if unseen else text


def _safe(character: str) -> str:
    """A character of a diff: blanks are what it may be about, controls must not get out."""
    odd = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return "?" if odd and character != "\t" else character
