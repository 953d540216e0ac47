"""Lays out the pages of the site: `python docs/site/stage.py FOLDER`.

The READMEs, the changelog and docs/ become `FOLDER/pages`, links rewritten to where things lie
there.  What pages link to beside them (rules, grammars, examples) is put in as it is, a folder as
a list of its files.  A link to what is not there stops it.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
MOVED = {
    ROOT / "README.zh-CN.md": "index.md",
    ROOT / "README.md": "start.md",
    ROOT / "CHANGELOG.md": "changelog.md",
    ROOT / "CONTRIBUTING.md": "contributing.md",
}
FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)\s*$", re.MULTILINE | re.DOTALL)
# Code in a line comes first: what looks like a link in it is none.
LINK = re.compile(
    r"(`+)(?!`).*?(?<!`)\1(?!`)|(?P<before>\]\()(?P<target>[^)\s#]+)?(?P<anchor>#[^)\s]*)?(?=\))"
)
_INFO = re.compile(r"\A([`~]{3,}\w+) [^\n]+")
_LISTED = {".yaml", ".py", ".toml", ".txt", ".md", ".lark"}


def stage(out: Path) -> Path:
    """Write the pages to `out` and give their folder. Raises FileNotFoundError for a dead link."""
    top = out / "pages"
    shutil.rmtree(top, ignore_errors=True)
    files: set[Path] = set()
    for page in pages():
        put(top / place(page), rewritten(page, files))
    for file in sorted(files):
        if file.is_dir():
            put(top / place(file), listing(file))
            for one in listed(file):
                copy(one, top)
        else:
            copy(file, top)
    here = Path(__file__).parent
    shutil.copy(here / "zensical.toml", out / "zensical.toml")
    shutil.copy(here / "iframe-worker.js", top / "iframe-worker.js")
    return top


def pages() -> list[Path]:
    """The pages of the site where they are written."""
    return [*MOVED, *sorted(DOCS.glob("*.md")), *sorted((DOCS / "rules").rglob("*.md"))]


def place(path: Path) -> str:
    """Where a file of the project lies among the pages."""
    if path in MOVED:
        return MOVED[path]
    if path.is_dir():
        return f"files/{path.relative_to(ROOT).as_posix()}/index.md"
    if path.is_relative_to(DOCS) and (path.suffix == ".md" or path.suffix in {".svg", ".png"}):
        return path.relative_to(DOCS).as_posix()
    # As text: a browser would run or download what it knows by another name.
    return f"files/{path.relative_to(ROOT).as_posix()}.txt"


def rewritten(page: Path, files: set[Path]) -> str:
    """A page with its links as they are on the site; what else they lead to is put in `files`."""

    def moved(match: re.Match[str]) -> str:
        target = match["target"]
        if target is None or re.match(r"[a-z]+:", target):
            return match[0]
        there = (page.parent / target).resolve()
        if not there.exists() or not there.is_relative_to(ROOT):
            raise FileNotFoundError(f"{page}: {target}")
        if there.suffix != ".md" or there not in every:
            files.add(there)
        here = os.path.dirname(place(page)) or "."
        return f"{match['before']}{os.path.relpath(place(there), here)}{match['anchor'] or ''}"

    every = set(pages())
    # What tests are told behind the language (```text section.5) the site does not understand.
    return "".join(
        _INFO.sub(r"\1", part, count=1) if fenced else LINK.sub(moved, part)
        for part, fenced in parts(page.read_text("utf-8"))
    )


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is a block of code."""
    at = 0
    for match in FENCE.finditer(text):
        yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    yield text[at:], False


def listed(folder: Path) -> list[Path]:
    """The files of a folder that are shown on its page."""
    found = (path for path in sorted(folder.rglob("*")) if path.suffix in _LISTED)
    return [path for path in found if not {"cases", "__pycache__"} & set(path.parts)]


def listing(folder: Path) -> str:
    """The page of a folder."""
    here = os.path.dirname(place(folder))
    lines = (
        f"- [{path.relative_to(folder).as_posix()}]({os.path.relpath(place_of_copy(path), here)})"
        for path in listed(folder)
    )
    return f"# {folder.relative_to(ROOT).as_posix()}/\n\n" + "\n".join(lines) + "\n"


def place_of_copy(path: Path) -> str:
    """Where a file lies as it is, also one that is a page elsewhere."""
    return f"files/{path.relative_to(ROOT).as_posix()}.txt"


def copy(path: Path, top: Path) -> None:
    """Put a file in as it is."""
    there = top / (place(path) if path.suffix in {".svg", ".png"} else place_of_copy(path))
    there.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, there)


def put(path: Path, text: str) -> None:
    """Write a page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    print(stage(Path(sys.argv[1])))
