"""`make benchmark`: the reports are made, govlint reads them, the score is printed."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmark.forge.make import COUNT, SEED, make, write_labels
from benchmark.govlint_findings import findings
from benchmark.score import Score, records, scores, table

HANDMADE = Path(__file__).parent / "handmade"


def gathered(folder: Path, count: int = COUNT, seed: int = SEED) -> None:
    """The hand-made and the forged reports in a folder, their labels beside it."""
    labels = make(folder / "reports", count, seed)
    for path in HANDMADE.iterdir():
        if path.suffix != ".jsonl":
            shutil.copy(path, folder / "reports" / f"hand-{path.name}")
    labels += [
        {**one, "report": f"hand-{one['report']}"} for one in records(HANDMADE / "labels.jsonl")
    ]
    write_labels(folder / "labels.jsonl", labels)


def govlint_scores(folder: Path, count: int = COUNT) -> dict[str, Score]:
    """govlint's score of so many forged reports and all hand-made ones."""
    gathered(folder, count)
    return scores(records(folder / "labels.jsonl"), findings(folder / "reports"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="only make reports and labels, in this folder")
    parser.add_argument("--count", type=int, default=COUNT, help="how many to forge")
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    if args.keep:
        gathered(args.keep, args.count, args.seed)
    else:
        with TemporaryDirectory() as folder:
            print(table(govlint_scores(Path(folder), args.count)), end="")
