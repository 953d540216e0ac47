"""Rules: what is checked, on what legal basis, from which inputs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.identities.expression import Comparison
from govlint.model.diagnostic import CONFIDENCES, LEVELS, Finding
from govlint.model.facts import Cell, Facts
from govlint.text.characters import fold
from govlint.text.organs import ORGAN_KINDS, kind_of
from govlint.text.pattern import lazy

Check = Callable[..., Iterable[Finding]]

OWN_INPUTS = ("report", "facts", "claims", "source", "mended")
DESK_INPUTS = ("copied", "reused", "due", "missing")
OTHER_INPUTS = ("previous", "children", "siblings", "history", "scope", *DESK_INPUTS)
INPUTS = (*OWN_INPUTS, *OTHER_INPUTS, "digest", "tolerance")
_OF_ONE = {"report", "source", "claims", "mended"}

_NO_NOTE = Text("", "")
CODE = lazy(r"[A-Z]{2,}[0-9]{3}")
NAME = lazy(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, whether written in YAML or in Python.

    `check` takes the `inputs` by keyword and yields findings; it runs when all of them are there.
    An identity has `table` (None with `each: report`), `each`, `assertion` with keys for names,
    and `written`, the assertion as its author wrote it; `message` replaces its usual wording.
    `repairs` lists the identities whose failures the rule turns into the one wrong cell, `cells`
    the cells whose figures it bounds (`cell:`).
    `since` is the first report year it is for, `organs` the kinds of body, () for all.
    It is silent where a rule of `yields_to` speaks of the same place or cell, and in a report that
    holds none of its `words` (folded; () for a rule that looks at every report).
    `note_source` is its note, or the path of the file that holds it.
    """

    code: str
    name: str
    title: Text
    level: str
    confidence: str
    basis: str
    inputs: tuple[str, ...]
    check: Check
    table: str | None = None
    each: str | None = None
    assertion: Comparison | None = None
    written: str = ""
    message: Text | None = None
    repairs: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    since: int = 0
    organs: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    note_source: Text | str = _NO_NOTE

    @property
    def note(self) -> Text:
        """For its page: a paragraph on why, and those on when it is silent and may be wrong.

        Raises UserError with the place of what is wrong in its file.
        """
        if isinstance(self.note_source, Text):
            return self.note_source
        from govlint.engine.notes import note

        return note(self.note_source, f"{self.code} {self.name}")

    @property
    def between_reports(self) -> bool:
        """Whether it holds a report against others."""
        return any(name in OTHER_INPUTS for name in self.inputs)

    @property
    def of_the_desk(self) -> bool:
        """Whether it speaks of what no report tells: which are missing, and when they are due."""
        return "due" in self.inputs or "missing" in self.inputs

    def applies(self, facts: Facts) -> bool:
        """Whether it is for reports of this year and body; a year nobody can tell counts as any."""
        in_time = facts.year is None or facts.year >= self.since
        return in_time and (not self.organs or kind_of(facts.body) in self.organs)

    def may_speak_of(self, text: str) -> bool:
        """Whether a text (folded, without blanks) has one of the words it needs."""
        return not self.words or any(word in text for word in self.words)


