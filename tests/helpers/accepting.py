"""Files that are made by the tests: held to what is due, or made to say it."""

import os
from pathlib import Path


def accepted(path: Path, due: str) -> None:
    """The file says what is due; with GOVLINT_ACCEPT it is made to."""
    if os.environ.get("GOVLINT_ACCEPT") and (not path.exists() or path.read_text("utf-8") != due):
        path.write_text(due, "utf-8")
    assert path.read_text("utf-8") == due, f"{path.name} is stale: run `make accept`"
