"""A terminal drawn as SVG: what a command printed, with its colours, as the pages show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from govlint.text.characters import width

_STYLES = {"1": "bold", "4": "under", "31": "red", "33": "yellow", "34": "blue", "36": "cyan"}
_COLUMNS, _CHAR, _LINE, _MARGIN = 104, 8.4, 20, 18
_CSS = """\
text{font:14px Menlo,Consolas,"Sarasa Mono SC","Noto Sans Mono CJK SC","PingFang SC",\
"Microsoft YaHei",monospace;fill:#24292f}
.back{fill:#f6f8fa;stroke:#d0d7de}.bold{font-weight:bold}.under{text-decoration:underline}
.red{fill:#cf222e}.yellow{fill:#9a6700}.blue{fill:#0550ae}.cyan{fill:#1b7c83}.faint{fill:#6e7781}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.back{fill:#0d1117;stroke:#30363d}\
.red{fill:#ff7b72}.yellow{fill:#d29922}.blue{fill:#79c0ff}.cyan{fill:#56d4dd}.faint{fill:#8b949e}}"""

Glyph = tuple[str, str]  # a character and its classes


def drawn(command: str, output: str) -> str:
    """A terminal of 104 columns after a command, as SVG; every glyph stands in its own column."""
    lines = [[(c, "faint") for c in f"$ {command}"], []]
    lines += [line for printed in _glyphs(output) for line in _wrapped(printed)]
    wide, high = _COLUMNS * _CHAR + 2 * _MARGIN, len(lines) * _LINE + 2 * _MARGIN
    texts = [svg for number, line in enumerate(lines) for svg in _texts(line, number)]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high}" role="img">',
            f"<title>{escape(command)}</title>",
            f"<style>{_CSS}</style>",
            f'<rect class="back" x=".5" y=".5" width="{wide - 1:g}" height="{high - 1}" rx="6"/>',
            *texts,
            "</svg>\n",
        )
    )


def _glyphs(output: str) -> Iterator[list[Glyph]]:
    classes: list[str] = []
    for line in output.rstrip("\n").split("\n"):
        found: list[Glyph] = []
        for part in re.split(r"(\x1b\[[\d;]*m)", line):
            if part.startswith("\x1b"):
                for code in part[2:-1].split(";"):
                    classes = [] if code in {"", "0"} else [*classes, _STYLES[code]]
            else:
                found += [(character, " ".join(classes)) for character in part]
        yield found


def _wrapped(line: list[Glyph]) -> Iterator[list[Glyph]]:
    """The line as a terminal breaks it."""
    kept: list[Glyph] = []
    used = 0
    for glyph in line:
        if used + width(glyph[0]) > _COLUMNS:
            yield kept
            kept, used = [], 0
        kept.append(glyph)
        used += width(glyph[0])
    yield kept


def _texts(line: list[Glyph], number: int) -> Iterator[str]:
    """A text for each run of words: blanks are left out, since not all readers keep them."""
    column = 0
    y = _MARGIN + number * _LINE + 15
    for (classes, wide), run in groupby(line, lambda glyph: (glyph[1], width(glyph[0]))):
        text = "".join(character for character, _ in run)
        named = f' class="{classes}"' if classes else ""
        for words in re.finditer(r"\S+(?: \S+)*", text):
            x = _MARGIN + (column + words.start() * wide) * _CHAR
            size = f'x="{x:.1f}" y="{y}" textLength="{len(words[0]) * wide * _CHAR:.1f}"'
            yield f"<text{named} {size}>{escape(words[0], quote=False)}</text>"
        column += len(text) * wide