def rule(
    code: str,
    name: str,
    title_zh: str,
    *,
    en: str = "",
    basis: str = "",
    level: str = "error",
    confidence: str = "high",
    since: int = 0,
    organs: Sequence[str] = (),
    yields_to: Sequence[str] = (),
    words: Sequence[str] = (),
) -> Callable[[Callable[..., Iterator[Finding]]], Rule]:
    """Make a rule of a generator function; its parameter names are its inputs.

    They are `report`, `facts`, `claims`, `source` and `mended` (the facts with each wrong figure
    that a repair has named put right).  A rule between reports asks for `facts` (or `digest`,
    `tolerance`) and for `previous` (Facts), `children`, `siblings`, `history` (tuples of Facts) or
    `scope`, `copied`, `reused`, `due`, as `Relatives` has them, or for what is `missing`; it runs
    where all are known.  The note is the file's name with `.md`.  Raises UserError with the place.
    """

    def as_rule(function: Callable[..., Iterator[Finding]]) -> Rule:
        at = function.__code__
        inputs = at.co_varnames[: at.co_argcount + at.co_kwonlyargcount]
        trouble = _trouble(code, name, level, confidence, organs)
        if trouble := trouble or _input_trouble(function, inputs):
            raise _refusal(function, code, trouble)
        return Rule(
            *(code, name, Text(title_zh, en or title_zh), level, confidence, basis),
            *(inputs, function),
            since=since,
            organs=tuple(organs),
            yields_to=tuple(yields_to),
            words=tuple(map(fold, words)),
            note_source=_note_source(function),
        )

    return as_rule


def _refusal(function: Any, code: str, trouble: Text) -> UserError:
    zh, en = f"规则 {code}：{trouble.zh}", f"rule {code}: {trouble.en}"
    return UserError(zh, en, function.__code__.co_filename, function.__code__.co_firstlineno)


def _note_source(function: Any) -> Text | str:
    beside: str = function.__code__.co_filename.removesuffix(".py") + ".md"
    if os.path.isfile(beside):
        return beside
    import inspect

    docstring = inspect.getdoc(function) or ""
    return Text(docstring, docstring)


def _trouble(
    code: Any, name: Any, level: str, confidence: str, organs: Sequence[str]
) -> Text | None:
    if not CODE.fullmatch(code):
        return Text(
            "编号是两个以上大写字母加三位数字，如 JS101",
            "a code is two or more capital letters and three digits, such as JS101",
        )
    if not NAME.fullmatch(name):
        return Text(
            f"名称不能是 {name!r}：用小写字母和数字，以连字符相连",
            f"{name!r} is no name: small letters and digits joined by hyphens",
        )
    if level not in LEVELS:
        return _none(Text("级别", "level"), level, LEVELS)
    if confidence not in CONFIDENCES:
        return _none(Text("把握", "confidence"), confidence, CONFIDENCES)
    if unknown := [one for one in organs if one not in ORGAN_KINDS]:
        return _none(Text("机关类别", "organ"), unknown[0], ORGAN_KINDS)
    return None


def _input_trouble(function: Any, inputs: tuple[str, ...]) -> Text | None:
    import inspect

    name = function.__name__
    if not inspect.isgeneratorfunction(function):
        zh = f"{name} 应以 yield 给出问题（生成器函数）"
        return Text(zh, f"{name} must yield its findings (a generator function)")
    unknown = [name for name in inputs if name not in INPUTS]
    if unknown:
        return _none(Text("输入", "input"), unknown[0], INPUTS)
    if not inputs:
        known = ", ".join(INPUTS)
        return Text(f"{name} 没有输入：{known}", f"{name} has no input: {known}")
    others = [name for name in inputs if name in OTHER_INPUTS]
    near = [name for name in inputs if name in _OF_ONE]
    if others and near:
        return Text(
            f"{others[0]!r} 与 {near[0]!r} 不能同用：跨报告只有 facts 和 digest",
            f"{others[0]!r} and {near[0]!r} do not go together: of several reports there are "
            "`facts` and `digest`",
        )
    if not others and {"digest", "tolerance"} & set(inputs):
        known = ", ".join(OTHER_INPUTS)
        return Text(
            f"{name} 只要了 digest 或 tolerance：跨报告的规则还要 {known} 之一",
            f"{name} asks for digest or tolerance alone: a rule between reports asks for one of "
            f"{known} as well",
        )
    return None


def _none(kind: Text, word: str, known: Iterable[str]) -> Text:
    listed = ", ".join(known)
    return Text(f"没有这个{kind.zh}：{word!r}。可用的有：{listed}",
                f"there is no {kind.en} {word!r}: {listed}")  # fmt: skip
