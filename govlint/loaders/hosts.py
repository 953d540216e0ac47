"""Programs beside govlint that read what it does not: pdfium, and LibreOffice for old Word files.

Each is a process of its own, unless who runs govlint hands in others: a browser has no processes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

# The bytes of a PDF to `("pages", […])`, or the name of what is wrong with it (see `pdfium`).
PdfHost = Callable[[bytes], tuple[str, Any]]
# The bytes of an old Word file to those of a .docx; None where it cannot be turned into one.
OfficeHost = Callable[[bytes], bytes | None]


def _pdfium_process(data: bytes) -> tuple[str, Any]:
    from govlint.files.extras import needed
    from govlint.loaders.pdfium.host import ask

    needed("pypdfium2", "pdf")
    return ask(data)


def _libreoffice(data: bytes) -> bytes | None:
    from govlint.loaders.word.office import converted

    return converted(data)


class Hosts(NamedTuple):
    """Who reads PDFs, and who turns old Word files into newer ones."""

    pdf: PdfHost = _pdfium_process
    office: OfficeHost = _libreoffice


def current() -> Hosts:
    """The hosts that loaders ask."""
    return _current


def use(hosts: Hosts) -> None:
    """Have loaders ask these from now on, in every thread."""
    global _current
    _current = hosts


_current = Hosts()
