"""The page in Chromium: files in, results out, by mouse and keyboard, wide and on a phone."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from helpers.annotated_reports import EXAMPLES, in_word
from helpers.built_page import given, settled

pytestmark = pytest.mark.slow
WRONG = in_word("wrong-cell.txt")
NAME = "青禾县2024年年报.docx"


def downloaded(view, button: str) -> tuple[str, bytes]:
    with view.expect_download() as waiting:
        view.click(button)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def rows(view) -> dict[str, str]:
    """What the list says of each file."""
    found = view.eval_on_selector_all(
        "file-list tbody tr",
        """rows => rows.map(row => [row.querySelector("th").firstChild.textContent,
        row.querySelector("td.line").textContent])""",
    )
    return dict(found)


def test_a_word_file_is_checked_and_comes_back_three_ways(desk) -> None:
    view = desk
    given(view, (NAME, WRONG))
    assert view.text_content("#state") == "查完 1 份：错误 1，警告 0，提示 0"
    assert view.locator("file-list").is_hidden()
    report = view.frame_locator("iframe")
    report.locator(".finding").first.wait_for()
    assert report.locator(".finding").count() == 1
    assert "应填 9" in report.locator(".finding .due").first.text_content()
    view.click("#next")
    where = "$('iframe').contentDocument.activeElement"
    assert view.evaluate(f"{where}.closest('td').classList.contains('error')")
    assert view.get_attribute("iframe", "sandbox") == "allow-same-origin"
    name, data = downloaded(view, "#word")
    assert name == "青禾县2024年年报.govlint.docx"
    assert "word/comments.xml" in zipfile.ZipFile(BytesIO(data)).namelist()
    view.check("#unsafe")
    _, data = downloaded(view, "#mended")
    assert b"<w:ins " in zipfile.ZipFile(BytesIO(data)).read("word/document.xml")
    assert view.text_content("report-view > .soft").startswith("1 处改动已写成修订")
    name, data = downloaded(view, "#table")
    assert name.endswith(".govlint.xlsx")
    assert "xl/workbook.xml" in zipfile.ZipFile(BytesIO(data)).namelist()


def test_every_bad_file_has_its_line_and_none_holds_up_the_others(desk, tmp_path) -> None:
    large = tmp_path / "大.pdf"
    with large.open("wb") as file:
        os.truncate(file.fileno(), 201 * 1024 * 1024)
    inside = BytesIO()
    with zipfile.ZipFile(inside, "w") as target:
        target.writestr("青禾县/报告.docx", WRONG)
        target.writestr("扫描件.rar", b"Rar!\x1a\x07")
    names = ["照片.jpg", "空.docx", "坏.pdf", "购物.txt", "😀 <img src=x onerror=alert(1)>.docx"]
    data = [b"\xff\xd8\xff\xe0" + bytes(99), b"", b"%PDF-1.7", "牛奶两瓶".encode(), WRONG]
    view = desk
    view.set_input_files("#files", [str(large)])
    settled(view)
    given(view, *zip(names, data, strict=True), ("全.zip", inside.getvalue()))
    found = rows(view)
    assert found["大.pdf"] == "文件太大：超过 200 MB，不像年度报告"
    assert found["照片.jpg"] == "这是 JPEG 图片，不是文本"
    assert found["空.docx"] == "文件是空的，没有文字"
    assert found["坏.pdf"] == "PDF 已损坏，打不开"
    assert found["购物.txt"].startswith("看不出是政府信息公开工作年度报告")
    assert "应为 9" in found[names[-1]]
    assert "应为 9" in found["全.zip/青禾县/报告.docx"]
    assert "扫描件.rar" in view.text_content(".remark")
    assert view.text_content("#state").endswith("，5 份没有读出来")
    view.click("text=照片.jpg")
    assert "请" in view.text_content(".fault p:last-child")
    view.click("#switch")
    assert rows(view)["空.docx"] == "the file is empty: there is no text in it"


def test_three_hundred_files_and_one_that_hangs(opened) -> None:
    view = opened(allowed=("卡住.txt",))
    assert view.evaluate("held.limit") < 10_000
    view.evaluate("""() => {
      held.limit = 1500;
      const bytes = Blob.prototype.arrayBuffer, post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message, ...more) {
        if (message.call === "check" && message.given[0] === "卡住.txt") return;  // no answer ever
        post.call(this, message, ...more);
      };
    }""")
    text = "牛奶两瓶".encode()
    files = [(f"{number}.txt", text) for number in range(299)]
    given(view, *files[:100], ("卡住.txt", text), *files[100:])
    found = rows(view)
    assert len(found) == 300
    assert found["卡住.txt"] == "10 秒还没有查完，已停止"
    others = [line for name, line in found.items() if name != "卡住.txt"]
    assert len(others) == 299
    assert all(line.startswith("看不出是") for line in others)


def test_text_is_pasted_and_the_language_changed_by_keyboard(desk) -> None:
    view = desk
    view.focus("#paste")
    view.keyboard.press("Enter")
    assert view.evaluate("document.activeElement.id") == "text"
    view.keyboard.insert_text((EXAMPLES / "wrong-cell.txt").read_text("utf-8"))
    view.keyboard.press("Tab")
    view.keyboard.press("Enter")
    settled(view)
    view.frame_locator("iframe").locator(".finding").first.wait_for()
    assert "只能写进 .docx" in view.text_content("report-view")
    view.focus("#switch")
    view.keyboard.press("Space")
    assert view.text_content("h1") == "Annual report check"
    assert view.evaluate("document.documentElement.lang") == "en"
    view.wait_for_function("() => document.querySelector('iframe').srcdoc.includes('lang=\"en\"')")
    view.focus("#files")
    ring = "getComputedStyle(document.querySelector('label.main')).outlineStyle"
    view.keyboard.press("Shift+Tab")
    view.keyboard.press("Tab")
    assert view.evaluate(ring) == "solid"


def test_what_a_pack_asks_for_is_asked(desk) -> None:
    view = desk
    text = (EXAMPLES / "wrong-cell.txt").read_bytes()
    given(view, ("a.txt", text))
    view.select_option("#pack", "jiangsu")
    settled(view)
    view.select_option("#organ", "township")
    settled(view)
    assert view.eval_on_selector("#pack", "node => node.options.length") == 2
    assert view.text_content("#made").startswith("govlint ")
    assert "2026-01-05" in view.text_content("#made")
    assert "江苏省" in view.text_content("#packs")


def test_a_blank_report_is_filled_from_last_years(desk) -> None:
    view = desk
    view.click("#blank summary")
    view.click("#new button")
    assert view.text_content("#remarks") == "请写明单位全称。"
    view.fill("#body", "云岭市青禾县人民政府")
    view.fill("#year", "2025")
    last = {"name": "去年.docx", "mimeType": "text/plain", "buffer": WRONG}
    view.set_input_files("#last", [last])
    name, data = downloaded(view, "#new button[value=docx]")
    assert name == "云岭市青禾县人民政府2025年政府信息公开工作年度报告.docx"
    given(view, (name, data))
    assert "错误 0" in view.text_content("#state")
    name, data = downloaded(view, "#new button[value=xlsx]")
    assert data.startswith(b"PK")
    last["buffer"] = b"no report"
    view.set_input_files("#last", [last])
    downloaded(view, "#new button[value=docx]")
    assert "没有数字可以沿用" in view.text_content("#remarks")


def test_a_folder_is_entered_and_a_file_that_cannot_be_opened_is_named(desk) -> None:
    desk.evaluate(
        """([text]) => {
      const of = (name, blob) => ({ isFile: true, name,
        file: (yes, no) => blob ? yes(blob) : no() });
      let left = [of("a.txt", new Blob([text])), of("b.txt", new Blob(["牛奶"])), of(".hidden")];
      const folder = { name: "各镇", createReader: () => ({
        readEntries: yes => { yes(left); left = []; } }) };
      const shut = new File(["x"], "占用.docx");
      shut.arrayBuffer = () => Promise.reject(new Error("held"));
      const items = [folder, of("占用.docx", shut)];
      $("drop-zone").dropped(items.map(one => ({ webkitGetAsEntry: () => one })));
    }""",
        [(EXAMPLES / "wrong-cell.txt").read_text("utf-8")],
    )
    desk.wait_for_selector("file-list tbody tr:nth-child(3)")
    settled(desk)
    found = rows(desk)
    assert "应为 9" in found["各镇/a.txt"]
    assert found["各镇/b.txt"] == "不是年报，跳过"
    assert found["占用.docx"] == "文件打不开"
    assert len(found) == 3
