"""govlint in a browser: what the page's worker (`web/worker.js`) calls.

Between two calls nothing is kept: the page holds what came of each file, pickled, so that a worker
that hangs can be ended and costs that file alone.
"""

from __future__ import annotations

import importlib
import json
import pickle
import pkgutil
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from govlint import resources
from govlint.files.decode import Undecodable
from govlint.files.discover import Input
from govlint.linter import lint, plugins
from govlint.linter.run import Outcome
from govlint.linter.unopened import warnings
from govlint.loaders import hosts
from govlint.model.diagnostic import LEVELS
from govlint.page import answers, pdfium, refusals

_Answer = tuple[bytes, str]  # an outcome, pickled, and what the list of files shows of it


def ready(packs: Sequence[str]) -> None:
    """Import what checks and answers, and make the rules of the packs: no file is at hand later."""
    resources.use_cache(False)
    hosts.use(hosts.Hosts(_pdf, lambda data: None))
    pdfium.install()
    for name in packs:
        for rule in lint.find_pack(name).rules:
            getattr(rule.check, "itself", None)  # runs the file of a rule in Python
    for name in (
        "govlint.annotate",
        "govlint.blank",
        "govlint.reporters",
        "govlint.loaders",
        *_LIBRARIES,
    ):
        importlib.import_module(name)
    whole: set[str] = set()
    while more := _tops() - whole - _NOT_WHOLE:
        for top in sorted(more):
            _import_whole(top)
        whole |= more
    plugins.reporters()


def _tops() -> set[str]:
    """The packages of govlint of which something is imported."""
    return {name.split(".")[1] for name in sys.modules if name.startswith("govlint.")}


def _import_whole(top: str) -> None:
    module = importlib.import_module(f"govlint.{top}")
    for inner in pkgutil.walk_packages(getattr(module, "__path__", ()), f"govlint.{top}."):
        if not _LEFT_OUT.search(inner.name):
            with suppress(ModuleNotFoundError):  # what needs a library that is not in there
                importlib.import_module(inner.name)


_LIBRARIES = ("olefile", "xlsxwriter")
_NOT_WHOLE = frozenset({"page", "commands", "settings"})
"""Packages of which more than a check needs would only take room; memory is what the page is."""
_LEFT_OUT = re.compile(
    r"\.(keeper|host|office|processes|cache|sarif\w*|junit|git\w+|rdjson|concise)\b"
)
_bridge: Any = None


def connect(bridge: Any) -> None:
    """Read PDFs from now on by a pdfium that has been started."""
    global _bridge
    _bridge = bridge
    pdfium.connect(sys.modules["pypdfium2.raw"], bridge)


def warm(text: str) -> None:
    """Check a report and show it: what is made for the first is at hand for all others."""
    pack, day = "national", "2000-01-01T00:00:00Z"
    _, word, _, _ = blank("云岭市青禾县人民政府", 2024, "报告.txt", text.encode())
    for name, data in (("报告.txt", text.encode()), ("报告.docx", word)):
        outcome, _ = check(name, data, True, pack, "")
        for lang in ("zh", "en"):
            report([outcome], pack, lang)
            table([outcome], pack, lang)
    mended(outcome, word, pack, "", True, "zh", day)


def _pdf(data: bytes) -> tuple[str, Any]:
    from govlint.loaders.pdfium import reader
    from govlint.loaders.pdfium.worker import MAX_BOXES, MAX_GLYPHS, MAX_PAGES

    if not data:
        return "broken", None
    from pyodide.ffi import JsException

    try:
        return reader.read_pages(data, MAX_PAGES, MAX_GLYPHS, MAX_BOXES)
    except JsException:
        _bridge.fail()  # its memory cannot be believed any more: the next PDF gets another
        return "crash", None


