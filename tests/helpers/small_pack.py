"""A small pack with a rule and two cases, and the command line run as a process would."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint import trial
from govlint.commands import cli
from govlint.linter import lint
from helpers.command_line import write

RULE = """YL801:
  name: yunling-zone
  title: 经开区写全称
  basis: 通知
  level: warning
  forbid: 经开区
  replace: 云岭经济技术开发区
"""
OTHER = RULE.replace("YL801", "YL802").replace("zone", "other").replace("经开区", "高新区")


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack with a rule and two cases, all of it sound."""
    monkeypatch.delenv("GOVLINT_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    write("yl/pack.yaml", "title: 云岭\n")
    write("yl/words.yaml", RULE)
    write("yl/cases/YL801/short/report.txt", "第三部分 总体情况\n\n由经开区管委会编制。\n")
    write("yl/cases/YL801/whole-silent/report.txt", "第三部分 总体情况\n\n由开发区编制。\n")
    home = tmp_path / "yl"
    lint.find_pack.cache_clear()
    trial.try_pack(lint.find_pack(str(home)), str(home), accept=True)
    return home


class Ran:
    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self.capfd = capfd

    def __call__(self, *words: str) -> tuple[int, str]:
        lint.find_pack.cache_clear()
        lint._chosen.cache_clear()
        code = cli.main([*map(str, words)])
        out, err = self.capfd.readouterr()
        return code, out + err


@pytest.fixture
def ran(capfd: pytest.CaptureFixture[str]) -> Ran:
    return Ran(capfd)
