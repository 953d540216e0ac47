"""Workflow commands of GitHub Actions: an annotation a finding, beside the lines of a change.

Defined at https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands.
GitHub shows ten annotations of each level a step and drops the others without a word, so a line
at the end, which is no annotation, says how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from govlint.bilingual import Text
from govlint.linter.run import Run
from govlint.model.diagnostic import LEVELS, Diagnostic
from govlint.reporters.naming import readable
from govlint.reporters.ranges import place
from govlint.reporters.standalone import sentence
from govlint.text.display import plain
from govlint.text.pattern import lazy

_ENDS = lazy(r"([\r\n])")
_SHOWN = 10  # annotations of one level that GitHub shows for one step
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """The commands, by level; then, where GitHub will not show all, a line that says so."""
    found = run.standing
    for level in LEVELS:
        for one in found:
            if one.level == level:
                yield _command(_COMMANDS[level], _place(one), _words(one, lang))
    for failure in run.failures:
        title = f"govlint: {failure.code}"
        yield _command("error", {"title": title}, f"{readable(failure.path)}: {failure.message}")
    counts = {level: sum(one.level == level for one in found) for level in LEVELS}
    if max(counts.values()) > _SHOWN:
        yield _more(counts).in_language(lang) + "\n"


def _place(one: Diagnostic) -> dict[str, str]:
    known = {"title": f"{one.code} {one.name}", "file": readable(one.path)}
    where = place(one, one.at, one.within)
    if where is None:
        return known
    lines = {"line": str(where.line), "endLine": str(where.end_line)}
    if where.line != where.end_line:
        return known | lines  # GitHub takes columns only within one line
    return known | lines | {"col": str(where.column), "endColumn": str(where.end_column)}


def _words(one: Diagnostic, lang: str) -> str:
    """The message, with the place: the log of a step shows nothing else of an annotation."""
    where = place(one, one.at, one.within)
    at = f"{readable(one.path)}:{where.line}:{where.column}" if where else readable(one.path)
    return f"{at}: {one.code} {sentence(one, lang)}"


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    """A text as a command has it: line ends are escaped, a log obeys nothing else."""
    parts = _ENDS.split(text)
    text = "".join(part if _ENDS.fullmatch(part) else plain(part) for part in parts)
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _more(counts: dict[str, int]) -> Text:
    errors, warnings, infos = (counts[level] for level in LEVELS)
    return Text(
        f"govlint：{errors} 个错误，{warnings} 个警告，{infos} 个提示；"
        f"GitHub 每一步每一级只显示前 {_SHOWN} 条，其余见本日志",
        f"govlint: {errors} errors, {warnings} warnings, {infos} info; "
        f"GitHub shows the first {_SHOWN} of each level a step, the others are in this log",
    )
