"""The documents an editor has open, each with what is known of the text it has now.

Edits are applied as they come; a thread of its own checks the newest text.  What was found in a
text that has changed since is thrown away: nothing stale is ever published.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, TypeVar

from govlint.lsp.documents import Document
from govlint.lsp.worker import Run

_Found = TypeVar("_Found")


@dataclass(slots=True)
class Desk(Generic[_Found]):
    """`analyse` looks at a document in the thread that `run` is; `publish` tells what it found."""

    run: Run[Any]
    analyse: Callable[[Document], _Found]
    publish: Callable[[Document, _Found], None]
    documents: dict[str, Document] = field(default_factory=dict)
    _found: dict[str, tuple[Document, _Found]] = field(default_factory=dict)
    _tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    def put(self, document: Document) -> None:
        """Take a document, or its next version, and have it looked at."""
        self.documents[document.uri] = document
        task = self._tasks.get(document.uri)
        if task is None or task.done():
            loop = asyncio.get_running_loop()
            self._tasks[document.uri] = loop.create_task(self._follow(document.uri))

    def close(self, uri: str) -> None:
        """Forget a document."""
        self.documents.pop(uri, None)
        self._found.pop(uri, None)
        if (task := self._tasks.get(uri)) is not None and task.done():
            del self._tasks[uri]

    def again(self) -> None:
        """Have every document looked at anew: what it is checked by has changed."""
        for document in [*self.documents.values()]:
            self._found.pop(document.uri, None)
            self.put(document._replace())

    async def found(self, uri: str) -> _Found | None:
        """What is known of a document as it is now; None where it is not open (any more)."""
        while (document := self.documents.get(uri)) is not None:
            known = self._found.get(uri)
            if known is not None and known[0] is document:
                return known[1]
            task = self._tasks.get(uri)
            if task is None or task.done():
                return None  # looking at it failed, which was told
            await asyncio.wait([task])
        return None

    async def _follow(self, uri: str) -> None:
        """Look at a document until what was found is of the text it has."""
        while (document := self.documents.get(uri)) is not None:
            found = await self.run(partial(self.analyse, document))
            if self.documents.get(uri) is document:
                self._found[uri] = document, found
                self.publish(document, found)
                return  # without another turn of the loop: `put` sees that it is done
