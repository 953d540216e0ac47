"""The same reports give the same bytes: whatever the hash seed, jobs, order, cache or machine."""

import json
import os
import random
import subprocess
import sys

import pytest
from helpers.command_line import write
from helpers.sample_report import WRONG, report

from govlint.commands import cli
from govlint.linter.plugins import reporters

OWN = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "statistics",
)
NAMES = ("云溪 2024.txt", "b/二.txt", "a.txt", "c.md", "坏.pdf")


def test_every_format_of_ours_is_held_to_it():
    assert set(OWN) <= set(reporters())


# Where the package is, for a program in another folder.
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(cli.__file__)))


@pytest.fixture
def reports(place):
    for index, name in enumerate(NAMES[:-1]):
        write(name, report(WRONG if index % 2 else None).replace("\n", "\n" * (1 + index % 2)))
    write(NAMES[-1], b"%PDF-1.4 \0")


# What `govlint check` does, once for all formats.
_PROGRAM = """
import json, sys
from govlint.linter import cache, lint, plugins, processes
from govlint.linter.run import Run
from govlint.commands import inputs
from govlint.commands.terminal import console
names, forms, jobs, cached = map(json.loads, sys.argv[1:])
items = inputs.named(names, None, plugins.loaders())
tasks = [lint.Task(item, "../pack") for item in items]
look_up = cache.look_up if cached else lint.knows_nothing
outcomes = tuple(lint.outcomes(tasks, processes.parallel(jobs, lint.lost), look_up))
run = Run(lint.find_pack("../pack"), outcomes)
for form in forms:
    for lang in ("zh", "en"):
        console.write(plugins.reporters()[form](run, lang, False), as_file=True)
"""


@pytest.mark.slow
def test_the_same_bytes_every_time(reports, tmp_path):
    names, outputs = list(NAMES), set()
    # Without kept results, then with none yet, then with those of the run before.
    for seed, jobs, cached in (("0", 1, False), ("1", 2, False), ("77", 3, True), ("8", 1, True)):
        random.Random(seed).shuffle(names)
        known = {
            "PYTHONHASHSEED": seed,
            "GOVLINT_CACHE": str(tmp_path / "kept"),
            "PYTHONPATH": ROOT,
        }
        words = map(json.dumps, (names, OWN, jobs, cached))
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, *words], env=os.environ | known, capture_output=True
        )
        assert done.stderr == b""
        outputs.add(done.stdout)
    (only,) = outputs
    assert only.count("云溪 2024.txt".encode()) > len(OWN)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("form", OWN)
def test_a_file_name_that_is_no_text_stops_no_format(place, govlint, form):
    name = os.fsdecode(b"\xff.txt")
    write(name, report(WRONG))
    code, out, err = govlint("check", name, "--format", form)
    assert (code, err) == (1, "")
    if form.startswith("json"):
        found = json.loads(out.splitlines()[0] if form == "jsonl" else out)
        path = found.get("path", found.get("diagnostics", [{}])[0].get("path"))
        assert path == "\ufffd.txt"  # half a character is no character: strict readers refuse it
