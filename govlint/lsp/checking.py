"""One document checked: as `govlint check` would check the file, once it is saved."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govlint.errors import UserError
from govlint.files.discover import Input
from govlint.linter import lint, plugins
from govlint.lsp.documents import LANGUAGE, Document
from govlint.lsp.host import Checker, Host
from govlint.model.source import Source
from govlint.packs import Pack, available
from govlint.resources import files
from govlint.settings import finding

if TYPE_CHECKING:
    from govlint.linter.run import Outcome

BYTE_ORDER_MARK = "\ufeff"


class Analysis(NamedTuple):
    """What is known of a document.

    `source` is its text as govlint reads it; its offsets count from `start`.  `outcome` is None
    where it could not be checked: `fault` says why, and is no fault of the report.  `foreign` is a
    configuration above it that is another user's, and not taken.
    """

    document: Document
    source: Source
    start: int
    pack: Pack | None = None
    outcome: Outcome | None = None
    fault: UserError | None = None
    foreign: Path | None = None

    @property
    def is_plain(self) -> bool:
        """Whether offsets of the report are offsets of the text: it is no web page or the like."""
        view = self.outcome.view if self.outcome is not None else None
        return view is not None and view.text == self.source.text

    def in_document(self, start: int, end: int) -> tuple[int, int]:
        """A place of the report's text as one of the document."""
        from govlint.model.place import Span

        first, last = self.source.in_file(Span(start, end))
        return first + self.start, last + self.start


Analyse = Callable[[Document], Analysis]


def analyser(host: Host) -> Analyse:
    """What checks documents; it keeps what a configuration says for as long as it stays so."""
    known: dict[str, tuple[object, Checker]] = {}

    def checker(file: str) -> Checker:
        before = known.get(file)
        if before is None or before[0] != _state(file, before[1]):
            lint.forget_packs()
            known.clear()
            made = host.checker(file)
            before = known[file] = (_state(file, made), made)
        return before[1]

    def analyse(document: Document) -> Analysis:
        text = document.text.removeprefix(BYTE_ORDER_MARK)
        path = document.path
        analysis = Analysis(document, Source(str(path), text), len(document.text) - len(text))
        item = Input(_name(path), document.language == LANGUAGE, text.encode("utf-8", "replace"))
        try:
            config = _configuration(host, path)
            analysis = analysis._replace(foreign=config.foreign)
            found = checker(str(config.path or ""))
            outcome = found.check(item)
        except UserError as fault:
            return analysis._replace(fault=fault)
        return analysis._replace(pack=lint.find_pack(found.pack), outcome=outcome)

    return analyse


def _configuration(host: Host, path: Path) -> finding.Search:
    """The configuration that holds for a document."""
    if host.config is not None:
        return finding.Search(Path(host.config) if host.config else None)
    folder = path.parent if path.is_absolute() else Path.cwd()
    return finding.find(folder, host.trusting or finding.trusted_by_environment())


def _name(path: Path) -> str:
    """The path of a document; one without a suffix that is read as text is plain text."""
    return str(path) if path.suffix.lower() in plugins.loaders() else f"{path}.txt"


def _state(file: str, checker: Checker) -> object:
    """What changes when a configuration does, or the pack it names."""
    own: tuple[Path, ...] = ()
    if checker.pack not in available(plugins.packs()):
        own = lint.find_pack(checker.pack).chain
    return _times([file, *checker.files, *(one for folder in own for one in files(folder))])


def _times(paths: list[str]) -> list[tuple[str, int, int]]:
    found = []
    for path in paths:
        try:
            known = os.stat(path)
        except OSError:
            continue
        found.append((path, known.st_mtime_ns, known.st_size))
    return found
