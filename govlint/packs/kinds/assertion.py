"""`assert:` an identity that holds on every column, row or cell of a table, or in the report."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.bilingual import Text
from govlint.identities.evaluate import evaluate
from govlint.identities.expression import Comparison, ExpressionError, Term, names, parse
from govlint.identities.instances import Identity, violations
from govlint.identities.names import EACH, resolve
from govlint.identities.wording import PLACEHOLDERS, finding
from govlint.model.diagnostic import Finding
from govlint.model.facts import Facts
from govlint.packs.kinds.fields import TABLE, Plain
from govlint.packs.kinds.wording import wording, wording_fields
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import TEXT, Field, one_of

_EACH_NAMES = dict(zip(("列", "行", "格", "全文"), EACH, strict=True))
FIELDS = {
    "assert": Field(TEXT, Text("应当成立的关系。", "What holds of the figures."), needed=True),
    "table": TABLE,
    "each": Field(
        one_of(Text("范围", "each"), EACH, _EACH_NAMES),
        Text("对每一列、行、格，或全文。", "What it is said of."),
        needed=True,
    ),
    **{key: field for key, field in wording_fields(*PLACEHOLDERS).items() if "help" not in key},
}
SCHEMA = {
    "if": {"properties": {"each": {"enum": ["report", "全文"]}}},
    "then": {"not": {"required": ["table"]}},
    "else": {"required": ["table"]},
}


def plain_fields(node: Node, found: Plain) -> Plain:
    """The plain data of an assertion."""
    each, table = found["each"], found["table"]
    if each == "report" and table is not None:
        raise node.at("table").fault(
            "`each: report` 写的是整个格子的名称，不要 `table:`",
            "`each: report` names whole cells and has no table",
            of_key=True,
        )
    if each != "report":
        node.at("table")
    try:
        assertion = resolve(_comparison(found["assert"]), table, each)
    except ExpressionError as error:
        place = node.at("assert")
        raise place.fault_within(found["assert"], error.column, error.message) from None
    return {
        "table": table,
        "each": each,
        "assertion": tuple(assertion),
        "written": found["assert"],
        "message": wording(node, found, "message"),
    }


def rule_fields(fields: Plain) -> Plain:
    """What runs of an assertion."""
    identity = Identity(fields["table"], fields["each"], Comparison(*fields["assertion"]))
    message = Text(*fields["message"]) if fields["message"] else None

    def check(facts: Facts) -> Iterable[Finding]:
        return (finding(one, message, facts) for one in violations(identity, facts))

    return fields | {
        "inputs": ("facts",),
        "check": check,
        "assertion": identity.assertion,
        "message": message,
    }


def _comparison(words: str) -> Comparison:
    """The comparison in some words.  Raises ExpressionError for one that cannot run."""
    comparison = parse(words)
    for name in names(comparison):
        if name.scope:
            zh = f"`{name.scope}.`：跨报告的规则现在还不能运行"
            en = f"`{name.scope}.`: rules between reports cannot run yet"
            raise ExpressionError(Text(zh, en), name.column)
    if any(map(_divides_by_zero, (comparison.left, comparison.right))):
        raise ExpressionError(Text("除数是零，永远算不出来", "divides by zero: it has no value"), 1)
    return comparison


def _divides_by_zero(term: Term) -> bool:
    """Whether some divisor in a term is 0 whatever the figures are."""
    if term[0] in {"name", "sum", "number"}:
        return False
    zero = term[0] == "divide" and evaluate(term[2], lambda path: None) == 0
    return zero or any(map(_divides_by_zero, term[1:]))
