"""Which rules run: `--select` and `--ignore`, by code, name or prefix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from govlint.bilingual import Text
from govlint.errors import UserError, unknown
from govlint.model.diagnostic import LEVELS, Diagnostic

if TYPE_CHECKING:
    from govlint.engine.rule import Rule

# These say that a file was not checked at all: selecting other rules must not silence them.  An
# unreadable file cannot be ignored either; a file that is no report can, and is then skipped.
_READING = frozenset({"GL001", "GL002"})
_ALWAYS = frozenset({"GL001"})


def selected(
    rules: Sequence[Rule], select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> frozenset[str]:
    """The codes of the rules that run: those selected (all, if none is named), less the ignored.

    A word is a code (`GL301`), a name (`requests-balance`) or a prefix (`GL3`).  Raises UserError
    for a word that fits no rule.
    """
    every = frozenset(rule.code for rule in rules)
    named = [codes_of(rules, word) for word in select]
    dropped = [codes_of(rules, word) for word in ignore]
    wanted = frozenset[str]().union(*named) if named else every
    without = frozenset[str]().union(*dropped)
    if not wanted - without:
        raise UserError(
            "选用的规则又全被排除了，一条也没有剩下。请改 --select、--ignore 或配置文件",
            "every rule selected is ignored as well: none is left. "
            "Correct --select, --ignore or the configuration",
        )
    return ((wanted | (_READING & every)) - without) | (_ALWAYS & every)


def codes_of(rules: Sequence[Rule], word: str) -> frozenset[str]:
    """The codes of the rules that one word stands for."""
    found = frozenset(rule.code for rule in rules if rule.name == word.lower())
    prefix = word.upper()
    if not found and prefix[:2].isalpha() and len(prefix) > 1:
        found = frozenset(rule.code for rule in rules if rule.code.startswith(prefix))
    if found:
        return found
    known = [name for rule in rules for name in (rule.code, rule.name)]
    more = Text("全部规则见 govlint rules", "`govlint rules` lists them all")
    raise unknown(Text("规则", "rule"), word, known, more)


def relevelled(
    found: Iterable[Diagnostic], levels: Iterable[tuple[str, str]], rules: Iterable[Rule]
) -> tuple[Diagnostic, ...]:
    """The diagnostics, with the level that the user gives to their rule.

    A finding of a lower level than its rule keeps it: it is never raised above its own.
    """
    wanted = dict(levels)
    usual = {rule.code: rule.level for rule in rules if rule.code in wanted}
    return tuple(_relevelled(one, wanted, usual) for one in found)


def _relevelled(one: Diagnostic, wanted: dict[str, str], usual: dict[str, str]) -> Diagnostic:
    level = wanted.get(one.code, one.level)
    if one.level != usual.get(one.code, one.level):
        level = max(level, one.level, key=LEVELS.index)
    return one if level == one.level else one._replace(level=level)
