"""Loaders: the bytes of one file to a Source. One table says which function reads which suffix.

Each takes the bytes and the path and raises Undecodable for what it cannot read. Its module is
imported when a file of its kind is met. What a report is, a loader does not know, but where its
words tell the report from the page it stands on.
"""

from __future__ import annotations

from govlint.linter.deferred import deferred
from govlint.linter.plugins import Loader, hookimpl

_TABLE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("text", "load", (".txt", ".text", ".md", ".markdown", ".tsv")),
    ("web.html", "load", (".html", ".htm", ".shtml", ".xhtml")),
    ("web.mht", "load", (".mht", ".mhtml")),
    ("word.docx", "load", (".docx", ".docm", ".dotx", ".dotm")),
    ("word.doc", "load", (".doc", ".wps", ".dot", ".wpt")),
    ("word.odt", "load", (".odt", ".ott", ".fodt")),
    ("word.rtf", "load", (".rtf",)),
    ("sheets.xlsx", "load", (".xlsx", ".xlsm")),
    ("sheets.xls", "load", (".xls", ".et")),
    ("sheets.ods", "load", (".ods",)),
    ("pdfium", "load", (".pdf",)),
    ("ofdpages", "load", (".ofd",)),
    ("unopened_zip", "load", (".zip",)),
)


@hookimpl
def govlint_loaders() -> dict[str, Loader]:
    """govlint's own loaders."""
    return {
        suffix: load
        for module, name, suffixes in _TABLE
        for load in [deferred(f"{__name__}.{module}", name)]
        for suffix in suffixes
    }
