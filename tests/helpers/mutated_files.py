"""Broken files for loaders: real-shaped ones, mutated from a fixed seed.

    from helpers.mutated_files import fuzz

    def test_whatever_the_bytes() -> None:
        fuzz(word.load, {"report.docx": made, "nested.docx": other})

A loader answers every one with a Source or Undecodable, within `SECONDS` and `MEGABYTES`.
GOVLINT_FUZZ sets how many files a test tries; a file that broke a loader is kept and named.
"""

from __future__ import annotations

import io
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from govlint.files.decode import Undecodable
from govlint.model.source import Source

SECONDS = 10
MEGABYTES = 1024
EVERYDAY = 150
COUNT = "GOVLINT_FUZZ"


class Fuzzed(NamedTuple):
    """What came of it; `slowest` in seconds, `peak` the process's largest size in megabytes."""

    files: int
    refused: int
    slowest: float
    peak: float


def fuzz(
    load: Callable[[bytes, str], Source],
    seeds: Mapping[str, bytes],
    count: int = 0,
    also: Callable[[Source], Any] = lambda source: None,
) -> Fuzzed:
    """Load mutants of `seeds` (file name to bytes), `also` using what was read.

    `count` is that of the everyday suite, unless GOVLINT_FUZZ says another.  Fails the test on
    any exception but Undecodable, a file beyond `SECONDS` and a process beyond `MEGABYTES`.
    """
    files = int(os.environ.get(COUNT, 0)) or count or EVERYDAY
    refused, slowest = 0, 0.0
    for name, data in mutants(seeds, files):
        begun = time.perf_counter()
        try:
            said = None
            with _TimeLimit():
                also(load(data, name))
        except Undecodable as fault:
            refused += 1
            said = fault.message
        except Exception as fault:
            fault.add_note(f"the file: {_kept(name, data)}")
            raise
        taken = time.perf_counter() - begun
        assert said is None or (said.zh and said.en), f"{_kept(name, data)}: no message"
        slowest = max(slowest, taken)
        assert taken < SECONDS, f"{_kept(name, data)} took {taken:.1f} s"
        assert _peak() < MEGABYTES, f"{_kept(name, data)}: {_peak():.0f} MB"
    done = Fuzzed(files, refused, slowest, _peak())
    if COUNT in os.environ:
        print(
            f"\nfuzz: {done.files} files, {done.refused} refused, slowest {done.slowest:.2f} s, "
            f"peak {done.peak:.0f} MB",
            file=sys.stderr,
        )
    return done


def mutants(seeds: Mapping[str, bytes], count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """`count` broken files, each with the name of the seed it was made from."""
    chance = random.Random(seed)
    names = sorted(seeds)
    pool = list(seeds.values())
    for _ in range(count):
        name = chance.choice(names)
        yield name, mutated(seeds[name], pool, chance)


def mutated(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    """One broken copy of `data`; of a zip file mostly with one member broken, packed again."""
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.85:
        return _repacked(data, pool, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 16))):
        data = chance.choice(_MUTATIONS)(data, pool, chance)
    return data


def _repacked(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    members = dict(_members(data))
    others = [part for seed in pool for part in _members(seed).values()]
    names = sorted(members)
    done = chance.random()
    chosen = chance.choice(names)
    # The large members hold the report, the others mostly names of parts.
    if chance.random() < 0.6:
        chosen = max(names, key=lambda name: len(members[name]))
    if done < 0.03:
        del members[chosen]
    elif done < 0.06:
        members[chosen] = members[chance.choice(names)]
    elif done < 0.08:
        members["../" + chosen] = members[chosen]
    else:
        members[chosen] = mutated(members[chosen], others, chance)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, part in members.items():
            packed.writestr(name, part)
    return file.getvalue()


@cache
def _members(data: bytes) -> dict[str, bytes]:
    if not data.startswith(b"PK\x03\x04"):
        return {"": data}
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


_Mutation = Callable[[bytes, list[bytes], random.Random], bytes]
_NUMBERS = b"0 -1 1 255 65537 2147483648 999999999999 1e308 \xd9\xa3".split()
_TOKENS = (
    *b"< > </ /> &amp; &#0; &x; ]]> <![CDATA[ { } ( ) \\ endobj stream".split(),
    *(b"<!DOCTYPE a>", b"\0", b"\t", b"\r\n", b"\x0c"),
    *(b"\xff\xfe", b"\xef\xbf\xbd", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xf0\xa0\xae\xb7"),
)
_DIGITS = re.compile(rb"\d+")
_TAG = re.compile(rb"<[^<>]*>")


def _flip(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    if not data:
        return data
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _gap(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _twice(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 1, 2, 20)) + data[end:]


def _splice(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    other = chance.choice(pool)
    start, end = _stretch(other, chance)
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _noise(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + chance.randbytes(end - start) + data[end:]


def _token(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_TOKENS) * chance.choice((1, 1, 3, 300)) + data[at:]


def _number(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    """Another number: spans, offsets, lengths and counts that are none."""
    return _one(_DIGITS, data, chance, lambda found: chance.choice(_NUMBERS))


def _tag(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    """A tag gone, or many times over (which nests)."""
    return _one(_TAG, data, chance, lambda found: found * chance.choice((0, 0, 2, 50, 400)))


_MUTATIONS: tuple[_Mutation, ...] = (
    _flip, _cut, _gap, _twice, _splice, _noise, _token, _number, _number, _tag,
)  # fmt: skip


def _one(
    pattern: re.Pattern[bytes],
    data: bytes,
    chance: random.Random,
    replaced: Callable[[bytes], bytes],
) -> bytes:
    found = pattern.search(data, chance.randrange(len(data) + 1)) or pattern.search(data)
    if found is None:
        return data
    return data[: found.start()] + replaced(found[0]) + data[found.end() :]


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 8, 64, 512, 4096)))


class _TimeLimit:
    """Breaks Python code that hangs; library code is only measured."""

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGALRM, self._late)
        signal.setitimer(signal.ITIMER_REAL, SECONDS * 2)

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._before)

    @staticmethod
    def _late(*_: object) -> None:
        raise TimeoutError(f"more than {SECONDS * 2} s")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _kept(name: str, data: bytes) -> Path:
    folder = Path(tempfile.gettempdir()) / "govlint-fuzz"
    folder.mkdir(exist_ok=True)
    path = folder / f"{zlib.crc32(data):08x}{PurePath(name).suffix}"
    path.write_bytes(data)
    return path
