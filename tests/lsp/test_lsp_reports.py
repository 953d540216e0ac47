"""`govlint lsp` on reports, as an editor sees it."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from forge import forge
from helpers import one_report
from helpers.effort import SLOW
from helpers.lsp_client import ALL, Client, at, span
from render import html

pytest.importorskip("pygls")

TEXT = html.text(one_report.draft(one_report.CASES["wrong cell"]))
FAR = "𠮷" * 3
"""Characters of two units of UTF-16 each."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reports")


def uri(folder: Path, name: str) -> str:
    return (folder / name).as_uri()


def slice_of(text: str, there: dict[str, Any], encoding: str = "utf-16-le") -> str:
    """What an editor that counts in an encoding takes a range of one line for."""
    size = {"utf-16-le": 2, "utf-8": 1, "utf-32-le": 4}[encoding]
    line = text.split("\n")[there["start"]["line"]].encode(encoding)
    part = line[there["start"]["character"] * size : there["end"]["character"] * size]
    return part.decode(encoding)


def found(said: dict[str, Any], code: str) -> dict[str, Any]:
    return next(one for one in said["diagnostics"] if one["code"] == code)


def test_a_wrong_figure_is_shown_at_its_cell_with_its_rule_and_its_fix(
    client: Client, folder: Path
) -> None:
    here = uri(folder, "a.txt")
    wrong = found(client.open(here, TEXT), "GL310")
    assert slice_of(TEXT, wrong["range"]) == "78"
    assert wrong["severity"] == 1
    assert {one["location"]["uri"] for one in wrong["relatedInformation"]} == {here}
    page = client.about(here, "hover", position=wrong["range"]["start"])["contents"]["value"]
    assert "GL310" in page
    assert "国办公开办函〔2021〕30号" in page
    assert client.about(here, "hover", position=at(0, 0)) is None
    below = at(wrong["range"]["start"]["line"] + 1, wrong["range"]["start"]["character"])
    cell = client.about(here, "hover", position=below)["contents"]["value"]
    assert "`requests.outcome." in cell
    (hint,) = client.about(here, "inlayHint", range=ALL)
    assert (hint["label"], hint["position"]) == ("应为 0", wrong["range"]["end"])
    titles = [one["command"]["title"] for one in client.about(here, "codeLens")]
    assert "收办平衡 ✓" in titles
    assert any(title.endswith("✗") for title in titles)


def test_the_outline_has_sections_and_tables(client: Client, folder: Path) -> None:
    here = uri(folder, "b.md")
    client.open(here, TEXT)
    symbols = client.about(here, "documentSymbol")
    assert [one["name"][:2] for one in symbols[1:-1]] == [f"{n}、" for n in "一二三四五六"]
    tables = [inner["name"] for one in symbols for inner in one["children"]]
    assert tables == ["表二", "表三", "表四"]
    for one in symbols:
        outer, inner = one["range"], one["selectionRange"]
        assert (outer["start"]["line"], outer["end"]["line"]) >= (inner["start"]["line"], 0)


def test_safe_fixes_are_preferred_and_mend_the_text(client: Client, folder: Path) -> None:
    here = uri(folder, "c.txt")
    client.open(here, TEXT)
    actions = client.about(here, "codeAction", range=ALL, context={"diagnostics": []})
    quick = [one for one in actions if one["kind"] == "quickfix"]
    kinds = [one["isPreferred"] for one in quick]
    assert kinds == sorted(kinds, reverse=True)
    assert False in kinds
    assert all(one["diagnostics"] for one in quick)
    (every,) = (one for one in actions if one["kind"] == "source.fixAll.govlint")
    edits = every["edit"]["changes"][here]
    client.change(here, 2, *changes(edits))
    after = {one["code"] for one in client.diagnostics(here, 2)["diagnostics"]}
    assert after == {"GL310", "GL501"}
    only = {"diagnostics": [], "only": ["refactor"]}
    assert not client.about(here, "codeAction", range=ALL, context=only)


