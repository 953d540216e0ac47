"""`check --previous`: a report held against last year's, or against a folder of earlier ones."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from forge import Link, chain, organs
from helpers.command_line import write

from govlint.commands import cli

Ran = tuple[int, str, str]


@pytest.fixture
def run(place: None, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ran]:
    """Run a command line by the national pack: exit code, stdout and stderr."""

    def ran(*words: str) -> Ran:
        code = cli.main(words)
        out, err = capsysbinary.readouterr()
        return code, out.decode(), err.decode()

    return ran


@pytest.fixture
def links(place: None) -> tuple[Link, ...]:
    """Three years of one organ, of which the last does not follow; they are written down."""
    found = chain(1, range(2022, 2025), breaks={2024: "carry"})
    for link in found:
        write(f"{link.year}.txt", link.text)
    return found


def test_one_report_is_held_against_last_years(run, links):
    code, out, err = run("check", "2024.txt", "--previous", "2023.txt", "--select", "GL6")
    assert (code, err) == (1, "")
    assert "GL601" in out
    assert "关联 2023.txt:" in out
    assert run("check", "2024.txt", "--select", "GL6")[0] == 0
    assert run("check", "2023.txt", "--previous", "2022.txt")[0] == 0


def test_formats_name_the_other_file(run, links):
    words = ("check", "2024.txt", "--previous", "2023.txt", "--select", "GL6")
    (found,) = json.loads(run(*words, "--format", "json")[1])["diagnostics"]
    (note,) = found["related"]
    assert note["path"] == "2023.txt"
    lines = links[1].text.split("\n")
    assert lines[note["line"] - 1].strip() == str(
        links[1].figures["requests", "carried_out", "natural_person"]
    )
    (sarif,) = json.loads(run(*words, "--format", "sarif")[1])["runs"]
    (result,) = sarif["results"]
    (place,) = result["relatedLocations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "2023.txt"
    assert place["physicalLocation"]["region"]["startLine"] == note["line"]
    rdjson = json.loads(run(*words, "--format", "rdjson")[1])["diagnostics"][0]
    assert rdjson["related_locations"][0]["location"]["path"] == "2023.txt"
    for name in ("concise", "github", "gitlab", "junit", "html"):
        assert "GL601" in run(*words, "--format", name)[1]
    assert "2023.txt" in run(*words, "--format", "html")[1]


def test_a_folder_is_paired_by_organ_and_year(run, place):
    for number, organ in enumerate(organs(2)):
        for link in chain(number, range(2022, 2025), organ=organ, breaks={2024: "carry"}):
            write(f"all/{number}-{link.year}.txt", link.text)
    words = ("check", "all", "--previous", "all", "--select", "GL6", "--format", "concise")
    code, out, err = run(*words)
    assert code == 1
    assert [line.split(":")[0] for line in out.splitlines()] == [
        "all/0-2024.txt",
        "all/1-2024.txt",
    ]
    assert err.count("没有同上年报告核对") == 2  # nobody gave those of 2021
    assert run(*words, "--jobs", "2")[1] == out
    assert run(*words, "--no-cache")[1] == out


@pytest.mark.parametrize(
    ("previous", "code", "zh", "en"),
    [
        ("2022.txt", 2, "要 2023 年的", "needs that for 2023"),
        ("2024.txt", 2, "就是要查的这一份", "is the one to be checked"),
        ("other.txt", 2, "给出的上年报告是", "last year's report given is of"),
        ("none.md", 2, "不是年报", "no annual report"),
        ("nothing", 2, "没有年报", "there is no annual report"),
        ("gone.txt", 2, "没有这个文件", "no such file"),
        ("broken.docx", 3, "--previous broken.docx", "--previous broken.docx"),
    ],
)
def test_what_is_not_last_years_report_is_told(run, links, previous, code, zh, en):
    write("other.txt", chain(2, [2023])[0].text)
    write("none.md", "# 读我\n")
    write("nothing/a.md", "# 读我\n")
    write("broken.docx", b"PK\x03\x04 broken")
    for lang, words in (("zh", zh), ("en", en)):
        asked = ("check", "2024.txt", "--previous", previous, "--lang", lang)
        got, _, err = run(*asked)
        assert got == code
        assert words in err


def test_a_new_name_that_the_text_tells_of_is_no_other_organ(run, links):
    organ = links[0].organ
    write("old.txt", links[1].text.replace(organ, "云岭市青禾县水电局"))
    words = ("check", "2024.txt", "--previous", "old.txt", "--select", "GL6")
    assert run(*words)[0] == 2
    told = chain(1, range(2022, 2025), breaks={2024: "carry"}, notes={2024: "我局今年更名。"})
    write("2024.txt", told[2].text)
    code, out, _ = run(*words)
    assert code == 0
    assert "warning[GL601]" in out


def test_a_report_of_no_year_is_checked_all_the_same(run, links):
    write("2024.txt", links[2].text.replace("2024", "今").replace("2025", "明"))
    code, out, err = run("check", "2024.txt", "--previous", "2023.txt")
    assert code != 2
    assert out
    assert "看不出这份是哪一年的报告" in err


def test_nothing_between_years_is_fixed(run, links):
    code, _, err = run("check", "2024.txt", "--previous", "2023.txt", "--fix")
    assert code == 2
    assert "--previous" in err


def test_an_exception_between_years_is_stale_only_where_it_was_looked_for(run, links):
    write(".govlint.yaml", "allow:\n  - {rule: GL601, path: 2024.txt, reason: 机构合并}\n")
    code, out, err = run("check", "2024.txt", "--previous", "2023.txt", "--select", "GL6")
    assert (code, err) == (0, "")
    assert "1 处已列为例外" in out
    assert run("check", "2024.txt")[2] == ""
