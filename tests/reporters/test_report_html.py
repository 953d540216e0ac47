"""The html page: whole in itself, true to the report, findings at their places, no text harmful."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from forge import LAYOUTS, forge
from helpers.annotated_reports import EXAMPLES, run_of
from helpers.command_line import write
from helpers.sample_report import WRONG, report

from govlint.linter.plugins import reporters
from govlint.model.diagnostic import LEVELS
from govlint.model.view import View

VOID = {"meta", "link", "input", "br"}


class Page(HTMLParser):
    """The elements of a page: tags with their attributes, texts with the tags around them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append((tuple(self.open), data))

    def values(self, name):
        return [given[name] for _, given in self.tags if name in given]


def page(run, lang="zh"):
    return "".join(reporters()["html"](run, lang, False))


def example(name, lang="zh"):
    return page(run_of(EXAMPLES / name), lang)


def test_the_page_is_whole_in_itself() -> None:
    text = example("untidy.txt")
    parsed = Page(text)
    assert {tag for tag, _ in parsed.tags} & {"script", "img", "iframe", "object", "base"} == set()
    assert parsed.values("src") == []
    assert all(href.startswith("#") or href == "data:," for href in parsed.values("href"))
    assert not re.search(r"url\(|@import|https?:", text)
    assert "style" not in {name for _, given in parsed.tags for name in given}
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in text


@pytest.mark.parametrize("name", ["untidy.txt", "last-year.txt", "from-pdf.txt", "wrong-cell.txt"])
def test_findings_and_places_lead_to_each_other(name: str) -> None:
    run = run_of(EXAMPLES / name)
    parsed = Page(page(run))
    count = len(run.diagnostics)
    ids = Counter(parsed.values("id"))
    assert [key for key, times in ids.items() if times > 1] == []
    assert {href[1:] for href in parsed.values("href") if href.startswith("#")} <= ids.keys()
    for number in range(1, count + 1):
        assert {f"r1-p{number}", f"r1-f{number}"} <= ids.keys()
    assert f"r1-f{count + 1}" not in ids


def test_the_wrong_cell_is_marked_and_the_right_figure_stands_in_it() -> None:
    text = example("wrong-cell.txt")
    cell = re.search(
        r'<td id="r1-requests-outcome.unavailable.not_held-natural_person"[^>]*>.*?</td>', text
    )[0]
    assert 'class="error aim"' in cell
    assert ">6<" in cell
    assert "9</ins>" in cell
    assert 'href="#r1-f1" aria-label="问题 1, 错误"' in cell


@pytest.mark.slow
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_figure_of_every_layout_is_drawn_once(layout: str, tmp_path) -> None:
    path = tmp_path / "报告.txt"
    made = forge(7, layout)
    write(str(path), made.text)
    run = run_of(path)
    shown = run.outcomes[0].view
    text = page(run)
    drawn = dict(re.findall(r'<td id="r1-([\w.]+-[\w.]+-[\w.]+)"[^>]*>([^<]*)', text))
    due = {"-".join(fact.cell): fact.raw.strip() or "（空）" for fact in shown.facts.items}
    assert due.items() <= drawn.items()
    assert len(due) > 150
    Page(text)


def test_the_words_of_a_report_are_all_there(tmp_path) -> None:
    path = tmp_path / "a.txt"
    write(str(path), report())
    shown = run_of(path).outcomes[0].view
    words = "".join(
        data
        for tags, data in Page(page(run_of(path))).texts
        if "section" in tags and "a" not in tags
    )
    for block in shown.pieces:
        if block.kind != "table":
            for row in block.rows:
                for start, end in row:
                    assert shown.text[start:end] in words


