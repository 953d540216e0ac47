import re
from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Message, Pattern, Source, Span, rule

MESSAGE = Message(
    zh="令号写作“{split}”",
    en="the decree is written in another order",
    help_zh="应写作“国务院令第711号”",
    help_en="write “国务院令第711号”",
)


@rule(
    "GL706",
    "decree-wording",
    "令号应当写作“国务院令第711号”",
    en="The decree is written “国务院令第711号”",
    basis="《中华人民共和国政府信息公开条例》（国务院令第711号）",
    level="info",
    words=("711",),
)
def decree_wording(source: Source) -> Iterator[Finding]:
    for match in _OTHER_ORDER.finditer(source.folded):
        if "".join(match["order"].split()) == "令第" and not match["behind"]:
            continue
        place = Span(*match.span())
        yield MESSAGE.at(
            place,
            split="".join(source.text[slice(*place)].split()),
            fix=Fix(True, _reordered(match)),
        )


def _reordered(match: re.Match[str]) -> tuple[Edit, ...]:
    order = Edit(Span(*match.span("order")), "令第")
    behind = Edit(Span(*match.span("behind")), "")
    if "".join(match["order"].split()) == "令第":
        return (behind,)
    return (order, behind) if match["behind"] else (order,)


_OTHER_ORDER = Pattern(r"国务院(?P<order>[令第 ]{0,4})711 ?号 ?(?P<behind>令?)", "711")
