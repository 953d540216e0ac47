"""The kinds of rule a pack can state in YAML, read strictly: a slip is an error with its place.

A kind is one entry of `KINDS`, under the key that marks it.  Its `read` turns the written rule
into plain data (kept between runs, see `resources.compiled`), its `check` turns that into what
runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

from govlint.diagnostic import CONFIDENCES, LEVELS, Finding, Text
from govlint.errors import UserError
from govlint.expression import Comparison, ExpressionError, names, parse
from govlint.facts import Facts
from govlint.form import TABLES
from govlint.identities import Identity, broken
from govlint.names import EACH, resolve, suggestion
from govlint.rule import CODE, NAME, Check, Rule
from govlint.wording import PLACEHOLDERS, finding
from govlint.yamlfile import Place, Route, read

Plain = dict[str, Any]


class Entry(NamedTuple):
    """One rule as written in a pack's file."""

    path: Path
    code: str
    data: dict[str, Any]
    places: dict[Route, Place]

    def fault(self, message: str, key: str | None = None, *, of_key: bool = False) -> UserError:
        """The error at the value of a key, at the key itself, or at the code."""
        route: Route = (self.code, "@") if key is None else (self.code, key)
        route = (*route, "@") if of_key else route
        return UserError(f"{self.code}: {message}", str(self.path), *self.places[route])

    def text(self, key: str, default: str | None = None) -> str:
        """The words under a key."""
        value = self.data.get(key, default)
        if value is None and key in self.data:
            raise self.fault(f"`{key}:` is empty", key, of_key=True)
        if value is None:
            raise self.fault(f"`{key}:` is missing")
        if not isinstance(value, str) or (not value.strip() and default is None):
            raise self.fault(f"`{key}:` must be a text, not {value!r}", key)
        return value

    def one_of(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """The word under a key, one of those allowed."""
        value, known = self.text(key, default), tuple(allowed)
        if value not in known:
            near = suggestion(value, known) or f": {', '.join(known)}"
            raise self.fault(f"there is no {key} `{value}`{near}", key)
        return value


class Kind(NamedTuple):
    """How rules of one kind are read and run; `keys` are those it has beside the common ones."""

    keys: tuple[str, ...]
    read: Callable[[Entry], Plain]
    check: Callable[[Plain], tuple[tuple[str, ...], Check]]


def written(path: Path) -> list[Plain]:
    """The rules of one YAML file as plain data. Raises UserError with the place of a fault."""
    data, places = read(path)
    if not isinstance(data, dict):
        raise UserError("a file of rules is a mapping of codes to rules", str(path), 1)
    found = []
    for code, body in data.items():
        at = places[(code, "@")]
        if not CODE.fullmatch(code):
            near = f"; did you mean `{code.upper()}`?" if CODE.fullmatch(code.upper()) else ""
            message = f"`{code}` is no code: two or more capital letters and three digits{near}"
            raise UserError(message, str(path), *at)
        if not isinstance(body, dict):
            raise UserError(f"{code}: a rule is a mapping of keys", str(path), *at)
        found.append(_entry(Entry(path, code, body, places)))
    return found


def made(plain: Plain) -> Rule:
    """The rule of some plain data."""
    common = {key: plain[key] for key in ("code", "name", "level", "confidence", "basis", "note")}
    fields = dict(plain["fields"])
    inputs, check = KINDS[plain["kind"]].check(fields)
    if fields.get("assertion"):
        fields["assertion"] = Comparison(*fields["assertion"])
    if fields.get("message"):
        fields["message"] = Text(*fields["message"])
    return Rule(title=Text(*plain["title"]), inputs=inputs, check=check, **common, **fields)


def _entry(entry: Entry) -> Plain:
    kind = _kind(entry)
    known = (*_COMMON, kind, *KINDS[kind].keys)
    for key in entry.data:
        if key not in known:
            near = suggestion(key, known) or f" in a rule of kind `{kind}:`"
            raise entry.fault(f"there is no key `{key}`{near}", key, of_key=True)
    name = entry.text("name")
    if not NAME.fullmatch(name):
        raise entry.fault(f"`{name}` is no name: small letters joined by hyphens", "name")
    title = entry.text("title")
    line, column = entry.places[(entry.code, "@")]
    return {
        "kind": kind,
        "code": entry.code,
        "name": name,
        "title": (title, entry.text("en", title)),
        "basis": entry.text("basis", ""),
        "level": entry.one_of("level", LEVELS, "error"),
        "confidence": entry.one_of("confidence", CONFIDENCES, "high"),
        "note": entry.text("note", ""),
        "at": (entry.path.name, line, column),
        "fields": KINDS[kind].read(entry),
    }


def _kind(entry: Entry) -> str:
    for later in _LATER:
        if later in entry.data:
            raise entry.fault(f"rules of kind `{later}:` cannot run yet", later, of_key=True)
    found = [key for key in entry.data if key in KINDS]
    if not found:
        near = next((s for k in entry.data if k not in _ALL and (s := suggestion(k, KINDS))), "")
        raise entry.fault(f"a rule needs one of {', '.join(f'`{kind}:`' for kind in KINDS)}{near}")
    if len(found) > 1:
        raise entry.fault(f"a rule is of one kind, not `{found[0]}:` and `{found[1]}:`", found[1],
                          of_key=True)  # fmt: skip
    return found[0]


def _read_assertion(entry: Entry) -> Plain:
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
        line, column = _inside(entry, words, error.column)
        message = f"{entry.code}: {error.message}"
        raise UserError(message, str(entry.path), line, column) from None
    return {
        "table": table,
        "each": each,
        "assertion": tuple(assertion),
        "written": words,
        "message": _message(entry),
    }


def _inside(entry: Entry, words: str, column: int) -> Place:
    """The place of a column of an expression; of the whole one where it is not on one line."""
    line, start = entry.places[(entry.code, "assert")]
    printed = entry.path.read_text("utf-8").split("\n")[line - 1][start - 1 :]
    for quote in (0, 1):
        if printed[quote:].startswith(words):
            return line, start + quote + column - 1
    return line, start


def _message(entry: Entry) -> tuple[str, str] | None:
    """The author's own wording in both languages, its placeholders checked."""
    for key in ("message", "message_en"):
        try:
            fields = [(field, spec, how) for _, field, spec, how in Formatter().parse(
                      entry.text(key, "")) if field is not None]  # fmt: skip
        except ValueError as error:
            raise entry.fault(f"`{key}:` {error}", key) from None
        for field, spec, how in fields:
            if field not in PLACEHOLDERS or spec or how:
                known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
                raise entry.fault(f"`{key}:` knows no {{{field}}}, only {known}", key)
    if "message" not in entry.data:
        if "message_en" in entry.data:
            raise entry.fault("`message_en:` needs a `message:`", "message_en", of_key=True)
        return None
    message = entry.text("message")
    return message, entry.text("message_en", message)


def _assertion_check(fields: Plain) -> tuple[tuple[str, ...], Check]:
    identity = Identity(fields["table"], fields["each"], Comparison(*fields["assertion"]))
    message = Text(*fields["message"]) if fields["message"] else None

    def check(facts: Facts) -> Iterable[Finding]:
        return (finding(one, message, facts) for one in broken(identity, facts))

    return ("facts",), check


def _read_repair(entry: Entry) -> Plain:
    codes = entry.data["repair"]
    if not isinstance(codes, list) or not codes:
        raise entry.fault("`repair:` is a list of codes", "repair")
    for number, code in enumerate(codes):
        if not isinstance(code, str) or not CODE.fullmatch(code):
            at = entry.places[(entry.code, "repair", number)]
            raise UserError(f"{entry.code}: `{code}` is no code", str(entry.path), *at)
    return {"table": entry.one_of("table", TABLES), "repairs": tuple(codes)}


def _repair_check(fields: Plain) -> tuple[tuple[str, ...], Check]:
    """Nothing by itself: the engine runs it on the failures of the identities it repairs."""

    def nothing(facts: Facts) -> Iterable[Finding]:
        return ()

    return ("facts",), nothing


KINDS = {
    "assert": Kind(("table", "each", "message", "message_en"), _read_assertion, _assertion_check),
    "repair": Kind(("table",), _read_repair, _repair_check),
}
_LATER = ("forbid", "require", "terms", "section", "cell", "date")
_COMMON = ("name", "title", "en", "basis", "level", "confidence", "note")
_ALL = {*_COMMON, *(key for kind in KINDS.values() for key in kind.keys)}
