"""How a whole report is set round its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from .barred import page_line
from .columns import page_break
from .pen import Pen, cut
from .report import Draft

LINE = 28
"""Characters on a line of a printed page."""


class Piece(NamedTuple):
    """A piece of a report: `kind` is title, para, head, table, sign or folio."""

    kind: str
    text: str


Page = Callable[[list[Piece], Pen], str]


def pieces(draft: Draft, tables: dict[str, str]) -> Iterator[Piece]:
    """A report in order; `tables` holds the printed tables by name."""
    yield from (Piece("title", line) for line in draft.title)
    yield from (Piece("para", text) for text in draft.preamble)
    for part in draft.parts:
        yield Piece("head", part.heading)
        yield from (Piece("para", text) for text in part.paragraphs)
        if part.table:
            yield Piece("table", tables[part.table.name])
    yield from (Piece("sign", line) for line in draft.signed)


def plain(report: list[Piece], pen: Pen) -> str:
    """A paragraph a line; a heading may touch its table."""
    return _plain(report, pen, glue=False)


def glued_headings(report: list[Piece], pen: Pen) -> str:
    """A14: headings at the end of the paragraph before them."""
    return _plain(report, pen, glue=True)


def indented(report: list[Piece], pen: Pen) -> str:
    """B1: lines of a printed page, paragraphs indented, pages broken."""
    return _lines(report, pen, "  ", page_break(pen).lstrip("\n"))


def page_lines(report: list[Piece], pen: Pen) -> str:
    """B2: lines of a printed page; a form feed and the number open the next."""
    return _lines(report, pen, "", f"\f{pen.folio}\n")


def page_lines_numbered(report: list[Piece], pen: Pen) -> str:
    """B3, B4: lines of a printed page, page numbers between."""
    return _lines(report, pen, "", f"{pen.folio}\n")


def markdown(report: list[Piece], pen: Pen) -> str:
    """Headings led by `#`, blank lines between all."""
    marks = {"title": "# ", "head": "## "}
    return "\n\n".join(marks.get(piece.kind, "") + piece.text for piece in report) + "\n"


def markdown_joined(report: list[Piece], pen: Pen) -> str:
    """B7: as Markdown, but the lines of the page are joined by blanks."""
    marks = {"title": "# ", "head": "## "}
    joined = (
        piece.text
        if piece.kind == "table"
        else marks.get(piece.kind, "") + " ".join(cut(piece.text, LINE)) + " "
        if piece.kind == "para"
        else marks.get(piece.kind, "") + piece.text + " "
        for piece in report
    )
    return "\n\n".join(joined) + "\n"


def one_table(report: list[Piece], pen: Pen) -> str:
    """A10: the page is one huge table; heading and text of a section run on one line."""
    out: list[str] = []
    for before, piece in pairwise([Piece("", ""), *report]):
        if piece.kind == "para" and before.kind in {"head", "para"} and out:
            out[-1] = out[-1].split(" |")[0] + " " + piece.text
        elif piece.kind == "title":
            out += [page_line(piece.text), "|", page_line("")]
        elif piece.kind == "head":
            out.append(page_line(piece.text))
        else:
            out.append(piece.text)
    return "\n".join(out) + "\n"


def one_line(report: list[Piece], pen: Pen) -> str:
    """A11: the whole report on one line."""
    return " ".join(piece.text for piece in report)


def _plain(report: list[Piece], pen: Pen, glue: bool) -> str:
    gap = pen.rng.choice(("\n", "\n\n"))
    touch = pen.rng.choice(("\n", "\n\n"))
    after = pen.rng.choice(("\n\n", "\n\n\n"))
    out = report[0].text
    for before, piece in pairwise(report):
        between = gap
        if piece.kind == "table":
            between = touch
        elif before.kind == "table" or (piece.kind == "sign" and before.kind != "sign"):
            between = after
        elif glue and piece.kind == "head" and before.kind == "para":
            between = ""
        elif before.kind == piece.kind == "para" and pen.chance(0.12):
            between = "\n" + pen.folio + pen.rng.choice(("\n", "\n\f"))
        out += between + piece.text
    return out + "\n"


def _lines(report: list[Piece], pen: Pen, indent: str, foot: str) -> str:
    """Prose cut in lines of a page; one page ends inside section one."""
    out: list[str] = []
    foot_due = True
    for piece in report:
        if piece.kind == "table":
            out.append(piece.text + "\n")
            continue
        if piece.kind != "para":
            out.append(indent + piece.text + "\n")
            continue
        lines = [line + "\n" for line in cut(indent + piece.text, LINE)]
        if foot_due and out and len(lines) > 2:
            lines.insert(pen.rng.randrange(1, len(lines)), foot)
            foot_due = False
        out += lines
    return "".join(out)
