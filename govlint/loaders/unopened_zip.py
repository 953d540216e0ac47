"""Zip files: the reports in one are found with the files; what is read here was not opened."""

from __future__ import annotations

from govlint.files import zips
from govlint.linter.plugins import loaders
from govlint.model.source import Source


def load(data: bytes, path: str) -> Source:
    """Raises Undecodable: nothing can be read in this zip file, or it was not opened."""
    raise zips.unopened(data, path, loaders())
