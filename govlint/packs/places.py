"""Where a rule stands in the files of its pack."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from govlint.packs.manifest import At


def place_of(code: str, folders: Iterable[Path]) -> At | None:
    """File, line and column of a rule in the first of some packs that has it.

    It is looked for in the text of the files, which need not be sound, and none of them is run.
    """
    word = re.escape(code)
    entry = re.compile(rf"^()['\"]?{word}['\"]?\s*:", re.MULTILINE)
    call = re.compile(rf"^\s*(?:@rule\()?\s*(['\"]{word}['\"])", re.MULTILINE)
    for folder in folders:
        for suffix, pattern in (("yaml", entry), ("py", call)):
            for path in sorted(folder.glob(f"*.{suffix}")):
                text = path.read_text("utf-8", "replace")
                if found := pattern.search(text):
                    at = found.start(1)
                    start = text.rfind("\n", 0, at) + 1
                    return str(path), text.count("\n", 0, at) + 1, at - start + 1
    return None
