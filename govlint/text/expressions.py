"""Regular expressions as the engine of Python runs them, so that a run need not compile them.

Compiling an expression takes some 0.2 ms, a run uses 150 of them, and what comes of it is a list
of numbers.  Whoever has a place to keep things hands in what an earlier run kept (`source`), and
keeps what this one had to compile (`programs`).  The engine checks every list before it takes it;
one that it refuses, and what another Python has kept, is compiled as ever.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

Programs = dict[str, str]
"""By flags and expression: flags, groups, names of groups, and the numbers in hexadecimal."""

source: Callable[[], Programs] = dict
"""What is known from earlier runs; asked for once, when the first expression is needed."""


@lru_cache(maxsize=512)
def compiled(regex: str, flags: int = 0) -> re.Pattern[str]:
    """The expression, compiled, or taken as an earlier run left it."""
    key = f"{int(flags)} {regex}"
    program = _known().get(key)
    if program is not None and (found := _revived(regex, program)):
        _used[key] = program
        return found
    found = re.compile(regex, flags)  # raises for what is none: that is not to be kept
    _used[key] = None
    return found


def programs() -> Programs | None:
    """Those of all expressions used so far, None where no new one is among them."""
    if None not in _used.values():
        return None
    known = {key: program for key, program in _used.items() if program is not None}
    return known | {key: _program(key) for key, program in _used.items() if program is None}


def engine() -> str:
    """What the numbers mean something to: this Python, and the order of bytes of this machine."""
    import _sre  # type: ignore[import-not-found]

    return f"{sys.version} {_sre.MAGIC} {sys.byteorder}"


@cache
def _known() -> Programs:
    return source()


_used: dict[str, str | None] = {}


def _program(key: str) -> str:
    # No public module gives the list: `re._compiler.compile` in two halves, this and `_revived`.
    from re import _compiler, _parser  # type: ignore[attr-defined]

    flags, _, regex = key.partition(" ")
    parsed: Any = _parser.parse(regex, int(flags))
    code = array("I", _compiler._code(parsed, int(flags)))
    state = parsed.state
    names = ",".join(f"{name}={number}" for name, number in state.groupdict.items())
    return f"{int(flags) | state.flags} {state.groups} {names} {code.tobytes().hex()}"


def _revived(regex: str, program: str) -> re.Pattern[str] | None:
    import _sre

    try:
        flags, groups, names, code = program.split(" ")
        index = {name: int(number) for name, _, number in _pairs(names)}
        by_number: list[str | None] = [None] * int(groups)
        for name, number in index.items():
            by_number[number] = name
        numbers = array("I", bytes.fromhex(code)).tolist()
        found: re.Pattern[str] = _sre.compile(
            *(regex, int(flags), numbers, int(groups) - 1, index, tuple(by_number))
        )
    except (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError):
        return None
    return found


def _pairs(names: str) -> list[tuple[str, str, str]]:
    return [one.partition("=") for one in names.split(",") if one]
