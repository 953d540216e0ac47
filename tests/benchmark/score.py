"""Precision and recall of any tool's findings, by kind of fault. Standard library alone.

    python score.py LABELS.jsonl FINDINGS.jsonl [--json]

Both files have an object a line: `report`, `kind`, and as far as is known `section`, `line`, `cell`
(`table`, `row`, `column`) and `value`, the right one.  See README.md beside this file.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

Record = dict[str, Any]


class Score(NamedTuple):
    """Of one kind: the faults there are, those found, the findings made, right values named."""

    faults: int = 0
    found: int = 0
    findings: int = 0
    valued: int = 0
    named: int = 0

    @property
    def precision(self) -> float:
        """The share of findings that are faults; 1 where there is none."""
        return self.found / self.findings if self.findings else 1.0

    @property
    def recall(self) -> float:
        """The share of faults that are found; 1 where there is none."""
        return self.found / self.faults if self.faults else 1.0


def scores(labels: Iterable[Record], findings: Iterable[Record]) -> dict[str, Score]:
    """The score of each kind, of the `easy` and `hard` faults, and of `all`.

    A fault counts as found once: what is said of it a second time is a finding too many, which is
    counted among the easy or the hard by its report.
    """
    labels, findings = list(labels), list(findings)
    kinds = {one["kind"] for one in labels}
    hard = {one["report"] for one in labels if one["hard"]}
    sums: dict[str, Score] = defaultdict(Score)
    left = [one for one in findings if one["kind"] in kinds]
    for label in labels:
        match = next((one for one in left if matches(label, one)), None)
        valued = label.get("value") is not None
        named = match is not None and valued and str(match.get("value")) == str(label["value"])
        if match is not None:
            left.remove(match)
        one = Score(1, int(match is not None), int(match is not None), int(valued), int(named))
        _add(sums, label, "hard" if label["hard"] else "easy", one)
    for finding in left:
        _add(sums, finding, "hard" if finding["report"] in hard else "easy", Score(findings=1))
    return dict(sums)


def matches(label: Record, finding: Record) -> bool:
    """Whether a finding is of a fault: its report and kind, and its place as far as it is told."""
    if (label["report"], label["kind"]) != (finding["report"], finding["kind"]):
        return False
    ours, theirs = label.get("cell"), finding.get("cell")
    if ours and theirs:
        return all(not ours[key] or ours[key] == theirs.get(key) for key in ours)
    if label.get("line") and finding.get("line"):
        return abs(int(label["line"]) - int(finding["line"])) <= 1
    if label.get("section") and finding.get("section"):
        return bool(label["section"] == finding["section"])
    return True


def table(found: dict[str, Score]) -> str:
    """The scores as a Markdown table, a kind a line."""
    lines = ["| kind | faults | precision | recall | right value |", "|---|---|---|---|---|"]
    whole = ("easy", "hard", "all")
    for kind in (*sorted(found.keys() - set(whole)), *(name for name in whole if name in found)):
        one = found[kind]
        value = f"{one.named} / {one.valued}" if one.valued else "–"
        shares = f"{one.precision:.1%} | {one.recall:.1%}"
        lines.append(f"| {kind} | {one.faults} | {shares} | {value} |")
    return "\n".join(lines) + "\n"


def records(path: Path) -> list[Record]:
    """The objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _add(sums: dict[str, Score], record: Record, group: str, more: Score) -> None:
    for name in (record["kind"], group, "all"):
        sums[name] = Score(*(one + two for one, two in zip(sums[name], more, strict=True)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("findings", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    found = scores(records(args.labels), records(args.findings))
    if args.json:
        print(json.dumps({kind: one._asdict() for kind, one in found.items()}, indent=1))
    else:
        print(table(found), end="")
