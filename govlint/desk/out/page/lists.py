"""The lists below the table: rankings, what is missing, late, copied, files, sums, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from govlint.bilingual import Text
from govlint.desk.board import LATE, Board, rolled_up
from govlint.desk.changes import STATES as CHANGES
from govlint.desk.notices import KINDS
from govlint.desk.out.page import words
from govlint.desk.out.page.charts import bars
from govlint.model.diagnostic import LEVEL_NAMES, LEVELS, Diagnostic
from govlint.model.digest import Copied
from govlint.reporters.html.texts import safe, safe_text

_MOST = 20  # bodies in a ranking
_RULES = 12


def over_years(board: Board, lang: str) -> str:
    """How many findings of each level there are in each year."""
    counts = Counter((one.year, one.level) for one in board.findings)
    values = [(str(year), [counts[year, level] for level in LEVELS]) for year in board.years]
    return bars(values, LEVELS, words.OVER_YEARS.in_language(lang))


def ranking(board: Board, lang: str) -> str:
    """The bodies with most findings in the year under review."""
    rows = []
    for row in board.rows:
        levels = Counter(one.level for one in row.findings if one.year == board.year)
        if levels["error"] or levels["warning"]:
            rows.append((row.name, [levels[level] for level in LEVELS]))
    rows.sort(key=lambda pair: [-count for count in pair[1]])
    return bars(rows[:_MOST], LEVELS, words.RANKING.in_language(lang)) if rows else _none(lang)


def frequent(board: Board, lang: str) -> str:
    """The rules that speak most often in the year under review."""
    found = board.in_review()
    titles = {one.code: one.title.in_language(lang) for one in found}
    counts = Counter((one.code, one.level) for one in found)
    codes = Counter(one.code for one in found)
    ordered = sorted(codes, key=lambda code: (-codes[code], code))[:_RULES]
    rows = [
        (f"{code} {titles[code]}", [counts[code, level] for level in LEVELS]) for code in ordered
    ]
    return bars(rows, LEVELS, words.RULES.in_language(lang)) if rows else _none(lang)


def missing(board: Board, lang: str) -> str:
    """The reports that are not there, of all years."""
    years: dict[str, list[int]] = {}
    files: dict[str, list[str]] = {}
    for (id, year), one in board.audit.absent.items():
        years.setdefault(id, []).append(year)
        files.setdefault(id, []).extend([one.near] if one.near else [])
    comma = Text("、", ", ").in_language(lang)
    rows = [
        [board.audit.name(id), comma.join(map(str, sorted(missed))), comma.join(files[id])]
        for id, missed in years.items()
    ]
    return _table([words.BODY, words.YEAR, words.NEAR], rows, lang)


def late(board: Board, lang: str) -> str:
    """The reports that came late, of all years."""
    return _findings([one for one in board.findings if one.code == LATE], board, lang)


def copies(board: Board, lang: str) -> Iterator[str]:
    """Each copy with its source, the sentences they share side by side."""
    found = board.audit.copies
    every = [*found.copied.items(), *found.reused.items()]
    if not every:
        yield _none(lang)
    for (id, year), one in sorted(every, key=lambda pair: (-pair[0][1], pair[0][0])):
        yield _copy(f"{board.audit.name(id)} {year}", one, lang)


def changes(board: Board, lang: str) -> Iterator[str]:
    """What became of the findings of the last run."""
    counts = board.changes.counts()
    said = [f"{safe_text(CHANGES[state], lang)} <b>{count}</b>" for state, count in counts.items()]
    yield f"<p>{' · '.join(said)}</p>\n"
    rows = [
        [
            CHANGES[one.state].in_language(lang),
            one.organ,
            str(one.year or ""),
            one.code,
            one.message,
        ]
        for one in board.changes.gone
    ]
    if rows:
        heads = [words.STATE, words.BODY, words.YEAR, words.RULE, words.FINDING]
        yield _table(heads, rows, lang)


def notices(board: Board, lang: str) -> str:
    """The files somebody must look at."""
    rows = [
        [KINDS[one.kind].in_language(lang), one.path, one.message.in_language(lang)]
        for one in board.audit.filing.notices
    ]
    return _table([words.KIND, words.FILE, words.SAID], rows, lang)


def roll_up(board: Board, lang: str) -> str:
    """The figures of governments beside the sums of their own bodies', of the year under review."""
    rows = []
    for one in rolled_up(board.audit):
        if one.year == board.year:
            known = one.own is not None and one.total is not None
            apart = str(one.own - one.total) if known else ""  # type: ignore[operator]  # known
            item = words.ROLLED_UP[one.cell.row].in_language(lang)
            figures = ["" if value is None else str(value) for value in (one.own, one.total)]
            rows.append([board.audit.name(one.id), item, *figures, apart, str(one.missing or "")])
    heads = [words.BODY, words.ITEM, words.OWN, words.SUM, words.DIFFERENCE, words.NOT_THERE]
    return _table(heads, rows, lang)


