"""The names that a table's column heads may bear, in any format."""

from __future__ import annotations

from typing import NamedTuple

from govlint.forms.form import Block, known_forms, label_variants
from govlint.forms.labels import bare, edit_distance, labels, without_note
from govlint.forms.vocabulary import per_vocabulary
from govlint.model.lookalikes import lookalike_difference
from govlint.text.characters import fold

_SHORTEST_MISSPELT = 4


class HeadNames(NamedTuple):
    """What the heads of a table may be called, bare.

    `columns` maps a name to its column; `groups` maps one to a group of columns or, where the rows
    stand side by side (`rows`, else empty), to a row or group of rows.  `official` are those the
    latest form prints (none where each block has its own), `pieces` all names joined, `labels`
    those of the rows below.  A block of a table of several begins with one of the `openings`;
    `others` are all that stands around heads: titles, the corner, labels.
    """

    table: str
    rows: tuple[str, ...]
    columns: dict[str, str]
    groups: dict[str, str]
    official: tuple[str, ...]
    labels: frozenset[str]
    openings: frozenset[str]
    pieces: str
    others: str

    def meant(self, text: str) -> str:
        """The one name that a bare text is with a character or two wrong; empty if none is.

        A short name is one only where the wrong character looks like the right one.
        """
        near: dict[str, str] = {}
        for name, key in (*self.columns.items(), *self.groups.items()):
            if len(text) < _SHORTEST_MISSPELT or len(name) < _SHORTEST_MISSPELT:
                alike = len(text) == len(name) > 1 and any(lookalike_difference(text, name))
            else:
                most = 1 if len(name) < 7 else 2
                alike = edit_distance(text, name, most) <= most
            if alike:
                near.setdefault(key, name)
        return near.popitem()[1] if len(near) == 1 else ""


def is_name(text: str, names: HeadNames) -> bool:
    """Whether a bare text is the name of a column or of a group."""
    return text in names.columns or text in names.groups


def is_misspelt(text: str, names: HeadNames) -> bool:
    """Whether a bare text is such a name with a character or two wrong."""
    return not is_name(text, names) and text not in names.others and bool(names.meant(text))


@per_vocabulary
def head_names(table: str) -> HeadNames:
    """The head names of a table."""
    forms = [form.tables[table] for form in known_forms().values()]
    blocks = [block for form in forms for block in form.blocks]
    across = forms[0].across
    columns: dict[str, str] = {}
    groups: dict[str, str] = {}
    for block in blocks:
        for line in block.columns:
            _add(columns, line.label, line.key)
        keys = {line.key for line in block.columns}
        for group in block.groups:
            of_columns = any(key.startswith(f"{group.key}.") for key in keys)
            if of_columns or across:
                _add(groups, group.label, group.key)
        for line in block.rows if across else ():
            _add(groups, line.label, line.key)
    _add_spellings(table, columns, groups)
    rows = tuple(line.key for line in blocks[0].rows) if across else ()
    one = len(forms[0].blocks) == 1
    official = tuple(bare(fold(line.label)) for line in blocks[0].columns) if one else ()
    pieces = "\n".join([*columns, *groups])
    own = frozenset(labels(table).rows) - labels(table).short - columns.keys()
    openings = frozenset(bare(fold(b.corner)) for b in blocks if not one)
    others = _others(table, blocks)
    return HeadNames(table, rows, columns, groups, official, own, openings, pieces, others)


def _add(names: dict[str, str], label: str, key: str) -> None:
    for text in (label, without_note(fold(label))):
        names.setdefault(bare(fold(text)), key)


def _add_spellings(table: str, columns: dict[str, str], groups: dict[str, str]) -> None:
    for key, spellings in label_variants()["spellings"].get(table, {}).items():
        for names in (columns, groups):
            if key in names.values():
                for text in spellings:
                    names.setdefault(bare(fold(text)), key)


def _others(table: str, blocks: list[Block]) -> str:
    texts = [text for block in blocks for text in (block.title, block.corner, block.caption)]
    return "\n".join([*(bare(fold(text)) for text in texts if text), *labels(table).rows])
