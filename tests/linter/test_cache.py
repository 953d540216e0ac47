"""The cache: it saves work and never changes a result, whatever becomes of it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from helpers.command_line import process, write
from helpers.sample_report import WRONG, report

from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.cache import folder, keys, look_up, store
from govlint.linter.lint import Task

pytestmark = pytest.mark.usefixtures("place")
FORMS = ("text", "json", "sarif", "gitlab", "statistics")


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


# it saves work


def test_what_nobody_changed_is_not_checked_again(reports, govlint, checked):
    first = govlint("check", ".")
    assert checked == ["a.txt", "b/notes.txt", "b/二.md"]
    assert len(kept()) == 3
    assert govlint("check", ".") == first
    assert len(checked) == 3
    os.utime("a.txt", (1, 1))  # a time is no change
    write("b/二.md", report().replace("一、", "1、"))
    govlint("check", ".")
    assert checked[3:] == ["b/二.md"]


@pytest.mark.slow
def test_every_format_of_any_language_is_made_of_it(reports, govlint, checked):
    for words in ((), ("--lang", "en"), ("--exit-zero",), ("--fail-on", "info")):
        for form in FORMS:
            cold = govlint("check", ".", "--no-cache", "--format", form, *words)
            assert govlint("check", ".", "--format", form, *words) == cold
    once = 3
    assert len(checked) == once + once * len(FORMS) * 4


def test_no_cache_neither_reads_nor_writes(reports, govlint, checked):
    govlint("check", ".", "--no-cache")
    assert kept() == []
    govlint("check", ".")
    Path(kept()[0]).write_text("")
    govlint("check", ".", "--no-cache")
    assert len(checked) == 9
    assert Path(kept()[0]).read_text() == ""


def test_what_may_be_otherwise_tomorrow_is_not_kept(govlint, checked, monkeypatch):
    write("locked.pdf", b"%PDF-1.4 \0")
    write("crash.txt", report().replace("云溪镇“公开”", "崩溃"))
    write("broken.txt", report().encode("gb18030")[:-1] + b"\xff\xff\x81")
    first = govlint("check", ".")
    assert first[0] == 3
    assert govlint("check", ".") == first
    assert len(checked) == 6
    monkeypatch.setattr("sys.stdin", open("crash.txt", encoding="utf-8"))  # noqa: SIM115
    govlint("check", "-", "--stdin-filename", "x.txt")
    assert kept() == []


def test_a_pipe_is_read_once(govlint, tmp_path):
    os.mkfifo("pipe.txt")
    write("a.txt", report(WRONG))
    words = ("check", "pipe.txt", "--pack", "../pack", "--format", "concise")
    with subprocess.Popen(["sh", "-c", "cat a.txt > pipe.txt"]):
        done = process(*words)
    assert done.stdout.decode().count("pipe.txt") == govlint(
        "check", "a.txt", "--format", "concise"
    )[1].count("a.txt")


def test_a_file_changed_while_it_was_checked(checked):
    write("a.txt", report())

    def meddling(function, tasks):
        for task in tasks:
            write("a.txt", report(WRONG))
            yield function(task)

    task = Task(Input("a.txt"), "../pack")
    (found,) = lint.outcomes([task], meddling, look_up)
    write("a.txt", report())
    (again,) = lint.outcomes([task], look_up=look_up)
    assert len(found.diagnostics) > len(again.diagnostics)


# what an outcome depends on


def test_what_is_asked_for_is_part_of_the_key(reports, govlint, checked):
    asked = (
        ("a.txt",),
        ("a.txt", "--select", "GL3"),
        ("a.txt", "--ignore", "GL301"),
        ("a.txt", "--skip-non-reports"),
        (os.path.abspath("a.txt"),),
    )
    for words in asked:
        cold = govlint("check", *words, "--no-cache")
        checked.clear()
        assert govlint("check", *words) == cold
        assert len(checked) == 1, words
    govlint("check", "b/notes.txt")  # named, it is a finding; found by a walk it is passed over
    assert govlint("check", "b")[0] == 0


def test_settings_are_part_of_the_key(reports, govlint):
    known = [govlint("check", "a.txt", "--format", "json")]
    for text in ("levels: {GL301: info}", "organ: province", 'paths: {"a.txt": {ignore: [GL3]}}'):
        write(".govlint.yaml", text)
        cold = govlint("check", "a.txt", "--format", "json", "--no-cache")
        assert govlint("check", "a.txt", "--format", "json") == cold
        known.append(cold)
    assert known[1] != known[0]
    assert known[3] != known[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("requests.yaml", "each: column", "level: info\n  each: column"),
        ("reading.py", "多余的空格", "多了空格"),
        ("labels.yaml", "", "headings: {}\n"),
    ],
)
def test_every_file_of_the_pack_counts(reports, name, old, new):
    words = ("check", ".", "--pack", "../pack", "--format", "json")

    def ran(*more):
        done = process(*words, *more)
        return done.returncode, done.stdout, done.stderr

    before = ran()
    path = Path("../pack", name)
    text = path.read_text("utf-8") if path.is_file() else ""
    path.write_text(text.replace(old, new) if old else new, "utf-8")
    after = ran()
    assert after == ran("--no-cache")
    assert len(kept()) == 6
    assert (after != before) == bool(old)


def test_the_program_and_what_is_installed_count(monkeypatch, tmp_path):
    def digest():
        keys.checker.cache_clear()
        return keys.checker("../pack")

    first = digest()
    assert digest() == first
    monkeypatch.setenv("GOVLINT_LANG", "en")
    monkeypatch.setenv("GOVLINT_CACHE", str(tmp_path / "other"))
    assert digest() == first
    monkeypatch.setenv("GOVLINT_SOFFICE", "none")
    assert digest() != first
    monkeypatch.delenv("GOVLINT_SOFFICE")
    (tmp_path / "site" / "pypdfium2-9.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    assert digest() != first
    monkeypatch.undo()
    keys.checker.cache_clear()


def test_examples_of_a_pack_do_not_count(tmp_path):
    keys.checker.cache_clear()
    first = keys.checker("../pack")
    Path("../pack/cases/GL301/one/expected.txt").write_text("", "utf-8")
    keys.checker.cache_clear()
    assert keys.checker("../pack") == first


def test_the_command(reports, govlint):
    assert "0 个结果" in govlint("cache", "show")[1]
    govlint("check", ".")
    code, out, _ = govlint("cache", "show", "--lang", "en")
    assert (code, "3 results" in out, folder() in out) == (0, True, True)
    assert govlint("cache", "clean")[0] == 0
    assert kept() == []
    assert govlint("cache", "burn")[0] == 2


def test_old_files_that_are_turned(monkeypatch, checked, govlint):
    """What was turned is known by the file itself; what was not is asked for anew."""
    write(
        "a.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le"),
    )
    turned = []

    def convert(files):
        turned.extend(files)
        return answers.pop(0)

    text = report(WRONG).encode()
    answers = [[None], [text], []]
    monkeypatch.setattr("govlint.linter.plugins.converters", lambda: {".doc": convert})
    kinds = {text: ".txt"}  # of what was turned; all else is an old Word file
    monkeypatch.setattr("govlint.files.filetype.by_content", lambda one, _: kinds.get(one, ".doc"))
    loader = lint.plugins.loaders()[".txt"]
    assert loader(text, "a.doc").text
    govlint("check", "a.doc")
    assert kept() == []
    second = govlint("check", "a.doc", "--format", "json")
    assert json.loads(second[1])["diagnostics"]
    assert govlint("check", "a.doc", "--format", "json") == second
    assert len(turned) == 2


def test_zips_are_looked_into(govlint, checked):
    write("in/a.txt", report(WRONG))
    write("in/b.txt", report())
    shutil.make_archive("many", "zip", "in")
    first = govlint("check", "many.zip", "--format", "json")
    assert govlint("check", "many.zip", "--format", "json") == first
    assert len(checked) == 2
