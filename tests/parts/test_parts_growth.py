"""The one who drives stays small, however many files there are: only counts come back."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from helpers.effort import SLOW
from helpers.paths import ROOT

from govlint.files.discover import Input
from govlint.linter.lint import Task
from govlint.parts.engines import Setting
from govlint.parts.part import Counts, File, Job, Part, parts
from govlint.parts.run import carried_out
from govlint.parts.sources import source_files
from govlint.parts.store import mark, marked, store_at

pytest.importorskip("fsspec", reason="fsspec is not installed")
MANY = 100_000 if SLOW else 4_000


def counting(
    work: object, some: Iterable[Part], lost: object, setting: Setting
) -> Iterator[Counts]:
    """An engine that does nothing but count, and tidy up: garbage is no growth."""
    for number, part in enumerate(some):
        if number % 20 == 0:
            gc.collect()
        yield Counts(part.name, files=len(part.tasks), content=1)


def print_peak(source: str, out: str) -> None:
    """Print the files of a run and the most memory it took, in bytes."""
    job = Job(out, "national", "")
    found = (one for one in source_files([source], [".txt"]) if isinstance(one, File))
    pairs = ((one, Task(Input(one.path), "national")) for one in found)
    tracemalloc.start()
    total = carried_out(parts(pairs, 10, job), store_at(out), counting, Setting(2))
    print(total.counts.files, tracemalloc.get_traced_memory()[1])


def peak(source: Path, out: Path) -> tuple[int, int]:
    """The same, in a process where nothing else is going on."""
    script = f"from test_parts_growth import print_peak; print_peak({str(source)!r}, {str(out)!r})"
    paths = [str(Path(__file__).parent), str(ROOT / "tests"), str(ROOT)]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, env=env, check=True)
    files, most = map(int, done.stdout.split())
    return files, most


def test_memory_does_not_grow_with_the_files(tmp_path: Path) -> None:
    for number in range(MANY):
        folder = tmp_path / "many" / str(number // 1000)
        if number % 1000 == 0:
            folder.mkdir(parents=True)
        (folder / f"{number}.txt").touch()
    files, most = peak(tmp_path / "many", tmp_path / "out")
    assert files == MANY
    # The names of parts are kept, some 300 bytes each: they tell what belongs to no part.
    assert most < 4_000_000 + MANY // 10 * 300


def test_the_counts_of_a_part_are_in_the_name_of_its_marker(tmp_path: Path) -> None:
    store = store_at(str(tmp_path))
    made = [Counts(f"{n:024x}", n, n, 0, 0, 200 * n, 200 * n, 3, 2**127 + n) for n in range(5)]
    for one in made:
        mark(store, one)
    (tmp_path / "done" / "something else").touch()
    assert marked(store) == {one.name: one for one in made}
