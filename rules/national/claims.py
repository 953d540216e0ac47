"""What the sentences say of figures, against the tables."""

from collections.abc import Iterator, Sequence

from govlint import Cell, Claim, Facts, Finding, Note, Text, disagreements, figure, rule
from govlint.forms.form import table_title
from govlint.identities.names import short_name
from govlint.model.facts import Number

BASIS = "国办公开办函〔2021〕30号（“发布内容不准确不全面”应予问责）"


@rule(
    "GL501",
    "claim-mismatch",
    "正文中的数字应当与表格一致",
    en="Figures in the text agree with the tables",
    basis=BASIS,
    note="""正文和表格说的是同一批数字，读者两边一对就能看出不一致。常见的原因是改了表格忘了改正文，
    或者正文里还留着上一年的数字。

    往年的、部分月份的、单个渠道的数字不拿来比；一句话有几种理解，只要一种与表格相符就不提示；表格的
    错格能推断出来时，按应有的数字来比。县级以上政府及其办公室的正文可能含下级、表格只算本级，句子用
    词含糊的也难免误会，这些只作警告：口径确有不同的，在正文写明即可。""",
)
def claim_mismatch(claims: Sequence[Claim], facts: Facts, mended: Facts) -> Iterator[Finding]:
    """Text and tables tell of the same figures, and any reader can lay one beside the other. Mostly
    the table was changed and the text forgotten, or last year’s figure was left in it.

    Figures of other years, of some months or of one channel are not compared, and a sentence that
    agrees in any of its readings passes; where the table’s wrong cell is known, its right figure
    counts. Where the text may be about more or fewer bodies than the table, or its words are loose,
    it is a warning: if the scope differs, say so in the text.
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
    note="""正文写“未收到政府信息公开申请”，表格里却有数字，两处总有一处不是实情。这类句子多半是从没
    有申请的那一年原样留下来的。

    带有限定的说法（“未收到当面提出的申请”“未发生逾期答复”）不当作全年没有，往年的情况和“防止”“确保”
    之类的要求也不算。正文只说本级、表格含下级的政府报告可能误报，只作警告：请写明说的是哪一级。""",
)
def claim_none_but_nonzero(
    claims: Sequence[Claim], facts: Facts, mended: Facts
) -> Iterator[Finding]:
    """The text says that no request was received and the table has one: one of the two is untrue.
    Such sentences are mostly left over from a year that had none.

    Denials that are limited (“未收到当面提出的申请”, “未发生逾期答复”), those of other years and
    mere demands say nothing of the tables. A government’s text may be about its own office and its
    table about all below it; then this is only a warning: say which is meant.
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
    body = facts.body
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
