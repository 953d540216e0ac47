"""Which rules run: `--select` and `--ignore`, by code, name or prefix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govlint.diagnostic import Text
from govlint.misuse import unknown
from govlint.rule import Rule

# These say that a file was not checked at all: choosing other rules must not silence them.  An
# unreadable file cannot be ignored either; a file that is no report can, and is then skipped.
_READING = frozenset({"GL001", "GL002"})
_ALWAYS = frozenset({"GL001"})


def chosen(
    rules: Sequence[Rule], select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> frozenset[str]:
    """The codes of the rules that run: those selected (all, if none is named), less the ignored.

    A word is a code (`GL301`), a name (`requests-balance`) or a prefix (`GL3`).  Raises Misuse for
    a word that fits no rule.
    """
    every = frozenset(rule.code for rule in rules)
    named = [meant(rules, word) for word in select]
    dropped = [meant(rules, word) for word in ignore]
    kept = frozenset[str]().union(*named, _READING & every) if named else every
    return (kept - frozenset[str]().union(*dropped)) | (_ALWAYS & every)


def meant(rules: Sequence[Rule], word: str) -> frozenset[str]:
    """The codes of the rules one word stands for."""
    found = frozenset(rule.code for rule in rules if rule.name == word.lower())
    prefix = word.upper()
    if not found and prefix[:2].isalpha() and len(prefix) > 1:
        found = frozenset(rule.code for rule in rules if rule.code.startswith(prefix))
    if found:
        return found
    known = [name for rule in rules for name in (rule.code, rule.name)]
    more = Text("全部规则见 govlint rules", "`govlint rules` lists them all")
    raise unknown(Text("规则", "rule"), word, known, more)
