"""Benchmarks, by hand: `python tests/benchmarks/run.py`.  Ratios to baselines, never a test.

What is measured: a report read and checked in process, against Lark's own loop over the same
leaves; reports a second in every format; one report from the command line, against
`python -c pass`; a thousand reports by one process and by two.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import formats  # noqa: E402  the path must be set first
from forge import LAYOUTS, forge  # noqa: E402

from govlint import packs  # noqa: E402
from govlint.claims import claims  # noqa: E402
from govlint.engine import check as engine  # noqa: E402
from govlint.fitting.fit import facts_of  # noqa: E402
from govlint.model.source import Source  # noqa: E402
from govlint.parsing import grammar  # noqa: E402
from govlint.parsing.parser import parse  # noqa: E402
from govlint.parsing.scanner import scan  # noqa: E402

RUNS = 15
AIM = 2.6  # times Lark's own loop: a report read and checked


def main() -> None:
    """Measure everything, print small tables."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} CPUs, load {load}\n")
    in_process()
    table("Formats (processor time of one process)", formats.HEAD, list(formats.rows()))
    with tempfile.TemporaryDirectory() as folder:
        command_line(Path(folder))
        many(Path(folder))


def samples() -> Iterator[tuple[str, str]]:
    """Names and texts: real reports where there are some, else examples or forged ones."""
    found = sorted((ROOT.parent / "shared" / "reports").glob("00[0-4].txt"))
    found = found or sorted((ROOT / "docs" / "examples").rglob("*.txt"))[:5]
    for path in found:
        yield path.name, path.read_text("utf-8")
    if not found:
        yield from ((f"forged {layout}", forge(1, layout).text) for layout in ("A1", "A2", "MD"))


def in_process() -> None:
    """Milliseconds a report, by stage, beside Lark's loop over the same leaves."""
    rules = packs.load("national").rules
    lark = grammar.lark()
    rows = []
    for name, text in samples():
        source = Source(name, text)
        report = parse(source)
        facts = facts_of(source, report)
        said = claims(source, report)
        times = [
            milliseconds(lambda text=text: parse(Source("x", text))),
            milliseconds(lambda s=source, r=report: (facts_of(s, r), claims(s, r))),
            milliseconds(lambda g=(source, report, facts, said): engine.check(*g, rules)),
        ]
        tree = milliseconds(lambda text=text: by_lark(lark, text))
        rows.append([name, len(text), *times, sum(times), tree, sum(times) / tree])
    head = ["report", "characters", "parse", "facts", "rules", "all ms", "Lark ms", "ratio"]
    table(f"In process (best processor time, ms; aim: ratio {AIM})", head, rows)


def by_lark(lark: Any, text: str) -> Any:
    """The tree Lark itself makes of a text, with our scanner for its lexer."""
    from lark import Token

    run = lark.parse_interactive()
    for leaf in scan(Source("x", text)):
        run.feed_token(Token(leaf.kind, ""))
    return run.feed_eof()


def command_line(folder: Path) -> None:
    """Seconds of `govlint check one.txt`, beside the bare interpreter."""
    name, text = next(samples())
    path = folder / name
    path.write_text(text, "utf-8")
    words = ["-m", "govlint", "check", str(path)]
    cache = folder / "cache"
    program(words, cache)  # bytecode

    def fresh() -> None:
        shutil.rmtree(cache / "results")
        program(words, cache)

    def cold() -> None:
        shutil.rmtree(cache)
        program(words, cache)

    bare = milliseconds(lambda: program(["-c", "pass"], cache))
    version = ["-m", "govlint", "--version"]
    times = {
        "python -c pass": (bare, 1.0),
        "govlint --version": (milliseconds(lambda: program(version, cache)), 4.5),
        "govlint check, nothing changed": (milliseconds(lambda: program(words, cache)), 6.5),
        "govlint check, a new file": (milliseconds(fresh), 11.0),
        "govlint check, cache empty": (milliseconds(cold, 7), ""),
    }
    rows = [[what, time, time / bare, aim] for what, (time, aim) in times.items()]
    table("Command line (best processor time, ms)", ["what", "ms", "ratio", "aim"], rows)


def many(folder: Path) -> None:
    """Two thousand reports, cold by one process and by two, then warm; and one changed of many."""
    reports = folder / "many"
    reports.mkdir()
    for seed in range(2000):
        text = forge(seed, LAYOUTS[seed % len(LAYOUTS)]).text
        (reports / f"{seed:04}.txt").write_text(text, "utf-8")
    check = ["-m", "govlint", "check", "--exit-zero"]
    program([*check, str(reports / "0000.txt")], folder / "cache")  # bytecode, compiled tables
    rows: list[list[Any]] = []
    for what, jobs, more in (
        ("cold", "1", ["--no-cache"]),
        ("cold", "2", ["--no-cache"]),
        ("cold, keeping results", "2", []),
        ("warm", "1", []),
        ("warm, sarif", "1", ["--format", "sarif"]),
    ):
        words = [*check, str(reports), "--jobs", jobs, *more]
        rows.append([what, jobs, *seconds(lambda words=words: program(words, folder / "cache"))])
    table("2,000 forged reports (seconds)", ["what", "jobs", "passed", "of processor"], rows)
    changed(reports, folder / "cache", check)


def changed(reports: Path, cache: Path, check: list[str]) -> None:
    """One changed report of a thousand, as the pre-commit hook is called."""
    names = [str(reports / f"{number:04}.txt") for number in range(1000)]
    hook = [*check, "--force-exclude", "--skip-non-reports"]

    def one(words: list[str]) -> None:
        with open(names[500], "a", encoding="utf-8") as file:
            file.write("\n")
        program(words, cache)

    rows = []
    for what, words in (
        ("the changed one", [*hook, names[500]]),
        ("all thousand (--all-files)", [*hook, *names]),
    ):
        program(words, cache)
        rows.append([what, milliseconds(lambda words=words: one(words), 7)])
    table("One report changed of 1,000 (median, ms)", ["named", "ms"], rows)


def program(words: list[str], cache: Path) -> None:
    """Run Python with some words, the cache of compiled tables in a folder of its own."""
    environ = os.environ | {"GOVLINT_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users have bytecode
    subprocess.run([sys.executable, *words], env=environ, capture_output=True, check=False)


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long some work takes, and how long processors are at it, its children's included."""
    before, start = os.times(), perf_counter()
    work()
    after = os.times()
    used = sum(after[part] - before[part] for part in range(4))
    return perf_counter() - start, used


def milliseconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The least processor time of some work, its children's included."""
    times = []
    for _ in range(runs):
        start = _spent()
        work()
        times.append(_spent() - start)
    return min(times) * 1000


def _spent() -> float:
    both = map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def table(title: str, head: list[str], rows: list[list[Any]]) -> None:
    """Print a table in Markdown."""
    print(f"## {title}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        cells = (f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in row)
        print(f"| {' | '.join(cells)} |")
    print()


if __name__ == "__main__":
    main()
