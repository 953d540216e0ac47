"""Whatever is wrong in a pack's manifest, labels, rows and forms is told in its place."""

from __future__ import annotations

import pytest
from test_vocabulary import FORM, HOTLINE, LABELS, ROWS, SOUND

from govlint import packs
from govlint.errors import UserError


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("GOVLINT_CACHE", str(tmp_path_factory.mktemp("cache")))


def test_for_region(pack):
    folders = {
        name: pack(f"title: {name}\nregion: {code}\n", name)
        for name, code in (("su", 330000), ("huai", 330800), ("lian", "330803"))
    }
    found = {
        code: packs.for_region(code, folders)
        for code in ("33", "330000", "330100", "330800", "330803", "330803001", "330826", "710000")
    }
    assert found == {
        **dict.fromkeys(("33", "330000", "330100"), "su"),
        **dict.fromkeys(("330800", "330826"), "huai"),
        **dict.fromkeys(("330803", "330803001"), "lian"),
        "710000": "national",
    }
    folders["also"] = pack("title: x\nregion: 330800\n", "also")
    with pytest.raises(UserError, match="two packs are for 330803: huai, also"):
        packs.for_region("330803", folders)


SLIPS = [
    ("pack", "title: 市\nextends: nationl\n", "2:10", "did you mean national?"),
    ("pack", "title: 市\nextends: ../yl\n", "2:10", "yl extends yl; leave out one `extends:`"),
    ("pack", "title: 市\ndrop: [GL301]\n", "2:1", "the pack that `extends:` names"),
    ("pack", "title: 市\nregion: 3301\n", "2:9", "such as 330100"),
    ("pack", "title: 市\nregion: 380000\n", "2:9", "no province has the number 38 (GB/T 2260)"),
    ("pack", "title: 市\nletters: js\n", "2:10", "capital letters"),
    ("pack", "title: 市\nletters: JS\n", "a.yaml:1:1", "did you mean JS301?"),
    ("a", SOUND.replace("YL301", "GL301"), "1:1", "must say `extends: national`"),
    ("labels", "spelings:\n  a: b\n", "1:1", "did you mean spellings?"),
    ("labels", LABELS.replace("carried_in", "carried_inn"), "3:5", "did you mean carried_in?"),
    ("labels", LABELS.replace("outcome.disc", "outcom.disc"), "8:5", "did you mean outcome.disc"),
    (
        "labels",
        LABELS.replace("  requests:\n    c", "  request:\n    c"),
        "2:3",
        "did you mean requests?",
    ),
    ("labels", LABELS.replace("[上年未办结件]", "[]"), "3:5", "`carried_in:` is empty"),
    ("labels", LABELS.replace("上年未办结件", "重复申请"), "3:18", "of `outcome.declined.repeat"),
    ("labels", LABELS.replace("  6:", "  7:"), "10:3", "no such section: 7"),
    ("labels", "- x\n", "1:1", "must be a mapping"),
    ("forms__rows", ROWS.replace("2021", "2012"), "1:9", "did you mean 2021?"),
    ("forms__rows", ROWS.replace("requests.out", "request.out"), "3:3", "did you mean requests?"),
    ("forms__rows", ROWS.replace("declined.hotline", "declined.repeated"), "3:3", "already: leave"),
    ("forms__rows", ROWS.replace("要求行政机关确认", "要求机关确认"), "5:12", "did you mean"),
    (
        "forms__rows",
        ROWS.replace("要求行政机关确认或重新出具已获取信息", "new"),
        "5:12",
        "of its gr",
    ),
    ("forms__rows", ROWS.replace("declined.hotline", "refusd.hot"), "5:12", "there is no group"),
    ("forms__rows", ROWS.replace(HOTLINE, "重复申请"), "4:12", "of `outcome.declined.repeated`"),
    (
        "forms__rows",
        ROWS.replace("    after", "    behind"),
        "5:5",
        "no such key: behind. there are: after, label",
    ),
    ("forms__rows", ROWS.replace("requests.outcome", "remedies.outcome"), "3:3", "side by side"),
    ("forms__z", ROWS, "forms/z.yaml:3:3", "is added twice, first in "),
    ("forms__trial", FORM.replace("云岭2024", '"2021"'), "1:7", "there is a form `2021` already"),
    ("forms__trial", FORM.replace("to: 2024", "to: 2020"), "5:5", "`to:` is before `from:`"),
    ("forms__trial", FORM.replace('"2021"', '"2O21"'), "6:7", "did you mean 2021?"),
    ("forms__trial", FORM.replace("value: count", "value: cnt"), "14:16", "did you mean count?"),
    ("forms__trial", FORM.replace("like:", "alike:"), "6:1", "did you mean like?"),
    ("forms__trial", FORM.replace('like: "2021"\n', ""), "6:1", "`requests:` is missing"),
    ("forms__trial", FORM.replace("sites", "网站"), "16:16", "a key is small letters"),
]


@pytest.mark.parametrize(("file", "text", "at", "words"), SLIPS)
def test_slips_are_told_in_place(pack, file, text, at, words):
    files = {"a": SOUND} | ({} if file == "pack" else {file: text})
    if file == "forms__z":
        files |= {"forms__rows": ROWS}
    where = pack(text if file == "pack" else "title: 云岭\n", **files)
    with pytest.raises(UserError) as caught:
        packs.load(where)
    place = at if ".yaml" in at else f"{file.replace('__', '/')}.yaml:{at}"
    told = {str(one).partition(": ")[0]: one.message.en for one in caught.value.faults}
    assert words in told[f"{where}/{place}"]


def test_a_region_lies_within_that_of_the_base(pack):
    pack("title: 省\nregion: 330000\n", "province")
    city = pack("title: 市\nextends: ../province\nregion: 320800\n", "city")
    with pytest.raises(UserError, match=r"2?: 320800 is no part of 330000.*did you mean 330800"):
        packs.load(city)


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("GL113:\n  amend: true\n  levle: info\n", "3:3", "did you mean level?"),
        ("GL113:\n  amend: true\n  level: warn\n", "3:10", "did you mean warning?"),
        ("GL113:\n  amend: true\n  name: x\n", "3:3", "no such key: name"),
        ("GL113:\n  amend: yes\n  level: info\n", "2:10", "`amend:` is `true`"),
        ("GL113:\n  amend: true\n", "2:10", "say what is to be changed"),
        ("GL199:\n  amend: true\n  level: info\n", "1:1", "no rule GL199 in the pack extended"),
    ],
)
def test_slips_of_amendments(make, text, at, words):
    where = make(pack="title: 市\nextends: ../base\n", a_yaml=text)
    base = SOUND.replace("YL301", "GL113")
    make("base", "title: 省\nletters: GL\n", a_yaml=base)
    with pytest.raises(UserError) as caught:
        packs.load(where)
    assert str(caught.value).startswith(f"{where}/a.yaml:{at}: ")
    assert words in caught.value.message.en
