"""Text for people: what, where on the line and in the table, on what basis, and the next step."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.diagnostic import Diagnostic, Text
from govlint.reporters.frame import frame, plain
from govlint.reporters.grid import grid, in_grid, only_names_cell
from govlint.reporters.paint import Paint, painter
from govlint.run import Run
from govlint.text import fold


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """Every diagnostic as a block, then one line that sums up the run."""
    paint = painter(colour)
    told: set[tuple[str, str, str]] = set()
    for diagnostic in run.diagnostics:
        yield "\n".join(_block(diagnostic, lang, paint, told)) + "\n\n"
    yield paint("strong", _summary(run).in_language(lang)) + "\n"


def _block(
    found: Diagnostic, lang: str, paint: Paint, told: set[tuple[str, str, str]]
) -> Iterator[str]:
    margin = " " * len(str(found.at.line))
    bar = paint("frame", f"{margin} |")
    yield _header(found, lang, paint)
    place = f"{found.path}:{found.at.line}:{found.at.column}"
    yield f"{margin}{paint('frame', '-->')} {plain(place)}"
    if found.snippet.strip():
        yield from _line(found, bar, paint)
    yield from _grid(found, lang, bar, paint)
    sign = f"{margin} {paint('frame', '=')} "
    yield from (f"{sign}{line}" for line in _related(found, lang, paint))
    # Said once for every rule and file: thirty stray blanks need the same advice once.
    help = found.help.in_language(lang) if found.help else ""
    for label, said in ((_BASIS, found.basis), (_NEXT, help)):
        key = (found.path, found.code, said)
        if said and key not in told:
            told.add(key)
            yield f"{sign}{paint('strong', label.in_language(lang))}{plain(said)}"


def _header(found: Diagnostic, lang: str, paint: Paint) -> str:
    message = plain(found.message.in_language(lang))
    colon = ": " if lang == "en" else "："
    # A message often names the row and column itself; what it does not name is said before it.
    told = fold(message)
    about = " / ".join(part for part in found.logical.split(" / ") if fold(part) not in told)
    head = paint(found.level, f"{found.level}[{found.code}]")
    return f"{head} {paint('strong', about + colon if about else '')}{paint('strong', message)}"


def _line(found: Diagnostic, bar: str, paint: Paint) -> Iterator[str]:
    at = found.at
    end = at.end_column - 1 if at.end_line == at.line else len(found.snippet)
    cut = frame(found.snippet, at.column - 1, end)
    number = paint("frame", f"{at.line} |")
    yield bar
    yield f"{number} {cut.before}{paint('place', cut.place)}{cut.after}".rstrip()
    yield f"{bar} {cut.indent}{paint(found.level, cut.carets)}"


def _grid(found: Diagnostic, lang: str, bar: str, paint: Paint) -> Iterator[str]:
    cells = grid(found, lang)
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
        shown = in_grid(found, related.cell)
        if shown and only_names_cell(related):
            continue
        place = "" if related.at == found.at else f" {related.at.line}:{related.at.column}"
        said = plain(related.message.in_language(lang))
        stated = f" {plain(related.stated)}" if related.stated and not shown else ""
        yield f"{paint('strong', _RELATED.in_language(lang) + place + colon)}{said}{stated}"


_RELATED = Text("关联", "related")
_BASIS = Text("依据：", "basis: ")
_NEXT = Text("下一步：", "next: ")


def _summary(run: Run) -> Text:
    files, levels = len(run.outcomes), run.levels
    read, expected = run.coverage
    zh = [f"查了 {files} 个文件"]
    en = [_count(files, "file")]
    if skipped := len(run.paths("skipped")):
        zh.append(f"跳过 {skipped} 个（不是年报）")
        en.append(f"{skipped} skipped (no reports)")
    if unreadable := len(run.unreadable):
        zh.append(f"{unreadable} 个没能读全")
        en.append(f"{unreadable} not fully readable")
    if any(levels.values()):
        zh.append("，".join(f"{levels[level]} 个{name}" for level, name in _LEVELS))
        en.append(", ".join(_count(levels[level], level) for level, _ in _LEVELS))
    else:
        zh.append("没有发现问题")
        en.append("no findings")
    if expected:
        zh.append(f"读出 {read} / {expected} 个数字")
        en.append(f"{read} / {expected} figures read")
    if crashed := len(run.failures):
        zh.append(f"规则出错 {crashed} 次，没有查完")
        en.append(f"{_count(crashed, 'rule crash')}, not fully checked")
    return Text("；".join(zh) + "。", "; ".join(en) + ".")


_LEVELS = (("error", "错误"), ("warning", "警告"), ("info", "提示"))


def _count(count: int, word: str) -> str:
    plural = {"info": "info", "rule crash": "rule crashes"}.get(word, f"{word}s")
    return f"{count} {word if count == 1 else plural}"
