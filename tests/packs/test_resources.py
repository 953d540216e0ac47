"""What is kept between runs: it is made anew when what it depends on has changed, and only then."""

import os

import pytest

from govlint import resources


@pytest.fixture
def built(tmp_path, monkeypatch):
    """What is built of a file, a letter a time; what was built so far."""
    monkeypatch.setenv("GOVLINT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "a.yaml").write_text("x")

    def build():
        build.count += 1
        return (tmp_path / "a.yaml").read_text()

    build.count = 0
    build.path = tmp_path / "a.yaml"
    return build


def compiled(build):
    return resources.compiled("trial", (build.path,), build)


def test_it_is_built_once(built):
    assert (compiled(built), compiled(built), built.count) == ("x", "x", 1)


def test_a_change_that_keeps_size_and_time_is_seen(built):
    compiled(built)
    before = os.stat(built.path)
    built.path.write_text("y")
    os.utime(built.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert compiled(built) == "y"


def test_another_program_builds_anew(built, monkeypatch):
    compiled(built)
    monkeypatch.setattr(resources, "program", lambda: "another")
    assert (compiled(built), built.count) == ("x", 2)


def test_two_pythons_leave_one_another_alone(built, monkeypatch):
    compiled(built)
    with monkeypatch.context() as other:
        other.setattr("sys.version", "4.0")
        assert (compiled(built), built.count) == ("x", 2)
    assert (compiled(built), built.count) == ("x", 2)


def test_the_program_is_all_modules_and_the_grammar(tmp_path, monkeypatch):
    monkeypatch.setenv("GOVLINT_CACHE", str(tmp_path))
    (tmp_path / "deep").mkdir()
    path = tmp_path / "deep" / "new.py"
    first = resources.digest("trial", resources.modules(tmp_path))
    path.write_text("x")
    second = resources.digest("trial", resources.modules(tmp_path))
    path.write_text("y")
    assert len({first, second, resources.digest("trial", resources.modules(tmp_path))}) == 3


@pytest.mark.parametrize(
    "change", [lambda _: b"", lambda data: data[:-1], lambda data: data + b"x"]
)
def test_what_is_damaged_is_built_anew(built, tmp_path, change):
    compiled(built)
    (kept,) = tmp_path.glob("cache/trial-*")
    kept.write_bytes(change(kept.read_bytes()))
    assert (compiled(built), built.count) == ("x", 2)


def test_where_nothing_can_be_written_it_is_built(built, monkeypatch):
    monkeypatch.setenv("GOVLINT_CACHE", str(built.path))
    assert compiled(built) == "x"
