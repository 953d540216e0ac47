"""JUnit XML: a suite a file, a case a finding, as Jenkins' schema has it.

The schema is junit-10.xsd of https://github.com/jenkinsci/xunit-plugin.  Errors and warnings are
failures, what could not be read or checked is an error, information is the output of a case that
passes.  There are no times: the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from govlint.bilingual import Text
from govlint.linter.run import UNREADABLE, Outcome, Run
from govlint.model.diagnostic import Diagnostic, Failure
from govlint.reporters.naming import readable
from govlint.reporters.standalone import sentence
from govlint.text.display import plain, plain_lines


class _Case(NamedTuple):
    """A test case: its name, and the element that says how it went (`""` if well)."""

    name: str
    verdict: str = ""
    type: str = ""
    message: str = ""
    text: str = ""


def report(run: Run, lang: str, colour: bool) -> Iterator[str]:
    """The suites, in the order of the files."""
    suites = [(outcome, list(_cases(outcome, lang))) for outcome in run.outcomes]
    every = [case for _, cases in suites for case in cases]
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites{_attributes(name='govlint', **_counts(every))}>\n"
    for outcome, cases in suites:
        skipped = str(sum(case.verdict == "skipped" for case in cases))
        name = readable(outcome.path)
        yield f"  <testsuite{_attributes(name=name, **_counts(cases), skipped=skipped)}>\n"
        for case in cases:
            yield _element(case, name)
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _cases(outcome: Outcome, lang: str) -> Iterator[_Case]:
    found = sorted(outcome.diagnostics, key=lambda one: one.order)
    standing = [one for one in found if one.suppressed is None]
    yield from (_finding(one, lang) for one in standing)
    yield from map(_crash, outcome.failures)
    if outcome.state == "skipped":
        yield _Case("govlint", "skipped", message=_SKIPPED.in_language(lang))
    elif not standing and not outcome.failures:
        yield _Case("govlint")


_SKIPPED = Text("不是年报，没有检查", "no report, passed over")
_BASIS, _NEXT = Text("依据：", "basis: "), Text("下一步：", "next: ")


def _finding(one: Diagnostic, lang: str) -> _Case:
    message = sentence(one, lang)
    help = one.help.in_language(lang) if one.help else ""
    lines = [f"{one.cited(lang)}: {one.message.in_language(lang)}"]
    lines += [f"{_BASIS.in_language(lang)}{one.basis}"] if one.basis else []
    lines += [f"{_NEXT.in_language(lang)}{help}"] if help else []
    verdict = "error" if one.code == UNREADABLE else _VERDICTS[one.level]
    return _Case(f"{one.code} {one.name}", verdict, one.level, message, "\n".join(lines))


_VERDICTS = {"error": "failure", "warning": "failure", "info": "system-out"}


def _crash(failure: Failure) -> _Case:
    return _Case(failure.code, "error", "crash", failure.message, failure.message)


def _counts(cases: list[_Case]) -> dict[str, str]:
    verdicts = [case.verdict for case in cases]
    return {
        "tests": str(len(cases)),
        "failures": str(verdicts.count("failure")),
        "errors": str(verdicts.count("error")),
    }


def _element(case: _Case, suite: str) -> str:
    opened = f"    <testcase{_attributes(name=case.name, classname=suite)}"
    if not case.verdict:
        return f"{opened}/>\n"
    known = {} if case.verdict == "system-out" else {"type": case.type, "message": case.message}
    attributes = _attributes(**{name: value for name, value in known.items() if value})
    inner = f"<{case.verdict}{attributes}>{escape(plain_lines(case.text))}</{case.verdict}>"
    return f"{opened}>\n      {inner}\n    </testcase>\n"


def _attributes(**named: str) -> str:
    return "".join(f" {name}={quoteattr(plain(value))}" for name, value in named.items())
