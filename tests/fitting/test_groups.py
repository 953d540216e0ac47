"""Rows beside the label of another group than theirs are read by their own, and told."""

from __future__ import annotations

import pytest
from disguise.page import Grid, page_of
from disguise.writers import WRITERS
from render.html import drawn

from govlint.files.discover import Input
from govlint.linter.lint import Task, check_file

GROUPS = ("（三）", "（四）", "（五）", "（六）")


@pytest.mark.parametrize("name", ["report.txt", "report.docx", "report.html", "report.xlsx"])
@pytest.mark.parametrize("group", GROUPS[1:])
@pytest.mark.parametrize("rows", [1, 0, -1])
def test_a_group_that_begins_a_row_early_or_late(group: str, rows: int, name: str) -> None:
    if (name, rows) == ("report.txt", -1):
        return  # plain text has no grid: a label in the middle of its group is as usual
    draft, _ = drawn(3, "2021")
    page = page_of(draft, draft.figures)
    table = next(one for one in page.items if isinstance(one, Grid) and one.name == "requests")
    first = {box.text[:3]: at for at, row in enumerate(table.boxes) for box in row[:2]}
    at, above = first[group], first[GROUPS[GROUPS.index(group) - 1]]
    (box,) = [box for box in table.boxes[at] if box.text.startswith(group)]
    table.boxes[at].remove(box)
    table.boxes[at - rows].insert(0, box._replace(down=box.down + rows))
    table.boxes[above] = [
        one._replace(down=one.down - rows) if one.text.startswith(GROUPS) else one
        for one in table.boxes[above]
    ]
    data = WRITERS[name](page)
    outcome = check_file(Task(Input(name, named=True, data=data), "national"))
    told = [one.message.zh for one in outcome.standing if one.code == "GL005"]
    assert outcome.read == outcome.expected
    assert len(told) == abs(rows)
    assert all("没有与" in message for message in told)
