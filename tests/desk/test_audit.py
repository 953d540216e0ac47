"""govlint audit: faults put in are found, once, at their cell; the desk is written as a whole."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from forge.office import CODES, Office, forged_office
from helpers.effort import SLOW

from govlint.commands import cli
from govlint.desk.out.folder import MARK

FAULTS = {"carry": 2, "in_force": 2, "copy": 2, "reuse": 1, "missing": 2, "late": 1}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Office]:
    folder = tmp_path_factory.mktemp("office")
    bodies, years = (60, range(2021, 2026)) if SLOW else (14, range(2023, 2026))
    faults = {name: count * (3 if SLOW else 1) for name, count in FAULTS.items()}
    made = forged_office(5, bodies, years, faults)
    write(folder / "reports", made.files)
    (folder / "organs.csv").write_text(made.roster, "utf-8-sig")
    return folder, made


def write(top: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def audit(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(["audit", *words, "--lang", "en"])
    return code, *capfd.readouterr()


def found(text: str) -> list[dict[str, object]]:
    every: list[dict[str, object]] = json.loads(text)["diagnostics"]
    return [one for one in every if str(one["code"]).startswith("GL6")]


def test_every_fault_is_found_once_at_its_cell(
    office: tuple[Path, Office], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, made = office
    monkeypatch.chdir(folder)
    outputs = []
    for jobs in ("1", "2"):
        words = ("reports", "--roster", "organs.csv", "--format", "json", "--jobs", jobs)
        code, out, err = audit(capfd, *words, "-o", f"desk{jobs}")
        assert code == 1, err
        outputs.append(out)
    assert outputs[0] == outputs[1]
    assert tree(folder / "desk1") == tree(folder / "desk2")
    told = Counter((one["code"], one["organ"], one["year"]) for one in found(outputs[0]))
    for fault in made.faults:
        key = (fault.code, fault.organ, fault.year)
        (one,) = (x for x in found(outputs[0]) if (x["code"], x["organ"], x["year"]) == key)
        assert one["path"] == (f"reports/{fault.path}" if fault.path else "organs.csv")
        if fault.cell:
            assert tuple(one["cell"].values()) == fault.cell  # type: ignore[attr-defined]  # a dict
    # A report handed in again as a whole has last year's tables too.
    again = {fault.organ for fault in made.faults if fault.kind == "reuse"}
    planted = {(one.code, one.organ, one.year) for one in made.faults}
    assert {key for key in told if key[1] not in again} <= planted


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three bodies and two years, one report missing, one unreadable, one twice."""
    made = forged_office(9, 3, range(2024, 2026))
    names = [line.split(",")[1] for line in made.roster.split("\r\n")[1:] if line]
    files = dict(made.files)
    del files[f"2025/{names[0]}.txt"]
    files[f"2025/{names[1]}（定稿）.txt"] = files[f"2025/{names[1]}.txt"]
    write(tmp_path / "reports", files)
    (tmp_path / "reports" / "2025" / f"{names[2]}.txt").write_bytes(b"%PDF-1.4 no more")
    (tmp_path / "organs.csv").write_text(made.roster, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_cannot_be_read_is_not_missing(small: Path, capfd: pytest.CaptureFixture[str]) -> None:
    words = ("reports", "--roster", "organs.csv", "--format", "json", "-o", "desk")
    code, out, err = audit(capfd, *words)
    assert code == 3
    assert [one["code"] for one in found(out)] == ["GL607"]
    assert "handed in twice" in err
    unread = [one for one in json.loads(out)["diagnostics"] if one["code"] == "GL001"]
    assert [one["year"] for one in unread] == [2025]
    page = (small / "desk" / "index.html").read_text("utf-8")
    assert "illegible" in page
    assert "<script" not in page
    assert "//" not in page.partition("</style>")[2]
    assert (small / "desk" / "packets").is_dir()


def test_a_rerun_tells_what_was_mended(small: Path, capfd: pytest.CaptureFixture[str]) -> None:
    words = ("reports", "--roster", "organs.csv", "--format", "concise", "-o", "desk")
    audit(capfd, *words)
    missing = next(path for path in (small / "reports/2024").iterdir()
                   if not (small / "reports/2025" / path.name).exists())  # fmt: skip
    text = missing.read_text("utf-8").replace("2025", "2026").replace("2024", "2025")
    (small / "reports/2025" / missing.name).write_text(text, "utf-8")
    _, _, err = audit(capfd, *words)
    assert "mended 1" in err
    page = (small / "desk/index.html").read_text("utf-8")
    assert "Since the last run" in page


def test_the_old_desk_stays_where_the_new_one_breaks(
    small: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("reports", "--format", "concise", "-o", "desk")
    audit(capfd, *words)
    before = tree(small / "desk")

    def broken(*given: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("govlint.desk.out.writing.workbook", broken)
    code, _, err = audit(capfd, *words)
    assert code == 3
    assert "no room" in err
    assert tree(small / "desk") == before
    assert [path.name for path in small.iterdir() if ".part" in path.name] == []


def test_a_folder_with_something_else_is_refused(
    small: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = small / "other"
    other.mkdir()
    (other / "notes.txt").write_text("mine", "utf-8")
    for output in ("other", "organs.csv", "reports", "."):
        code, _, err = audit(capfd, "reports", "-o", output)
        assert (code, output in err) == (2, True)
    assert (other / "notes.txt").read_text("utf-8") == "mine"
    assert audit(capfd, "reports", "-o", "desk")[0] != 2
    (small / "desk" / "mine.txt").write_text("x", "utf-8")
    code, _, err = audit(capfd, "reports", "-o", "desk")
    assert code == 2
    assert "mine.txt" in err
    assert (small / "desk" / MARK).is_file()


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("id,name\n1,a\n", "organs.csv:1:", "aliases"),
        ("{head}\n1,a,,,,,,,\n1,b,,,,,,,\n", "organs.csv:3:1", "line 2"),
        ("{head}\n1,a,,,,,1,,\n", "organs.csv:2:", "circle"),
        ("{head}\n1,a,,21,,,,,\n", "organs.csv:2:6", "year"),
    ],
)
def test_a_wrong_roster(
    small: Path, capfd: pytest.CaptureFixture[str], text: str, place: str, word: str
) -> None:
    head = "id,name,aliases,from,to,successor,parent,scope,report"
    (small / "organs.csv").write_text(text.format(head=head), "utf-8")
    code, _, err = audit(capfd, "reports", "--roster", "organs.csv")
    assert code == 2
    assert place in err
    assert word in err


def test_a_draft_is_a_roster(small: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = audit(capfd, "reports", "--draft-roster")
    assert code == 0
    assert out.lstrip("\ufeff").splitlines()[0].startswith("id,name,aliases")
    assert audit(capfd, "reports", "--draft-roster", "-o", "draft.csv")[0] == 0
    assert audit(capfd, "reports", "--roster", "draft.csv", "--format", "concise")[0] == 3


def test_no_roster_tells_gaps_as_warnings(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = forged_office(2, 8, range(2022, 2026), {"missing": 1})
    write(tmp_path / "r", made.files)
    monkeypatch.chdir(tmp_path)
    _, out, _ = audit(capfd, "r", "--format", "json")
    (one,) = (x for x in found(out) if x["code"] == CODES["missing"])
    (fault,) = made.faults
    assert (one["organ"], one["year"], one["level"]) == (fault.organ, fault.year, "warning")


def test_a_renamed_body_goes_on(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = forged_office(4, 4, range(2023, 2026))
    names = [line.split(",")[1] for line in made.roster.split("\r\n")[1:] if line]
    old, new = names[0], "云岭市青禾县水务局"
    files = {
        (name.replace(old, new) if name.startswith("2025") else name): (
            text.replace(old, new) if name.startswith("2025") else text
        )
        for name, text in made.files.items()
    }
    # Last year's report of another body handed in again is in the wrong place.
    files[f"2025/{names[1]}.txt"] = files[f"2024/{names[1]}.txt"]
    write(tmp_path / "r", files)
    lines = made.roster.replace(f"1,{old},,,,", f"1,{old},,,2024,9")
    (tmp_path / "organs.csv").write_text(f"{lines}9,{new},<b>,2025,,,,,\r\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    code, out, err = audit(
        capfd, "r", "--roster", "organs.csv", "--format", "json", "-o", "desk", "--year", "2025"
    )
    assert code == 1
    (one,) = (x for x in found(out) if x["level"] == "error")
    assert (one["code"], one["organ"]) == ("GL607", names[1])
    assert f"r/2025/{names[1]}.txt may be it" in str(one["message"])
    assert "handed in twice" in err
    page = (tmp_path / "desk" / "index.html").read_text("utf-8")
    assert f"→ {new}" in page


def test_names_that_would_be_obeyed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = forged_office(4, 2, range(2024, 2026))
    write(tmp_path / "r", made.files)
    names = ("=1+1", "<script>alert(1)</script>", "../../up", "..", "a:b|c")
    rows = "".join(f'{number},"{name}",,,,,,,\r\n' for number, name in enumerate(names))
    head = made.roster.split("\r\n")[0]
    (tmp_path / "organs.csv").write_text(f"{head}\r\n{rows}", "utf-8")
    monkeypatch.chdir(tmp_path)
    words = ("r", "--roster", "organs.csv", "--format", "concise", "-o", "desk")
    assert audit(capfd, *words)[0] == 1
    assert "<script" not in (tmp_path / "desk" / "index.html").read_text("utf-8")
    packets = sorted(path.name for path in (tmp_path / "desk" / "packets").iterdir())
    assert packets == ["=1+1", "_", "_.._up", "_script_alert(1)__script_", "a_b_c"]
    assert not (tmp_path.parent / "up").exists()
    assert audit(capfd, *words)[0] == 1  # what was written is known again
