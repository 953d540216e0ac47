"""The cases of a rule, run from the editor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types

from govlint.bilingual import Text
from govlint.engine.rule import CODE
from govlint.linter import lint
from govlint.lsp.host import Host
from govlint.lsp.packs.checking import PackAnalysis, may_run
from govlint.lsp.packs.kinds import PACK, RULES
from govlint.resources.unsaved import holding

RUN_CASES = "govlint.runCases"
"""The command: its arguments are the URI of a file of the pack and the codes of rules, or none."""

_ENTRY = re.compile(rf"['\"]?({CODE.pattern})['\"]?\s*:")


def case_lenses(analysis: PackAnalysis, lang: str) -> list[types.CodeLens]:
    """Above each rule, and above the pack: run its cases."""
    return [
        types.CodeLens(_line(number), command=_command(analysis, code, lang))
        for number, code in _entries(analysis)
    ]


def case_actions(
    analysis: PackAnalysis, params: types.CodeActionParams, lang: str
) -> list[types.CodeAction]:
    """Run the cases of the rule a place is in."""
    before = [one for one in _entries(analysis) if one[0] <= params.range.start.line]
    wanted = params.context.only
    if not before or (wanted and types.CodeActionKind.Source not in wanted):
        return []
    command = _command(analysis, before[-1][1], lang)
    return [types.CodeAction(command.title, kind=types.CodeActionKind.Source, command=command)]


def run_cases(
    analysis: PackAnalysis, codes: list[str], texts: Mapping[Path, str], host: Host
) -> dict[str, Any]:
    """What came of the cases of some rules, or of all: `summary` for people, `problems` in full."""
    folder = analysis.folder
    if folder is None or analysis.pack is None or analysis.faults:
        return _refused(_BROKEN, host)
    if not may_run(analysis.pack, host):
        return _refused(_NOT_TRUSTED, host)
    from govlint import trial

    lint.forget_packs()
    try:
        with holding(texts):
            tally = trial.try_pack(lint.find_pack(str(folder)), str(folder), codes)
    finally:
        lint.forget_packs()
    faults = sum(not one.harmless for one in tally.problems)
    said = Text(
        f"试了 {tally.cases} 个案例，" + (f"{faults} 个问题" if faults else "全部通过"),
        f"{tally.cases} cases tried: " + (f"{faults} problems" if faults else "all holds"),
    )
    problems = [
        {
            "uri": one.path.resolve().as_uri(),
            "message": one.message.in_language(host.lang),
            "diff": one.diff,
        }
        for one in tally.problems
    ]
    return {"ok": not faults, "summary": said.in_language(host.lang), "problems": problems}


def _entries(analysis: PackAnalysis) -> Iterator[tuple[int, str]]:
    """The rules of a file, each with its line; the whole of a `pack.yaml`."""
    if analysis.kind == PACK:
        yield 0, ""
    if analysis.kind == RULES:
        places = analysis.document.positions
        for number in range(len(places.starts)):
            if found := _ENTRY.match(places.line(number)):
                yield number, found[1]


def _command(analysis: PackAnalysis, code: str, lang: str) -> types.Command:
    said = Text(f"试 {code or '全部'}案例", f"run {code or 'all'} cases").in_language(lang)
    arguments = [analysis.document.uri, *([code] if code else [])]
    return types.Command(said, RUN_CASES, arguments=arguments)


def _line(number: int) -> types.Range:
    return types.Range(types.Position(number, 0), types.Position(number, 0))


def _refused(why: Text, host: Host) -> dict[str, Any]:
    return {"ok": False, "summary": why.in_language(host.lang), "problems": []}


_BROKEN = Text("规则包有误，先改正再试案例", "the pack is at fault: mend it, then run its cases")
_NOT_TRUSTED = Text(
    "规则包的 Python 代码未被信任，没有试。请先看过代码，再运行 govlint trust",
    "the Python of the pack is not trusted: nothing was run. Read it, then run govlint trust",
)
