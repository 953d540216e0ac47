"""Fitting a table whose rows stand below one another: each printed row onto a row of the form."""

from __future__ import annotations

from govlint.fitting.columns import NO_FRAME, geometry, row_figures
from govlint.fitting.events import PrintedTable
from govlint.fitting.figures import Units, other_units, row_facts, units_of
from govlint.fitting.misprints import near_miss
from govlint.fitting.order import SettledOrder, doubts, settled, sums_of
from govlint.fitting.pairing import Pair, pair, strays
from govlint.fitting.printed_blocks import Fitted, PrintedBlock, by_header, rows_of
from govlint.fitting.printed_rows import Figures
from govlint.fitting.scattered import misgrouped, scattered
from govlint.forms.form import Block, FormLine, known_forms
from govlint.forms.labels import labels, mentions
from govlint.forms.vocabulary import lately_per_vocabulary
from govlint.model.facts import Cell, Fact, Reading, Remark
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.text.characters import fold

_MOST_UNKNOWN = 200
_KEPT = 64  # sets of rows that are known again when another report prints them


def fit_rows(
    source: Source, table: str, found: PrintedTable, default: str, place: Span
) -> tuple[list[Fact], Reading]:
    """The facts of a table, and how it was read.

    A table of which less than half the rows are certain is called unreadable and gives no fact.
    """
    pairs, left = pair(found.events, _width(table))
    remarks: list[Remark] = []
    rows = _fitted(table, _named(table, pairs, remarks), found, source.folded, default)
    certain = [row for row in rows if row.cells is not None]
    if not rows or len(certain) * 2 < len(rows):
        present = rows or mentions(table, source.folded)
        state = "unreadable" if present else "missing"
        return [], Reading(table, state, place, (), form_cells(table, default))
    rows = rows if left else list(map(_blank_alone, rows))
    certain = [row for row in rows if row.cells is not None]
    orders = _settled(certain, source.folded)
    units = units_of(certain, place.end, source.folded)
    facts, twice = _facts(source, table, certain, orders, units)
    prescribed = rows_of(table, tuple([(row.key, row.shape.form) for row in rows]), default)
    remarks += [*twice, *_misshapen(rows), *strays(left), *_missing(rows, prescribed, place)]
    remarks += [remark for shape, left in orders.items() for remark in doubts(shape.order, left)]
    remarks += other_units(units)
    remarks += _scattered(table, rows)
    expected = _cells(table, prescribed)
    return facts, Reading(table, "read", place, _forms(rows), expected, tuple(remarks))


def form_cells(table: str, form: str) -> tuple[Cell, ...]:
    """All cells a form prescribes for a table."""
    blocks = known_forms()[form].tables[table].blocks
    return _cells(table, tuple((block, line) for block in blocks for line in block.rows))


def _width(table: str) -> int | None:
    """The number of columns all rows of a table have; None where they differ."""
    widths = {len(b.columns) for form in known_forms().values() for b in form.tables[table].blocks}
    return widths.pop() if len(widths) == 1 else None


@lately_per_vocabulary(_KEPT)
def _cells(table: str, rows: tuple[tuple[Block, FormLine], ...]) -> tuple[Cell, ...]:
    return tuple(
        Cell(table, line.key, column.key) for block, line in rows for column in block.columns
    )


def _named(table: str, pairs: list[Pair], remarks: list[Remark]) -> list[Pair]:
    """Pairs whose label stands for a row; misspelt ones are named, others remarked on."""
    seen = {label.key for label, _ in pairs if label.key}
    known = [i for i, (label, _) in enumerate(pairs) if label.key]
    named: list[Pair] = []
    tries = _MOST_UNKNOWN
    for index, (label, run) in enumerate(pairs):
        if label.key is None:
            tries -= 1
            key = near_miss(table, fold(label.printed), seen) if tries >= 0 else None
            if key is None:
                if run and known and known[0] < index <= known[-1] + 2:
                    remarks.append(Remark("unknown", label.place, printed=label.printed))
                continue
            label.key, label.near_miss = key, True
            seen.add(key)
        if label.near_miss:
            remarks.append(Remark("near-miss", label.place, label.key, label.printed))
        named.append((label, run))
    return named


