"""The run: in plain lines, with any map that keeps the order; and the one guard of others' code."""

import traceback
from concurrent.futures import ThreadPoolExecutor

import pytest
from helpers.command_line import write
from helpers.sample_report import WRONG, report

from govlint.files.discover import Input
from govlint.guard import Guard
from govlint.linter.cache import look_up
from govlint.linter.lint import Task, lint, outcomes


@pytest.mark.usefixtures("place")
def test_any_map_that_keeps_the_order_gives_the_same_run():
    names = [f"{number}.txt" for number in range(6)]
    for number, name in enumerate(names):
        write(name, report(WRONG if number % 2 else None))
    inputs = [Input(name, named=True) for name in names]
    with ThreadPoolExecutor(3) as pool:
        run = lint(inputs, "../pack", map=pool.map)
    assert run == lint(inputs, "../pack")
    tasks = [Task(item, "../pack") for item in inputs]
    first = list(outcomes(tasks[:3], look_up=look_up))
    checked = []

    def counting(function, left):
        checked.extend(task.item.path for task in left)
        return map(function, left)

    assert (*first, *list(outcomes(tasks, counting, look_up))[3:]) == run.outcomes
    assert checked == names[3:]


class Refused(Exception):
    pass


def test_whatever_is_raised_inside_is_what_the_guard_says():
    def broken():
        raise SystemExit(3)

    with pytest.raises(Refused) as caught, Guard(lambda error: Refused(str(error))):
        broken()
    assert str(caught.value) == "3"
    trace = traceback.format_exception(caught.value.__cause__)
    assert "in broken" in trace[-2]
    assert not any("guard.py" in line for line in trace)


def test_what_passes_goes_through_and_what_is_noted_is_done_with():
    with pytest.raises(KeyError), Guard(Refused, LookupError):
        raise KeyError("a")
    with pytest.raises(KeyboardInterrupt), Guard(Refused):
        raise KeyboardInterrupt
    noted = []
    with Guard(noted.append):
        raise KeyError("a")
    assert [type(one) for one in noted] == [KeyError]
