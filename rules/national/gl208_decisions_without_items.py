from collections.abc import Iterator

from govlint import Fact, Facts, Finding, Message, row_label, rule

MESSAGE = Message(
    zh="{labels}有处理决定，上一年项目数量和本年增减却都是 0",
    en="decisions under {labels_en}, but no items last year or new",
    help_zh="请核对项目数量和处理决定数量",
    help_en="check the items and the decisions",
)


@rule(
    "GL208",
    "decisions-without-items",
    "有处理决定的，一般应有相应的项目",
    en="Where decisions were made there are items they were made under",
    basis="国办公开办函〔2019〕60号 表二第二十条第（五）（六）项（栏目名称）",
    level="info",
    confidence="low",
)
def decisions_without_items(facts: Facts) -> Iterator[Finding]:
    rows = [
        decisions
        for key in ("licensing", "other_services", "penalties", "coercion")
        if (decisions := facts.get("disclosure", key, "decisions")) and _no_items(facts, decisions)
    ]
    if rows:
        labels = "、".join(f"“{row_label('disclosure', fact.row)}”" for fact in rows)
        yield MESSAGE.at(rows[0], labels=labels, labels_en=labels.replace("、", ", "))


def _no_items(facts: Facts, decisions: Fact) -> bool:
    items = facts.get("disclosure", decisions.row, "previous_items")
    change = facts.get("disclosure", decisions.row, "change")
    if items is None or change is None:
        return False
    return bool(decisions.value) and items.value == 0 and change.value == 0
