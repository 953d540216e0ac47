"""Rules in Python as plain data: what each is, without running the file that holds it.

Running the files of the national pack takes longer than checking a report, and most rules have
nothing to look for in it (`Rule.words`).  So what the files say of their rules is kept, and a file
is run when one of its rules is first asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from types import ModuleType
from typing import Any

from govlint.bilingual import Text
from govlint.engine.rule import Rule
from govlint.model.diagnostic import Finding
from govlint.packs.manifest import At

Described = tuple[str, str, int, dict[str, Any]]
"""The file of a rule, its name there, the line, and its fields; none where they are no plain data
(it was not made by `@rule`): then the file is run to have it."""
DESCRIBED = tuple[str, str, int, dict[str, Any]]

_TEXTS = ("code", "name", "level", "confidence", "basis")
_TUPLES = ("inputs", "organs", "yields_to", "words")
_BILINGUAL = ("title", "note_source")


def described(module: ModuleType, path: str) -> list[Described]:
    """The rules of a file itself, not those it imports from another."""
    return [(path, name, _line(rule), _fields(rule)) for name, rule in _defined(module)]


def revived(one: Described, load: Callable[[str], ModuleType]) -> Iterator[tuple[Rule, At]]:
    """The rule that was described, with its place; `load` runs its file."""
    path, name, line, fields = one
    at = (path, line, 1)
    if not fields:
        yield vars(load(path))[name], at
        return
    texts = {
        key: Text(*value)
        for key, value in fields.items()
        if type(value) is tuple and key in _BILINGUAL
    }
    given = {**fields, **texts}
    yield Rule(check=_Deferred(load, path, name), **given), at


class _Deferred:
    """The check of a rule whose file is run when it first has to look."""

    def __init__(self, load: Callable[[str], ModuleType], path: str, name: str) -> None:
        self._load, self._path, self._name = load, path, name

    def __call__(self, **inputs: Any) -> Iterable[Finding]:
        return self.itself(**inputs)

    @cached_property
    def itself(self) -> Callable[..., Iterable[Finding]]:
        """The function of the file."""
        rule: Rule = vars(self._load(self._path))[self._name]
        return rule.check


def _fields(rule: Rule) -> dict[str, Any]:
    """The fields of a rule that `@rule` has made; none of any other."""
    plain = {name: getattr(rule, name) for name in (*_TEXTS, *_TUPLES, "since", *_BILINGUAL)}
    made_by_decorator = Rule(check=rule.check, **plain) == rule
    plain |= {key: tuple(plain[key]) for key in _BILINGUAL if isinstance(plain[key], Text)}
    return plain if made_by_decorator and all(type(plain[one]) is str for one in _TEXTS) else {}


def _line(rule: Rule) -> int:
    code = getattr(rule.check, "__code__", None)
    return code.co_firstlineno if code else 1


def _defined(module: ModuleType) -> Iterator[tuple[str, Rule]]:
    for name, value in vars(module).items():
        if isinstance(value, Rule) and value.check.__module__ == module.__name__:
            yield name, value
