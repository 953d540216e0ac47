"""`-o` replaces what govlint wrote, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from helpers.command_line import content, write
from helpers.sample_report import WRONG, report

from govlint.linter import plugins
from govlint.reporters.outputs import is_ours

pytestmark = pytest.mark.usefixtures("place")
FORMATS = sorted(plugins.reporters())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_an_output_of_any_format_is_replaced(govlint, name: str, lang: str) -> None:
    if name == "xlsx":
        pytest.importorskip("xlsxwriter")
    write("a.txt", report(WRONG))
    write("b.txt", report())
    for report_name in ("a.txt", "b.txt", "a.txt"):
        words = ("check", report_name, "--format", name, "-o", "out", "--lang", lang)
        code, out, err = govlint(*words)
        assert (code in {0, 1}, out) == (True, "")
        for_people = name in {"text", "concise", "statistics", "html", "xlsx"}
        assert ("out" in err, err.count("\n")) == (for_people, int(for_people))
        assert is_ours("out")


@pytest.mark.parametrize(
    "text", [report(), "pack: national\n", "{}", '{"version": 1}', "\x00\xff", "PK\3\4", "一、\n"]
)
def test_all_else_is_replaced_by_force_alone(govlint, text: str) -> None:
    write("a.txt", report(WRONG))
    write("other", text)
    for words in ((), ("--format", "json"), ("--fix",)):
        code, out, err = govlint("check", "a.txt", "-o", "other", *words)
        assert (code, out, content("other")) == (2, "", text.encode())
        assert "--force" in err
    assert govlint("check", "a.txt", "-o", "other", "--force")[0] == 1
    assert govlint("check", "a.txt", "-o", "other")[0] == 1


@pytest.mark.parametrize("name", ["a.txt", "./a.txt", "soft", "hard"])
def test_no_output_goes_over_what_is_read(govlint, name: str) -> None:
    write("a.txt", report(WRONG))
    os.symlink("a.txt", "soft")
    os.link("a.txt", "hard")
    for words in (("a.txt",), (".",)):
        code, out, _ = govlint("check", *words, "-o", name, "--force")
        assert (code, out, content("a.txt")) == (2, "", report(WRONG).encode())


def test_an_output_that_a_walk_comes_upon_is_no_report(govlint) -> None:
    write("a.txt", report(WRONG))
    for _ in range(2):
        assert govlint("check", ".", "-o", "findings.txt")[0] == 1
    assert "查了 1 个文件" in Path("findings.txt").read_text("utf-8")
