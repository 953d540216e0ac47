"""Text for people: what, where on the line and in the table, on what basis, and the next step."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.bilingual import Text
from govlint.linter.run import Run
from govlint.model.diagnostic import LEVEL_NAMES, Diagnostic, cited
from govlint.reporters.addition import restated
from govlint.reporters.excerpt import excerpt, in_grid, only_names_cell
from govlint.reporters.frame import frame
from govlint.reporters.mending import counts, differences, mending
from govlint.reporters.paint import Paint, painter
from govlint.reporters.standalone import context, whose
from govlint.reporters.sum_text import sum_lines
from govlint.text.display import plain


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """Every diagnostic as a block, then one line that sums up the run.

    Of a dry run of fixing the changes are shown, and what could not be checked at all.
    """
    paint = painter(colour)
    told: set[tuple[str, str, str]] = set()
    dry = any(fixed.dry for fixed in run.fixed)
    unchecked = {outcome.path for outcome in run.outcomes if outcome.state != "checked"}
    for diagnostic in run.standing:
        if not dry or diagnostic.path in unchecked:
            yield "\n".join(_block(diagnostic, lang, paint, told)) + "\n\n"
    yield from differences(run, paint)
    yield paint("strong", summary(run).in_language(lang)) + "\n"


def _block(
    found: Diagnostic, lang: str, paint: Paint, told: set[tuple[str, str, str]]
) -> Iterator[str]:
    margin = " " * len(_number(found))
    bar = paint("frame", f"{margin} |")
    yield _header(found, lang, paint)
    name = plain(whose(found, lang))
    yield f"{margin}{paint('frame', '-->')} {plain(found.cited(lang))}{name and f' ({name})'}"
    if found.snippet.strip():
        yield from _line(found, bar, paint)
    yield from _grid(found, lang, bar, paint)
    sign = f"{margin} {paint('frame', '=')} "
    yield from (f"{sign}{line}" for line in _related(found, lang, paint))
    if fix := mending(found):
        yield f"{sign}{paint('strong', _FIX.in_language(lang))}{fix.in_language(lang)}"
    # Said once for every rule and file: thirty stray blanks need the same advice once.
    help = found.help.in_language(lang) if found.help else ""
    for label, said in ((_BASIS, found.basis), (_NEXT, help)):
        key = (found.path, found.code, said)
        if said and key not in told:
            told.add(key)
            yield f"{sign}{paint('strong', label.in_language(lang))}{plain(said)}"


def _number(found: Diagnostic) -> str:
    """The number of the line, where the file has lines."""
    if found.within is None:
        return str(found.at.line)
    return str(found.within.line or "")


def _header(found: Diagnostic, lang: str, paint: Paint) -> str:
    message = plain(found.message.in_language(lang))
    colon = ": " if lang == "en" else "："
    where = plain(context(found, lang))
    head = paint(found.level, f"{found.level}[{found.code}]")
    return f"{head} {paint('strong', where + colon if where else '')}{paint('strong', message)}"


def _line(found: Diagnostic, bar: str, paint: Paint) -> Iterator[str]:
    at = found.at
    end = at.end_column - 1 if at.end_line == at.line else len(found.snippet)
    cut = frame(found.snippet, at.column - 1, end)
    number = paint("frame", f"{_number(found)} |")
    yield bar
    yield f"{number} {cut.before}{paint('place', cut.place)}{cut.after}".rstrip()
    yield f"{bar} {cut.indent}{paint(found.level, cut.carets)}"


def _grid(found: Diagnostic, lang: str, bar: str, paint: Paint) -> Iterator[str]:
    """The sums that do not come out, or else the cell among those it is held against."""
    for one in found.sums:
        yield bar
        yield from (f"{bar}   {line}" for line in sum_lines(one, found, lang, paint))
    if found.sums:
        yield bar
        return
    cells = excerpt(found, lang)
    if cells is None:
        return
    yield bar
    for number, line in enumerate(cells.lines):
        yield f"{bar}   {line}"
        if number == cells.marked:
            mark = paint(found.level, f"{cells.carets} {cells.figures}".rstrip())
            yield f"{bar}   {cells.indent}{mark}"
    yield bar


def _related(found: Diagnostic, lang: str, paint: Paint) -> Iterator[str]:
    colon = ": " if lang == "en" else "："
    for related in found.related:
        shown = in_grid(found, related)
        if (shown and only_names_cell(related)) or restated(related, found):
            continue
        place = (
            ""
            if related.at == found.at and not related.path
            else " " + plain(cited(related.path, related.at, related.within, lang))
        )
        said = plain(related.message.in_language(lang))
        stated = f" {plain(related.stated)}" if related.stated and not shown else ""
        yield f"{paint('strong', _RELATED.in_language(lang) + place + colon)}{said}{stated}"


_RELATED = Text("关联", "related")
_FIX = Text("修复：", "fix: ")
_BASIS = Text("依据：", "basis: ")
_NEXT = Text("下一步：", "next: ")


def summary(run: Run) -> Text:
    """The line that sums up a run."""
    files, levels = len(run.outcomes), run.levels
    read, expected = run.coverage
    zh = [f"查了 {files} 个文件"]
    en = [_count(files, "file")]
    if skipped := len(run.paths("skipped")):
        zh.append(f"跳过 {skipped} 个（不是年报）")
        en.append(f"{skipped} skipped (no reports)")
    if unopened := len(run.unopened):
        zh.append(f"没有打开 {unopened} 个")
        en.append(f"{unopened} not opened")
    if unreadable := len(run.unreadable):
        zh.append(f"{unreadable} 个没能读全")
        en.append(f"{unreadable} not fully readable")
    if any(levels.values()):
        zh.append("，".join(f"{levels[level]} 个{name.zh}" for level, name in LEVEL_NAMES.items()))
        en.append(", ".join(_count(levels[level], level) for level in LEVEL_NAMES))
    else:
        zh.append("没有发现问题")
        en.append("no findings")
    if known := run.in_baseline:
        zh.append(f"另有 {known} 处已记入基线")
        en.append(f"{known} known by the baseline")
    if covered := run.suppressed - run.in_baseline:
        zh.append(f"另有 {covered} 处已列为例外")
        en.append(f"{covered} covered by exceptions")
    if fixes := counts(run):
        zh.append(fixes.zh)
        en.append(fixes.en)
    if expected:
        zh.append(f"读出 {read} / {expected} 个数字")
        en.append(f"{read} / {expected} figures read")
    if crashed := len(run.failures):
        zh.append(f"规则出错 {crashed} 次，没有查完")
        en.append(f"{_count(crashed, 'rule crash')}, not fully checked")
    return Text("；".join(zh) + "。", "; ".join(en) + ".")


def _count(count: int, word: str) -> str:
    plural = {"info": "info", "rule crash": "rule crashes"}.get(word, f"{word}s")
    return f"{count} {word if count == 1 else plural}"
