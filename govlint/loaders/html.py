"""Web pages and web archives: .html, .mht, and what is one of them under another name."""

from __future__ import annotations

from govlint.linter.plugins import Loader, hookimpl
from govlint.model.source import Source


def load_page(data: bytes, path: str) -> Source:
    """The report on a page. Raises Undecodable."""
    from govlint.loaders.web.page import page

    return page(data, path)


def load_archive(data: bytes, path: str) -> Source:
    """The report on the page a web archive opens with. Raises Undecodable."""
    from govlint.loaders.web.archive import archived

    return archived(data, path)


@hookimpl
def govlint_loaders() -> dict[str, Loader]:
    """The suffixes of pages and of pages saved as one file."""
    pages: dict[str, Loader] = dict.fromkeys((".html", ".htm", ".shtml", ".xhtml"), load_page)
    archives: dict[str, Loader] = dict.fromkeys((".mht", ".mhtml"), load_archive)
    return pages | archives
