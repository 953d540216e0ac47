"""PDF files: published ones, printed ones, and those that cannot be read."""

from __future__ import annotations

import json
import signal
import threading
from decimal import Decimal
from functools import cache

import pytest
from helpers.mutated_files import fuzz
from helpers.page_drawing import Sheet
from helpers.paths import REPORTS
from helpers.pdf_files import pdf
from render import paper
from render.html import drawn, text
from render.typesetting import typeset_pages

from govlint.files.decode import Undecodable
from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.document import Document, read_document
from govlint.linter.lint import Task
from govlint.linter.run import Outcome
from govlint.loaders.pdfium import host, load
from govlint.model.facts import Cell

pytest.importorskip("pypdfium2", reason="needs govlint[pdf]")

PUBLISHED = ("hongze_2024", "huaian_2024")
FAULTS = {"wrong_cell": 3, "row_missing": 5}


def outcome(path: str, data: bytes | None = None) -> Outcome:
    return lint.check_file(Task(Input(path, named=True, data=data), "national"))


def told(found: Outcome) -> list[tuple[str, str, object]]:
    """What was found, places aside."""
    return sorted((d.code, d.message.zh, d.cell) for d in found.diagnostics)


@pytest.fixture
def sheet() -> Sheet:
    made = Sheet()
    made.paragraphs(100, "云溪镇2024年政府信息公开工作年度报告", "一、总体情况")
    made.table(72, 200, [100, 60], [["规章", "0"], ["行政规范性文件", "1"]])
    return made


@pytest.mark.parametrize("seed", [3, 8])
def test_a_whole_report_is_the_same_report(seed) -> None:
    report = drawn(seed)[0]
    lines = [line for line in load(pdf(typeset_pages(report)), "a.pdf").text.split("\n") if line]
    assert lines == [line for line in text(report).split("\n") if line]


def test_a_blank_that_is_a_text_by_itself_is_kept() -> None:
    sheet = Sheet()
    for left, words in ((72, "把政"), (96, " "), (102, "府信息"), (138, "公开"), (168, "工作")):
        sheet.text(left, 100, words)  # nothing stands between the last two but a gap
    assert load(pdf([sheet]), "a.pdf").text.strip() == "把政 府信息公开工作"


# Published


published = pytest.mark.skipif(not REPORTS.is_dir(), reason="no real reports here")


@cache
def document(name: str) -> Document:
    return read_document(Input(str(REPORTS / "pdf" / f"{name}.pdf"), named=True))


@published
@pytest.mark.parametrize("name", PUBLISHED)
def test_every_figure_is_read_right(name) -> None:
    rows = json.loads((REPORTS / "truth" / f"{name}.json").read_text("utf-8"), parse_float=Decimal)
    right = {Cell(r["table"], r["row"], r["column"]): Decimal(r["value"]) for r in rows}
    assert {fact.cell: fact.value for fact in document(name).facts.items} == right


@published
@pytest.mark.parametrize("name", PUBLISHED)
def test_published_findings_are_those_of_the_text(name) -> None:
    good = outcome(str(REPORTS / "text" / f"{name}.pymupdf.txt"))
    assert told(outcome(str(REPORTS / "pdf" / f"{name}.pdf"))) == told(good)


@published
def test_published_paragraphs_are_whole() -> None:
    lines = document("huaian_2024").source.text.split("\n")
    assert any(line.startswith("本报告由") and line.endswith("@163.com）。") for line in lines)
    over_the_page = next(line for line in lines if line.startswith("（一）主动公开情况"))
    assert over_the_page.endswith("回应舆论关切。")
    assert not any("- 2 -" in line for line in lines)


# Printed


@pytest.fixture(scope="session")
def printed(tmp_path_factory):
    """Reports as Chromium and LibreOffice print them, by printer and fault: one run of each."""
    folder = tmp_path_factory.mktemp("printed")
    found = {}
    if paper.CHROMIUM:
        page = folder / "page.html"
        page.write_text(paper.html(drawn(3, fault="wrong_cell")[0], letters=14), "utf-8")
        found["chromium", "wrong_cell"] = paper.print_html(page)
    if paper.SOFFICE:
        files = [folder / f"{fault}.fodt" for fault in FAULTS]
        for file, (fault, seed) in zip(files, FAULTS.items(), strict=True):
            file.write_text(paper.fodt(drawn(seed, fault=fault)[0], letters=14), "utf-8")
        for fault, file in zip(FAULTS, paper.print_office(files), strict=True):
            found["office", fault] = file
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("printer", "fault"), [("chromium", "wrong_cell"), *(("office", fault) for fault in FAULTS)]
)
def test_printed_reports_are_the_same_reports(printed, printer, fault) -> None:
    if (printer, fault) not in printed:
        pytest.skip(f"{printer} is not installed")
    report, _ = drawn(FAULTS[fault], fault=fault)
    path = printed[printer, fault]
    got = read_document(Input(str(path), named=True))
    lines = [line for line in got.source.text.split("\n") if line]
    assert lines == [line for line in text(report).split("\n") if line]
    assert {tuple(fact.cell): fact.value for fact in got.facts.items} == {
        cell: value for cell, value in report.figures.items() if value is not None
    }
    assert told(outcome(str(path))) == told(outcome("report.txt", text(report).encode()))


