"""Outcomes as JSON, and back.

JSON and nothing stronger: a cache may come from elsewhere (a build server restores it), and reading
it must not be able to run anything.  `pickle` runs code, `marshal` can crash the interpreter; the
worst a forged JSON can do is tell wrong findings.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, partial
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from govlint.linter.run import Outcome
from govlint.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from govlint.model.digest import Digest

_FIELDS = Diagnostic._fields


def dump(outcome: Outcome) -> str:
    """An outcome as JSON.  Raises TypeError for values JSON has not; failures are not written."""
    found = [[getattr(one, name) for name in _FIELDS] for one in outcome.diagnostics]
    kept = outcome.digest and _pressed(outcome.digest)
    plain = (outcome.path, outcome.state, found, outcome.read, outcome.expected, kept)
    return json.dumps(plain, separators=(",", ":"))


def load(text: str) -> Outcome:
    """The outcome dumped so.  Raises ValueError for all else: for values of other types, too."""
    try:
        path, state, found, read, expected, digest = json.loads(text)
    except (TypeError, RecursionError) as error:
        raise ValueError("this is no outcome") from error
    return Outcome(
        _exactly(str, path),
        _exactly(str, state),
        _decoder(tuple[Diagnostic, ...])(found),
        read=_exactly(int, read),
        expected=_exactly(int, expected),
        digest=None if digest is None else _digest(_exactly(str, digest)),
    )


def _pressed(digest: Digest) -> str:
    """A digest as text a fourth as long: those of a thousand organs are kept at once."""
    from base64 import b64encode
    from zlib import compress

    return b64encode(compress(json.dumps(digest, separators=(",", ":")).encode(), 1)).decode()


def _digest(text: str) -> Digest:
    from base64 import b64decode
    from zlib import decompressobj, error

    from govlint.model.digest import Digest

    try:
        data = decompressobj().decompress(b64decode(text), _MOST)
    except error as broken:
        raise ValueError("this is no digest") from broken
    found: Digest = _decoder(Digest)(json.loads(data))
    return found


_MOST = 64_000_000  # bytes of a digest: that of the longest report there may be


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of a type of what JSON gives back: records and tuples of lists."""
    if get_origin(kind) is UnionType:  # `X | None`
        some = _decoder(get_args(kind)[0])
        return lambda value: None if value is None else some(value)
    if get_origin(kind) is tuple:  # `tuple[X, ...]`
        item = _decoder(get_args(kind)[0])
        return lambda value: tuple(map(item, _exactly(list, value)))
    if kind in {str, int, bool}:
        return partial(_exactly, kind)
    fields = [_decoder(hint) for hint in get_type_hints(kind).values()]
    return lambda value: kind(
        *(field(one) for field, one in zip(fields, _exactly(list, value), strict=True))
    )


def _exactly(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise ValueError(f"no {kind.__name__}: {value!r}")
    return value