HOSTILE = (
    '<script>alert("x")</script>',
    "</p></section><img src=x onerror=alert(1)>",
    "\"' onmouseover='alert(1)",
    "&lt;b&gt; &#60;i&#62; <!-- --> ]]> javascript:alert(1)",
    "\u202eback to front\u202c \x00\x07\x1b[31m",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str, place) -> None:
    name = f"{words}.txt".replace("/", "∕").replace("\x00", "")
    text = (
        report(WRONG)
        .replace("云溪镇，", "")
        .replace("一、总体情况\n", f"一、总体情况\n（一）{words}，二是{words}。\n")
    )
    text = text.replace("行政许可\t35", f"行政许可\t{words.replace(chr(10), '')}").replace(
        "\x00", "\x01"
    )
    write(name, text)
    run = run_of(name)
    made = page(run)
    clean = Page(example("untidy.txt"))
    parsed = Page(made)
    known = {"details", "summary", "ul"} | {tag for tag, _ in clean.tags}
    assert {tag for tag, _ in parsed.tags} <= known
    names = {name for _, given in parsed.tags for name in given}
    assert names <= {name for _, given in clean.tags for name in given}
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\ud800-\udfff]", made)
    made.encode("utf-8")


def test_many_reports_have_a_list_with_counts() -> None:
    names = ["clean.md", "last-year.txt", "wrong-cell.txt"]
    run = run_of(*(EXAMPLES / name for name in names))
    text = page(run)
    assert re.findall(r'<th scope="row"><a href="#r(\d)">[^<]*examples/([^<]+)<', text) == [
        ("1", names[0]), ("2", names[1]), ("3", names[2]),
    ]  # fmt: skip
    assert text.count("<article") == 3
    assert "没有发现问题。" in text
    for level in LEVELS:
        assert f'id="show-{level}"' in text


def test_it_speaks_english() -> None:
    text = example("wrong-cell.txt", "en")
    assert '<html lang="en">' in text
    assert "should be <strong>9</strong>" in text
    said = re.sub(r'<section class="paper".*?</section>', "", text, flags=re.DOTALL)
    said = re.sub(
        r"<p>basis: .*?</p>|（[^）]*）|\([^()]*\)|<li>.*?</li>",
        "",
        re.sub(r"<h4>.*?</h4>", "", said),
    )
    assert not re.search(
        "[\u4e00-\u9fff]",
        re.sub(r"<style>.*?</style>|aria-label=\"[^\"]*\"", "", said, flags=re.DOTALL),
    )


def test_what_cannot_be_read_has_its_findings(place) -> None:
    write("a.txt", b"\x00\x01\x02" * 500)
    write("b.txt", "会议通知\n\n定于周五开会。\n")
    text = page(run_of("a.txt", "b.txt"))
    assert "没有读出来" in text
    assert "不像年报" in text
    Page(text)


def test_without_the_reports_it_lists_the_findings() -> None:
    run = run_of(EXAMPLES / "wrong-cell.txt", show=False)
    text = page(run)
    assert "GL310" in text
    assert 'class="paper"' not in text
    Page(text)


def test_a_missing_place_in_a_table_is_shown_below_it(place) -> None:
    text = report().replace("行政处罚\t2\n", "行政处罚\t2\n行政奖励\t7\n")
    write("a.txt", text)
    run = run_of("a.txt")
    assert any(found.code == "GL006" for found in run.diagnostics)
    made = page(run)
    assert re.search(r"表中另有：<mark[^>]*>行政奖励", made)


def test_the_command_writes_it(govlint, place) -> None:
    write("a.txt", report(WRONG))
    code, out, err = govlint(
        "check", "a.txt", "--format", "html", "-o", "a.govlint.html", "--jobs", "2"
    )
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("govlint: 已写入 a.govlint.html。查了 1 个文件；")
    with open("a.govlint.html", encoding="utf-8") as file:
        text = file.read()
    assert text == govlint("check", "a.txt", "--format", "html")[1]
    assert 'class="paper"' in text
    assert "a.govlint.html" not in govlint("check", "-v", "--format", "concise")[1]


def test_plain_data_crosses_processes() -> None:
    import pickle

    shown = run_of(EXAMPLES / "wrong-cell.txt").outcomes[0].view
    again = pickle.loads(pickle.dumps(shown))
    assert isinstance(again, View)
    assert again == shown
