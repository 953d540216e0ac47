"""`assert:` an identity that holds on every column, row or cell of a table, or in the report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.forms.form import TABLES
from govlint.identities.expression import Comparison, ExpressionError, names, parse
from govlint.identities.instances import Identity, violations
from govlint.identities.names import EACH, resolve
from govlint.identities.wording import PLACEHOLDERS, finding
from govlint.model.diagnostic import Finding
from govlint.model.facts import Facts
from govlint.packs.kinds.wording import wording

if TYPE_CHECKING:
    from govlint.packs.kinds.entry import Entry, Plain

KEYS = ("table", "each", "message", "message_en")


def read(entry: Entry) -> Plain:
    """The plain data of an assertion."""
    each = entry.one_of("each", EACH)
    if each == "report" and "table" in entry.data:
        raise entry.fault("`each: report` names whole cells and has no table", "table", of_key=True)
    table = entry.one_of("table", TABLES) if each != "report" else None
    words = entry.text("assert")
    try:
        comparison = parse(words)
        for name in names(comparison):
            if name.scope:
                message = f"`{name.scope}.`: rules between reports cannot run yet"
                raise ExpressionError(message, name.column)
        assertion = resolve(comparison, table, each)
    except ExpressionError as error:
        at = entry.inside(words, error.column, "assert")
        raise UserError(f"{entry.code}: {error.message}", str(entry.path), *at) from None
    return {
        "table": table,
        "each": each,
        "assertion": tuple(assertion),
        "written": words,
        "message": wording(entry, "message", PLACEHOLDERS),
    }


def run(fields: Plain) -> Plain:
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
