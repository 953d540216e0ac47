"""The page as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import resources

from govlint.bilingual import Text
from govlint.desk.board import COPIED, LATE, Board
from govlint.desk.out.page import lists, words
from govlint.desk.out.page.matrix import filters, matrix
from govlint.model.diagnostic import LEVEL_NAMES, LEVELS
from govlint.reporters.html import page_head
from govlint.reporters.html.texts import safe, safe_text

_Part = tuple[str, Text, Callable[[Board, str], str | Iterator[str]]]
_PARTS: tuple[_Part, ...] = (
    ("missing", words.MISSING, lists.missing),
    ("late", words.LATE, lists.late),
    ("copies", words.COPIES, lists.copies),
    ("roll-up", words.ROLL_UP, lists.roll_up),
    ("files", words.NOTICES, lists.notices),
    ("findings", words.FINDINGS, lists.findings),
)


def page(board: Board, lang: str) -> Iterator[str]:
    """The page, piece by piece."""
    style = resources.files(__package__).joinpath("desk.css").read_text("utf-8")
    yield from page_head(safe_text(words.TITLE, lang), style, lang)
    yield f"<body>\n<main>\n<header>\n<h1>{safe_text(words.TITLE, lang)}</h1>\n"
    yield f"<p>{_subtitle(board, lang)}</p>\n</header>\n{_tiles(board, lang)}"
    yield _contents(board, lang)
    if board.changes.states or board.changes.gone:
        yield _section("changes", words.CHANGES, lists.changes(board, lang), lang)
    yield f'<section id="matrix"><h2>{safe_text(words.MATRIX, lang)}</h2>\n'
    yield from filters(board, lang)
    yield from matrix(board, lang)
    yield "</section>\n"
    yield '<div class="columns">\n'
    for name, title, drawn in (
        ("years", words.OVER_YEARS, lists.over_years(board, lang)),
        ("ranking", words.RANKING, lists.ranking(board, lang)),
        ("rules", words.RULES, lists.frequent(board, lang)),
    ):
        yield _section(name, title, [drawn], lang)
    yield "</div>\n"
    for name, title, part in _PARTS:
        found = part(board, lang)
        yield _section(name, title, [found] if isinstance(found, str) else found, lang)
    yield f"<footer><p>{safe_text(words.FOOT, lang)}</p></footer>\n</main>\n</body>\n</html>\n"


def _section(name: str, title: Text, pieces: list[str] | Iterator[str], lang: str) -> str:
    said = safe_text(title, lang)
    head = f"<h2>{said[:1].upper()}{said[1:]}</h2>"
    return f'<section id="{name}">{head}\n{"".join(pieces)}</section>\n'


def _subtitle(board: Board, lang: str) -> str:
    years = board.years
    span = f"{years[0]}—{years[-1]}" if len(years) > 1 else "".join(map(str, years))
    count = len(board.rows)
    bodies = Text(f"{count} 个单位", f"{count} bodies").in_language(lang)
    review = f"{safe_text(words.UNDER_REVIEW, lang)} {board.year or '—'}"
    return f"{bodies} · {safe(span)} · {review}"


def _tiles(board: Board, lang: str) -> str:
    """What matters of the year under review, in figures."""
    states, found = board.states(), board.in_review()
    absent = states["missing"] + states["illegible"]
    due = sum(states.values()) - states["none"]
    levels = [sum(one.level == level for one in found) for level in LEVELS]
    tiles = [
        (words.DUE, due, False),
        (words.HANDED_IN, due - absent, False),
        (words.MISSING, states["missing"], True),
        (words.ILLEGIBLE, states["illegible"], True),
        (words.LATE, sum(one.code == LATE for one in found), True),
        (words.COPIES, sum(one.code in COPIED for one in found), True),
        *(
            (LEVEL_NAMES[level], count, level == "error")
            for level, count in zip(LEVELS, levels, strict=True)
        ),
    ]
    drawn = "".join(
        f'<li class="{"some" if count and grave else ""}"><b>{count}</b> '
        f"{safe_text(name, lang)}</li>"
        for name, count, grave in tiles
    )
    return f'<ul class="tiles">{drawn}</ul>\n'


def _contents(board: Board, lang: str) -> str:
    names = [("matrix", words.MATRIX), *((name, title) for name, title, _ in _PARTS)]
    links = "".join(f'<a href="#{name}">{safe_text(title, lang)}</a> ' for name, title in names)
    return f'<nav aria-label="{safe_text(words.ALL, lang)}">{links}</nav>\n'
