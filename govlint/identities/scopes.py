"""The reports a name may be of, as authors write them."""

from __future__ import annotations

from govlint.identities.expression import SCOPES, Name


def written(name: Name) -> str:
    """A name with the report it is of, in the language it is in."""
    words = {scope: zh for zh, scope in SCOPES.items()}
    scope = name.scope if name.path.isascii() else words.get(name.scope, "")
    return f"{scope}.{name.path}" if scope else name.path


def with_scope(name: Name) -> list[str]:
    """What a name may be if it begins with a misspelt word for another report."""
    rest = name.path.partition(".")[2]
    return [f"{word}.{rest}" for word in (*SCOPES, *SCOPES.values()) if rest and not name.scope]
