"""What a request asks for: the format, the language, and how files are to be checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from govlint.bilingual import LANGUAGES, Text
from govlint.page.answers import Manner
from govlint.serve.faults import NO_FORMAT, Refused, wrong_word
from govlint.text.organs import ORGAN_KINDS

if TYPE_CHECKING:
    from starlette.requests import Request

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {
    "json": "application/json",
    "sarif": "application/sarif+json",
    "html": "text/html; charset=utf-8",
    "xlsx": _EXCEL,
    "docx": _WORD,
}
"""The media type of each format; the first is given where nobody asks for one."""


class Wanted(NamedTuple):
    """What is to be answered, and how."""

    format: str
    lang: str
    manner: Manner


def wanted(request: Request, packs: Mapping[str, str], default: str) -> Wanted:
    """What a request asks for, by one of the packs, the first if it names none.  Raises Refused."""
    query = request.query_params
    pack = query.get("pack") or next(iter(packs))
    organ = query.get("organ", "")
    format = query.get("format") or _accepted(request.headers.get("accept", "*/*"))
    for code, name, word, known in (
        ("wrong-format", Text("格式", "format"), format, TYPES),
        ("wrong-pack", Text("规则包", "pack"), pack, packs),
        ("wrong-organ", Text("机关类别", "kind of organ"), organ, ("", *ORGAN_KINDS)),
        ("wrong-lang", Text("语言", "language"), query.get("lang", "zh"), LANGUAGES),
    ):
        if word not in known:
            raise Refused(wrong_word(code, name, word, tuple(filter(None, known))))
    return Wanted(format, language(request, default), Manner(packs[pack], organ))


def language(request: Request, default: str) -> str:
    """The language a request asks for, in its address or as its reader's."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    first = request.headers.get("accept-language", "").strip().lower()[:2]
    return first if first in LANGUAGES else default


def _accepted(header: str) -> str:
    """The format of the media type that is liked best."""
    plain = {kind.partition(";")[0]: name for name, kind in TYPES.items()}
    plain |= {"*/*": "json", "application/*": "json", "text/*": "html"}
    liked = []
    for number, part in enumerate(header.split(",")):
        kind, *more = (word.strip().lower() for word in part.split(";"))
        weight = next((word[2:] for word in more if word.startswith("q=")), "1")
        if kind in plain and _number(weight) > 0:
            liked.append((-_number(weight), number, plain[kind]))
    if not liked:
        raise Refused(NO_FORMAT)
    return min(liked)[2]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
