"""The page for authors of rules: each example says what the page shows, each slip is told so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers.sample_report import COUNTS, report
from helpers.twin_pages import LANGS, page

from govlint import packs
from govlint.engine.check import check
from govlint.errors import UserError
from govlint.files.discover import Input
from govlint.fitting.fit import facts_of as fit
from govlint.forms.form import known_forms
from govlint.forms.vocabulary import using
from govlint.linter.lint import Task, check_file
from govlint.loaders.text import load
from govlint.packs.kinds import KINDS, fields_of, plain_rules, rule_of
from govlint.packs.kinds.bounded import UnboundedError, bounded
from govlint.packs.kinds.scopes import SCOPES
from govlint.parsing.parser import parse

PAGES = {lang: page("writing-rules", lang).read_text("utf-8") for lang in LANGS}
PAGE = PAGES["en"]  # the examples of the other are the same: test_twins
SHOWN = re.compile(
    r"```yaml\n# (?P<file>\S+)\n(?P<rules>.*?)```\n(?P<after>.*?)(?=```yaml|\Z)", re.S
)
TRIED = re.compile(r"```text ?(?P<where>\S*)\n(?P<words>.*?)```", re.DOTALL)
EXAMPLES = [
    pytest.param(shown["rules"], tried["where"], tried["words"], id=f"{shown['file']}-{number}")
    for shown in SHOWN.finditer(PAGE)
    for number, tried in enumerate(TRIED.finditer(shown["after"].partition("\n## ")[0]))
]
ROW = re.compile(r"^\| `(.+?)` \| (.+?) \|$", re.MULTILINE)


def table(**titles: str) -> list[tuple[str, str, str]]:
    """The rows of the tables under headers, without their marks, each with its language."""
    found = []
    for lang, title in titles.items():
        _, _, after = PAGES[lang].partition(f"\n| {title} |")
        rows = ROW.findall(after.partition("\n\n")[0])
        assert rows, title
        found += [(lang, first, second.replace("`", "")) for first, second in rows]
    return found


def placed(where: str, words: str) -> str:
    """The sample report with some words in the part they are about."""
    text = report()
    if where == "section.5":
        return re.sub(r"(?<=\n五、存在的主要问题及改进情况\n).*\n", words, text)
    if where == "section.1":
        return re.sub(r"(?<=\n一、总体情况\n)(?:.*\n)*?(?=二、)", words, text)
    if where == "section.6":
        return re.sub(r"(?<=\n六、其他需要报告的事项\n).*\n", words, text)
    if where == "tables":
        (figure,) = re.findall(r"\d+", words)
        return text.replace("行政事业性收费\t1.5", f"行政事业性收费\t{figure}")
    if where == "sign_off":
        return text.replace("2025年1月20日\n", words)
    return text.replace("一、总体情况\n", f"一、总体情况\n{words}")


@pytest.mark.parametrize(("rules", "where", "words"), EXAMPLES)
def test_examples_say_what_the_page_shows(
    rules: str, where: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text(rules, "utf-8")
    own = [rule_of(plain) for plain in plain_rules(tmp_path / "a.yaml")]
    due = re.findall(r"^→ (.+)\n", words, re.MULTILINE)
    text = placed(where, re.sub(r"^→ .+\n", "", words, flags=re.MULTILINE))
    source = load(text.encode(), "r.txt")
    tree = parse(source)
    found = check(source, tree, fit(source, tree), [], own)
    assert found.failures == ()
    assert [one.message.zh for one in found.diagnostics] == due


@pytest.mark.parametrize(("lang", "scopes"), [("en", "### Scopes"), ("zh", "### 范围")])
def test_every_kind_and_scope_is_on_the_page(lang: str, scopes: str) -> None:
    text = PAGES[lang]
    assert set(re.findall(r"^\| \[`(\w+)`\]", text, re.MULTILINE)) == {*KINDS}
    named = set(re.findall(r"`([\w.]+)`", text.partition(scopes)[2].partition("###")[0]))
    assert set(SCOPES) - named <= {f"section.{number}" for number in range(2, 6)}
    assert {heading for heading in KINDS if f"\n### {heading}\n" not in text} == set()


REFUSED = table(en="pattern | refused, as it", zh="模式 | 为什么拒绝")
SLIPS = table(en="written | told", zh="写的是 | 提示")


@pytest.mark.parametrize(("lang", "pattern", "told"), REFUSED)
def test_patterns_are_refused_as_the_page_says(lang: str, pattern: str, told: str) -> None:
    with pytest.raises(UnboundedError) as caught:
        bounded(pattern)
    assert told in caught.value.why.in_language(lang).replace("`", "")


@pytest.mark.parametrize(("lang", "line", "told"), SLIPS)
def test_slips_are_told_as_the_page_says(lang: str, line: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("title: 试\n", "utf-8")
    body = f"YL801:\n  name: yunling-words\n  title: 标题\n  forbid: 坏\n  {line}\n"
    (tmp_path / "a.yaml").write_text(body, "utf-8")
    with pytest.raises(UserError) as caught:
        packs.load(tmp_path)
    assert told.replace("`", "") in caught.value.message.in_language(lang).replace("`", "")
    assert str(caught.value).startswith(f"{tmp_path / 'a.yaml'}:5:")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_key_is_on_the_page(kind: str, lang: str) -> None:
    keys = fields_of(kind)
    assert {key for key in keys if f"`{key}`" not in PAGES[lang]} == set()


QINGHE = re.findall(r"```yaml\n# qinghe/(\S+)\n(.*?)```", PAGE, re.DOTALL)
HOTLINE = "6.转办政务服务热线"


@pytest.fixture(scope="module")
def qinghe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of a county that the page goes through."""
    where = tmp_path_factory.mktemp("packs") / "qinghe"
    for file, text in QINGHE:
        (where / file).parent.mkdir(exist_ok=True, parents=True)
        (where / file).write_text(text, "utf-8")
    return where