def place(there: dict[str, Any]) -> tuple[int, int]:
    return there["start"]["line"], there["start"]["character"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", *(["utf-32"] if SLOW else [])])
def test_places_are_right_beyond_the_basic_plane(
    client: Client, folder: Path, encoding: str
) -> None:
    text = TEXT.replace("(", f"{FAR}\u2028(", 1)
    own = encoding != "utf-16"
    one = Client(folder, encodings=(encoding,)) if own else client
    here = uri(folder, "far.txt")
    said = found(one.open(here, text), "GL802")
    assert one.capabilities["positionEncoding"] == encoding
    wide = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(encoding, encoding)
    assert slice_of(text, said["range"], wide).startswith("(")
    asked = {"diagnostics": [], "only": ["quickfix"]}
    actions = one.about(here, "codeAction", range=said["range"], context=asked)
    fix = next(one for one in actions if one["title"].startswith("GL802"))
    one.change(here, 2, *changes(fix["edit"]["changes"][here]))
    after = one.diagnostics(here, 2)["diagnostics"]
    assert "GL802" not in {found["code"] for found in after}
    if own:
        assert one.end() == 0


def test_after_many_edits_all_is_as_if_it_was_opened_so(client: Client, folder: Path) -> None:
    here, chance = uri(folder, "d.txt"), Random(18)
    text = forge(3, "A2").text
    client.open(here, text)
    for version in range(2, 502):
        start = snapped(text, chance.randrange(len(text) + 1))
        end = snapped(text, min(len(text), start + chance.choice((0, 0, 1, 3, 12))))
        new = chance.choice(("", "1", "\t", "\n", "𠮷", "\r\n", "（", "\u2028", "好\n\n", "7\t0"))
        there = span(position(text, start), position(text, end))
        client.change(here, version, {"range": there, "text": new})
        text = text[:start] + new + text[end:]
    after = client.diagnostics(here, 501)["diagnostics"]
    client.tell("textDocument/didClose", {"textDocument": {"uri": here}})
    assert client.open(here, text)["diagnostics"] == after
    told = [version for one, version in client.versions if one == here and version]
    assert told[:-1] == sorted(told[:-1])  # none after a newer one


def snapped(text: str, offset: int) -> int:
    """The offset, or that before a CR LF in whose middle it is: no editor goes there."""
    return offset - (text[max(0, offset - 1) : offset + 1] == "\r\n")


def position(text: str, offset: int) -> dict[str, int]:
    """A place as an editor sends it that counts UTF-16."""
    lines = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return at(len(lines) - 1, len(lines[-1].encode("utf-16-le")) // 2)


def changes(edits: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The edits of a fix as an editor tells them once it has made them, the last first."""
    told = [{"range": one["range"], "text": one["newText"]} for one in edits]
    return sorted(told, key=lambda one: place(one["range"]), reverse=True)


def test_what_is_typed_is_checked_at_once(client: Client, folder: Path) -> None:
    """Little more than a check takes; a busy machine delays all but the quickest."""
    here = uri(folder, "e.txt")
    client.open(here, TEXT + "各单位应当依法公开政府信息。\n" * 80)
    times = []
    for version in range(2, 22):
        start = time.perf_counter()
        client.change(here, version, {"range": span(at(6, 0), at(6, 0)), "text": "好"})
        client.diagnostics(here, version)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1


def test_a_document_that_closes_is_forgotten(client: Client, folder: Path) -> None:
    here = uri(folder, "f.txt")
    client.open(here, TEXT)
    client.change(here, 2, {"text": TEXT * 2})
    number = client.send(
        "textDocument/hover", {"textDocument": {"uri": here}, "position": at(1, 1)}
    )
    client.tell("textDocument/didClose", {"textDocument": {"uri": here}})
    assert client.answer(number)["result"] is None
    assert client.about(here, "codeLens") is None
    assert client.published[here]["diagnostics"] == []


@pytest.mark.parametrize("language", ["plaintext", "markdown"])
def test_what_is_no_report_is_told_only_where_it_is_called_one(
    client: Client, folder: Path, language: str
) -> None:
    said = client.open(uri(folder, f"{language}.txt"), "Dear diary,\n", language)
    assert said["diagnostics"] == []
    told = client.open(uri(folder, f"{language}2.txt"), "Dear diary,\n")
    assert [one["code"] for one in told["diagnostics"]] == ["GL002"]
