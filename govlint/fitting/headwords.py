"""The words of heads in plain text: the cells of its rows, and the heads they spell together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govlint.fitting.headnames import HeadNames, is_misspelt, is_name
from govlint.fitting.printed_rows import Head, PrintedRow
from govlint.fitting.units import without_unit
from govlint.forms.labels import bare, without_note
from govlint.model.tree import Span
from govlint.text.pattern import lazy

BOUND = frozenset({"led", "field", "bar"})
"""The layouts of rows whose cells are marked."""

_PART = lazy(r"\S+")
_BREAK = lazy(r"(?i:<br\s*/?>)")
_MOST_JOINED = 4


def words_of(row: PrintedRow, names: HeadNames, folded: str) -> Iterator[Head]:
    """What is printed in a row: its cells, or their parts where a part is a piece of a name."""
    bound = row.layout in BOUND
    for start, end in row.cells:
        text = folded[start:end]
        if "<" in text:
            text = _BREAK.sub(lambda match: " " * len(match[0]), text)
        for whole in (text, without_note(text), without_unit(text)):
            plain = bare(whole)
            if plain in names.columns or plain in names.groups or plain in names.others:
                break
        else:
            plain = bare(text)
            parts = list(_PART.finditer(text))
            if len(parts) > 1 and any(_is_piece(bare(part[0]), names) for part in parts):
                for part in parts:
                    place = Span(start + part.start(), start + part.end())
                    yield Head(None, bare(part[0]), place, row.number)
                continue
        if plain:
            yield Head(None, plain, Span(start, end), row.number, bound)


def heads_spelt(words: list[Head], names: HeadNames) -> list[Head] | None:
    """The heads that words in a row spell; None where some are pieces that spell none."""
    found: list[Head] = []
    whole = Counter(word.row for word in words if is_name(word.text, names))
    index = 0
    while index < len(words):
        for count in range(min(_MOST_JOINED, len(words) - index), 0, -1):
            spelt = words[index : index + count]
            text = "".join(word.text for word in spelt)
            near_miss = count == 1 and is_misspelt(text, names)
            name = names.meant(text) if near_miss else text
            key = names.columns.get(name) or names.groups.get(name)
            if key is not None:
                place = Span(spelt[0].place.start, spelt[-1].place.end)
                head = spelt[0]._replace(key=key, text=text, place=place, near_miss=near_miss)
                found.append(head)
                index += count
                break
        else:
            word = words[index]
            index += 1
            if word.text in names.others or word.text in "\n".join(names.groups):
                continue
            if word.text in names.pieces and not (word.bound and whole[word.row] > 1):
                return None
            found.append(word)
    return found


def _is_piece(text: str, names: HeadNames) -> bool:
    return text in names.pieces or text in names.others
