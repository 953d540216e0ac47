"""Sixty wrong packs and configurations: all faults of a file in one run, in both languages.

What is told stands in `tests/data/wrong_files.txt`; `GOVLINT_ACCEPT=1` rewrites it: read it first.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers.accepting import accepted
from helpers.paths import ROOT
from helpers.wrong_files import FILES

from govlint.commands import cli

GOLDEN = ROOT / "tests" / "data" / "wrong_files.txt"
PACK = "title: 云岭\nextends: national\n"
RULE = "YL801:\n  name: yunling-words\n  title: 标题\n  forbid: 坏\n"


def test_all_faults_of_a_file_are_told_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOVLINT_CACHE", str(tmp_path / "cache"))
    found = []
    for number, (name, (file, text)) in enumerate(FILES.items()):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        monkeypatch.chdir(folder)
        if file != ".govlint.yaml":
            Path("pack.yaml").write_text(PACK, "utf-8")
            Path("a.yaml").write_text(RULE, "utf-8")
        Path(file).write_text(text, "utf-8")
        words = ["config", "show"] if file == ".govlint.yaml" else ["rules", "--pack", str(folder)]
        found.append(f"== {name}\n{text.expandtabs(4)}")
        for lang in ("zh", "en"):
            assert cli.main([*words, "--lang", lang]) == 2, name
            told = capfd.readouterr().err.replace(str(folder) + "/", "").expandtabs(4)
            assert len(re.findall(r"^ +\^$", told, re.M)) == told.count("govlint: "), told
            if lang == "zh":
                assert all(re.search("[一-龥]", one) for one in told.split("\n")[::3] if one), told
            found.append(told)
    assert len(FILES) >= 60
    accepted(GOLDEN, "\n".join(found))
