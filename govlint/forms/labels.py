"""Labels: the printed names of tables, rows and columns, recognised however they are printed.

Labels are compared *bare*: folded, with blanks, brackets and punctuation taken out, so
`（三）不予公开`, `(三）不予 公开` and `三、不予公开` are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from govlint.forms.form import TABLES, Block, known_forms, label_variants, sections
from govlint.forms.vocabulary import lately_per_vocabulary, per_vocabulary
from govlint.text.characters import fold
from govlint.text.pattern import lazy

_NOT_BARE = lazy(r"[\W_]+")
_COUNTED = "[一二三四五六七八九十]{1,3}"
_ORDINAL = lazy(
    rf"\s*(?:[(\[]\s*(?:{_COUNTED}|\d{{1,2}})\s*[)\]]?|"
    rf"{_COUNTED}\s*[)、.,:]|\d{{1,2}}\s*[)、.,]|[①-⑳])\s*[、.]?\s*"
)
_LONGEST_KEPT = 80
_KEPT = 2048  # fragments of labels that are known again when another report prints them
_NOTE = lazy(r"\([^()]*\)?\s*$")


def bare(folded: str) -> str:
    """Only the letters and digits of a folded text: what labels are compared by."""
    return _bare(folded) if len(folded) <= _LONGEST_KEPT else _NOT_BARE.sub("", folded)


@lru_cache(maxsize=4096)
def _bare(folded: str) -> str:
    return _NOT_BARE.sub("", folded)


def unnumbered(folded: str) -> str:
    """A folded text without the ordinal before it: `（一）予以公开` is `予以公开`."""
    return _ORDINAL.sub("", folded, count=1) if _ORDINAL.match(folded) else folded


def without_note(folded: str) -> str:
    """A folded label without the filling note behind it: `规章(设区的市应提供)` is `规章`."""
    return _NOTE.sub("", folded)


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """The labels of one table, in every format.

    `rows` maps a bare label to the row key it stands for, `prefixes` every beginning of one to the
    keys it may become, `order` a row key to its position in the form.  `headers` and `groups` are
    the bare labels that bear no figures, `columns` those of one header for all rows; `pieces` is
    all of them joined, to look fragments up in.
    """

    table: str
    rows: dict[str, str]
    prefixes: dict[str, tuple[str, ...]]
    order: dict[str, int]
    official: dict[str, tuple[str, ...]]
    headers: frozenset[str]
    groups: frozenset[str]
    short: frozenset[str]
    columns: frozenset[str]
    pieces: str

    def is_piece(self, text: str) -> bool:
        """Whether a bare text is, or is a part of, a label of this table."""
        return text in self.pieces


@per_vocabulary
def labels(table: str) -> Labels:
    """The labels of a table."""
    rows: dict[str, str] = {}
    order: dict[str, int] = {}
    official: dict[str, list[str]] = {}
    headers: set[str] = set()
    groups: set[str] = set()
    across = known_forms()["2021"].tables[table].across
    for block in (block for form in known_forms().values() for block in form.tables[table].blocks):
        _add_block(block, across, headers, groups)
        for position, line in enumerate(block.rows):
            order.setdefault(line.key, _position(line.key, position, order))
            official.setdefault(line.key, []).append(bare(fold(line.label)))
            _add(rows, line.label, line.key)
    spellings = label_variants()["spellings"].get(table, {})
    for key, spelling in ((key, text) for key, texts in spellings.items() for text in texts):
        if key in order:
            _add(rows, spelling, key)
        else:
            headers.add(bare(fold(spelling)))
    if across:
        headers |= set(rows)
        rows = {}
    return Labels(
        table,
        rows,
        _prefixes(rows),
        order,
        {key: tuple(texts) for key, texts in official.items()},
        frozenset(headers),
        frozenset(groups),
        frozenset(label for label in rows if label in headers or len(label) < 2),
        _one_header(table),
        "\n".join([*rows, *headers, *groups]),
    )


@lately_per_vocabulary(_KEPT)
def rows_with(table: str, text: str) -> frozenset[str]:
    """The rows of a table whose label contains a bare text."""
    return frozenset(key for label, key in labels(table).rows.items() if text in label)


@lately_per_vocabulary(_KEPT)
def label_within(table: str, folded: str) -> str:
    """The bare row label that a text is but for its ordinal or its note; empty where it is none."""
    known = labels(table)
    for variant in (unnumbered(folded), without_note(folded), without_note(unnumbered(folded))):
        if (label := bare(variant)) in known.rows and label not in known.short:
            return label
    return ""


def _prefixes(rows: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Every beginning of a label, and the rows it may become."""
    found: dict[str, dict[str, None]] = {}
    for label, key in rows.items():
        for end in range(1, len(label)):
            found.setdefault(label[:end], {})[key] = None
    return {prefix: tuple(keys) for prefix, keys in found.items()}


