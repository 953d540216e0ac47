"""`govlint facts --engine`: what cannot be done is said in one line, with the next step."""

from __future__ import annotations

import sys

import pytest
from helpers.command_line import write
from helpers.effort import SLOW
from helpers.sample_report import report

pytest.importorskip("fsspec", reason="fsspec is not installed")
pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pytestmark = pytest.mark.usefixtures("place", "source")


@pytest.fixture
def source() -> None:
    write("来源/1.txt", report())


@pytest.mark.parametrize(
    "words, zh, en",
    [
        (
            ("--engine", "dsk", "-o", "x"),
            "没有这个执行引擎：dsk。是不是 dask？",
            "did you mean dask?",
        ),
        (("--engine", "processes"), "--engine 要写到文件夹", "--engine writes to a folder"),
        (("--engine", "processes", "-o", "x", "--wide"), "只写 parquet", "writes parquet"),
        (("--engine", "processes", "-o", "x", "--format", "csv"), "只写 parquet", "writes parquet"),
        (("--engine", "processes", "-o", "x", "--part", "0"), "--part 后面", "--part takes a"),
        (
            ("--engine", "processes", "-o", "nfs9://x/y"),
            "不认识这种地址",
            "no such kind of address",
        ),
        (("memory://none", "--engine", "processes", "-o", "x"), "不存在", "it is not there"),
    ],
)
def test_wrong_words(govlint, words: tuple[str, ...], zh: str, en: str) -> None:
    for said, lang in ((zh, "zh"), (en, "en")):
        code, out, err = govlint("facts", *words, "--lang", lang)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert said in err


@pytest.mark.skipif(not SLOW, reason="10 seconds of waiting: GOVLINT_SLOW=1")
def test_a_cluster_that_does_not_answer(govlint) -> None:
    pytest.importorskip("distributed", reason="distributed is not installed")
    words = ("facts", "来源", "--engine", "dask://127.0.0.1:9", "-o", "out", "--lang", "en")
    code, out, err = govlint(*words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "dask://127.0.0.1:9: no answer within 10 seconds" in err


@pytest.mark.parametrize(
    "module, engine, extra",
    [
        ("fsspec", "processes", "cluster"),
        ("pyarrow", "processes", "parquet"),
        ("distributed", "dask", "cluster"),
    ],
)
def test_a_library_that_is_not_there(
    govlint, monkeypatch, module: str, engine: str, extra: str
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == module]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, module, None)
    words = ("facts", "来源", "--engine", engine, "-o", "out", "--lang", "en")
    code, out, err = govlint(*words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f'needs {module}, which is not installed. Run pip install "govlint[{extra}]"' in err
