"""Growth: what each rule and each format likes best, more and more of it, costs no more than that.

A report of a million such characters is nobody's report, but somebody's attack.  Time is that of
the processor, rule by rule; a rule is let off below a floor that no machine's noise reaches.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable

import pytest
from helpers.effort import SLOW

from govlint.engine import check as engine
from govlint.files.discover import Input
from govlint.linter import lint
from govlint.linter.plugins import reporters
from govlint.linter.run import Run

TITLE = "云岭县2024年政府信息公开工作年度报告\n\n一、总体情况\n\n"
LONG = "本年度认真贯彻落实条例，" * 15
LINES = "\n".join

FOODS: dict[str, Callable[[int], str]] = {
    "digits": lambda n: f"{LONG}共" + "1" * n + "件。",
    "Chinese digits": lambda n: f"{LONG}共" + "二" * n + "件。",
    "title marks": lambda n: "《" * n + "》" * n,
    "brackets": lambda n: "（" * n + "）" * n,
    "crossed brackets": lambda n: "（【" * n + "）】" * n,
    "closing brackets": lambda n: "）" * n + "（" * n,
    "mixed brackets": lambda n: "（三)" * n,
    "quotes": lambda n: "“" * n + "”" * n,
    "entities": lambda n: "&nbsp;。" * n,
    "parts": lambda n: "3件，其中2件，" * n,
    "years": lambda n: "2023年至2022年比2021年" * n,
    "ordinals": lambda n: "一是加强领导，二是完善制度，四是" * n,
    "headings": lambda n: "一、总体情况\n" * n,
    "small headings": lambda n: "（一）主动公开\n" * n,
    "blanks": lambda n: "公 开 " * n,
    "a run of blanks": lambda n: f"公开{' ' * n}信息",
    "stops": lambda n: "，，。。" * n,
    "requests": lambda n: "新收申请3件，办结2件，结转1件。" * n,
    "requests in lines": lambda n: "新收申请3件，其中办结2件。\n" * n,
    "rows": lambda n: "\t规章\t0\t0\t0\n" * n,
    "bars": lambda n: "| 行政许可 | 3 |\n" * n,
    "cells": lambda n: "\t规章" + "\t0" * n,
    "tables": lambda n: "二、主动公开政府信息情况\n\n\t规章\t0\t0\t0\n\n" * n,
    "dates": lambda n: "2024年1月1日" * n,
    "sign-offs": lambda n: "云岭县人民政府\n2025年1月20日\n" * n,
    "people": lambda n: "张三身份证11010119900307765X电话13812345678，" * n,
    "laws": lambda n: "《中华人民共和国政府信息公开条列》" * n,
    "rates": lambda n: "同比增长12.5%，" * n,
    "denials": lambda n: "未收到申请，没有复议，不存在收费，" * n,
    "organs": lambda n: "云岭县人民政府办公室、" * n,
    "titles": lambda n: "云岭县2024年政府信息公开工作年度报告\n" * n,
    "addresses": lambda n: "http://www.yunling.gov.cn/，a@b.cn，" * n,
    "unseen": lambda n: "公\u200b开\u202e" * n,
    "one character": lambda n: "公" * n,
    "line ends": lambda n: "\n" * n,
}
TIMES = 8
SIZE = 8_000 if SLOW else 500
DAILY = (
    "digits",
    "laws",
    "title marks",
    "entities",
    "parts",
    "years",
    "crossed brackets",
    "unseen",
)
CHOSEN = sorted(FOODS) if SLOW else DAILY
LEEWAY, FLOOR = 3, 0.25  # a rule may be three times as slow as a line has it, in any case so fast


def run_of(food: str, size: int) -> tuple[Run, int]:
    """A run over a report that holds so much of a food, and how long the report is."""
    text = TITLE + FOODS[food](size) + "\n"
    item = Input("a.txt", named=True, data=text.encode())
    task = lint.Task(item, "national", profile=True, show=True)
    return Run(lint.find_pack("national"), (lint.check_file(task),)), len(text)


def costs(food: str, size: int) -> dict[str, float]:
    """The processor time of all, of every rule and of every format, over so much of a food."""
    begun = time.process_time()
    run, length = run_of(food, size)
    cost = {"all": time.process_time() - begun, **dict(run.outcomes[0].times)}
    for name, reporter in reporters().items():
        begun = time.process_time()
        written = sum(map(len, reporter(run, "zh", False)))
        cost[name] = time.process_time() - begun
        assert written < 200_000 + 150 * length, name
    return cost


def outgrown(food: str) -> dict[str, tuple[float, float]]:
    """What took longer than a line through less of the food has it, with both times."""
    small, large = costs(food, SIZE), costs(food, SIZE * TIMES)
    return {
        name: (round(small.get(name, 0), 3), round(spent, 3))
        for name, spent in large.items()
        if spent > max(FLOOR, LEEWAY * TIMES * small.get(name, 0))
    }


@pytest.mark.parametrize("food", CHOSEN)
def test_no_rule_and_no_format_outgrows_its_food(
    food: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "perf_counter", time.process_time)
    run_of(food, 1)  # what is compiled once
    slow = outgrown(food)
    for _ in range(3):  # what grows does so every time, what a busy machine delays does not
        if slow:
            again = outgrown(food)
            slow = {name: again[name] for name in slow.keys() & again.keys()}
    assert slow == {}


@pytest.mark.parametrize("food", CHOSEN if SLOW else ("parts",))
def test_memory_grows_as_the_food_does(food: str) -> None:
    run_of(food, 1)
    peaks = []
    for size in (SIZE // 2, SIZE // 2 * TIMES):
        tracemalloc.start()
        run, _ = run_of(food, size)
        for name, reporter in reporters().items():
            assert [None for _ in reporter(run, "zh", False)], name
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    small, large = peaks
    assert large < max(20_000_000, LEEWAY * TIMES * small)
