"""SARIF 2.1.0: one run, its rules, its files, its results, and what could not be checked.

The standard is https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/; columns count UTF-16
code units, which is what its `columnKind` says and what editors count in.  Nothing depends on
the machine or the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govlint.bilingual import Text
from govlint.engine.rule import Rule
from govlint.linter.run import UNREADABLE, Run
from govlint.model.diagnostic import Diagnostic, Failure
from govlint.reporters.sarif_results import LEVELS, ROOT, artifact, artifact_location, result
from govlint.reporters.standalone import paragraphs, pascal
from govlint.text.display import as_json_pieces
from govlint.version import __version__

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LONGEST = 1000  # GitHub takes no longer descriptions than 1024


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """The run as one log."""
    found = run.diagnostics
    # Rules have one order, files have one: results name both by their index.
    first = {one.code: one for one in reversed(found)}
    rules = {code: index for index, code in enumerate(sorted(first))}
    files = {outcome.path: index for index, outcome in enumerate(run.outcomes)}
    suppressions = any(one.suppressed for one in found)
    results = (result(one, rules, files, suppressions, lang) for one in found)
    run_object = _run_object(run, [first[code] for code in rules], files, lang)
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run_object]}
    return as_json_pieces(log, results)


def _run_object(
    run: Run, first: list[Diagnostic], files: dict[str, int], lang: str
) -> dict[str, Any]:
    """The run but for its results; `first` is a finding of each rule."""
    return {
        "tool": {"driver": _driver(run, first, lang)},
        "language": "en-US" if lang == "en" else "zh-CN",
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {ROOT: {"description": {"text": _HERE.in_language(lang)}}},
        "invocations": [_invocation(run, files, lang)],
        "artifacts": _artifacts(run),
        "results": [],
    }


_HERE = Text("运行 govlint 的文件夹。", "The folder govlint was run in.")


def _driver(run: Run, first: list[Diagnostic], lang: str) -> dict[str, Any]:
    known = {rule.code: rule for rule in run.pack.rules}
    return {
        "name": "govlint",
        "fullName": f"govlint {__version__}",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "en-US" if lang == "en" else "zh-CN",
        "shortDescription": {"text": _ABOUT.in_language(lang)},
        "rules": [_rule(one, known.get(one.code), lang) for one in first],
        "notifications": [
            _descriptor(id, said.in_language(lang)) for id, said in _NOTIFICATIONS.items()
        ],
    }


def _descriptor(id: str, said: str) -> dict[str, Any]:
    text = {"text": said}
    return {
        "id": id,
        "name": pascal(id),
        "shortDescription": text,
        "fullDescription": text,
        "help": text,
    }


_ABOUT = Text(
    "检查政府信息公开工作年度报告。", "The linter for government information disclosure reports."
)
_NOTIFICATIONS = {
    "file-unreadable": Text("文件没能读出或没能读全。", "A file could not be read, or not wholly."),
    "not-a-report": Text("文件不是年报，没有检查。", "A file that is no report was passed over."),
    "nothing-checked": Text("一份报告也没有检查。", "No report was checked."),
    "rule-crashed": Text("规则出错，没有查完。", "A rule crashed: the check is not complete."),
}


def _rule(one: Diagnostic, rule: Rule | None, lang: str) -> dict[str, Any]:
    """A rule as the pack has it; one the pack only borrowed, as its finding shows it."""
    title = _sentence(one.title.in_language(lang), lang)
    note = list(paragraphs(rule.note.in_language(lang))) if rule else []
    level, confidence = (rule.level, rule.confidence) if rule else (one.level, one.confidence)
    colon = ": " if lang == "en" else "："
    basis = f"{_BASIS.in_language(lang)}{colon}{one.basis}" if one.basis else ""
    bold = f"**{_BASIS.in_language(lang)}**{colon}{one.basis}" if one.basis else ""
    help = [part for part in (title, basis, *note) if part]
    markdown = [part for part in (title, bold, *note) if part]
    return {
        "id": one.code,
        "name": pascal(one.name),
        "shortDescription": {"text": title},
        "fullDescription": {"text": (note[0] if note else title)[:_LONGEST]},
        "help": {"text": "\n\n".join(help), "markdown": "\n\n".join(markdown)},
        "defaultConfiguration": {"level": LEVELS[level]},
        "properties": {
            "precision": confidence,
            "problem.severity": _SEVERITIES[level],
            "basis": one.basis,
            "slug": one.name,
        },
    }


_BASIS = Text("依据", "Basis")
_SEVERITIES = {"error": "error", "warning": "warning", "info": "recommendation"}


def _sentence(text: str, lang: str) -> str:
    return text if text.endswith((".", "。")) else text + ("." if lang == "en" else "。")


def _artifacts(run: Run) -> list[dict[str, Any]]:
    """The files that were looked at; the name as people read it, for it is encoded in the URI."""
    return [
        artifact(outcome.path, outcome.diagnostics if outcome.state == "checked" else ())
        for outcome in run.outcomes
    ]


def _invocation(run: Run, files: dict[str, int], lang: str) -> dict[str, Any]:
    """Whether all was checked, and what was not."""
    told = list(_notifications(run, files, lang))
    return {
        "executionSuccessful": all(one["level"] != "error" for one in told),
        "toolExecutionNotifications": told,
    }


def _notifications(run: Run, files: dict[str, int], lang: str) -> Iterator[dict[str, Any]]:
    for one in run.diagnostics:
        if one.code == UNREADABLE:
            yield _notification("file-unreadable", "error", one.message, one.path, files, lang)
    for failure in run.failures:
        said = _crashed(failure)
        about = _notification("rule-crashed", "error", said, failure.path, files, lang)
        yield about | {"associatedRule": {"id": failure.code}}
    skipped = run.paths("skipped")
    for path in skipped:
        said = Text("不是年报，没有检查", "no report, passed over")
        yield _notification("not-a-report", "note", said, path, files, lang)
    if len(skipped) == len(run.outcomes):
        said = _NOTIFICATIONS["nothing-checked"]
        yield _notification("nothing-checked", "warning", said, "", files, lang)


def _crashed(failure: Failure) -> Text:
    return Text(
        f"规则 {failure.code} 出错，没有查完：{failure.message}",
        f"rule {failure.code} crashed, the file is not fully checked: {failure.message}",
    )


def _notification(
    id: str, level: str, said: Text, path: str, files: dict[str, int], lang: str
) -> dict[str, Any]:
    where = {"physicalLocation": {"artifactLocation": artifact_location(path, files)}}
    place = {"locations": [where]} if path else {}
    return {
        "descriptor": {"id": id, "index": list(_NOTIFICATIONS).index(id)},
        "level": level,
        "message": {"text": _sentence(said.in_language(lang), lang)},
        **place,
    }
