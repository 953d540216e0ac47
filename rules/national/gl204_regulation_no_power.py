from collections.abc import Iterator

from govlint import Facts, Finding, Message, Organ, rule

MESSAGE = Message(
    zh="“{own}”没有规章制定权，“规章”一行却填了{figures}",
    en="“{own}” has no power to make regulations, yet the row reads “{figures}”",
    help_zh="请核对：行政规范性文件应填在下一行，转发的上级规章不计入",
    help_en="check: normative documents go in the next row; higher bodies' rules do not count",
)


@rule(
    "GL204",
    "regulation-no-power",
    "没有规章制定权的机关不应有规章",
    en="Only bodies with the power to make regulations report any",
    basis="《立法法》第九十一条、第九十三条",
)
def regulation_no_power(facts: Facts) -> Iterator[Finding]:
    own = facts.body
    if own is None or not _without_power(own):
        return
    cells = [fact for fact in facts.items if fact[:2] == ("disclosure", "regulations")]
    counted = [fact for fact in cells if fact.value]
    if not counted:
        return
    made = any(fact.column not in _PUBLISHED for fact in counted)
    figures = "、".join(fact.raw.strip() for fact in cells)
    yield MESSAGE.at(
        counted[0],
        own=own.short,
        figures=figures,
        level=None if made and own.kind != "zone" else "warning",
        confidence=None if made else "medium",
    )


def _without_power(own: Organ) -> bool:
    """Whether it is sure that a body can make no regulations."""
    if own.kind in {"street", "zone"} or own.level in {"county", "township"}:
        return True
    return own.kind in {"department", "unit"} and bool(own.seat) and own.level != "state"


_PUBLISHED = ("published", "total_published")
