"""Rosters: read from what Excel and WPS write, every fault with its place, names never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.desk.roster.draft import Sighting, as_csv, drafted
from govlint.desk.roster.matching import matcher
from govlint.desk.roster.member import Due, Member, Roster
from govlint.desk.roster.reading import COLUMNS, read_roster
from govlint.errors import UserError

HEAD = ",".join(COLUMNS)
SOUND = (
    f"{HEAD}\r\n1,青禾县人民政府,,,,,,全县,\r\n"
    '2,青禾县民政局,"民政局；青禾民政",2019,,,1,,01-20\r\n3,青禾县气象局,,,,,1,垂直,否\r\n'
)


def file(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "organs.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_what_excel_and_wps_write(tmp_path: Path, encoding: str, mark: str) -> None:
    roster = read_roster(file(tmp_path, SOUND.replace(",", mark), encoding))
    assert list(roster.members) == ["1", "2", "3"]
    assert roster.members["2"] == Member(
        *("2", "青禾县民政局", ("民政局", "青禾民政"), 2019, None, "", "1", ""),
        *(True, Due(1, 20), 3),
    )
    assert roster.children("1") == ("2",)
    assert not roster.members["3"].reports


def test_a_workbook(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter", reason="XlsxWriter is not installed")
    path = str(tmp_path / "organs.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, list(COLUMNS))
        sheet.write_row(1, 0, [7, "青禾县民政局", "", 2020])
        sheet.write_row(2, 0, [8, "青禾县水利局", "", 20.5])
    with pytest.raises(UserError) as raised:
        read_roster(path)
    assert (raised.value.line, raised.value.column) == (3, 4)


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        (SOUND.replace("parent", "parents"), (1, 1 + HEAD.index("report")), "parent"),
        (f"{HEAD}\n1,甲局,,,,,,,\n1,乙局,,,,,,,\n", (3, 1), "第 2 行"),
        (f"{HEAD}\n1,甲局,,,,,2,,\n2,乙局,,,,,1,,\n", (3, 10), "1 → 2 → 1"),
        (f"{HEAD}\n1,甲局,,,,1,,,\n", (2, 9), "1 → 1"),
        (f"{HEAD}\n1,甲局,,二零,,,,,\n", (2, 7), "二零"),
        (f"{HEAD}\n1,甲局,,2024,2020,,,,\n", (2, 12), "早于"),
        (f"{HEAD}\n1,甲局,,,,,9,,\n", (2, 10), "9"),
        (f"{HEAD}\n1,甲局,,,,,,哪里,\n", (2, 11), "哪里"),
        (f"{HEAD}\n1,,,,,,,,\n", (2, 3), "name"),
        ("\n\n", (1, 1), "空"),
    ],
)
def test_faults_have_their_place(
    tmp_path: Path, text: str, place: tuple[int, int], word: str
) -> None:
    with pytest.raises(UserError) as raised:
        read_roster(file(tmp_path, text))
    (fault,) = (one for one in raised.value.faults if word in one.message.zh)
    assert fault.path == str(tmp_path / "organs.csv")
    assert (fault.line, fault.column) == (place[0], fault.column)
    assert fault.column == place[1] or place[0] == 1
    assert fault.message.en


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        read_roster(file(tmp_path, f"{HEAD}\n1,甲局,,x,y,8,,?,\n1,,,,,,,,\n"))
    assert [(one.line, one.column) for one in raised.value.faults] == [
        *((2, 7), (2, 9), (2, 11), (2, 14), (3, 1), (3, 3))
    ]


def test_names_are_joined_only_where_they_are_sure() -> None:
    members = [
        Member("1", "云岭市青禾县民政局", ("民政局",)),
        Member("2", "云岭市青禾县人民政府"),
        Member("3", "岚川市白榆县水利局", last=2021, successor="4"),
        Member("4", "岚川市白榆县水利局", first=2022),
        Member("5", "云岭市望溪县教育局"),
        Member("6", "岚川市望溪县教育局"),
    ]
    names = matcher(Roster({one.id: one for one in members}))
    assert names.match("云岭市青禾县民政局").id == "1"
    assert names.match("民政局").id == "1"
    assert names.match("青禾县人民政府")[:2] == ("2", True)
    assert (names.match("白榆县水利局", 2021).id, names.match("白榆县水利局", 2023).id) == (
        "3",
        "4",
    )
    assert names.match("望溪县教育局").id == ""
    assert names.match("云岭市青禾县民正局")[::2] == ("", "云岭市青禾县民政局")
    assert names.in_path("报送/2024/青禾县民政局（定稿）.docx").id == "1"


def test_last_year_follows_successors() -> None:
    members = [
        Member("1", "甲局", last=2021, successor="3"),
        Member("2", "乙局", last=2021, successor="3"),
        Member("3", "丙局", first=2022),
        Member("4", "丁局", last=2022, successor="5"),
        Member("5", "戊局", first=2023),
        Member("6", "己局", last=2022, successor="7"),
        Member("7", "庚局"),
    ]
    roster = Roster({one.id: one for one in members})
    assert roster.of_last_year("3", 2022) == ""  # two became one
    assert roster.of_last_year("5", 2023) == "4"  # another name
    assert roster.of_last_year("7", 2023) == ""  # one took over another
    assert [roster.of_last_year("7", year) for year in (2022, 2024)] == ["7", "7"]


def test_a_draft_can_be_read(tmp_path: Path) -> None:
    names = ("云岭市青禾县民政局", "青禾县民政局", "云岭市青禾县人民政府", "青禾县白鹭镇人民政府")
    drafted_roster = drafted(Sighting(name, 2024) for name in names)
    again = read_roster(file(tmp_path, as_csv(drafted_roster)))
    assert [one.name for one in again.members.values()] == [names[2], names[0], names[3]]
    by_name = {one.name: one for one in again.members.values()}
    assert by_name[names[0]].aliases == (names[1],)
    assert by_name[names[0]].parent == by_name[names[3]].parent == by_name[names[2]].id
