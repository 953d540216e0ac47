"""The report among what else is on its page: all of it, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from random import Random

import pytest
from forge import grid
from helpers.html_pages import SIGNED, TEXT, TITLE, WHOLE, page_text
from render import portal
from render.html import drawn, table

from govlint.model.source import Source
from govlint.parsing.parser import parse


def menus() -> Iterator[tuple[str, str]]:
    body = TEXT + SIGNED
    words = ("规章", "行政规范性文件", "行政许可")
    line = f"<div>{' '.join(words)}</div>"
    yield "menu", f"<h1>{TITLE}</h1>{line}{body}<p>【字体：大 中 小】</p>"
    listed = "".join(f"<li>{word}</li>" for word in words)
    yield "menu of items", f"<div><h1>{TITLE}</h1><ul>{listed}</ul>{body}</div>"
    cells = "".join(f"<td>{word}</td>" for word in words)
    yield "menu of cells", f"<h1>{TITLE}</h1><table><tr>{cells}</tr></table>{body}"


def pages() -> Iterator[tuple[str, str]]:
    body = TEXT + SIGNED
    yield "bare", f"<h1>{TITLE}</h1>{body}"
    yield "title apart", f"<div><h1>{TITLE}</h1></div><p>来源：县政府</p><div>{body}</div>"
    yield "title twice", f"<h1>{TITLE}</h1><div><p>{TITLE}</p>{body}</div>"
    yield (
        "tools within",
        f"<div><h1>{TITLE}</h1><p>字号：大 中 小</p>{body}<p>【打印】【关闭】</p></div>",
    )
    yield "sign-off apart", f"<div><h1>{TITLE}</h1>{TEXT}</div><div>{SIGNED}</div><p>上一篇：无</p>"
    yield (
        "side",
        (
            f"<div>政府信息公开年报</div><div><h1>{TITLE}</h1>{body}</div><div><h3>最新公告</h3>"
            "<p><a href=a>县水利局公告</a></p></div><div>技术支持：某公司</div>"
        ),
    )
    yield (
        "contents",
        (
            "<div><p>一、总体情况</p><p>二、主动公开政府信息情况</p>"
            f"<p>三、收到和处理政府信息公开申请情况</p></div><div><h1>{TITLE}</h1>{body}</div>"
        ),
    )
    yield (
        "card within",
        (
            f"<div><h1>{TITLE}</h1><table><tr><td>索引号<td>X-1<tr><td>发布机构<td>县政府</table>"
            f"<p>2025-01-21 09:00</p>{body}</div>"
        ),
    )
    blocks = re.sub(r"<(/?)p>", r"<\1div>", body)
    yield "blocks", f"<div><h1>{TITLE}</h1><div>{blocks}</div><div>分享到：微信 微博</div></div>"
    links = re.sub(r"<p>([^<]*。)", r"<p><a href=x>\1</a>", body)
    yield "linked text", f"<h1>{TITLE}</h1>{links}<div><a href=y>关于我们</a></div>"


@pytest.mark.parametrize(("name", "markup"), [*pages(), *menus()], ids=lambda value: value[:20])
def test_the_report_is_found_on_its_page(name: str, markup: str) -> None:
    for whole in (markup, f"<body><div><ul><li><a href=/>首页</a></ul></div>{markup}</body>"):
        assert page_text(whole).split("\n") == WHOLE


def spread(chance: Random, seed: int) -> tuple[str, list[str]]:
    """A forged report on a page like no other, some of it left out, and its lines."""
    draft, _ = drawn(seed)
    title, parts, lines = "".join(draft.title), [], list(draft.preamble[: chance.randrange(3)])
    parts += map(escape, lines)
    left_out = chance.choice((None, None, 1, 2, 5))
    for index, part in enumerate(draft.parts):
        if index == left_out:
            continue
        last = chance.choice((part.paragraphs, ("无",), ("（一）收费情况", "未收取", "无")))
        typed = [part.heading, *(last if index == 5 else part.paragraphs)]
        parts += map(escape, typed)
        lines += typed
        if part.table and chance.random() < 0.8:
            parts.append(f"<table>{table(part.table)}</table>")
            lines += ["\t".join(row) for row in grid.full(part.table)]
    organ, day = draft.signed
    signs = ([], [organ, day], [day], [organ], [day, organ], [organ + day])
    signed = chance.choice((*signs, ["联系人：张某　电话：0570-1234567", organ + "（盖章）", day]))
    return portal.page(chance, title, parts, signed), [title, *lines, *signed]


def test_any_furniture_is_left_out_and_nothing_of_the_report() -> None:
    for seed in range(60):
        markup, lines = spread(Random(f"portal {seed}"), seed % 7)
        assert page_text(markup).split("\n") == lines, seed


def test_what_is_above_a_title_is_kept_if_it_is_of_it() -> None:
    markup = f"<p>附件2</p><p>青禾县人民政府</p><p>{TITLE[3:]}</p>{TEXT}"
    assert page_text(markup).split("\n")[:3] == ["附件2", "青禾县人民政府", TITLE[3:]]
    markup = f"<div>青禾县门户网站</div><h1>青禾县<br>{TITLE[3:]}</h1>{TEXT}"
    assert page_text(markup).split("\n")[:2] == ["青禾县", TITLE[3:]]


def test_sentences_that_sound_like_furniture_stay() -> None:
    lines = (
        "本报告电子版可从县政府网站首页>政府信息公开>年报下载。",
        "1.相关文件印发3份",
        "2.打印资料",
        "3.来源：无",
    )
    said = "".join(f"<p>{line}</p>" for line in lines)
    found = page_text(f"<h1>{TITLE}</h1>{said}{TEXT}{said}{SIGNED}").split("\n")
    assert [line for line in found if line in lines] == [*lines, *lines]


def test_a_title_may_be_a_link() -> None:
    others = "".join(f"<li><a href={year}>青禾县{year}年年度报告</a>" for year in (2022, 2023))
    linked = f"<h1><a href=x>{TITLE}</a></h1>"
    assert (
        page_text(f"<ul>{others}</ul>{'<p>甲</p>' * 9}{linked}{TEXT}{SIGNED}").split("\n") == WHOLE
    )
    assert page_text(f"<ul>{others}</ul>{TEXT}{SIGNED}").split("\n") == WHOLE[1:]


def test_annexes_and_dates_of_the_report_stay() -> None:
    annex = '<p><a href="a.pdf">附件：统计表.pdf</a></p>'
    markup = f"<div><h1>{TITLE}</h1>{TEXT}<p>日期：2025年1月20日</p>{annex}</div>"
    assert page_text(markup).split("\n")[-2:] == ["日期：2025年1月20日", "附件：统计表.pdf"]


def test_a_page_that_is_no_report_is_left_whole() -> None:
    assert page_text("<nav>首页</nav><h1>通知</h1><p>各单位：</p>") == "首页\n通知\n各单位："


def test_a_hidden_report_is_read_all_the_same() -> None:
    assert page_text(
        f"<div style='display:none'><h1>{TITLE}</h1>{TEXT}{SIGNED}</div>"
    ) == "\n".join(WHOLE)


@pytest.mark.parametrize(
    ("organ", "day"),
    [
        ("某县青禾水文站", "2025年1月9日"),
        ("某县第一幼儿园", "二〇二五年一月九日"),
        ("某市公安局特警支队", "2025-01-09"),
        ("某市档案室", "2025年1月9"),
    ],
)
def test_who_signs_a_text_signs_a_page(organ: str, day: str) -> None:
    for signed in ((organ, day), (f"{organ}（印章）{day}",)):
        typed = Source("r.txt", "\n".join((*WHOLE[:-2], *signed)))
        assert [leaf.text.strip() for leaf in parse(typed).signoff] == list(signed)
        apart = "".join(f"<p>{line}</p>" for line in signed)
        page = f"<div><h1>{TITLE}</h1>{TEXT}</div><div>{apart}</div><p>某县政府网站</p>"
        assert page_text(page).split("\n")[-len(signed) :] == list(signed)
