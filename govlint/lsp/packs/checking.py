"""A file of a pack, or a configuration, checked as it stands in the editor.

The Python of a pack runs only if its folder is trusted; of any other the YAML alone is checked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from govlint import packs
from govlint.bilingual import Text
from govlint.errors import UserError
from govlint.forms.vocabulary import NATIONAL, using
from govlint.linter import lint, plugins
from govlint.lsp.documents import Document
from govlint.lsp.host import Host
from govlint.lsp.packs.kinds import CONFIG, RULES, home, kind_of
from govlint.packs import Pack, kinds, own
from govlint.resources.unsaved import holding
from govlint.settings import finding, trust


class PackAnalysis(NamedTuple):
    """What is known of a file of a pack: its faults, and the pack as far as it can be read."""

    document: Document
    kind: str
    pack: Pack | None = None
    faults: tuple[UserError, ...] = ()
    note: Text | None = None

    @property
    def folder(self) -> Path | None:
        """Where its pack is."""
        return home(self.document.path)

    @property
    def chain(self) -> tuple[Path, ...]:
        """The folders its rules may stand in: of its pack, and of those that extends."""
        if self.pack is not None:
            return self.pack.chain
        own_folder = self.folder
        national = lint.find_pack("national").folder
        return (own_folder, national) if own_folder is not None else (national,)


# A document, and the texts of all that are open, to what is known of it.
AnalysePack = Callable[[Document, Mapping[Path, str]], PackAnalysis]


def pack_analyser(host: Host) -> AnalysePack:
    """What checks the YAML of packs."""

    def analyse(document: Document, texts: Mapping[Path, str]) -> PackAnalysis:
        analysis = PackAnalysis(document, kind_of(document.path) or "")
        if not analysis.kind:
            return analysis
        with holding(texts):
            if analysis.kind == CONFIG:
                return _configuration(analysis, host)
            return _of_pack(analysis, host)

    return analyse


def may_run(pack: Pack, host: Host) -> bool:
    """Whether the Python of a pack, if it has some, may run."""
    if host.trusting or finding.trusted_by_environment():
        return True
    installed = packs.available(plugins.packs()).values()
    return all(map(trust.is_trusted, trust.with_code(pack, installed)))


def _configuration(analysis: PackAnalysis, host: Host) -> PackAnalysis:
    lint.forget_packs()
    try:
        checker = host.checker(str(analysis.document.path))
    except UserError as fault:
        return analysis._replace(faults=fault.faults)
    finally:
        lint.forget_packs()  # what an editor holds is not what reports are checked by
    return analysis._replace(pack=lint.find_pack(checker.pack))


def _of_pack(analysis: PackAnalysis, host: Host) -> PackAnalysis:
    folder, path = analysis.folder, analysis.document.path
    assert folder is not None, "a file of a pack is in one"
    pack: Pack | None = None
    faults: tuple[UserError, ...] = ()
    note: Text | None = None
    try:
        pack = packs.find(folder, plugins.packs())
        if may_run(pack, host):
            _ = pack.rules
        else:
            note = _NOT_TRUSTED
            with using(pack.vocabulary):
                own.plain_rules(folder)
    except UserError as fault:
        faults = fault.faults
    if analysis.kind == RULES and not any(fault.path == str(path) for fault in faults):
        faults = (*faults, *_own_faults(path, pack))
    return analysis._replace(pack=pack, faults=faults, note=note)


def _own_faults(path: Path, pack: Pack | None) -> tuple[UserError, ...]:
    """The faults of a file of rules by itself, where those of another hid them."""
    try:
        with using(pack.vocabulary if pack is not None else NATIONAL):
            kinds.plain_rules(path)
    except UserError as fault:
        return fault.faults
    return ()


_NOT_TRUSTED = Text(
    "规则包的 Python 代码未被信任，没有运行：只检查了 YAML。请先看过代码，再运行 govlint trust",
    "the Python of the pack is not trusted and did not run: only its YAML was checked. Read it, "
    "then run govlint trust",
)
