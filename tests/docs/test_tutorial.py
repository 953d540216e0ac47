"""The tutorial for authors of rules, followed to the letter: what it says to type and to write.

A block of `shell` has commands after `$`, then what they print, `…` standing for any lines; `yaml`
and `diff` are written to the file that was named last before them.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from helpers.twin_pages import LANGS, page

from govlint.commands import cli
from govlint.linter import lint

HEADINGS = {"en": "From nothing", "zh": "十分钟"}
TUTORIALS = {
    lang: page("writing-rules", lang)
    .read_text("utf-8")
    .partition(f"\n## {heading}")[2]
    .partition("\n## ")[0]
    for lang, heading in HEADINGS.items()
}
STEP = re.compile(r"```(?P<kind>\w+)\n(?P<body>.*?)```|`(?P<file>rules-\S+/\S+)`", re.DOTALL)


def typed(body: str, capfd: pytest.CaptureFixture[str]) -> None:
    for command in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, _, due = command.partition("\n")
        lint.find_pack.cache_clear()  # every command is a process of its own
        lint._chosen.cache_clear()
        cli.main(shlex.split(line)[1:])
        printed, errors = capfd.readouterr()
        assert errors == "", line
        wanted = "(?:.*\n)*?".join(re.escape(part) for part in re.split(r"…\n", due))
        assert re.fullmatch(wanted, printed), (line, printed)


def test_both_languages_go_the_same_steps() -> None:
    english, chinese = ([step[0] for step in STEP.finditer(TUTORIALS[lang])] for lang in LANGS)
    assert english == chinese


def test_the_tutorial_is_true_to_the_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for variable in ("GOVLINT_LANG", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)
    file, steps = Path(), {"shell": 0, "yaml": 0, "diff": 0}
    for step in STEP.finditer(TUTORIALS["zh"]):
        if step["file"]:
            file = Path(step["file"])
            continue
        steps[step["kind"]] += 1
        match step["kind"]:
            case "shell":
                typed(step["body"], capfd)
            case "yaml":
                assert file.is_file()  # it is there to be changed
                file.write_text(step["body"], "utf-8")
            case "diff":
                (old,) = re.findall(r"^-(.*)$", step["body"], re.MULTILINE)
                (new,) = re.findall(r"^\+(.*)$", step["body"], re.MULTILINE)
                text = file.read_text("utf-8")
                assert text.count(old) == 1
                file.write_text(text.replace(old, new), "utf-8")
    assert steps == {"shell": 6, "yaml": 1, "diff": 2}
