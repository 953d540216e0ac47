"""The pages on data: their dictionary is current, their recipes run."""

from __future__ import annotations

import re
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from helpers.accepting import accepted
from helpers.paths import EXAMPLES, ROOT

from govlint.commands import cli
from govlint.data.dictionary import dictionary

PAGES = {"en": ROOT / "docs" / "data.md", "zh": ROOT / "docs" / "data.zh.md"}
_MARKED = re.compile(r"(<!-- dictionary: [^>]*-->\n).*?(<!-- /dictionary -->)", re.DOTALL)
RECIPES = [
    (language, recipe)
    for page in PAGES.values()
    for language, recipe in re.findall(r"```(python|sql)\n(.*?)```", page.read_text("utf-8"), re.S)
]


@pytest.mark.parametrize("lang", PAGES)
def test_the_dictionary_is_that_of_the_forms(lang: str) -> None:
    page, due = PAGES[lang], dictionary(lang)
    text = page.read_text("utf-8")
    accepted(page, _MARKED.sub(lambda match: f"{match[1]}{due}\n{match[2]}", text))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    folder = tmp_path_factory.mktemp("tables")
    words = ["facts", str(EXAMPLES), "--table", "all", "--format", "parquet", "-o", str(folder)]
    assert cli.main([*words, "--no-config"]) == 0
    return folder


@pytest.mark.parametrize("language, recipe", dict.fromkeys(RECIPES))
def test_the_recipes_run(
    language: str, recipe: str, tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with chdir(tables):
        if language == "sql":
            duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
            assert duckdb.sql(recipe).columns
            return
        for library in set(re.findall(r"^import (\w+)", recipe, re.M)) - set(sys.modules):
            pytest.importorskip(library, reason=f"{library} is not installed")
        exec(compile(recipe, "recipe", "exec"), {})
    assert capsys.readouterr().out
