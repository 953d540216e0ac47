"""Compiled expressions are kept between runs, and never trusted further than the engine checks."""

import re
from pathlib import Path

import pytest

from govlint import resources
from govlint.resources import programs
from govlint.text import expressions

REGEXES = (
    (r"(?P<year>20\d\d)年度?(?P<rest>[^(]{0,30}?)(?P=year)", 0),
    (r"[^\x00-\x9f\u4e00-\u9fff、。《》]", 0),
    (r"(?i)[a-z]+|一(?=是)|(?<!第)二", re.MULTILINE),
    (r"", re.DOTALL),
    (r"(a)|(b)(?P<c>c)?", re.ASCII),
)
TEXT = "2024年度报告（2024年）abc一是。第二\n其二Ωb2023年bc"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, and a process that has compiled nothing yet."""
    monkeypatch.setenv("GOVLINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(expressions, "source", dict)
    _forget(monkeypatch)
    programs.use()
    return tmp_path / "cache"


def _forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_used", {})
    expressions._known.cache_clear()
    expressions.compiled.cache_clear()


def _found(regex: str, flags: int) -> list[object]:
    pattern = expressions.compiled(regex, flags)
    groups = (pattern.groups, dict(pattern.groupindex), pattern.pattern, pattern.flags)
    return [groups, *((one.span(), one.groups(), one.lastgroup) for one in pattern.finditer(TEXT))]


def test_an_expression_that_was_kept_finds_the_same(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = [_found(*one) for one in REGEXES]
    assert compiled == [
        [
            (p.groups, dict(p.groupindex), p.pattern, p.flags),
            *((one.span(), one.groups(), one.lastgroup) for one in p.finditer(TEXT)),
        ]
        for p in (re.compile(*one) for one in REGEXES)
    ]
    programs.keep()
    _forget(monkeypatch)
    monkeypatch.setattr(re, "compile", None)  # none is compiled again
    assert [_found(*one) for one in REGEXES] == compiled
    assert expressions.programs() is None


@pytest.mark.parametrize("damage", ["", "0 1  zz", "34 1  ffffffff", "34 9 a=7 00000000", "x y z"])
def test_what_the_engine_refuses_is_compiled(
    kept: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    for regex, flags in REGEXES:
        known = {f"{int(flags)} {regex}": damage}
        _forget(monkeypatch)
        monkeypatch.setattr(expressions, "source", lambda known=known: known)
        assert len(_found(regex, flags)) == 1 + len(list(re.finditer(regex, TEXT, flags)))


def test_what_is_no_expression_is_not_kept(kept: Path) -> None:
    with pytest.raises(re.error):
        expressions.compiled(")")
    assert expressions.programs() is None


def test_a_file_of_other_content_and_no_cache_are_done_without(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _found(*REGEXES[0])
    programs.keep()
    (file,) = kept.glob("expressions-*")
    file.write_bytes(file.read_bytes()[:-3] + b'7"}')
    _forget(monkeypatch)
    assert expressions._known() == {}
    resources.use_cache(False)
    try:
        file.unlink()
        _found(*REGEXES[1])
        programs.keep()
        assert not list(kept.glob("expressions-*"))
    finally:
        resources.use_cache(True)
