"""What every test is run under: one cache of compiled tables, and repeatable random cases."""

from __future__ import annotations

import os

import hypothesis
import hypothesis.configuration
import pytest
from helpers import fix_rules
from helpers.paths import REPORTS
from helpers.sample_report import pack as small_pack

from govlint.commands import cli


def pytest_configure(config: pytest.Config) -> None:
    """Keep caches and what is trusted out of the user's home and of the working tree."""
    if "GOVLINT_CACHE" not in os.environ and hasattr(config, "cache"):
        os.environ["GOVLINT_CACHE"] = str(config.cache.mkdir("govlint"))
    if hasattr(config, "cache"):
        os.environ["XDG_DATA_HOME"] = str(config.cache.mkdir("data"))
        hypothesis.configuration.set_hypothesis_home_dir(config.cache.mkdir("hypothesis"))
    hypothesis.settings.register_profile(
        "suite", deadline=None, derandomize=True, database=None, suppress_health_check=_SLOW
    )
    hypothesis.settings.load_profile("suite")


@pytest.fixture(scope="session")
def real_reports() -> dict[str, str]:
    """The texts of real published reports, by path; the test is skipped where there are none."""
    paths = sorted([*REPORTS.glob("*.txt"), *REPORTS.glob("text/*")])
    if not paths:
        pytest.skip("no real reports here")
    return {str(path): path.read_bytes().decode("utf-8", "replace") for path in paths}


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An empty folder to stand in, with a small pack beside it."""
    for name in ("GOVLINT_LANG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GOVLINT_CACHE", str(tmp_path / "cache"))
    small_pack(tmp_path / "pack")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


@pytest.fixture
def govlint(capsysbinary):
    """Run a command line: exit code, stdout and stderr."""

    def ran(*words):
        if words and words[0] in {"check", "explain", "rules"} and "--pack" not in words:
            words = (*words, "--pack", "../pack")
        code = cli.main(words)
        out, err = capsysbinary.readouterr()
        return code, out.decode(), err.decode()

    return ran


@pytest.fixture
def check(govlint, tmp_path):
    """`govlint check` by a few rules with fixes: exit code, stdout and stderr."""
    folder = fix_rules.pack(tmp_path / "mends")

    def ran(*words, rules=folder):
        chosen = ("--pack", rules, "--select", ",".join(fix_rules.CHOSEN))
        return govlint("check", *words, *chosen)

    return ran


@pytest.fixture
def make(tmp_path):
    """Write a pack of the given files and give its folder."""

    def made_pack(name="js", pack="title: 江苏\n", **files):
        where = tmp_path / name
        where.mkdir()
        (where / "pack.yaml").write_text(pack, "utf-8")
        for stem, text in files.items():
            (where / (stem.replace("_", "."))).write_text(text, "utf-8")
        return where

    return made_pack


@pytest.fixture
def pack(tmp_path):
    """Write a pack, with files in folders of it (`forms__rows`), and give its folder."""

    def made(manifest="title: 云岭\n", name="yl", **files):
        where = tmp_path / name
        where.mkdir(exist_ok=True)
        (where / "pack.yaml").write_text(manifest, "utf-8")
        for stem, text in files.items():
            path = where / (stem.replace("__", "/") + ".yaml")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        return where

    return made


_SLOW = (hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large)
