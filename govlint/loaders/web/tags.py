"""Tags: what each element does to the flow of a page, and what its attributes say."""

from __future__ import annotations

import re

from govlint.text.pattern import lazy

OTHER = 0
(BOX, LINE, BREAK, RAW, UNSEEN, TABLE, GROUP, ROW, CELL, LIST, ITEM, LINK, VERBATIM, FIELD) = range(
    1, 15
)


def _kinds() -> dict[str, int]:
    words = {
        OTHER: "span font strong b em i u s strike del img o:p sup sub meta link label big small "
        "ins svg math",
        BOX: "div section article main header form center blockquote fieldset details dl body "
        "figure hgroup nav footer aside marquee dir menu search",
        LINE: "p h1 h2 h3 h4 h5 h6 dt dd caption address legend summary figcaption text",
        BREAK: "br hr",
        RAW: "script style title iframe noembed noframes xmp",
        FIELD: "input textarea select",
        UNSEEN: "template noscript button canvas audio video object datalist xml rt rp map "
        "defs symbol desc metadata annotation annotation-xml",
        TABLE: "table",
        GROUP: "thead tbody tfoot",
        ROW: "tr",
        CELL: "td th",
        LIST: "ol ul",
        ITEM: "li",
        LINK: "a",
        VERBATIM: "pre listing",
    }
    return {name: kind for kind, names in words.items() for name in names.split()}


KINDS = _kinds()
DRESS = frozenset(name for name, kind in KINDS.items() if not kind)
ASIDE = frozenset({"nav", "footer", "aside"})
VOID = frozenset(
    [
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "area",
        "base",
        "col",
        "embed",
        "param",
        "source",
        "track",
        "wbr",
    ]
)

# A quote opens a value only behind `=`; one that never closes is a character like any other.
TAG = lazy(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<rest>[^>=]*+(?:=\s*+(?:\"[^\"]*+\"|'[^']*+')?+[^>=]*+)*+)>"
)
SIMPLE_TAG = lazy(r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<rest>[^>]*+)>")

# An element with one of these names has no end tag of its own where one of those follows.
_TABLE_PARTS = frozenset(["td", "th", "tr", "thead", "tbody", "tfoot", "table"])
ENDED_BY: dict[str, frozenset[str]] = {
    "p": frozenset(name for name, kind in KINDS.items() if kind in (BOX, LINE, TABLE, LIST, ITEM)),
    "li": frozenset({"li", "ul", "ol"}),
    "td": _TABLE_PARTS - {"table"},
    "th": _TABLE_PARTS - {"table"},
    "tr": frozenset(["tr", "thead", "tbody", "tfoot"]),
}

_SPAN = lazy(r"(row|col)span\s*=\s*[\"']?\s*\+?(\d{1,9})", re.I)


def spans(rest: str) -> tuple[int, int]:
    """How many columns and rows the attributes of a cell say it covers; as browsers bound them."""
    across, down = 1, 1
    for side, digits in _SPAN.findall(rest):
        if side in "colCOL":
            across = min(int(digits) or 1, 1000)
        else:
            down = min(int(digits), 65534)
    return across, down


def attribute(name: str, rest: str) -> str | None:
    """The value of one attribute, None where it is not there."""
    match = re.search(rf"(?:^|\s){name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", rest, re.I)
    return next((value for value in match.groups() if value is not None), "") if match else None
