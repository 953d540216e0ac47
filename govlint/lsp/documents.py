"""The documents an editor has open, and their texts after its edits."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from govlint.lsp.positions import Positions, positions

LANGUAGE = "govlint-report"
"""What an editor calls a document that its user says is a report."""


class Document(NamedTuple):
    """A text as the editor holds it; `encoding` is the unit in which it counts characters."""

    uri: str
    language: str
    version: int
    text: str
    encoding: str

    @property
    def path(self) -> Path:
        """Its file; of a document that is not saved yet only a name."""
        return path_of(self.uri)

    @property
    def positions(self) -> Positions:
        """Its places as the editor counts them."""
        return positions(self.text, self.encoding)

    def edited(self, changes: Iterable[Any], version: int) -> Document:
        """The document after content changes of the protocol, applied one after the other."""
        text = self.text
        for change in changes:
            part = getattr(change, "range", None)
            if part is None:
                text = change.text
                continue
            places = positions(text, self.encoding)
            ends = [places.offset(one.line, one.character) for one in (part.start, part.end)]
            text = text[: min(ends)] + change.text + text[max(ends) :]
        return self._replace(text=text, version=version)


def path_of(uri: str) -> Path:
    """The file of a URI; what is no file has its last part for a name (`Untitled-1`)."""
    try:
        parts = urlsplit(uri)
    except ValueError:  # a client may send anything
        return Path("report.txt")
    if parts.scheme != "file":
        name = unquote(parts.path).rpartition("/")[2] or "report.txt"
        return Path(name.replace("\0", ""))
    return Path(url2pathname(parts.path).replace("\0", ""))
