"""The cells of the forms by their names, and the one that somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.bilingual import Text
from govlint.errors import hinted
from govlint.forms.form import known_forms, label_variants, table_title
from govlint.forms.labels import bare, unnumbered, without_note
from govlint.forms.vocabulary import per_vocabulary
from govlint.model.place import Cell
from govlint.text.characters import fold


@per_vocabulary
def cells() -> dict[str, Cell]:
    """Every cell of every form by its whole name, `table.row.column`."""
    found = {}
    for form in known_forms().values():
        for key, table in form.tables.items():
            for block in table.blocks:
                for row in block.rows:
                    for column in block.columns:
                        cell = Cell(key, row.key, column.key)
                        found[".".join(cell)] = cell
    return found


@per_vocabulary
def printed_names(table: str, axis: str) -> dict[str, tuple[str, ...]]:
    """The bare labels of every line and group of an axis by key, the one people use last."""
    found: dict[str, dict[str, None]] = {}
    for form in reversed(known_forms().values()):
        for block in form.tables[table].blocks:
            lines = block.rows if axis == "row" else block.columns
            for line in (*lines, *block.groups):
                label = unnumbered(fold(line.label))
                found.setdefault(line.key, {}).update(
                    dict.fromkeys((bare(label), bare(without_note(label))))
                )
    for key, shorts in label_variants()["names"].get(table, {}).items():
        if key in found:
            found[key].update(dict.fromkeys(map(bare, map(fold, reversed(shorts)))))
    return {key: tuple(labels) for key, labels in found.items()}


def hinted_cell(message: Text, path: str, word: str, known: Iterable[str]) -> Text:
    """The message with a question after the cell that has most words of a path, else a word."""
    from difflib import SequenceMatcher

    words = [part for part in map(bare, path.split(".")) if part]
    found = {name: sum(part in name for part in words) for name in _cell_names()}
    most = [name for name, count in found.items() if 0 < count == max(found.values())]
    alike = {name: SequenceMatcher(None, path, name).ratio() for name in most}
    best = max(alike, key=lambda name: (alike[name], name.endswith("总计")), default="")
    return hinted(message, best, [best]) if best else hinted(message, word, known)


@per_vocabulary
def _cell_names() -> tuple[str, ...]:
    """Every cell as people write it: `表四.行政复议.总计`."""
    return tuple(
        f"{table_title(table)}.{printed_names(table, 'row')[row][-1]}"
        f".{printed_names(table, 'column')[column][-1]}"
        for table, row, column in cells().values()
    )
