"""`repair:` the failures of some identities, turned into the one wrong cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govlint.engine.rule import CODE
from govlint.forms.form import TABLES
from govlint.model.diagnostic import Finding
from govlint.model.facts import Facts

if TYPE_CHECKING:
    from govlint.packs.kinds.entry import Entry, Plain

KEYS = ("table",)


def read(entry: Entry) -> Plain:
    """The plain data of a repair."""
    codes = entry.data["repair"]
    if not isinstance(codes, list) or not codes:
        raise entry.fault("`repair:` is a list of codes", "repair")
    for number, code in enumerate(codes):
        if not isinstance(code, str) or not CODE.fullmatch(code):
            raise entry.fault(f"`{code}` is no code", "repair", number)
    return {"table": entry.one_of("table", TABLES), "repairs": tuple(codes)}


def run(fields: Plain) -> Plain:
    """Nothing by itself: the engine runs it on the failures of the identities it repairs."""

    def nothing(facts: Facts) -> Iterable[Finding]:
        return ()

    return fields | {"inputs": ("facts",), "check": nothing}