def told(text: str, pack: Path) -> dict[str, str]:
    """What a pack's rules say of a report: the message by code."""
    item = Input("r.txt", named=True, data=text.encode())
    return {one.code: one.message.zh for one in check_file(Task(item, str(pack))).diagnostics}


def with_hotline(counts: dict[str, list[int]], *figures: int) -> str:
    """The sample report with the row that the page adds, and sound figures in it."""
    total = [a + b for a, b in zip(COUNTS["outcome.total"], figures, strict=True)]
    new = [a + b for a, b in zip(COUNTS["new"], figures, strict=True)]
    text = report(counts | {"outcome.total": total, "new": new})
    (above,) = re.findall(r"5\.要求行政机关.*\n", text)
    return text.replace(above, above + "\t".join((HOTLINE, *map(str, figures))) + "\n")


def test_the_pack_of_the_page_does_what_the_page_says(qinghe: Path) -> None:
    pack = packs.load(qinghe)
    rules = {rule.code: rule for rule in pack.rules}
    assert pack.own == {"GL113", "GL114", "QH301", "QH801"}
    assert {"GL132", "GL103"} & rules.keys() == set()
    assert (rules["GL113"].level, rules["GL113"].name) == ("warning", "period-not-full-year")
    assert rules["GL113"].basis.startswith("青禾县")
    assert rules["GL114"].name == "qinghe-in-time"
    with using(pack.vocabulary):
        assert list(known_forms()) == ["2021", "青禾2019", "2019"]


def test_the_row_of_the_page_is_read_and_summed(qinghe: Path) -> None:
    none, three = [0] * 7, [3, 0, 0, 0, 0, 0, 3]
    assert told(with_hotline({}, *none), qinghe) == {}
    assert told(with_hotline({"outcome.declined.petition": three}, *none), qinghe).keys() == {
        "GL302"
    }
    said = told(with_hotline({}, *three), qinghe)
    assert said.keys() == {"QH301"}
    assert "转办政务服务热线 3" in said["QH301"]
    assert told(report(), qinghe).keys() == {"GL004"}


def test_the_labels_and_terms_of_the_page_hold(qinghe: Path) -> None:
    text = with_hotline({}, *[0] * 7)
    text = text.replace("二、上年结转政府信息公开申请数量", "二、上年未办结件数")
    text = text.replace("本年制发件数", "本年印发份数").replace(
        "六、其他需要报告的事项", "六、其他报告的事项"
    )
    assert told(text, qinghe) == {}
    assert "GL102" in told(text, Path("national"))
    said = told(text.replace("栏目更新不够及时", "白露镇栏目更新不够及时"), qinghe)
    assert said == {"QH801": "“白露镇”应为“白鹭镇”"}


def test_a_rule_for_some_organs_is_silent_on_others(qinghe: Path) -> None:
    late = with_hotline({}, *[0] * 7).replace("2025年1月20日", "2025年1月25日")
    assert told(late, qinghe).keys() == {"GL114"}
    assert told(late.replace("云溪镇人民政府", "云溪县人民政府"), qinghe).keys() == set()