def _fitted(
    table: str, pairs: list[Pair], found: PrintedTable, folded: str, default: str
) -> list[Fitted]:
    """Each pair on the row its label names, its cells under the columns of its block."""
    shapes = by_header(table, pairs, found, folded, default)
    runs: dict[int, list[Figures]] = {}
    for (_, run), shape in zip(pairs, shapes, strict=True):
        if run and run.placed is None:
            runs.setdefault(shape.width, []).append(run)
    frames = {columns: geometry(same, columns, folded) for columns, same in runs.items()}
    rows = []
    for (label, run), shape in zip(pairs, shapes, strict=True):
        frame = frames.get(shape.width, NO_FRAME)
        cells, seen = row_figures(label, run, shape.width, frame, folded)
        rows.append(Fitted(label, label.key or "", shape, cells, seen))
    return rows


def _blank_alone(row: Fitted) -> Fitted:
    """A row of one column that nothing is printed behind, where no figure is left over: a blank."""
    if row.cells is not None or row.seen or row.shape.width != 1:
        return row
    end = row.label.place.end
    return row._replace(cells=[Span(end, end)])


def _settled(rows: list[Fitted], folded: str) -> dict[PrintedBlock, SettledOrder]:
    """What is left of each order of columns in the table by the sums of its rows."""
    together: dict[PrintedBlock, list[list[Span | None]]] = {}
    for row in rows:
        together.setdefault(row.shape, []).append(row.cells or [])
    return {
        shape: settled(
            shape.order, cells, sums_of(tuple([c.key for c in shape.block.columns])), folded
        )
        for shape, cells in together.items()
    }


def _facts(
    source: Source,
    table: str,
    rows: list[Fitted],
    orders: dict[PrintedBlock, SettledOrder],
    units: Units,
) -> tuple[list[Fact], list[Remark]]:
    """The figures of the certain rows; a row printed twice counts only if it says the same."""
    by_key: dict[str, list[Fact]] = {}
    remarks: list[Remark] = []
    for row in rows:
        facts = row_facts(source, table, row, orders[row.shape], units)
        earlier = by_key.get(row.key)
        if earlier is None:
            by_key[row.key] = facts
        else:
            same = [fact.raw for fact in earlier] == [fact.raw for fact in facts]
            kind = "repeated" if same else "twice"
            remarks.append(Remark(kind, row.label.place, row.key, row.label.printed))
    for remark in remarks:
        if remark.kind == "twice":
            by_key.pop(remark.row, None)
    order = labels(table).order
    return [fact for key in sorted(by_key, key=order.__getitem__) for fact in by_key[key]], remarks


def _misshapen(rows: list[Fitted]) -> list[Remark]:
    """Rows with too few or too many figures, labels without any, rows that lack a cell."""
    remarks = []
    for row in rows:
        due, place, printed = row.shape.width, row.label.place, row.label.printed
        remark = Remark("short", place, row.key, printed, "", row.seen, due)
        if row.cells is None:
            remarks.append(remark._replace(kind=_shape_kind(row.seen, due)))
        elif None in row.cells and len(row.shape.order.choices) == 1:
            under = zip(row.shape.order.choices[0], row.cells, strict=True)
            lacking = tuple(key for key, cell in under if key and cell is None)
            remarks.append(remark._replace(kind="gap", columns=lacking))
    return remarks


def _scattered(table: str, rows: list[Fitted]) -> list[Remark]:
    """Rows that do not stand with the others of their group."""
    first = list({row.key: row for row in reversed(rows)}.values())[::-1]
    found = dict(misgrouped(table, [row.label for row in first]))
    found.update(scattered(table, [row.key for row in first]))
    return [
        Remark("scattered", first[at].label.place, first[at].key, "", group)
        for at, group in sorted(found.items())
    ]


def _shape_kind(seen: int, due: int) -> str:
    kind = "uncertain" if seen == due else "long" if seen > due else "short"
    return kind if seen else "unpaired"


def _missing(
    rows: list[Fitted], prescribed: tuple[tuple[Block, FormLine], ...], place: Span
) -> list[Remark]:
    """Rows of the form that are not printed, each placed at the printed row it should follow."""
    places = {row.key: row.label.place for row in rows}
    remarks = []
    after = place
    for block, line in prescribed:
        after = places.get(line.key, after)
        if line.key not in places:
            due = len(block.columns)
            remarks.append(Remark("missing", after, line.key, "", line.label, 0, due))
    return remarks


def _forms(rows: list[Fitted]) -> tuple[tuple[str, str, Span], ...]:
    """The form of each block, or of the rows that tell it: (title, form, place)."""
    first: dict[tuple[str, str], tuple[str, str, Span]] = {}
    for row in rows:
        title, form = row.shape.block.title, row.shape.form
        first.setdefault((title, form), (title or row.label.printed, form, row.label.place))
    return tuple(first.values())
