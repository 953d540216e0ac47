"""Zip files of reports: what is in them is found with the files; here is said why it was not."""

from __future__ import annotations

from govlint.linter.plugins import Loader, hookimpl, loaders
from govlint.model.source import Source


def load(data: bytes, path: str) -> Source:
    """Raises Undecodable: nothing can be read in this zip file, or it was not opened."""
    from govlint.files import zipped

    raise zipped.unopened(data, path, loaders())


@hookimpl
def govlint_loaders() -> dict[str, Loader]:
    """The suffix of zip files, so that folders are searched for them."""
    return {".zip": load}
