from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Message, Report, Source, Span, fold, lazy, rule

from .lib.pairs import FAMILIES, OPENER, PARTNER, Pair, bracketed
from .lib.several import FEW, in_all

SHORT = 12

MESSAGE = Message(
    zh="左括号是“{opener}”，右括号是“{closer}”，不是同一种{many}",
    en="“{opener}” is closed by “{closer}”{many}",
    help_zh="应改为“{due}”",
    help_en="it should be “{due}”",
)


@rule(
    "GL802",
    "mixed-brackets",
    "一对括号应当用同一种",
    en="The two brackets of a pair are of one print",
    basis="行文规范（标点符号用法）",
    level="warning",
)
def mixed_brackets(source: Source, report: Report) -> Iterator[Finding]:
    found = []
    for one in bracketed(source, report):
        for pair in one.pairs:
            edit = _evened(source.text, pair)
            if edit is not None:
                found.append((pair, edit))
    for number, (pair, edit) in enumerate(found):
        if number and len(found) > FEW:
            return
        together = [(pair, edit)] if len(found) <= FEW else found
        safe = not any(_holds_a_title(source.text, other) for other, _ in together)
        yield _mixed(source.text, pair, tuple(edit for _, edit in together), safe)


def _mixed(text: str, pair: Pair, edits: tuple[Edit, ...], safe: bool) -> Finding:
    opener, closer = text[pair.opened], text[pair.closed]
    whole = Span(pair.opened, pair.closed + 1)
    place = whole if pair.closed - pair.opened < SHORT else edits[0].place
    return MESSAGE.at(
        place,
        opener=opener,
        closer=closer,
        many=in_all(len(edits), "such pairs") if len(edits) > 1 else "",
        due="、".join(dict.fromkeys(edit.text for edit in edits)),
        fix=Fix(safe, edits),
    )


def _holds_a_title(text: str, pair: Pair) -> bool:
    """Whether marks of a title stand around another's: which of them is whose is not sure."""
    return (
        FAMILIES[text[pair.opened]] == FAMILIES["《"]
        and "《" in text[pair.opened + 1 : pair.closed]
    )


def _evened(text: str, pair: Pair) -> Edit | None:
    """What makes both brackets alike; full-width ones are what Chinese text needs."""
    opener, closer = text[pair.opened], text[pair.closed]
    inside = text[pair.opened + 1 : pair.closed]
    if PARTNER[opener] == closer or FAMILIES[opener] != FAMILIES[closer]:
        return None
    if FAMILIES[opener] == "square" and _NUMBER.match(fold(text[pair.opened : pair.closed + 8])):
        return None  # a document number: GL709
    latin = inside.isascii() and text[max(0, pair.opened - 1) : pair.opened].isascii()
    keep_opener = not opener.isascii()
    if FAMILIES[opener] == "round" and latin and inside:
        keep_opener = opener.isascii()
    if keep_opener:
        return Edit(Span(pair.closed, pair.closed + 1), PARTNER[opener])
    return Edit(Span(pair.opened, pair.opened + 1), OPENER[closer])


_NUMBER = lazy(r"\[\s*20\d\d\s*\]\s*\d{1,4}\s*号")
