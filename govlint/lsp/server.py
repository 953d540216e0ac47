"""The server itself: which question of an editor is answered by what."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from govlint.errors import UserError
from govlint.guard import Guard
from govlint.lsp.checking import Analysis, analyser
from govlint.lsp.desk import Desk
from govlint.lsp.diagnostics import diagnostics
from govlint.lsp.documents import Document
from govlint.lsp.host import Host
from govlint.lsp.hover import hover
from govlint.lsp.incoming import Incoming
from govlint.lsp.outline import outline
from govlint.lsp.packs.answers import definition, faults, pack_hover
from govlint.lsp.packs.cases import RUN_CASES, case_actions, case_lenses, run_cases
from govlint.lsp.packs.checking import PackAnalysis, pack_analyser
from govlint.lsp.packs.completion import completions
from govlint.lsp.quickfixes import FIX_ALL, quick_fixes
from govlint.lsp.totals import hints, lenses
from govlint.lsp.worker import worker
from govlint.model.source import Source
from govlint.version import __version__

Found = Analysis | PackAnalysis


def serve(host: Host) -> None:
    """Answer an editor on standard input and output until it leaves."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # what a rule prints is no answer
    ls, incoming = server(host), Incoming(sys.stdin.buffer)

    def refuse(*_: object) -> None:
        if (refusal := incoming.refusal()) is not None:
            out.write(refusal)
            out.flush()

    # pygls tells people of a message it cannot take, and leaves who sent it waiting.
    setattr(ls, "report_server_error", refuse)  # noqa: B010
    ls.start_io(cast(BinaryIO, incoming), out)


def server(host: Host) -> LanguageServer:
    """A server of the language server protocol."""
    ls = LanguageServer("govlint", __version__)
    run, of_report, of_pack = worker(), analyser(host), pack_analyser(host)

    def analyse(document: Document) -> Found:
        faults: list[UserError] = []
        with Guard(lambda error: faults.append(_ours(error))):
            if document.path.suffix.lower() in _YAML:
                return of_pack(document, _texts(desk))
            return of_report(document)
        return Analysis(document, Source("", ""), 0, fault=faults[0])

    def publish(document: Document, found: Found) -> None:
        if isinstance(found, PackAnalysis):
            shown = faults(found, host.lang)
        else:
            shown = diagnostics(found, host.lang)
        _publish(ls, document.uri, shown, document.version)

    desk = Desk[Found](run, analyse, publish)
    _follow_documents(ls, desk)
    _answer_on_reports(ls, desk, host)
    _answer_on_packs(ls, desk, host)

    @ls.command(RUN_CASES)
    async def cases(uri: str = "", *codes: str) -> dict[str, Any] | None:
        found = await desk.found(uri)
        if not isinstance(found, PackAnalysis):
            return None
        came = await run(partial(run_cases, found, list(codes), _texts(desk), host))
        grave = types.MessageType.Info if came["ok"] else types.MessageType.Warning
        ls.window_show_message(types.ShowMessageParams(grave, came["summary"]))
        return dict(came)

    return ls


def _follow_documents(ls: LanguageServer, desk: Desk[Found]) -> None:
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


def _answer_on_reports(ls: LanguageServer, desk: Desk[Found], host: Host) -> None:
    """Answer what is asked of a report; lenses, hovers and actions are of packs as well."""
    lang = host.lang

    @ls.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: types.DocumentSymbolParams) -> Any:
        found = await desk.found(params.text_document.uri)
        return outline(found, lang) if isinstance(found, Analysis) else None

    @ls.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def due(params: types.InlayHintParams) -> Any:
        found = await desk.found(params.text_document.uri)
        return hints(found, params.range, lang) if isinstance(found, Analysis) else None

    @ls.feature(types.TEXT_DOCUMENT_HOVER)
    async def known(params: types.HoverParams) -> Any:
        found = await desk.found(params.text_document.uri)
        if isinstance(found, PackAnalysis):
            return pack_hover(found, params.position, host)
        return hover(found, params.position, host) if found is not None else None

    @ls.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def above(params: types.CodeLensParams) -> Any:
        found = await desk.found(params.text_document.uri)
        if isinstance(found, PackAnalysis):
            return case_lenses(found, lang)
        return lenses(found, lang) if found is not None else None

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.Source, FIX_ALL]

    @ls.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))
    async def actions(params: types.CodeActionParams) -> Any:
        found = await desk.found(params.text_document.uri)
        if isinstance(found, PackAnalysis):
            return case_actions(found, params, lang)
        return quick_fixes(found, params, _versioned(ls), lang) if found is not None else None


def _answer_on_packs(ls: LanguageServer, desk: Desk[Found], host: Host) -> None:
    """Answer what is asked of a pack alone."""

    @ls.feature(types.TEXT_DOCUMENT_COMPLETION)
    async def offers(params: types.CompletionParams) -> Any:
        found = await desk.found(params.text_document.uri)
        if not isinstance(found, PackAnalysis):
            return None
        return completions(found, params.position, host)

    @ls.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def rule(params: types.DefinitionParams) -> Any:
        found = await desk.found(params.text_document.uri)
        if not isinstance(found, PackAnalysis):
            return None
        return definition(found, params.position, host)


def _versioned(ls: LanguageServer) -> bool:
    """Whether the editor takes edits that say of which version of a document they are."""
    known = ls.client_capabilities.workspace
    edit = known.workspace_edit if known else None
    return bool(edit and edit.document_changes)


def _texts(desk: Desk[Found]) -> dict[Path, str]:
    """The YAML that is open, as the editor has it."""
    every = [*desk.documents.values()]
    return {one.path: one.text for one in every if one.path.suffix.lower() in _YAML}


def _ours(error: BaseException) -> UserError:
    """What is told of an error of ours, in place of findings."""
    why = f"{type(error).__name__}: {error}"
    return UserError(f"govlint 自身出错：{why}", f"a fault of govlint: {why}")


def _publish(
    ls: LanguageServer, uri: str, shown: list[types.Diagnostic], version: int | None
) -> None:
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, version))


_YAML = {".yaml", ".yml"}
