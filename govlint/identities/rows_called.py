"""Rows by the words people use for them, whatever the table: for those who write settings."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.bilingual import Text
from govlint.errors import UserError, hinted
from govlint.forms.form import TABLES
from govlint.forms.labels import labels, unnumbered
from govlint.identities.expression import ExpressionError
from govlint.identities.names import row_key, short_name
from govlint.text.characters import fold


def rows_called(word: str) -> frozenset[tuple[str, str]]:
    """The rows, as table and key, that a key or a label, printed or as in rules, stands for.

    Raises UserError for a word that stands for none.
    """
    found = frozenset(_rows(unnumbered(fold(word.strip()))))
    if not found:
        lacking = Text(f"三张表里都没有这一行：{word}", f"no table has the row {word}")
        rows = [(table, key) for table in TABLES for key in labels(table).order]
        known = [name for table, key in rows for name in (key, short_name(table, "row", key))]
        raise UserError(*hinted(lacking, word, known))
    return found


def _rows(path: str) -> Iterator[tuple[str, str]]:
    for table in TABLES:
        try:
            yield table, row_key(path, table)
        except ExpressionError:
            continue
