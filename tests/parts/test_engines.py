"""Engines under fire: workers killed, runs broken off and gone on with by another engine."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers.command_line import write
from helpers.effort import SLOW
from helpers.sample_report import WRONG, report

from govlint.parts.engines import Setting, processes
from govlint.parts.part import Counts, Failed, Job, Part

pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pytest.importorskip("fsspec", reason="fsspec is not installed")
ROOT = Path(__file__).parents[2]
slow = pytest.mark.skipif(not SLOW, reason="a minute of work: GOVLINT_SLOW=1")
posix = pytest.mark.skipif(os.name != "posix", reason="signals as there")
FILES = 60


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source")
    for number in range(FILES):
        write(str(folder / f"{number}.txt"), report(WRONG if number % 3 else None))
    return folder


def begun(source: Path, out: Path, engine: str) -> subprocess.Popen[str]:
    words = ["facts", str(source), "--engine", engine, "-o", str(out), "--part", "3", "--jobs", "2"]
    return subprocess.Popen(
        [sys.executable, "-m", "govlint", *words, "--lang", "en", "--no-config"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def ended(run: subprocess.Popen[str]) -> tuple[int, int, str]:
    """Parts made, parts kept, and the content."""
    out, err = run.communicate(timeout=300)
    assert (run.returncode, err) == (0, ""), err
    match = re.search(r"\((\d+) made, (\d+) kept\).*content ([0-9a-f]{32})", out)
    assert match is not None, out
    return int(match[1]), int(match[2]), match[3]


def workers(parent: int) -> list[int]:
    """The processes below one, those that do the work."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                above = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(above, []).append(int(folder.name))
    found, below = [], [parent]
    while below:
        inner = children.get(below.pop(), [])
        found += inner
        below += inner
    return [one for one in found if "resource_tracker import main" not in _command(one)]


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except OSError:
        return ""


def parts_done(out: Path) -> int:
    return len(list((out / "done").glob("part-*"))) if (out / "done").exists() else 0


@slow
@pytest.mark.parametrize("engine", ["processes", "dask"])
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc here")
def test_workers_killed_ten_times_change_nothing(source: Path, tmp_path: Path, engine: str) -> None:
    if engine == "dask":
        pytest.importorskip("distributed", reason="distributed is not installed")
    *_, due = ended(begun(source, tmp_path / "whole", "processes"))
    run, killed, draw = begun(source, tmp_path / "killed", engine), 0, random.Random(1)
    while run.poll() is None and killed < 10:
        time.sleep(draw.uniform(0.2, 0.6))
        if parts_done(tmp_path / "killed") and (found := workers(run.pid)):
            os.kill(draw.choice(found), signal.SIGKILL)
            killed += 1
    made, kept, content = ended(run)
    assert (made, kept, content) == (FILES // 3, 0, due)
    assert killed >= 3


@slow
@posix
def test_a_run_stopped_half_way_goes_on_under_another_engine(source: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="distributed is not installed")
    *_, due = ended(begun(source, tmp_path / "whole", "processes"))
    run = begun(source, tmp_path / "out", "processes")
    while parts_done(tmp_path / "out") < 5:
        time.sleep(0.02)
    run.send_signal(signal.SIGTERM)
    run.communicate(timeout=60)
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out/done").iterdir()}
    before = len(times)
    assert 5 <= before < FILES // 3
    made, kept, content = ended(begun(source, tmp_path / "out", "dask"))
    assert (made, kept, content) == (FILES // 3 - before, before, due)
    assert all(path.stat().st_mtime_ns == at for path, at in times.items())


@slow
@posix
def test_a_cluster_that_is_there(source: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="distributed is not installed")
    *_, due = ended(begun(source, tmp_path / "whole", "processes"))
    with distributed.LocalCluster(n_workers=2, threads_per_worker=2, dashboard_address=None) as one:
        place = one.scheduler_address.removeprefix("tcp://")
        assert ended(begun(source, tmp_path / "out", f"dask://{place}"))[2] == due


# the engine of processes, by itself


def _killing(part: Part) -> Counts:
    if part.name == "3":
        os.kill(os.getpid(), signal.SIGKILL)
    return Counts(part.name, files=1)


@posix
def test_a_part_that_ends_every_process_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_ALONE", 2)
    monkeypatch.setattr(processes, "_TOGETHER", 1)
    parts = [Part(str(number), (), Job("out", "national", "")) for number in range(8)]

    def lost(part: Part) -> Failed:
        return Failed(part.name, ("没有做", "not done"))

    found = list(processes.spread(_killing, iter(parts), lost, Setting(2)))
    assert sorted(one.name for one in found) == [part.name for part in parts]
    assert [one.name for one in found if isinstance(one, Failed)] == ["3"]


def test_parts_are_asked_for_as_they_are_needed() -> None:
    asked = []

    def parts():
        for number in range(40):
            asked.append(number)
            yield Part(str(number), (), Job("out", "national", ""))

    most = 0
    for done, _ in enumerate(processes.spread(_counted, parts(), None, Setting(2)), 1):
        most = max(most, len(asked) - done)
    assert (len(asked), most <= 5) == (40, True)


def _counted(part: Part) -> Counts:
    return Counts(part.name, files=1)
