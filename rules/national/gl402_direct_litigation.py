from collections.abc import Iterator

from govlint import Cell, Facts, Finding, Message, rule

MESSAGE = Message(
    zh="未经复议直接起诉 {direct} 件；2024年起对不予公开决定应当先申请复议，"
    "请核对这些案件是否针对其他答复",
    en="{direct} cases without review; since 2024 refusals must be reviewed first",
    help_zh="针对其他答复或此前答复的，不必改动",
    help_en="if they are about other or earlier replies, leave it as it is",
)


@rule(
    "GL402",
    "direct-litigation",
    "不予公开的，先申请行政复议再起诉",
    en="Refusals go to review before they go to court",
    basis="《行政复议法》（2023年修订）第二十三条（2024年1月1日起，对不予公开应当先申请行政复议）",
    level="info",
    confidence="low",
)
def direct_litigation(facts: Facts) -> Iterator[Finding]:
    direct = facts.get("remedies", "litigation.direct", "total")
    if direct is None or not direct.value or (facts.year or 0) < 2024:
        return
    refused = [
        fact
        for fact in facts.items
        if fact.row.startswith("outcome.refused.") and fact.column == "total" and fact.value
    ]
    if refused:
        yield MESSAGE.at(
            direct.place,
            direct=direct.value,
            cell=Cell("remedies", "litigation.direct", "total"),
            stated=direct.raw.strip(),
        )
