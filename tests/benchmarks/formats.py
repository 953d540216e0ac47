"""Reports a second by format, checks included: processor time of one process, ratios to text."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from render import html
from render.media import MEDIA

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.lint import Task
from govlint.loaders.pdfium import host
from govlint.loaders.word import office

REPORTS, RUNS = 10, 12
HEAD = ["file", "KB", "best ms", "median ms", "reports/s (best)", "reports/s (median)", "to text"]


def rows() -> Iterator[list[Any]]:
    """A line of the table for every medium."""
    os.environ[office.VARIABLE] = "none"
    gc.set_threshold(100_000, 50, 50)  # as the program has it
    drafts = [html.drawn(seed)[0] for seed in range(REPORTS)]
    files = {name: [make(draft) for draft in drafts] for name, make in MEDIA.items()}
    files |= {f"published {path.name}": [path.read_bytes()] for path in _published()}
    times = {name: _times(name, data) for name, data in files.items()}
    plain = median(times["report.txt"])
    for name, data in files.items():
        best, usual = min(times[name]), median(times[name])
        size = sum(map(len, data)) / len(data) / 1000
        yield [name, size, best * 1e3, usual * 1e3, 1 / best, 1 / usual, usual / plain]


def _published() -> list[Path]:
    folder = Path(__file__).resolve().parents[3] / "shared" / "reports" / "pdf"
    return sorted(folder.glob("*.pdf"))


def _times(name: str, data: list[bytes]) -> list[float]:
    """Seconds a report, of each run over all files; before it all is loaded once."""
    tasks = [Task(Input(name, named=True, data=one), "national") for one in data]
    for task in tasks:
        lint.check_file(task)
    found = []
    for _ in range(RUNS):
        start = _spent()
        for task in tasks:
            lint.check_file(task)
        found.append((_spent() - start) / len(tasks))
    return found


def _spent() -> float:
    """Processor time of this process and of pdfium's, where the system tells it (Linux)."""
    spent = process_time()
    for worker in host._running.values():
        with suppress(OSError):
            told = Path(f"/proc/{worker.pid}/stat").read_text().rpartition(")")[2].split()
            spent += (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return spent
