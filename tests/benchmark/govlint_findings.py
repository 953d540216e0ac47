"""govlint's findings in the form `score.py` takes: its codes as kinds, its places as they are.

python govlint_findings.py FOLDER > findings.jsonl
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

KINDS = {
    "GL004": "missing-row",
    "GL007": "blank-figure",
    "GL008": "not-a-number",
    "GL101": "missing-section",
    "GL102": "wrong-heading",
    "GL103": "section-order",
    "GL110": "signed-early",
    "GL111": "signed-early",
    "GL112": "ordinal-gap",
    "GL113": "period-not-full-year",
    "GL115": "missing-sign-off",
    "GL120": "missing-fee-statement",
    **dict.fromkeys(("GL301", "GL302", "GL303", "GL310", "GL401"), "wrong-figure"),
    **dict.fromkeys(("GL501", "GL502"), "sentence-figure"),
    "GL701": "law-title",
    "GL802": "mixed-brackets",
    **dict.fromkeys(("GL801", "GL811", "GL813"), "leftover"),
    "GL901": "personal-information",
}
_NOWHERE = {"GL101", "GL103", "GL115", "GL120"}
"""They tell of what is not there: any place will do."""
_PARTS = {f"第{word}部分": number for number, word in enumerate("一二三四五六", 1)}
_TABLES = {"表二": 2, "表三": 3, "表四": 4}


def findings(folder: Path) -> Iterator[dict[str, Any]]:
    """What govlint finds in the reports of a folder."""
    words = [sys.executable, "-m", "govlint", "facts", str(folder), "--table", "findings"]
    words += ["--format", "jsonl", "--pack", "national", "--no-config"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 3}:
        raise RuntimeError(done.stderr)
    for line in done.stdout.splitlines():
        one = json.loads(line)
        if one["rule_code"] in KINDS:
            yield _record(one)


def _record(one: dict[str, Any]) -> dict[str, Any]:
    code = one["rule_code"]
    found: dict[str, Any] = {"report": PurePath(one["path"]).name, "kind": KINDS[code]}
    if code in _NOWHERE:
        return found
    logical = (one["logical_place"] or "").partition(" / ")[0]
    found["section"] = _PARTS.get(logical) or _TABLES.get(logical)
    if one["line"] and logical not in _TABLES:
        found["line"] = one["line"]
    if one["row_key"] and found["kind"] != "sentence-figure":
        keys = (one["table_key"], _last(one["row_key"]), _last(one["column_key"]))
        found["cell"] = dict(zip(("table", "row", "column"), keys, strict=True))
    if one["should_be"] is not None:
        found["value"] = one["should_be"]
    return found


def _last(key: str | None) -> str:
    return (key or "").rpartition(".")[2]


if __name__ == "__main__":
    for record in findings(Path(sys.argv[1])):
        print(json.dumps(record, ensure_ascii=False))
