"""What is kept between runs: it is made anew when what it depends on has changed, and only then."""

import json
import os
from typing import Any

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
    return resources.compiled("trial", (build.path,), build, str)


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


@pytest.mark.parametrize("value", [["x"], {"x": "y"}, 1, None, ("x",)])
def test_a_value_of_another_type_is_built_anew(built, tmp_path, monkeypatch, value):
    with monkeypatch.context() as other:
        other.setattr(resources.kept, "as_bytes", lambda _: json.dumps(value).encode())
        compiled(built)
    assert (compiled(built), built.count) == ("x", 2)


@pytest.mark.skipif(os.name != "posix", reason="modes and links as there")
@pytest.mark.parametrize("spoil", [0o777, 0o770, "link", "file 0644", "file link"])
def test_what_others_may_have_made_is_not_believed(built, tmp_path, spoil):
    compiled(built)
    folder = tmp_path / "cache"
    (kept,) = folder.glob("trial-*")
    if spoil == "link":
        folder.rename(tmp_path / "other")
        folder.symlink_to(tmp_path / "other")
    elif spoil == "file 0644":
        kept.chmod(0o644)
    elif spoil == "file link":
        kept.rename(tmp_path / "other")
        kept.symlink_to(tmp_path / "other")
    else:
        folder.chmod(spoil)
    assert (compiled(built), built.count) == ("x", 2)


@pytest.mark.skipif(os.name != "posix", reason="owners as there")
def test_what_another_owns_is_not_believed(built, monkeypatch):
    compiled(built)
    monkeypatch.setattr("os.geteuid", lambda: os.getuid() + 1)
    assert (compiled(built), compiled(built), built.count) == ("x", "x", 3)


@pytest.mark.skipif(os.name != "posix", reason="modes as there")
def test_it_is_for_nobody_else(built, tmp_path):
    compiled(built)
    (kept,) = tmp_path.glob("cache/trial-*")
    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_without_a_cache_nothing_is_read_or_kept(built, tmp_path):
    resources.use_cache(False)
    try:
        assert (compiled(built), compiled(built), built.count) == ("x", "x", 2)
    finally:
        resources.use_cache(True)
    assert not (tmp_path / "cache").exists()


@pytest.mark.skipif(os.name != "posix", reason="limits as there")
def test_a_full_disk_leaves_nothing_behind(built, tmp_path):
    import resource

    built.path.write_text("x" * 5000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        assert len(compiled(built)) == 5000
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [path for path in (tmp_path / "cache").iterdir() if "trial" in path.name] == []
    assert list((tmp_path / "cache").glob(".*")) == []


def test_plain_data_comes_back_as_it_was():
    value = {"a": [1, (2.5, None, ("x",))], "": (), "ti\ud800": [True, []]}
    data = resources.kept.as_bytes(value)
    assert resources.kept.of_bytes(data, dict[str, list[Any] | tuple[Any, ...]]) == value
    with pytest.raises(ValueError):
        resources.kept.of_bytes(data, dict[str, list[Any]])
    for wrong in ({1: 2}, {"a"}, object(), 1j):
        with pytest.raises(TypeError):
            resources.kept.as_bytes(wrong)


def test_where_nothing_can_be_written_it_is_built(built, monkeypatch):
    monkeypatch.setenv("GOVLINT_CACHE", str(built.path))
    assert compiled(built) == "x"
