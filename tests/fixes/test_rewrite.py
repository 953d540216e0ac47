"""Files rewritten: the bytes of the edits exchanged, every other kept, or nothing done at all."""

import errno
import os
import stat
import sys
from random import Random

import pytest

from govlint.atomic import Unwritable, replace
from govlint.files.decode import decode, encode
from govlint.fixes.edits import applied
from govlint.fixes.rewrite import rewritten
from govlint.model.diagnostic import Edit
from govlint.model.tree import Span

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030")
CHARACTERS = "云溪镇，（) \t\r\n\r\f\u2028\u3000\xa0\x85é１𠮷🎉\ue000A\u200b"

only_posix = pytest.mark.skipif(sys.platform == "win32", reason="no such thing there")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_only_the_bytes_of_the_edits_change(encoding):
    for seed in range(400):
        rng = Random(f"{encoding} {seed}")
        text = "".join(rng.choices(CHARACTERS, k=rng.randint(0, 60))) + "年"
        ends = sorted(rng.sample(range(len(text)), k=min(len(text), 2 * rng.randint(1, 3))))
        edits = [
            Edit(Span(start, end), "".join(rng.choices(CHARACTERS, k=rng.randint(0, 3))))
            for start, end in zip(ends[::2], ends[1::2], strict=False)
        ]
        data = encode(text, encoding)
        new = rewritten(data, text, encoding, reversed(edits))
        assert new == encode(applied(text, edits), encoding)
        kept = len(encode(text[: ends[0]], encoding))
        assert new[:kept] == data[:kept]
        kept = len(encode(text[ends[-1] :], encoding)) - len(encode("", encoding))
        assert not kept or new[-kept:] == data[-kept:]


def test_bytes_that_are_not_the_text_are_left_alone():
    edits = [Edit(Span(1, 1), "x"), Edit(Span(2, 3), "")]
    with pytest.raises(ValueError, match="bytes from 3 on"):
        rewritten("甲乙丙".encode(), "甲丁丙", "utf-8", edits)
    assert rewritten(b"\xef\xbb\xbfa", "a", "utf-8-sig", []) == b"\xef\xbb\xbfa"
    assert decode(rewritten(b"\xff\xfea\0", "a", "utf-16-le", [Edit(Span(0, 1), "𠮷")]))[0] == "𠮷"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "年报 2024.txt"
    path.write_bytes(b"before")
    return path


def others(file):
    """The files beside one, links left out."""
    return [one.name for one in file.parent.iterdir() if one != file and not one.is_symlink()]


def refused(path, before=b"before"):
    with pytest.raises(Unwritable) as caught:
        replace(str(path), before, b"after")
    assert caught.value.message.zh
    return caught.value.message.en


def test_a_file_is_replaced_and_nothing_left_beside_it(file):
    replace(str(file), b"before", b"after")
    assert file.read_bytes() == b"after"
    assert others(file) == []


@only_posix
@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o664])
def test_permissions_are_kept(file, mode):
    file.chmod(mode)
    known = file.stat()
    replace(str(file), b"before", b"after")
    now = file.stat()
    assert stat.S_IMODE(now.st_mode) == mode
    assert (now.st_uid, now.st_gid) == (known.st_uid, known.st_gid)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_the_owner_is_kept(file):
    os.chown(file, 1234, 2345)
    replace(str(file), b"before", b"after")
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 2345)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no such thing there")
def test_attributes_are_kept(file):
    try:
        os.setxattr(file, "user.note", "留言".encode())
    except OSError:
        pytest.skip("this disk keeps no attributes")
    replace(str(file), b"before", b"after")
    assert os.getxattr(file, "user.note").decode() == "留言"


@only_posix
def test_a_link_stays_a_link(file, tmp_path):
    elsewhere = tmp_path / "there"
    elsewhere.mkdir()
    first, second = elsewhere / "first.txt", tmp_path / "second.txt"
    first.symlink_to(f"../{file.name}")
    second.symlink_to(first)
    replace(str(second), b"before", b"after")
    assert second.is_symlink()
    assert first.is_symlink()
    assert file.read_bytes() == b"after"
    assert others(file) == ["there"]
    assert list(elsewhere.iterdir()) == [first]


def test_a_file_changed_meanwhile_is_left_alone(file):
    assert refused(file, b"what was read") == "it was changed since it was read"
    assert file.read_bytes() == b"before"
    assert others(file) == []


@only_posix
def test_a_read_only_file_is_left_alone(file):
    file.chmod(0o444)
    assert refused(file) == "the file is read-only"
    assert file.read_bytes() == b"before"


@only_posix
def test_what_is_no_file_is_left_alone(file, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "it is no regular file"
    assert refused(tmp_path) == "it is no regular file"
    (tmp_path / "loop").symlink_to("loop")
    assert refused(tmp_path / "loop").startswith("it cannot be written")
    (tmp_path / "nowhere").symlink_to("gone.txt")
    assert refused(tmp_path / "nowhere") == "the file or its folder is gone"


def test_a_folder_that_is_gone(file):
    assert refused(file.parent / "gone" / "a.txt") == "the file or its folder is gone"


@pytest.mark.parametrize(
    "number, why",
    [
        (errno.ENOSPC, "there is no room left on the disk"),
        (errno.EDQUOT, "there is no room left on the disk"),
        (errno.EROFS, "no permission to write it or its folder"),
        (errno.EACCES, "no permission to write it or its folder"),
        (errno.EIO, "it cannot be written: Input/output error"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_trouble_on_the_way_leaves_all_as_it_was(file, monkeypatch, step, number, why):
    def troubled(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, step, troubled)
    assert refused(file) == why
    assert file.read_bytes() == b"before"
    assert others(file) == []


def test_an_interruption_leaves_all_as_it_was(file, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace(str(file), b"before", b"after")
    assert file.read_bytes() == b"before"
    assert others(file) == []


@only_posix
def test_a_folder_without_permission(file, monkeypatch):
    monkeypatch.setattr("os.open", lambda *_: _raise(PermissionError(13, "no")))
    assert refused(file) == "no permission to write it or its folder"


def _raise(error):
    raise error
