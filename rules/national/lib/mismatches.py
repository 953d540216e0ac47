"""What a sentence says of figures, where the tables have others."""

from __future__ import annotations

from collections.abc import Sequence

from govlint import (
    Cell,
    Claim,
    Facts,
    Finding,
    Message,
    Note,
    Number,
    Text,
    figure,
    short_name,
    table_title,
)

MESSAGE = Message(
    zh="正文说{names}{said}，{table}是 {computed}{also}",
    en="the text {said}, {key} has {computed}{also}: {names}",
    help_zh="请核对台账，改正正文或{table}；口径不同的，请在正文写明",
    help_en="check the register and correct the text or the table; say so if the scope differs",
)


def mismatch(claim: Claim, facts: Facts, mended: Facts) -> Finding:
    """The finding on a claim that the tables, as mended, contradict."""
    names = _in_words(claim.sums[0])
    totals = [_total(cells, mended) for cells in claim.sums]
    said = Text(f"为 {claim.value} {claim.unit}", f"says {claim.value}")
    if claim.negated:
        said = Text("没有", "says there was none")
    elif claim.bound == ">":
        said = Text(f"不少于 {claim.value} {claim.unit}", f"says at least {claim.value}")
    table = table_title(claim.cell.table)
    others = [total for total in dict.fromkeys(totals[1:]) if total != totals[0]]
    also = f"（按其他口径为 {'、'.join(map(str, others))}）" if others else ""
    also_en = f" (or, otherwise read, {', '.join(map(str, others))})" if others else ""
    level = None if not others and _certain(claim, facts, totals[0]) else "warning"
    return MESSAGE.at(
        claim.place,
        names=names,
        said=said,
        table=table,
        also=Text(also, also_en),
        key=claim.cell.table,
        stated=str(claim.value),
        computed=totals[0],
        related=_places(claim, facts),
        level=level,
        confidence="medium" if level else None,
    )


def _certain(claim: Claim, facts: Facts, total: object) -> bool:
    """Whether its words are plain, and no other scope can explain the difference."""
    if not claim.sure or claim.scope or claim.cell.table == "disclosure":
        return False
    if claim.part and isinstance(total, int) and claim.value < total:
        return False
    body = facts.body
    whole = body is not None and body.kind in {"government", "office"} and body.level != "township"
    return body is not None and not whole


def _total(cells: Sequence[Cell], facts: Facts) -> Number:
    return sum(figure(cell, facts) or 0 for cell in cells)


def _in_words(cells: Sequence[Cell]) -> Text:
    """A sum of cells in words."""
    joined = "与".join(f"“{_label(cell)}”" for cell in cells) + ("之和" if len(cells) > 1 else "")
    keys = " + ".join(".".join(part for part in cell[1:] if part != "total") for cell in cells)
    return Text(joined, keys)


def _label(cell: Cell) -> str:
    row = short_name(cell.table, "row", cell.row)
    if cell.column in {"total", "amount"}:
        return row
    return f"{row}·{short_name(cell.table, 'column', cell.column)}"


def _places(claim: Claim, facts: Facts) -> tuple[Note, ...]:
    """The printed figures that the claim is about."""
    found = [facts.get(*cell) for cell in claim.sums[0]]
    return tuple(
        Note(fact.place, _IN_TABLE, fact.cell, fact.raw.strip())
        for fact in found
        if fact is not None
    )


_IN_TABLE = Text("表中的数字是", "the figure in the table:")