@per_vocabulary
def strong_labels() -> dict[str, str]:
    """Bare labels that occur in one table only, not even as part of a label, and name it."""
    found: dict[str, str] = {}
    for table in TABLES:
        known = labels(table)
        others = [labels(other) for other in TABLES if other != table]
        for label in (*known.rows, *known.headers, *known.groups):
            if len(label) >= 2 and not any(other.is_piece(label) for other in others):
                found[label] = table
    return found


@per_vocabulary
def all_pieces() -> str:
    """The bare labels of all tables, joined: what a fragment of a label is looked up in."""
    return "\n".join(labels(table).pieces for table in TABLES)


@per_vocabulary
def heading_names() -> dict[int, tuple[str, ...]]:
    """The names a section's heading may lawfully bear, the official one first."""
    variants = label_variants()["headings"]
    return {number: (name, *variants[str(number)]) for number, name in sections().items()}


def names_section(number: int, name: str) -> bool:
    """Whether a heading's name is a lawful one of an official section.

    The year, 的, 和 and the like may be there or not: the law itself writes both.
    """
    return _plain(name) in _plain_names(number)


@per_vocabulary
def _plain_names(number: int) -> frozenset[str]:
    return frozenset(map(_plain, heading_names()[number]))


_FREE = lazy(r"^(?:20\d\d年度?)?(?:行政机关|政府信息公开工作|本机关)?|的|以及|[和及与]")


def _plain(name: str) -> str:
    return _FREE.sub("", bare(fold(name)))


def edit_distance(left: str, right: str, most: int) -> int:
    """How many characters must be put in, left out or changed; `most + 1` if more than `most`."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b)))
        if min(row) > most:
            return most + 1
        before = row
    return before[-1]


def _one_header(table: str) -> frozenset[str]:
    """The bare labels of the columns all rows of a table share; nothing where they differ."""
    form = known_forms()["2021"].tables[table]
    if form.across or len(form.blocks) > 1:
        return frozenset()
    return frozenset(bare(fold(column.label)) for column in form.blocks[0].columns)


def _position(key: str, position: int, order: dict[str, int]) -> int:
    """The order of a row; one of an older form stands where its successors do."""
    inner = [at for known, at in order.items() if known.startswith(f"{key}.")]
    return min(inner, default=len(order)) if inner or order else position


def _add(rows: dict[str, str], label: str, key: str) -> None:
    folded = fold(label)
    rows.setdefault(bare(folded), key)
    rows.setdefault(bare(unnumbered(folded)), key)
    if len(bare(without_note(folded))) > 3:
        rows.setdefault(bare(without_note(folded)), key)
        rows.setdefault(bare(unnumbered(without_note(folded))), key)


def _add_block(block: Block, across: bool, headers: set[str], groups: set[str]) -> None:
    for label in (block.title, block.corner, block.caption, *(c.label for c in block.columns)):
        if label:
            headers.add(bare(fold(label)))
            headers.add(bare(without_note(fold(label))))
    for group in block.groups:
        known = headers if across or group.key.startswith("legal_person") else groups
        known |= {bare(fold(group.label)), bare(unnumbered(fold(group.label)))}
    headers.discard("")


def mentions(table: str, folded: str) -> bool:
    """Whether a text names enough of a table's labels for the table to be in it somewhere."""
    text = bare(folded)
    own = (texts[0] for texts in labels(table).official.values() if len(texts[0]) > 7)
    names, enough = _KEY_LABELS.get(table) or (own, 3)
    return sum(name in text for name in names) >= enough


_KEY_LABELS = {
    "disclosure": (
        ("第二十条第一项", "第二十条第五项", "第二十条第八项", "现行有效件数", "行政事业性收费"),
        3,
    ),
    "remedies": (("结果维持", "结果纠正", "尚未审结", "未经复议直接起诉", "复议后起诉"), 4),
}