def members(name: str, data: Any, pack: str) -> tuple[list[tuple[Any, ...]], str]:
    """The files in a zip: path, bytes and, where these cannot be had, what came of it.

    With it, in JSON, lines on what was not opened though it may hold reports.
    """
    found, left = answers.handed_over(name, _bytes(data), pack)
    files = [(one.path, one.data, _answer(one.fault, b"") if one.fault else None) for one in found]
    return files, _json([line._asdict() for line in warnings(left)])


def check(path: str, data: Any, named: bool, pack: str, organ_kind: str) -> _Answer:
    """What came of one file; one that nobody named is passed over if it is plainly no report."""
    item = Input(path, named=named, data=_bytes(data))
    return _answer(answers.outcome(item, answers.Manner(pack, organ_kind)), item.data or b"")


def refuse(path: str, pack: str, why: str) -> _Answer:
    """What came of a file that was not checked, for a reason of `refusals.FAULTS`."""
    fault = Undecodable(*refusals.FAULTS[why])
    return _answer(lint.unread(lint.Task(Input(path, named=True), pack), fault), b"")


def report(outcomes: Any, pack: str, lang: str) -> str:
    """The page of what came of files."""
    return answers.rendered(_outcomes(outcomes), lint.find_pack(pack), "html", lang).decode()


def table(outcomes: Any, pack: str, lang: str) -> bytes:
    """The workbook of what came of files."""
    return answers.rendered(_outcomes(outcomes), lint.find_pack(pack), "xlsx", lang)


def comments(outcome: Any, data: Any, lang: str) -> bytes:
    """A Word file with its findings as comments."""
    found: Outcome = pickle.loads(_bytes(outcome))
    return answers.commented(found, _bytes(data), lang)


def mended(
    outcome: Any, data: Any, pack: str, organ_kind: str, unsafe: bool, lang: str, date: str
) -> tuple[bytes, str]:
    """A Word file with its fixes as tracked changes; how many, and what was not fixed, in JSON."""
    found: Outcome = pickle.loads(_bytes(outcome))
    manner = answers.Manner(pack, organ_kind)
    done = answers.mended(found, _bytes(data), manner, unsafe, lang, date)
    notes = [note._asdict() for note in done.notes]
    return done.data, _json({"fixes": done.fixes, "notes": notes})


def blank(organ: str, year: int, last: str, data: Any) -> tuple[str, bytes, bytes, str]:
    """A report to be filled in: its name, Word file and workbook, and remarks in JSON.

    `last` is the name of last year's report, "" where there is none.
    """
    from govlint.blank import NOTHING, blank_report, carried, workbook

    held = carried(Input(last, named=True, data=_bytes(data)), organ, year) if last else NOTHING
    report = blank_report(organ, year, held)
    remarks = _json([remark._asdict() for remark in report.remarks])
    return report.name, report.docx, workbook(report), remarks


def _answer(found: Outcome, data: bytes) -> _Answer:
    levels = Counter(one.level for one in found.standing)
    said: dict[str, Any] = {level: levels[level] for level in LEVELS}
    said |= {"path": found.path, "state": found.state, "crashed": bool(found.failures)}
    said["word"] = found.view is not None and answers.takes_comments(found.path, data)
    worst = min(found.standing, key=lambda one: LEVELS.index(one.level), default=None)
    said["worst"] = worst.message._asdict() if worst else None
    if worst and found.state in {"unreadable", "foreign"}:
        said["fault"] = worst.message._asdict()
        said["step"] = worst.help._asdict() if worst.help else {}
    return pickle.dumps(found), _json(said)


def _outcomes(given: Any) -> list[Outcome]:
    return [pickle.loads(_bytes(one)) for one in given]


def _bytes(data: Any) -> bytes:
    """Bytes, also where they are an array of the browser's."""
    return data if isinstance(data, bytes) else bytes(data.to_bytes())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


CALLS: dict[str, Callable[..., Any]] = {
    one.__name__: one
    for one in (
        *(members, check, refuse),
        *(report, table, comments, mended, blank),
    )
}
"""What the page asks for, by name."""
