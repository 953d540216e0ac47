"""`govlint facts --engine`: the same content whoever does it, and nothing done twice or lost."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.command_line import write
from helpers.installed_plugins import installed
from helpers.sample_report import WRONG, report

from govlint.files.discover import Input
from govlint.linter.lint import Task
from govlint.parts import work
from govlint.parts.part import Counts, Failed, Job, Part, rules_digest

pytest.importorskip("fsspec", reason="fsspec is not installed")
parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
pytestmark = pytest.mark.usefixtures("place")
FILES = 7


@pytest.fixture
def source() -> Path:
    for number in range(FILES):
        write(f"来源/{number % 2}/{number}.txt", report(WRONG if number % 3 else None))
    write("来源/说明.md", "# 说明\n")
    return Path("来源")


def told(govlint: Any, *words: str) -> tuple[int, int, str]:
    """Parts made, parts kept, and the content."""
    code, out, err = govlint("facts", *words, "--lang", "en")
    assert (code, err) == (0, ""), err
    match = re.match(r"\d+ parts \((\d+) made, (\d+) kept\).*content ([0-9a-f]{32})$", out.strip())
    assert match is not None, out
    return int(match[1]), int(match[2]), match[3]


def table(*path: str) -> list[dict[str, Any]]:
    return sorted(
        parquet.read_table("/".join(path)).to_pylist(),
        key=lambda row: tuple(map(str, row.values())),
    )


def test_any_part_size_and_number_of_processes_gives_the_same_content(govlint, source) -> None:
    found = set()
    for number, (jobs, part) in enumerate([("1", "100"), ("2", "2"), ("1", "3")]):
        words = ("来源", "--engine", "processes", "-o", f"out{number}", "--jobs", jobs)
        *_, content = told(govlint, *words, "--part", part)
        found.add(content)
    assert len(found) == 1
    for name in ("facts", "findings", "reports"):
        assert table("out0", name) == table("out1", name) == table("out2", name)
    govlint("facts", "来源", "-o", "whole.parquet")
    assert table("out1", "facts") == table("whole.parquet")


def test_what_is_done_is_not_done_again(govlint, source) -> None:
    words = ("来源", "--engine", "processes", "-o", "out", "--jobs", "1", "--part", "2")
    assert told(govlint, *words)[:2] == (4, 0)
    content = told(govlint, *words)[2]
    (marker, *_) = sorted(Path("out/done").iterdir())
    marker.unlink()  # as if its worker had died before the last step
    assert told(govlint, *words) == (1, 3, content)
    write("来源/1/1.txt", report())
    assert told(govlint, *words)[:2] == (1, 3)
    assert len(table("out", "facts")) == 200 * FILES  # what the file was is gone
    assert len([*Path("out/done").iterdir()]) == len([*Path("out/facts").iterdir()]) == 4


def test_a_folder_of_another_run_is_left_alone(govlint, source) -> None:
    words = ("facts", "来源", "--engine", "processes", "-o", "out", "--jobs", "1")
    assert govlint(*words)[0] == 0
    told_of = Path("out/run.json").read_text("utf-8")
    kept = {path: path.read_bytes() for path in Path("out").rglob("*.parquet")}
    spoilt = [told_of.replace('"govlint": "', '"govlint": "0.0.'), "{", None]
    for text in spoilt:
        write("out/run.json", text) if text is not None else Path("out/run.json").unlink()
        for lang, said in (
            ("zh", "里有另一次运行写的部分（govlint 版本"),
            ("en", "parts of another"),
        ):
            code, out, err = govlint(*words, "--lang", lang)
            assert (code, out, err.count("\n")) == (2, "", 1)
            assert said in err
            assert "--force" in err
    assert {path: path.read_bytes() for path in Path("out").rglob("*.parquet")} == kept
    assert govlint(*words, "--force")[0] == 0


def test_a_part_half_written_is_written_anew(govlint, source) -> None:
    words = ("来源", "--engine", "processes", "-o", "out", "--jobs", "1")
    made, _, content = told(govlint, *words)
    (part,) = Path("out/facts").iterdir()
    whole = part.read_bytes()
    part.write_bytes(whole[:100])
    next(Path("out/done").iterdir()).unlink()
    assert told(govlint, *words) == (made, 0, content)
    assert part.read_bytes() == whole


def test_zips_and_what_cannot_be_read(govlint, source) -> None:
    shutil.make_archive("来源/包", "zip", "来源/0")
    write("来源/坏.txt", b"\x89PNG\r\n\x1a\n")
    words = ("facts", "来源", "--engine", "processes", "-o", "out", "--jobs", "1", "--lang", "en")
    code, out, err = govlint(*words)
    assert code == 3
    assert f"{FILES + 4 + 1} reports" in out
    assert "1 reports not wholly read: see `status` and `shortfall`" in err
    found = {row["path"]: row for row in table("out", "reports")}
    assert found["来源/坏.txt"]["status"] == "unreadable"
    assert "来源/包.zip/0.txt" in found
    assert govlint(*words)[:2] == (3, out.replace("(1 made, 0 kept)", "(0 made, 1 kept)"))


def test_a_file_that_cannot_be_opened_is_tried_again(govlint, source) -> None:
    Path("来源/去.txt").symlink_to("没有.txt")
    words = ("facts", "来源", "--engine", "processes", "-o", "out", "--jobs", "1", "--lang", "en")
    code, _, err = govlint(*words)
    assert code == 3
    assert "1 files could not be opened and are tried again by the next run" in err
    assert len(table("out", "facts")) == 200 * FILES
    write("没有.txt", report())
    Path("来源/没有.txt").write_text(report(), "utf-8")
    code, _, err = govlint(*words)
    assert (code, err) == (0, "")
    assert len(table("out", "facts")) == 200 * (FILES + 2)


def test_an_exception_that_changes_is_another_run_of_its_parts(govlint, source) -> None:
    write(".govlint.yaml", "allow:\n  - {path: 来源/1/1.txt, rule: GL301, reason: 已核实}\n")
    words = ("facts", "来源", "--engine", "processes", "-o", "out", "--jobs", "1")
    assert govlint(*words)[0] == 0
    assert {row["suppressed_by"] for row in table("out", "findings")} == {None}
    write(".govlint.yaml", "allow:\n  - {path: 来源/1/1.txt, rule: GL310, reason: 已核实}\n")
    assert "新做 1，已有 0" in govlint(*words)[1]
    told_of = {(row["path"], row["suppressed_by"]) for row in table("out", "findings")}
    assert {("来源/1/1.txt", "已核实"), ("来源/0/4.txt", None)} <= told_of


def test_a_worker_may_stand_in_another_folder(source, tmp_path, monkeypatch) -> None:
    job = Job(str(tmp_path / "out"), "national", rules_digest("national"), folder=os.getcwd())
    task = Task(Input("来源/0/0.txt", named=True), "national")
    monkeypatch.chdir("/")
    done = work.done(Part("0", ((task, 0),), job))
    assert isinstance(done, Counts)
    assert (done.reports, done.read, done.closed) == (1, 200, 0)
    other = work.done(Part("1", ((task, 0),), job._replace(version="0.0.1")))
    assert isinstance(other, Failed)
    assert "Install the same" in other.why.en


# places elsewhere


@pytest.fixture
def memory() -> Iterator[Any]:
    fsspec = pytest.importorskip("fsspec")
    fs = fsspec.filesystem("memory")
    yield fs
    fs.store.clear()


def test_memory_as_source_and_goal(govlint, source, memory) -> None:
    for path in source.rglob("*.txt"):
        memory.pipe_file(f"/reports/{path.name}", path.read_bytes())
    words = ("memory://reports", "--engine", "processes", "-o", "memory://out", "--part", "3")
    assert told(govlint, *words)[:2] == (3, 0)
    assert told(govlint, *words)[:2] == (0, 3)
    assert len(memory.ls("/out/facts")) == 3
    words = ("memory://reports", "--engine", "processes", "-o", "here")
    assert told(govlint, *words)[:2] == (1, 0)
    assert table("here", "reports")[0]["path"] == "memory:///reports/0.txt"


# engines


def test_an_engine_of_a_stranger(govlint, source, monkeypatch, tmp_path) -> None:
    code = (
        "def backwards(work, parts, lost, setting):\n"
        "    assert setting.place == 'there'\n"
        "    yield from reversed([work(part) for part in parts])\n"
    )
    entry = "[govlint_engines]\nodd = yunxi_odd:backwards\nbad = yunxi_bad:nothing\n[x]"
    installed(tmp_path, monkeypatch, "yunxi_odd", code, entry)
    words = ("来源", "--engine", "odd://there", "-o", "out", "--part", "2")
    assert told(govlint, *words)[0] == 4
    code, _, err = govlint("facts", "来源", "--engine", "bad", "-o", "out2", "--lang", "en")
    assert (code, err.count("\n")) == (2, 1)
    assert "engine bad (yunxi-odd) is broken: ModuleNotFoundError" in err