# What cannot be read


LOCKED = (
    "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/Length 40"
    f"/O<{'11' * 32}>/U<{'22' * 32}>>>"
)


def refusal(data: bytes) -> str:
    with pytest.raises(Undecodable) as caught:
        load(data, "report.pdf")
    assert caught.value.help.zh
    return caught.value.message.zh


def test_a_locked_pdf_is_said_to_be_locked(sheet) -> None:
    assert refusal(pdf([sheet], trailer=LOCKED)) == "PDF 加了打开密码"
    assert "加密方式" in refusal(pdf([sheet], trailer=LOCKED.replace("Standard", "Strange")))


def test_a_broken_pdf_is_said_to_be_broken(sheet) -> None:
    assert refusal(b"%PDF-1.7\n" + bytes(range(256)) * 9) == "PDF 已损坏，打不开"
    assert refusal(b"") == "PDF 已损坏，打不开"
    assert refusal(pdf([sheet])[:300]) == "PDF 已损坏，打不开"


def test_too_many_pages_are_refused() -> None:
    assert "页数太多" in refusal(pdf([Sheet()] * 301))


def test_fonts_without_characters_are_said_to_be_unreadable(sheet, monkeypatch) -> None:
    sheet.words = [words._replace(text="\ue001" * 9) for words in sheet.words]
    assert "乱码" in refusal(pdf([sheet]))


def test_letters_turned_into_drawings_are_said_to_be(sheet) -> None:
    sheet.words = []
    for number in range(300):
        sheet.rule(90 + number % 20 * 9, 300 + number, 94 + number % 20 * 9, 304 + number)
    assert "曲线" in refusal(pdf([sheet]))


def test_a_missing_library_is_one_clear_line(sheet, monkeypatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Undecodable) as caught:
        load(pdf([sheet]), "report.pdf")
    assert 'pip install "govlint[pdf]"' in caught.value.help.zh


def test_a_crash_of_pdfium_costs_one_file(sheet, monkeypatch) -> None:
    good = pdf([sheet])
    assert load(good, "a.pdf").text
    (worker,) = host._running.values()
    exchange = host._exchange

    def crashing(process, data, seconds):
        worker.kill()
        return exchange(process, data, seconds)

    monkeypatch.setattr(host, "_exchange", crashing)
    assert "崩溃" in refusal(good)
    monkeypatch.undo()
    assert load(good, "b.pdf").text == load(good, "a.pdf").text


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no process can be stopped here")
def test_a_hang_of_pdfium_is_stopped(sheet, monkeypatch) -> None:
    good = pdf([sheet])
    load(good, "a.pdf")
    (worker,) = host._running.values()
    worker.send_signal(signal.SIGSTOP)
    monkeypatch.setattr(host, "SECONDS", 0.2)
    assert "太久" in refusal(good)
    monkeypatch.undo()
    assert load(good, "b.pdf").text


def test_threads_take_turns(sheet) -> None:
    good = pdf([sheet, sheet])
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(load(good, "a.pdf").text)) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert len(set(found)) == 1


def test_a_scanned_page_among_others_is_an_error_of_reading(sheet, tmp_path) -> None:
    scan = Sheet()
    scan.pictures.append((0, 0, 595, 842))
    (tmp_path / "report.pdf").write_bytes(pdf([sheet, scan]))
    found = outcome(str(tmp_path / "report.pdf"))
    lost = [d.message.zh for d in found.diagnostics if d.code == "GL001"]
    assert any(message.startswith("第2页是图片") for message in lost)


def test_whatever_the_bytes(sheet) -> None:
    second = Sheet(90)
    second.table(72, 72, [100, 60], [["行政许可", "0"], ["^", "1"]])
    second.pictures.append((0, 0, 300, 300))
    fuzz(load, {"report.pdf": pdf([sheet, second]), "locked.pdf": pdf([sheet], trailer=LOCKED)})
