"""A cache that is spoiled, full or shared changes no result; what is kept comes back."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from forge import LAYOUTS, forge
from helpers.command_line import write
from helpers.paths import ROOT
from helpers.sample_report import WRONG, report

from govlint.bilingual import Text
from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.cache import folder, look_up, plain, store
from govlint.linter.lint import Task
from govlint.linter.run import Outcome
from govlint.model.diagnostic import (
    Diagnostic,
    Edit,
    FilePosition,
    Fix,
    Position,
    Related,
    SourceLine,
    Suppression,
)
from govlint.model.facts import Cell
from govlint.model.tree import Span

pytestmark = pytest.mark.usefixtures("place")


@pytest.fixture
def checked(monkeypatch):
    """The paths that were checked, not looked up."""
    done = []
    real = lint.check_file

    def check(task):
        done.append(task.item.path)
        return real(task)

    monkeypatch.setattr(lint, "check_file", check)
    return done


@pytest.fixture
def reports():
    write("a.txt", report(WRONG))
    write("b/二.md", report())
    write("b/notes.txt", "买菜清单：白菜，豆腐。")


def kept():
    return sorted(one.path for one in store.entries(folder()))


def spoiled_by(change):
    def spoil():
        for path in kept():
            data = Path(path).read_bytes()
            Path(path).write_bytes(change(data))

    return spoil


def swapped():
    first, second, *_ = kept()
    one, other = Path(first).read_bytes(), Path(second).read_bytes()
    Path(first).write_bytes(other)
    Path(second).write_bytes(one)


def folders():
    for path in kept():
        os.unlink(path)
        os.mkdir(path)


def forged():
    """Sound by their seal, and nonsense."""
    lies = ["", "[]", "7", "[" * 100_000, '{"a":1}', "\\"]
    lies += ['["a.txt","checked",[[1,2]],0,0]', '["a.txt","checked",[],null,0]']
    for number, path in enumerate(kept()):
        key = os.path.basename(os.path.dirname(path)) + os.path.basename(path)
        store.keep(folder(), key, lies[number % len(lies)])


SPOILS = {
    "emptied": spoiled_by(lambda data: b""),
    "cut": spoiled_by(lambda data: data[: len(data) // 2]),
    "longer": spoiled_by(lambda data: data + b" "),
    "a bit": spoiled_by(lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]),
    "zeros": spoiled_by(lambda data: bytes(len(data))),
    "swapped": swapped,
    "folders": folders,
    "forged": forged,
}


@pytest.mark.slow
@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS)
def test_a_cache_that_is_spoiled_changes_nothing(spoil, govlint, checked):
    for number in range(8):
        write(f"{number}.txt", report(WRONG if number % 2 else None))
    first = govlint("check", ".", "--format", "json")
    spoil()
    assert govlint("check", ".", "--format", "json") == first
    assert len(checked) > 8
    assert govlint("check", ".", "--format", "json") == first


@pytest.mark.slow
@pytest.mark.parametrize("name", ["open", "makedirs", "replace", "unlink", "utime"])
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_disk_that_is_full_or_read_only_changes_nothing(
    reports, govlint, monkeypatch, name, fault
):
    first = govlint("check", ".", "--no-cache")

    def fails(*_, **__):
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(store.os, name, fails)
    assert govlint("check", ".") == first
    assert govlint("check", ".") == first


@pytest.mark.parametrize("where", ["a.txt", "a.txt/x", "/dev/null", "/proc/nowhere"])
def test_a_place_that_is_no_folder_changes_nothing(reports, govlint, monkeypatch, where):
    first = govlint("check", ".", "--no-cache")
    monkeypatch.setenv("GOVLINT_CACHE", where)
    assert govlint("check", ".") == first
    assert govlint("cache", "show")[0] == 0


@pytest.mark.slow
def test_runs_at_the_same_time(tmp_path):
    for seed in range(12):
        write(f"{seed}.txt", forge(seed, LAYOUTS[seed % len(LAYOUTS)]).text)
    program = "from govlint.commands.cli import main; main(['check', '.', '--format', 'json'])"
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    runs = [
        subprocess.Popen([sys.executable, "-c", program], env=env, stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    outs = {run.communicate()[0] for run in runs}
    assert len(outs) == 1
    assert len(kept()) == 12
    assert not [path for path in kept() if path.endswith(".part")]


def test_only_its_owner_may_read_it(reports, govlint):
    govlint("check", ".")
    assert {os.stat(path).st_mode & 0o077 for path in kept()} == {0}


# what is kept


RICH = Diagnostic(
    code="GL310",
    name="x",
    level="error",
    confidence="high",
    path="a\udcff.txt",
    at=Position(1, 2, 3, 4, 5, 6),
    title=Text("题", "title"),
    message=Text("𠮷\u2028\x00", "\ud800"),
    help=Text("下一步", "next"),
    basis="条例",
    logical="表三",
    snippet="\t1\t2",
    fingerprint="0",
    cell=Cell("requests", "new", "total"),
    stated="1",
    computed="2",
    related=(
        Related(Text("甲", "a"), Position(1, 1, 1, 1, 0, 0), None, ""),
        Related(
            Text("乙", "b"),
            Position(1, 1, 1, 1, 0, 0),
            Cell("a", "b", "c"),
            "3",
            FilePosition(Text("第2行", "row 2"), "k", 1, 2),
        ),
    ),
    fix=Fix(True, (Edit(Span(0, 1), "新"), Edit(Span(2, 2), "")), "7"),
    within=FilePosition(Text("第12行", "row 12"), "w:12", 0, 0),
    lines=(SourceLine(1, 0, "\t1"), SourceLine(2, 3, "")),
    encoding="gb18030",
    suppressed=Suppression("allow", "已核对"),
)


def test_an_outcome_comes_back_as_it_was():
    outcome = Outcome("a\udcff.txt", "checked", (RICH,), read=3, expected=200)
    back = plain.load(plain.dump(outcome))
    assert back == outcome
    assert repr(back) == repr(outcome)  # of the same types, too: a tuple equals a record


@pytest.mark.slow
def test_outcomes_of_forged_reports_come_back_as_they_were():
    for seed, layout in enumerate(LAYOUTS):
        write("a.txt", forge(seed, layout).text.replace("，", ","))
        outcome = lint.check_file(Task(Input("a.txt"), "national"))
        assert repr(plain.load(plain.dump(outcome))) == repr(outcome)


def test_what_json_gives_back_otherwise_is_not_kept(checked):
    write("a.txt", report())
    odd = Outcome("a.txt", "checked", (), expected=(1, 2))  # type: ignore[arg-type]
    task = Task(Input("a.txt"), "../pack")
    assert list(lint.outcomes([task], lambda *_: [odd], look_up)) == [odd]
    assert kept() == []


def test_there_is_an_end_to_it(tmp_path):
    where = str(tmp_path / "store")
    for number in range(100):
        key = f"{number:040}"
        assert store.keep(where, key, "x" * 1000)
        os.utime(Path(where, store._name(key)), (number, number))
    part = Path(where, "00", "old.part")
    part.write_text("")
    os.utime(part, (0, 0))
    store.prune(where, now=True, limit=50_000)
    left = [number for number in range(100) if store.recall(where, f"{number:040}")]
    assert left == list(range(100 - len(left), 100))
    assert 30 < len(left) < 40
    assert not part.exists()
    store.prune(where, limit=1)  # once a day is enough
    assert len(list(store.entries(where))) == len(left)
    store.prune(where, now=True, limit=1)
    assert list(store.entries(where)) == []


def test_what_is_used_stays():
    store.keep(folder(), "ab12", "x")
    (path,) = kept()
    os.utime(path, (1, 1))
    assert store.recall(folder(), "ab12") == "x"
    assert os.stat(path).st_mtime > 1
