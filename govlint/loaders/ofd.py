"""OFD (GB/T 33190), the fixed pages of Chinese offices."""

from __future__ import annotations

from govlint.linter.plugins import Loader, hookimpl
from govlint.model.source import Source

SUFFIXES = (".ofd",)


def load(data: bytes, path: str) -> Source:
    """The text of an OFD file. Raises Undecodable for one that is scanned, locked or broken."""
    from govlint.loaders import ofdpages

    return ofdpages.load(data, path)


@hookimpl
def govlint_loaders() -> dict[str, Loader]:
    """The suffix of OFD."""
    return dict.fromkeys(SUFFIXES, load)
