"""A store of objects as source and as goal, and a source that may not be read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from helpers.command_line import write
from helpers.sample_report import WRONG, report

pytestmark = pytest.mark.usefixtures("place")


@pytest.fixture(scope="module")
def s3() -> Iterator[Any]:
    """A file system of a store on this machine, with a bucket of three reports."""
    server = pytest.importorskip("moto.server", reason="moto is not installed")
    s3fs = pytest.importorskip("s3fs", reason="s3fs is not installed")
    running = server.ThreadedMotoServer(port=0, verbose=False)
    running.start()
    _, port = running.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "testing")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        fs = s3fs.S3FileSystem()
        fs.mkdir("reports")
        for number in range(3):
            text = report(WRONG if number else None)
            fs.pipe_file(f"reports/2024/{number}.txt", text.encode())
        yield fs
    running.stop()


def test_a_store_of_objects(govlint, s3: Any) -> None:
    words = ("facts", "s3://reports", "--engine", "processes", "--jobs", "1", "--part", "2")
    code, out, err = govlint(*words, "-o", "s3://reports/tables", "--lang", "en")
    assert (code, err) == (0, "")
    assert out.startswith("2 parts (2 made, 0 kept), 3 files, 3 reports; 600 / 600 figures read")
    assert len(s3.ls("reports/tables/facts")) == 2
    code, again, err = govlint(*words, "-o", "s3://reports/tables", "--lang", "en")
    assert (code, again) == (0, out.replace("2 made, 0 kept", "0 made, 2 kept"))
    write("2024/x", "")
    code, here, err = govlint(*words, "-o", "here", "--lang", "en")
    assert here == out


@pytest.mark.parametrize("words", [("s3://nobody", "-o", "x"), ("s3://reports", "-o", "s3://no/x")])
def test_a_bucket_that_is_not_there(govlint, s3: Any, words: tuple[str, ...]) -> None:
    start = time.monotonic()
    code, out, err = govlint("facts", *words, "--engine", "processes", "--jobs", "1")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("govlint: s3://no")
    assert time.monotonic() - start < 60


def test_a_file_that_may_not_be_read(govlint, s3: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: str, **more: Any) -> bytes:
        raise PermissionError("Access Denied")

    words = ("facts", "s3://reports/2024", "--engine", "processes", "--jobs", "1", "-o", "denied")
    with monkeypatch.context() as patch:
        patch.setattr(s3, "cat_file", refused)
        code, out, err = govlint(*words, "--lang", "en")
    assert code == 3
    assert err.startswith("govlint: 3 files could not be opened and are tried again")
    code, out, err = govlint(*words, "--lang", "en")
    assert (code, err) == (0, "")
    assert "(1 made, 0 kept)" in out
