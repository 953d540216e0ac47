"""The server itself: which question of an editor is answered by what."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from govlint.lsp.checking import Analysis, analyser
from govlint.lsp.desk import Desk
from govlint.lsp.diagnostics import diagnostics
from govlint.lsp.documents import Document
from govlint.lsp.host import Host
from govlint.lsp.hover import hover
from govlint.lsp.outline import outline
from govlint.lsp.quickfixes import FIX_ALL, quick_fixes
from govlint.lsp.totals import hints, lenses
from govlint.lsp.worker import worker
from govlint.version import __version__


def serve(host: Host) -> None:
    """Answer an editor on standard input and output until it leaves."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # what a rule prints is no answer
    server(host).start_io(sys.stdin.buffer, out)


def server(host: Host) -> LanguageServer:
    """A server of the language server protocol."""
    ls = LanguageServer("govlint", __version__)
    analyse = analyser(host)

    def publish(document: Document, found: Analysis) -> None:
        shown = diagnostics(found, host.lang)
        _publish(ls, document.uri, shown, document.version)

    desk = Desk(worker(), analyse, publish)
    _follow_documents(ls, desk)
    _answer(ls, desk, host)
    return ls


def _follow_documents(ls: LanguageServer, desk: Desk[Any]) -> None:
    """Keep the texts of the editor's documents."""

    @ls.feature(types.INITIALIZE)
    def initialize(_: types.InitializeParams) -> None:
        # pygls ends lines where Python does, at U+2028 as well: texts are kept here instead.
        ls.workspace._sync_kind = types.TextDocumentSyncKind.None_

    @ls.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        one = params.text_document
        encoding = types.PositionEncodingKind(ls.workspace.position_encoding or "utf-16").value
        desk.put(Document(one.uri, one.language_id, one.version, one.text, encoding))

    @ls.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        known = desk.documents.get(params.text_document.uri)
        if known is not None:
            desk.put(known.edited(params.content_changes, params.text_document.version))

    @ls.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        desk.close(params.text_document.uri)
        _publish(ls, params.text_document.uri, [], None)

    @ls.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        desk.again()

    @ls.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(_: types.DidChangeWatchedFilesParams) -> None:
        desk.again()


def _answer(ls: LanguageServer, desk: Desk[Any], host: Host) -> None:
    """Answer what an editor asks of a report."""
    lang = host.lang

    def on(feature: str, answer: Callable[[Analysis, Any], Any], options: Any = None) -> None:
        @ls.feature(feature, options)
        async def answered(params: Any) -> Any:
            found = await desk.found(params.text_document.uri)
            return None if found is None else answer(found, params)

    def versioned() -> bool:
        known = ls.client_capabilities.workspace
        edit = known.workspace_edit if known else None
        return bool(edit and edit.document_changes)

    on(types.TEXT_DOCUMENT_HOVER, lambda found, params: hover(found, params.position, host))
    on(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, lambda found, params: outline(found, lang))
    on(types.TEXT_DOCUMENT_INLAY_HINT, lambda found, params: hints(found, params.range, lang))
    on(types.TEXT_DOCUMENT_CODE_LENS, lambda found, params: lenses(found, lang))
    on(
        types.TEXT_DOCUMENT_CODE_ACTION,
        lambda found, params: quick_fixes(found, params, versioned(), lang),
        types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL]),
    )


def _publish(
    ls: LanguageServer, uri: str, shown: list[types.Diagnostic], version: int | None
) -> None:
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, version))
