"""`repair:` the failures of some identities, turned into the one wrong cell."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.bilingual import Text
from govlint.model.diagnostic import Finding
from govlint.model.facts import Facts
from govlint.packs.kinds.fields import CODE_SHAPE, TABLE, Plain
from govlint.yamlfile.node import Node
from govlint.yamlfile.shapes import Field, listed

FIELDS = {
    "repair": Field(listed(CODE_SHAPE, least=1), Text("据哪些规则。", "By which."), needed=True),
    "table": TABLE._replace(needed=True),
}


def plain_fields(node: Node, found: Plain) -> Plain:
    """The plain data of a repair."""
    return {"table": found["table"], "repairs": found["repair"]}


def rule_fields(fields: Plain) -> Plain:
    """Nothing by itself: the engine runs it on the failures of the identities it repairs."""

    def nothing(facts: Facts) -> Iterable[Finding]:
        return ()

    return fields | {"inputs": ("facts",), "check": nothing}
