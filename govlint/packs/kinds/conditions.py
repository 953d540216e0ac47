"""`when:` what must be so for a rule to be asked: one comparison, or words that are mentioned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from govlint.bilingual import Text
from govlint.identities.expression import Comparison
from govlint.identities.instances import Identity, judged
from govlint.model.diagnostic import Finding
from govlint.packs.kinds.comparing import comparison_of, names_figures
from govlint.packs.kinds.fields import IN, PATTERNS, Plain
from govlint.packs.kinds.figures import FIGURES_FIELD, told
from govlint.packs.kinds.found import matches, patterns
from govlint.packs.kinds.other_reports import said_in
from govlint.packs.kinds.scopes import passages_in
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import TEXT, Field, Shape, schema_of, values

_MENTIONS = {
    "mentions": Field(PATTERNS, Text("写到了：模式。", "Patterns that occur."), needed=True),
    "in": IN,
}
CONDITION = {
    "when": Field(
        Shape(
            lambda node: values(node, _MENTIONS) if node.is_mapping else node.text(),
            {"anyOf": [TEXT.schema, schema_of(_MENTIONS)]},
        ),
        Text("什么时候才查：一处比较，或写到什么。", "When it is asked: a comparison, or words."),
    ),
    "figures": FIGURES_FIELD,
}
"""The keys of a condition, which any rule may have that looks at a report by itself."""


def plain_condition(node: Node, found: Plain, kind: str) -> Plain | None:
    """The plain data of a rule's condition, None where it has none."""
    if "when" not in node:
        if "figures" in node and kind != "assert":
            zh = "`figures:` 是给 `assert:` 或 `when:` 用的"
            en = "`figures:` are for `assert:` and `when:`"
            raise node.at("figures").fault(zh, en, of_key=True)
        return None
    when = found["when"]
    if isinstance(when, dict):
        return {"mentions": when["mentions"], "in": when["in"]}
    comparison = comparison_of(node.at("when"), None, "report", found["figures"], alone=True)
    return {"comparison": tuple(comparison), "figures": found["figures"], "written": when}


def conditional(fields: Plain, when: Plain) -> Plain:
    """The fields of a rule that is asked only when its condition is known to hold.

    It is no identity any more: what need not hold proves no cell wrong.
    """
    check, inputs = fields["check"], fields["inputs"]
    own = _inputs(when, "digest" in inputs)

    def checked(**given: Any) -> Iterator[Finding]:
        if _holds(when, {name: given[name] for name in own}):
            yield from check(**{name: given[name] for name in inputs})

    written = f"{_words(when)}：{fields.get('written', '')}"
    every = tuple(dict.fromkeys((*inputs, *own)))
    return fields | {"inputs": every, "check": checked, "assertion": None, "written": written}


def _inputs(when: Plain, between_reports: bool) -> tuple[str, ...]:
    if "mentions" in when:
        return ("digest",) if between_reports else ("source", "report")
    by_text = names_figures(Comparison(*when["comparison"]))
    return ("facts", "source", "report") if by_text else ("facts",)


def _holds(when: Plain, given: Mapping[str, Any]) -> bool:
    """Whether it is known to be so, by the inputs it needs."""
    if "mentions" in when:
        wanted = patterns(when["mentions"])
        if "digest" in given:
            texts = said_in(given["digest"], when["in"])
        else:
            passages = passages_in(when["in"], given["source"], given["report"])
            texts = [passage.text for passage in passages]
        return any(any(matches(one, text, ())) for one in wanted for text in texts)
    facts = given["facts"]
    if "source" in given:
        facts, _ = told(when["figures"], facts, given["source"], given["report"])
    return judged(Identity(None, "report", Comparison(*when["comparison"])), facts) is True


def _words(when: Plain) -> str:
    if "mentions" in when:
        return f"when: mentions {' | '.join(one[0] for one in when['mentions'])}"
    return f"when: {when['written']}"
