"""The zip that is Python's home in the page: govlint, its libraries, and packs of rules."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import govlint
from govlint import resources
from govlint.text.pattern import lazy

PACKS = "packs"
"""The folder in which packs lie that are not govlint's own."""
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever it is made


def home(wheels: Iterable[Path], packs: Iterable[Path]) -> bytes:
    """The zip, the same for the same files; `packs` are the folders of others' packs."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name, data in sorted(_files(wheels, packs)):
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return out.getvalue()


def _files(wheels: Iterable[Path], packs: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    own = _tree(Path(govlint.__file__).parent, "govlint")
    yield from (one for one in own if not one[0].startswith("govlint/_data/"))
    for kind in ("rules", "grammar"):
        yield from _tree(resources.folder(kind), f"govlint/_data/{kind}")
    for pack in packs:
        yield from _tree(pack, f"{PACKS}/{pack.resolve().name}")
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as file:
            for item in file.infolist():
                if not item.is_dir() and ".dist-info/" not in item.filename:
                    yield item.filename, file.read(item)


def _tree(top: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in resources.files(top):
        inner = f"{name}/{Path(path).relative_to(top).as_posix()}"
        if not _SPARE.match(inner):
            yield inner, Path(path).read_bytes()


_SPARE = lazy(
    r"govlint/(page/web|desk|lsp|mcp|cluster|parts|serve|trial|data)/"
    r"|govlint/commands/(?!__init__|table)|govlint/_data/rules/.*\.md$"
)
"""What nobody in a page asks for: other doors to govlint, the notes of rules."""