def findings(board: Board, lang: str) -> Iterator[str]:
    """Every body's findings in the year under review, folded up; last those of nobody's files."""
    for number, row in enumerate(board.rows):
        mine = [one for one in row.findings if one.year == board.year]
        if mine:
            body = _findings(mine, board, lang, whose=False)
            yield _folded(f"b{number}", row.name, mine, body, lang)
    loose = [one for one in board.findings if not one.organ]
    if loose:
        name = words.NOBODYS.in_language(lang)
        rows = [[one.path, *row] for one, row in zip(loose, _rows(loose, board, lang), strict=True)]
        heads = [words.FILE, *_heads(board)]
        yield _folded("nobodys", name, loose, _table(heads, rows, lang), lang)


def _folded(key: str, name: str, found: Sequence[Diagnostic], body: str, lang: str) -> str:
    levels = Counter(one.level for one in found)
    counts = " ".join(
        f'<span class="n {level}">{safe_text(LEVEL_NAMES[level], lang)} {levels[level]}</span>'
        for level in LEVELS
        if levels[level]
    )
    return f'<details id="{key}"><summary>{safe(name)} {counts}</summary>\n{body}</details>\n'


def _heads(board: Board) -> list[Text]:
    heads = [words.LEVEL, words.PLACE, words.FINDING, words.RIGHT]
    return [*heads, *([words.STATE] if board.changes.states else [])]


def _rows(found: Sequence[Diagnostic], board: Board, lang: str) -> Iterator[list[str]]:
    for one in found:
        value = one.fix.value if one.fix and one.fix.value is not None else one.computed or ""
        place = one.logical or one.cited(lang).removeprefix(one.path).lstrip(": ")
        level, message = LEVEL_NAMES[one.level].in_language(lang), one.message.in_language(lang)
        state = board.changes.state(one)
        said = CHANGES[state].in_language(lang) if state else ""
        yield [level, place, message, value, *([said] if board.changes.states else [])]


def _findings(found: Sequence[Diagnostic], board: Board, lang: str, whose: bool = True) -> str:
    rows = list(_rows(found, board, lang))
    if not whose:
        return _table(_heads(board), rows, lang)
    named = [[one.organ, str(one.year), *row] for one, row in zip(found, rows, strict=True)]
    return _table([words.BODY, words.YEAR, *_heads(board)], named, lang)


def _copy(name: str, one: Copied, lang: str) -> str:
    title = (
        f"{safe(name)} — {safe_text(words.SOURCE, lang)} {safe(one.organ)} {one.year} "
        f'<span class="n warning">{one.share}%</span>'
    )
    rows = [[here, there] for _, here, _, there in one.sentences]
    body = _table([words.HERE, words.SOURCE], rows, lang) if rows else ""
    return f'<details class="copy"><summary>{title}</summary>\n{body}</details>\n'


def _table(heads: Sequence[Text], rows: Iterable[Sequence[str]], lang: str) -> str:
    lines = "".join(
        f"<tr>{''.join(f'<td>{safe(value)}</td>' for value in row)}</tr>\n" for row in rows
    )
    if not lines:
        return _none(lang)
    head = "".join(f'<th scope="col">{safe_text(one, lang)}</th>' for one in heads)
    return (
        f'<div class="wide" role="region" tabindex="0"><table class="list"><thead><tr>{head}</tr>'
        f"</thead>\n<tbody>\n{lines}</tbody></table></div>\n"
    )


def _none(lang: str) -> str:
    return f'<p class="nothing">{safe_text(words.NONE, lang)}</p>\n'
