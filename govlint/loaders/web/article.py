"""The report among what else is on its page.

Official headings and tables tell where a report is: the innermost box with all of them is its
body.  From there it reaches up to its title and down to its sign-off, which pages often set in
boxes of their own.  In the body nothing is left out but furniture before the text and behind it.
"""

from __future__ import annotations

from govlint.forms.labels import heading_names
from govlint.loaders.web import furniture
from govlint.loaders.web.content import Boxes, FigureTable, Item, PageLine
from govlint.loaders.web.tables import content
from govlint.parsing.lines import LABEL, strength
from govlint.parsing.signoff import is_date, is_signoff
from govlint.parsing.title import OPEN_END, TITLE_END, TITLE_YEAR
from govlint.text.characters import fold
from govlint.text.pattern import lazy

_ORDINAL = lazy(r"\s*(?:第?[一二三四五六]\s*(?:部分)?\s*[、.,]?|[1-6]\s*[、.])\s*(?=\S)")
_OVER_TITLE = lazy(
    r"附件?\s*[\d一二三四五六七八九十]*\s*[::]?|"
    r".*(?:[省市区县旗乡镇村街道府局厅委部院站所处会办社馆校心司室队团]|年度?|年政府|公开)"
)
_HEADING, _ORDERED = 2, 1
_LONGEST_HEADING = 50
_FAR_UP, _NEAR, _FAR_DOWN = 60, 8, 12


def article(items: list[Item], boxes: Boxes) -> list[Item] | None:
    """The items of a page that are its report, in their order; None if there is none to see."""
    names = tuple(name for names in heading_names().values() for name in names)
    weights = [_weight(item, boxes, names) for item in items]
    signs = [i for i, weight in enumerate(weights) if weight == _HEADING]
    if len(signs) < 2:
        signs = [i for i, weight in enumerate(weights) if weight]
    if len(signs) < 2:
        return None
    body = boxes.common(items[i].box for i in signs)
    low, high = _reach(items, boxes, body, signs[0])
    opening = _opening(signs, items)
    title = _title(items, boxes, low, opening)
    start = low if title is None else _over_title(items, boxes, title)
    head = [
        item
        for index, item in enumerate(items[start:opening], start)
        if index <= (title if title is not None else -1)
        or not _is_front(item, boxes, outside=index < low)
    ]
    return head + items[opening : signs[-1] + 1] + _tail(items, boxes, signs, high)


def _weight(item: Item, boxes: Boxes, names: tuple[str, ...]) -> int:
    """How sure a sign of a report an item is: an official heading or table, an ordinal, none."""
    if item.box in boxes.aside:
        return 0
    if isinstance(item, FigureTable):
        return _HEADING if _is_official(item) else 0
    text = item.text
    if len(text) > _LONGEST_HEADING or furniture.is_link(item):
        return 0
    match = _ORDINAL.match(text)
    if match is None:
        return 0
    return _HEADING if fold(text[match.end() :]).startswith(names) else _ORDERED


def _is_official(grid: FigureTable) -> bool:
    """Whether a table has labels of the official ones."""
    seen = 0
    for row in grid.rows[:12]:
        for cell in row:
            if cell and (text := content(cell)) and not text.isascii():
                seen += strength(fold(text)) == LABEL
                if seen >= 3:
                    return True
    return False


def _reach(items: list[Item], boxes: Boxes, body: int, sign: int) -> tuple[int, int]:
    """The first item in the body, and the one behind its last."""
    low = high = sign
    while low and boxes.inside(items[low - 1].box, body):
        low -= 1
    while high < len(items) and boxes.inside(items[high].box, body):
        high += 1
    return low, high


def _opening(signs: list[int], items: list[Item]) -> int:
    """The sign the report opens with: a heading that comes again stands in a table of contents."""
    again: set[str] = set()
    opening = signs[-1]
    for sign in reversed(signs):
        item = items[sign]
        words = "".join(item.text.split()) if isinstance(item, PageLine) else str(sign)
        if words not in again:
            opening = sign
        again.add(words)
    return opening


