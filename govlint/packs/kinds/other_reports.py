"""`assert:` with figures of other reports: what runs of it, and what speaks for a difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from govlint.bilingual import Text
from govlint.identities.expression import SCOPES, names
from govlint.identities.instances import Identity
from govlint.model.diagnostic import Finding
from govlint.model.facts import Facts
from govlint.packs.kinds.fields import PATTERNS, Plain
from govlint.packs.kinds.found import Kept, patterns
from govlint.packs.kinds.parts import SECTIONS
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import Field

if TYPE_CHECKING:
    from govlint.model.digest import Digest

EXCUSES = Field(
    PATTERNS,
    Text(
        "正文写到这些（模式）就不提示；只用于跨报告的关系。",
        "Silent where the text says so (patterns); of relations between reports alone.",
    ),
    (),
)
_KEPT = {"report": range(7), "prose": range(7), "opening": range(1)} | {
    name: range(number, number + 1) for number, name in enumerate(SECTIONS, 1)
}


def check_keys(node: Node, found: Plain, names_other_reports: bool) -> None:
    """Raise the faults of an assertion that only show once it is known whose figures it names."""
    if not names_other_reports:
        if "unless" in node:
            raise node.at("unless").fault(
                "`unless:` 只用于有 `上年.`、`下级.`、`同级.` 的关系",
                "`unless:` is for relations with `previous.`, `children.` or `siblings.` alone",
                of_key=True,
            )
        return
    if "figures" in node:
        raise node.at("figures").fault(
            "跨报告的规则没有 `figures:`：别的报告只留下表格",
            "a rule between reports has no `figures:`: of other reports tables are kept",
            of_key=True,
        )
    when = found["when"]
    if isinstance(when, dict) and (other := [one for one in when["in"] if one not in _KEPT]):
        listed, place = ", ".join(_KEPT), node.at("when").at("in")
        raise place.fault(
            f"跨报告的规则只看正文，不能写 `{other[0]}`；可用的有：{listed}",
            f"a rule between reports looks at the prose alone, not at `{other[0]}`: {listed}",
        )


def fields_between(
    identities: Sequence[Identity], message: Text | None, unless: Iterable[Kept]
) -> Plain:
    """The inputs and the check of an assertion about other reports."""
    every = [name for one in identities for name in names(one.assertion)]
    scopes = [one for one in SCOPES.values() if any(name.scope == one for name in every)]
    excuses = patterns(unless)

    def check(
        facts: Facts, digest: Digest, **others: Facts | tuple[Facts, ...]
    ) -> Iterator[Finding]:
        from govlint.identities.across import breaches
        from govlint.identities.across_wording import breach_finding

        if any(one.search(passage.text) for one in excuses for passage in digest.prose):
            return
        reports = {name: (one,) if isinstance(one, Facts) else one for name, one in others.items()}
        for identity in identities:
            for breach in breaches(identity, {"": (facts,), **reports}):
                yield breach_finding(breach, message, {"": (facts,), **reports})

    return {"inputs": ("facts", "digest", *scopes), "check": check, "assertion": None}


def said_in(digest: Digest, scopes: Iterable[str]) -> list[str]:
    """The paragraphs of a digest in some scopes."""
    sections = {number for scope in scopes for number in _KEPT[scope]}
    return [one.text for one in digest.prose if one.section in sections]
