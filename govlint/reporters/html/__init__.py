"""One page for people: each report as it reads, what is wrong marked in it and told beside it.

The page is whole in itself: no network, no script (the levels are chosen by check boxes that the
style alone obeys), one style sheet, named by its hash in the page's security policy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib import resources
from itertools import pairwise

from govlint.linter.run import Outcome, Run
from govlint.model.diagnostic import LEVEL_NAMES, LEVELS
from govlint.model.view import View
from govlint.reporters.html import texts
from govlint.reporters.html.cards import Cards, card
from govlint.reporters.html.paper import Paper, piece
from govlint.reporters.html.placement import Numbered, placement
from govlint.reporters.html.texts import safe, safe_text


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """The page. Reports are shown where their outcomes hold them (`Outcome.view`)."""
    outcomes = [one for one in run.outcomes if one.state != "skipped"]
    names = [outcome.path.rpartition("/")[2] for outcome in outcomes]
    name = safe(f"{names[0]} · ") if len(names) == 1 else ""
    style = resources.files(__package__).joinpath("page.css").read_text("utf-8")
    yield from page_head(f"{name}{safe_text(texts.TITLE, lang)}", style, lang)
    skip = safe_text(texts.SKIP, lang)
    yield f'<body>\n<a class="skip" href="#r1">{skip}</a>\n<main>\n<header>\n'
    yield f"<h1>{safe_text(texts.TITLE, lang)}</h1>\n{_summary(run, lang)}</header>\n"
    yield from _filters(run, lang)
    if len(outcomes) > 1:
        yield from _index(outcomes, lang)
    for number, outcome in enumerate(outcomes, 1):
        yield from _article(outcome, f"r{number}", lang, len(outcomes) > 1)
    yield f"<footer><p>{safe_text(texts.FOOT, lang)}</p></footer>\n</main>\n</body>\n</html>\n"


def page_head(title: str, style: str, lang: str) -> Iterator[str]:
    """The head of a page without scripts or connections; `title` is HTML."""
    import base64
    import hashlib

    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    yield f'<!DOCTYPE html>\n<html lang="{_tongue(lang)}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="generator" content="govlint">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    yield '<meta name="format-detection" content="telephone=no">\n'
    yield '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n'
    yield f"<title>{title}</title>\n<style>{style}</style>\n</head>\n"


def _tongue(lang: str) -> str:
    return "en" if lang == "en" else "zh-Hans"


def _summary(run: Run, lang: str) -> str:
    read, expected = run.coverage
    parts = [f"{len(run.outcomes)} {safe_text(texts.FILES, lang)}"]
    parts += [f"{safe_text(LEVEL_NAMES[level], lang)} {run.levels[level]}" for level in LEVELS]
    if run.suppressed:
        parts.append(f"{safe_text(texts.ACCEPTED, lang)} {run.suppressed}")
    if expected:
        parts.append(f"{safe_text(texts.READ, lang)} {read} / {expected}")
    return f"<p>{' · '.join(parts)}</p>\n"


def _filters(run: Run, lang: str) -> Iterator[str]:
    """Check boxes before all they hide, for a style can only look ahead."""
    yield f'<p class="sr" id="levels">{safe_text(texts.FILTER, lang)}</p>\n'
    for level in LEVELS:
        said = f"{safe_text(LEVEL_NAMES[level], lang)} {run.levels[level]}"
        yield (
            f'<input type="checkbox" class="show" id="show-{level}" checked '
            f'aria-describedby="levels"><label for="show-{level}" class="{level}">{said}</label>\n'
        )


def _index(outcomes: list[Outcome], lang: str) -> Iterator[str]:
    title = safe_text(texts.INDEX, lang)
    heads = [texts.FILE, *LEVEL_NAMES.values(), texts.READ, texts.STATE]
    yield f'<nav id="index" aria-labelledby="index-title"><h2 id="index-title">{title}</h2>\n'
    yield f'<div class="wide" role="region" tabindex="0" aria-label="{title}">'
    yield "<table>\n<thead><tr>"
    yield "".join(f'<th scope="col">{safe_text(head, lang)}</th>' for head in heads)
    yield "</tr></thead>\n<tbody>\n"
    for number, outcome in enumerate(outcomes, 1):
        levels = Counter(found.level for found in outcome.standing)
        figures = "".join(
            f'<td class="{level if levels[level] else "nil"}">{levels[level]}</td>'
            for level in LEVELS
        )
        read = f"{outcome.read} / {outcome.expected}" if outcome.expected else ""
        yield f'<tr><th scope="row"><a href="#r{number}">{safe(outcome.path)}</a></th>{figures}'
        yield f"<td>{read}</td><td>{_state(outcome, lang)}</td></tr>\n"
    yield "</tbody></table></div></nav>\n"


def _state(outcome: Outcome, lang: str) -> str:
    said = [texts.STATES[outcome.state]] if outcome.state in texts.STATES else []
    said += [texts.CRASHED] if outcome.failures else []
    if not said and not outcome.standing:
        said = [texts.NONE]
    return " ".join(safe_text(one, lang) for one in said)


def _article(outcome: Outcome, key: str, lang: str, many: bool) -> Iterator[str]:
    ordered = sorted(outcome.standing, key=lambda found: found.order)
    findings = [Numbered(number, found) for number, found in enumerate(ordered, 1)]
    yield f'<article id="{key}" aria-labelledby="{key}-name" tabindex="-1">\n'
    yield f'<h2 id="{key}-name">{safe(outcome.path)}</h2>\n'
    if said := _state(outcome, lang):
        yield f'<p class="state">{said}</p>\n'
    if outcome.view is None or not outcome.view.pieces:
        yield from _cards(Cards(key, lang, False, set(), 3), findings)
    else:
        yield from _parts(outcome.view, findings, key, lang)
    if many:
        yield f'<p class="back"><a href="#index">{safe_text(texts.TO_INDEX, lang)}</a></p>\n'
    yield "</article>\n"


def _parts(view: View, findings: list[Numbered], key: str, lang: str) -> Iterator[str]:
    """The report by its sections, the findings in a block beside it."""
    found = placement(view, findings)
    paper = Paper(view, found, key, lang)
    mine: dict[int, list[Numbered]] = {}
    for one in findings:
        mine.setdefault(found.blocks[one.number], []).append(one)
    heads = [index for index, block in enumerate(view.pieces) if block.kind == "heading"]
    level = 3  # of the heading of a finding: there may be none above it
    told: set[tuple[str, str]] = set()
    yield '<div class="sheet">\n'
    for first, last in pairwise([0, *(index for index in heads if index), len(view.pieces)]):
        yield '<section class="paper" lang="zh-Hans">\n'
        for index in range(first, last):
            headed = view.pieces[index].kind in {"title", "heading"}
            level = 4 if headed else level
            cards = Cards(key, lang, True, told, level)
            yield from _with_cards(piece(paper, index), cards, mine.get(index, []), headed)
        yield "</section>\n"
    yield "</div>\n"


def _with_cards(
    block: Iterator[str], cards: Cards, findings: list[Numbered], headed: bool
) -> Iterator[str]:
    """A block and its findings: style lets these float beside it, so they come first.

    Those of a heading come behind it, that no heading of theirs stands above it.
    """
    if not findings or headed:
        yield from block
        yield from _cards(cards, findings)
        return
    yield '<div class="place">\n'
    yield from _cards(cards, findings)
    yield '<div class="block">\n'
    yield from block
    yield "</div></div>\n"


def _cards(cards: Cards, findings: list[Numbered]) -> Iterator[str]:
    if not findings:
        return
    yield f'<aside lang="{_tongue(cards.lang)}"><ol>\n'
    for one in findings:
        yield from card(cards, one)
    yield "</ol></aside>\n"