def _title(items: list[Item], boxes: Boxes, low: int, opening: int) -> int | None:
    """The title's last line: in the body, else the nearest above it; one with a year if any.

    A link is a title only right above the text, and where no other link looks like one.
    """
    for first, last in ((low, opening), (max(0, low - _FAR_UP), low)):
        found = None
        for index in range(last - 1, first - 1, -1):
            dated = not furniture.is_apart(items[index], boxes) and _is_title(items, index)
            if dated:
                return index
            if dated is None and found is None:
                found = index
        if found is not None:
            return found
    near = range(max(0, opening - _NEAR), opening)
    links = [at for at in near if _is_title(items, at) and items[at].box not in boxes.aside]
    return links[0] if len(links) == 1 else None


def _is_title(items: list[Item], index: int) -> bool | None:
    """Whether a line ends a title that has its year, there or above; None if it has none."""
    item = items[index]
    if not isinstance(item, PageLine) or len(item.text) > 60:
        return False
    text = "".join(fold(item.text).split())
    if not TITLE_END.search(text) or ">" in text:
        return False
    above = items[index - 1] if index else item
    before = above.text if isinstance(above, PageLine) and len(above.text) <= 40 else ""
    if "公开" not in text and "公开" not in before:
        return False
    return True if TITLE_YEAR.search(text + fold(before)) else None


def _over_title(items: list[Item], boxes: Boxes, title: int) -> int:
    """Where a title begins: an organ, or the first half of it, may stand in lines above."""
    box = items[title].box
    start = title
    while start and title - start < 3:
        above = items[start - 1]
        if not isinstance(above, PageLine) or above.box != box or len(above.text) > 40:
            break
        text = fold(above.text).strip()
        whole = TITLE_END.search(text) and "公开" in text
        if whole or furniture.is_apart(above, boxes) or furniture.is_about(above):
            break
        if OPEN_END.search(text) or "网" in text or not _OVER_TITLE.fullmatch(text):
            break
        start -= 1
    return start


def _is_front(item: Item, boxes: Boxes, *, outside: bool) -> bool:
    """Whether an item between the title and the text is furniture."""
    sentence = isinstance(item, PageLine) and "。" in item.text and item.box not in boxes.aside
    if sentence and not outside:
        return False
    if furniture.is_apart(item, boxes) or furniture.is_about(item):
        return True
    if isinstance(item, PageLine) and furniture.is_foot(item):
        return True
    return outside and (isinstance(item, FigureTable) or not _is_prose(item))


def _is_prose(line: PageLine) -> bool:
    return "。" in line.text or len(line.text) >= 40


def _tail(items: list[Item], boxes: Boxes, signs: list[int], high: int) -> list[Item]:
    """What follows the last sign: the last section and the sign-off."""
    last = signs[-1]
    own = {item.box for item in items[signs[0] : last + 1]}
    around = {boxes.parents[items[sign].box] for sign in signs} - own
    most = min(len(items), max(high, last + 1) + _FAR_DOWN)
    signed = _signed(items, boxes, last, most)
    kept: list[Item] = []
    ended = False
    for index in range(last + 1, most):
        item = items[index]
        at_home = index < high and (item.box in own or boxes.parents[item.box] in around)
        first = index == last + 1
        if _is_behind(item, boxes, at_home and not ended, first=first):
            ended = ended or (isinstance(item, PageLine) and furniture.is_foot(item))
            if index >= high:
                break
        elif at_home or first or index <= signed or (not ended and _is_stray(item)):
            kept.append(item)
    return kept


def _signed(items: list[Item], boxes: Boxes, last: int, most: int) -> int:
    """The last line of the sign-off, whatever boxes it and what is above it stand in."""
    found = last
    for index in range(last + 1, most):
        item = items[index]
        if _is_behind(item, boxes, at_home=False, first=False) or isinstance(item, FigureTable):
            break
        if len(item.text) <= _LONGEST_HEADING and is_signoff(fold(item.text)):
            found = index
    return found


def _is_behind(item: Item, boxes: Boxes, at_home: bool, *, first: bool) -> bool:
    """Whether an item behind the text is furniture."""
    if isinstance(item, FigureTable):
        return item.box in boxes.aside or furniture.is_about(item)
    if at_home and (first or _is_prose(item)) and item.box not in boxes.aside:
        return False
    return furniture.is_apart(item, boxes) or furniture.is_foot(item)


def _is_stray(item: Item) -> bool:
    """Whether an item in a strange box is of the report all the same: prose, or a date."""
    return isinstance(item, PageLine) and (_is_prose(item) or is_date(fold(item.text)))
