"""`assert:` an identity that holds on every column, row or cell of a table, or in the report."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.bilingual import Text
from govlint.claims.named import Mention
from govlint.identities.expression import Comparison
from govlint.identities.instances import Identity, violations
from govlint.identities.names import EACH
from govlint.identities.wording import PLACEHOLDERS, finding
from govlint.model.diagnostic import Finding
from govlint.model.facts import Facts
from govlint.model.source import Source
from govlint.model.tree import Report
from govlint.packs.kinds.comparing import comparison_of, names_figures, names_other_reports
from govlint.packs.kinds.fields import TABLE, Plain
from govlint.packs.kinds.figures import findings_on_figures, told, with_figure, without_figures
from govlint.packs.kinds.other_reports import EXCUSES, check_keys, fields_between
from govlint.packs.kinds.wording import wording, wording_fields
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import TEXT, Field, one_of, some

_EACH_NAMES = dict(zip(("列", "行", "格", "全文"), EACH, strict=True))
FIELDS = {
    "assert": Field(
        some(TEXT), Text("应当成立的关系。", "What holds of the figures."), needed=True
    ),
    "table": TABLE,
    "unless": EXCUSES,
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
    figures = found["figures"]
    read = [comparison_of(one, table, each, figures) for one in node.at("assert").items()]
    check_keys(node, found, any(map(names_other_reports, read)))
    if figures and "when" not in node and not any(map(names_figures, read)):
        raise node.at("figures").fault(
            "`assert:` 没有用到 `figures:` 中的数字",
            "`assert:` uses none of the `figures:`",
            of_key=True,
        )
    return {
        "table": table,
        "each": each,
        "unless": found["unless"],
        "assertions": tuple(map(tuple, read)),
        "figures": figures,
        "written": "；".join(found["assert"]),
        "message": wording(node, found, "message"),
    }


def rule_fields(fields: Plain) -> Plain:
    """What runs of an assertion; of several, or of figures of sentences, it is a generator."""
    comparisons = [Comparison(*one) for one in fields["assertions"]]
    identities = [Identity(fields["table"], fields["each"], one) for one in comparisons]
    message = Text(*fields["message"]) if fields["message"] else None

    def check(facts: Facts) -> Iterator[Finding]:
        for identity in identities:
            yield from (finding(one, message, facts) for one in violations(identity, facts))

    def check_told(facts: Facts, source: Source, report: Report) -> Iterator[Finding]:
        changed, found = told(fields["figures"], facts, source, report)

        def fits(name: str, mention: Mention) -> bool:
            one = with_figure(changed, fields["figures"], name, mention)
            return not any(violations(identity, one) for identity in identities)

        yield from findings_on_figures(fields["figures"], found, source, report, fits)
        for one in check(changed):
            yield without_figures(one, fields["figures"])

    own = {key: fields[key] for key in ("table", "each", "written")} | {"message": message}
    if any(map(names_other_reports, comparisons)):
        return own | fields_between(identities, message, fields["unless"])
    by_text = any(map(names_figures, comparisons))
    return own | {
        "inputs": ("facts", "source", "report") if by_text else ("facts",),
        "check": check_told if by_text else check,
        "assertion": comparisons[0] if len(comparisons) == 1 and not by_text else None,
    }
