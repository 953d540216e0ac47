"""What the sentences say of figures, against the tables."""

from collections.abc import Iterator, Sequence

from govlint import Cell, Claim, Facts, Finding, Note, Text, disagreements, figure, rule
from govlint.facts import Number
from govlint.form import table_title
from govlint.names import short
from govlint.organs import organ

BASIS = "国办公开办函〔2021〕30号（“发布内容不准确不全面”应予问责）"


@rule(
    "GL501",
    "claim-mismatch",
    "正文中的数字应当与表格一致",
    en="Figures in the text agree with the tables",
    basis=BASIS,
)
def claim_mismatch(claims: Sequence[Claim], facts: Facts, mended: Facts) -> Iterator[Finding]:
    """A sentence states another figure than the tables, in every reading its words allow.

    Figures of other years, of parts of the year and of single channels are left alone; so is a
    smaller figure where the text states the table's own as well.  It is an error where the
    sentence names what it counts in plain words and the report is of one body; a warning where
    the text may speak of more or fewer bodies than the table, or in looser words.
    """
    for claim in disagreements(claims, mended):
        if claim.value:
            yield _mismatch(claim, facts, mended)


@rule(
    "GL502",
    "claim-none-but-nonzero",
    "正文说没有的，表格中应当是 0",
    en="What the text denies is 0 in the tables",
    basis=BASIS,
)
def claim_none_but_nonzero(
    claims: Sequence[Claim], facts: Facts, mended: Facts
) -> Iterator[Finding]:
    """A sentence says that there was none (`未收到…申请`, `0件`), and the tables have a figure.

    Denials that are limited (`未收到现场申请`, `未发生逾期答复`) say nothing of the tables.
    """
    for claim in disagreements(claims, mended):
        if not claim.value:
            yield _mismatch(claim, facts, mended)


def _mismatch(claim: Claim, facts: Facts, mended: Facts) -> Finding:
    names = _named(claim.sums[0])
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
    level = None if _certain(claim, facts, totals[0]) else "warning"
    return Finding(
        claim.place,
        Text(
            f"正文说{names.zh}{said.zh}，{table}是 {totals[0]}{also}",
            f"the text {said.en}, {claim.cell.table} has {totals[0]}{also_en}: {names.en}",
        ),
        Text(
            f"请核对台账，改正正文或{table}；口径不同的，请在正文写明",
            "check the register and correct the text or the table; say so if the scope differs",
        ),
        stated=str(claim.value),
        computed=str(totals[0]),
        related=_places(claim, facts),
        level=level,
        confidence="medium" if level else None,
    )


def _certain(claim: Claim, facts: Facts, total: object) -> bool:
    """Whether no other reading and no other scope can explain the difference."""
    if not claim.sure or claim.scope or claim.cell.table == "disclosure":
        return False
    if claim.part and isinstance(total, int) and claim.value < total:
        return False
    body = organ(facts.organ) if facts.organ else None
    whole = body is not None and body.kind in {"government", "office"} and body.level != "township"
    return body is not None and not whole


def _total(cells: Sequence[Cell], facts: Facts) -> Number:
    return sum(figure(cell, facts) or 0 for cell in cells)


def _named(cells: Sequence[Cell]) -> Text:
    """A sum of cells in words."""
    joined = "与".join(f"“{_label(cell)}”" for cell in cells) + ("之和" if len(cells) > 1 else "")
    keys = " + ".join(".".join(part for part in cell[1:] if part != "total") for cell in cells)
    return Text(joined, keys)


def _label(cell: Cell) -> str:
    row = short(cell.table, "row", cell.row)
    if cell.column in {"total", "amount"}:
        return row
    return f"{row}·{short(cell.table, 'column', cell.column)}"


def _places(claim: Claim, facts: Facts) -> tuple[Note, ...]:
    """The printed figures that the claim is about."""
    found = [facts.get(*cell) for cell in claim.sums[0]]
    return tuple(
        Note(fact.place, _IN_TABLE, fact.cell, fact.raw.strip())
        for fact in found
        if fact is not None
    )


_IN_TABLE = Text("表中的数字是", "the figure in the table:")
