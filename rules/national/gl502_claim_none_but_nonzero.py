from collections.abc import Iterator, Sequence

from govlint import Claim, Facts, Finding, disagreements, rule

from .lib.mismatches import mismatch


@rule(
    "GL502",
    "claim-none-but-nonzero",
    "正文说没有的，表格中应当是 0",
    en="What the text denies is 0 in the tables",
    basis="国办公开办函〔2021〕30号（“发布内容不准确不全面”应予问责）",
    yields_to=("GL504",),
)
def claim_none_but_nonzero(
    claims: Sequence[Claim], facts: Facts, mended: Facts
) -> Iterator[Finding]:
    for claim in disagreements(claims, mended):
        if not claim.value:
            yield mismatch(claim, facts, mended)
