"""The benchmark's reports written into a folder with their labels: the same for the same seed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from benchmark.forge.draft import Draft, sound
from benchmark.forge.faults import FIGURES, Label
from benchmark.forge.files import page, word
from benchmark.forge.texts import EASY, LAYOUTS, text
from benchmark.forge.words import WORDS, trap

COUNT, SEED = 400, 2026
_MEDIA = (*EASY, "html", "docx")
_TEXTS = tuple(layout for layout in LAYOUTS if layout not in EASY)


def make(folder: Path, count: int = COUNT, seed: int = SEED) -> list[dict[str, Any]]:
    """Write `count` reports, every second of them hard; the labels of their faults."""
    folder.mkdir(parents=True, exist_ok=True)
    labels = []
    for number in range(count):
        rng = Random(f"{seed}-{number}")
        hard = number % 2 == 1
        draft, found = _spoilt(rng, hard)
        layout = rng.choice(_TEXTS if hard and rng.random() < 0.6 else _MEDIA)
        suffix = {"markdown": "md", "html": "html", "docx": "docx"}.get(layout, "txt")
        name = f"{number:03}-{layout}.{suffix}"
        data = _printed(draft, layout)
        (folder / name).write_bytes(data)
        labels += [_record(name, one, hard, data) for one in found]
    return labels


def write_labels(path: Path, labels: list[dict[str, Any]]) -> None:
    """A label a line."""
    lines = (json.dumps(label, ensure_ascii=False) + "\n" for label in labels)
    path.write_text("".join(lines), "utf-8")


def _spoilt(rng: Random, hard: bool) -> tuple[Draft, list[Label]]:
    draft = sound(rng)
    labels = list(_faults(rng, draft, hard))
    if hard and rng.random() < 0.5 and not any(one.kind == "sentence-figure" for one in labels):
        trap(rng, draft)
    return draft, labels


def _faults(rng: Random, draft: Draft, hard: bool) -> Iterator[Label]:
    """None, one or two faults: at most one of figures, at most one of words."""
    of_figures, of_words = rng.random() < 0.55, rng.random() < 0.4
    if of_figures:
        kind = "hard" if hard and rng.random() < 0.7 else "easy"
        yield from rng.choice(FIGURES[kind])(rng, draft)
    if of_words:
        yield from rng.choice(WORDS)(rng, draft)


def _printed(draft: Draft, layout: str) -> bytes:
    if layout == "html":
        return page(draft)
    return word(draft) if layout == "docx" else text(draft, layout).encode()


def _record(report: str, label: Label, hard: bool, data: bytes) -> dict[str, Any]:
    line = None
    if label.words and not report.endswith((".docx", ".html")):
        before, found, _ = data.decode().partition(label.words)
        line = before.count("\n") + 1 if found else None
    cell = dict(zip(("table", "row", "column"), label.cell, strict=True)) if label.cell else None
    return {
        "report": report, "kind": label.kind, "section": label.section, "line": line,
        "cell": cell, "value": label.value, "hard": hard,
    }  # fmt: skip
