from collections.abc import Iterator, Sequence

from govlint import Claim, Facts, Finding, disagreements, rule

from .lib.mismatches import mismatch


@rule(
    "GL501",
    "claim-mismatch",
    "正文中的数字应当与表格一致",
    en="Figures in the text agree with the tables",
    basis="国办公开办函〔2021〕30号（“发布内容不准确不全面”应予问责）",
)
def claim_mismatch(claims: Sequence[Claim], facts: Facts, mended: Facts) -> Iterator[Finding]:
    for claim in disagreements(claims, mended):
        if claim.value:
            yield mismatch(claim, facts, mended)
