"""Patterns of paths: what they fit, and that one which cannot fit anything is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.command_line import write
from helpers.effort import effort
from helpers.sample_report import report

from govlint.commands import cli
from govlint.settings.finding import FILE
from govlint.settings.paths import fits


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def ran(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main([*words])
    done = capfd.readouterr()
    return code, done.out, done.err


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("old\\\\*.txt", "路径用 / 分隔"),
        ("./old", "不用 ./"),
        ("../old/**", "不用 ./"),
        ("C:/old", "不能写绝对路径"),
        ("~/old", "不能写绝对路径"),
    ],
)
def test_a_pattern_that_cannot_fit_is_refused(
    pattern: str, why: str, capfd: pytest.CaptureFixture[str]
) -> None:
    for text in (
        f'exclude: ["{pattern}"]',
        f'allow: [{{rule: GL301, path: "{pattern}", reason: x}}]',
        f'paths: {{"{pattern}": {{ignore: [GL3]}}}}',
    ):
        write(FILE, text)
        code, _, err = ran(capfd, "check")
        assert (code, why in err, f"{FILE}:1:" in err) == (2, True, True)


def test_a_pattern_that_fits_nothing_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    write("a.txt", report())
    write("b/a.txt", report())
    write(FILE, "exclude: [old, .venv]\nallow: [{rule: GL301, path: c.txt, reason: x}]\n")
    code, _, err = ran(capfd, "check")
    assert (code, err.count("没有符合的文件")) == (0, 2)
    assert f"{FILE}:1：exclude 的 old" in err
    assert ran(capfd, "check", "b")[2] == ""  # what it fits may lie elsewhere
    write(FILE, "exclude: [b]")
    assert ran(capfd, "check")[2] == ""


def test_what_patterns_fit() -> None:
    for path, pattern, fit in (
        ("a/b/c.txt", "b", True),
        ("a/b/c.txt", "/b", False),
        ("a/b/c.txt", "a/**/c.*", True),
        ("a/c.txt", "a/**/c.*", True),
        ("a", "a/**", False),
        ("a/b", "a/*", True),
        ("a/b/c", "a/?", True),
        ("caf\u0065\u0301/a.txt", "caf\u00e9", True),
    ):
        assert fits(path, pattern) == fit, (path, pattern)


def test_no_pattern_takes_long() -> None:
    path = f"{'a' * 200}/{'a/' * 100}"
    for pattern in ("**/" * 50 + "x", "*a" * 60 + "b", "**/*a*a*a/" * 20 + "x"):
        assert effort(fits, path, pattern) < 200_000


@pytest.mark.parametrize(
    ("path", "pattern", "fitting"),
    [
        ("a/b/c.txt", "c.txt", True),
        ("a/b/c.txt", "*.txt", True),
        ("a/b/c.txt", "a/*.txt", False),
        ("a/b/c.txt", "a/**/*.txt", True),
        ("a/c.txt", "a/**/*.txt", True),
        ("a/b/c.txt", "a/**", True),
        ("a/b/c.txt", "a/b", True),
        ("a/b/c.txt", "b", True),
        ("a/b/c.txt", "a/c.txt", False),
        ("青禾县/报告.txt", "青禾县/报?.txt", True),
        ("a+b.txt", "a+b.txt", True),
        ("aab.txt", "a+b.txt", False),
    ],
)
def test_patterns(path: str, pattern: str, fitting: bool) -> None:
    assert fits(path, pattern) == fitting
