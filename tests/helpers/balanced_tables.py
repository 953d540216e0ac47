"""Tables made by hand, and what the national identities say of them."""

from govlint.engine import check as engine
from govlint.forms.form import known_forms, row_label
from govlint.model.facts import Cell, Fact, Facts, Reading
from govlint.model.source import Source
from govlint.model.tree import Span
from govlint.packs.kinds import plain_rules, rule_of
from govlint.resources import folder

NATIONAL = folder("rules") / "national"
RULES = tuple(
    rule_of(plain)
    for file in ("requests.yaml", "remedies.yaml")
    for plain in plain_rules(NATIONAL / file)
)
BY_CODE = {one.code: one for one in RULES}
PEOPLE = ("natural_person", "legal_person.company", "legal_person.research", "legal_person.social",
          "legal_person.legal_service", "legal_person.other")  # fmt: skip


def requests(form="2021", **natural):
    """A sound requests table: 95 requests of natural persons, 3 of companies, none else."""
    rows = [line.key for line in known_forms()[form].tables["requests"].blocks[0].rows]
    table = {(row, column): 0 for row in rows for column in (*PEOPLE, "total")}
    for row, count, companies in (
        ("new", 95, 3),
        ("outcome.disclosed", 60, 3),
        ("outcome.refused.process", 20, 0),
        ("outcome.unavailable.not_held", 14, 0),
        ("outcome.total", 94, 3),
        ("carried_out", 1, 0),
    ):
        table[row, "natural_person"] = count
        table[row, "legal_person.company"] = companies
        table[row, "total"] = count + companies
    return {Cell("requests", *key): value for key, value in table.items()}


def remedies(**changed):
    """A sound remedies table: 2 upheld and 1 corrected review, nothing in court."""
    figures = {"upheld": 2, "corrected": 1, "other": 0, "pending": 0, "total": 3}
    return {
        Cell("remedies", row, column): value if row == "review" else 0
        for row in ("review", "litigation.direct", "litigation.after_review")
        for column, value in figures.items()
    } | {Cell("remedies", "review", column): value for column, value in changed.items()}


def report_of(table, front=""):
    """A source that prints a row a line, and its facts; None is printed blank."""
    text, items = front, []
    rows = dict.fromkeys((cell.table, cell.row) for cell in table)
    for key in rows:
        text += row_label(*key)
        for cell, value in table.items():
            if cell[:2] == key:
                raw = "" if value is None else str(value)
                text += "\t"
                items.append(Fact(*cell, value, raw, Span(len(text), len(text) + len(raw))))
                text += raw
        text += "\n"
    place = Span(len(front), len(text))
    readings = [
        Reading(name, "read", place, expected=tuple(c for c in table if c.table == name))
        for name in dict.fromkeys(cell.table for cell in table)
    ]
    return Source("a.txt", text), Facts("a.txt", tuple(items), tuple(readings))


def check(table, rules=RULES, claims=(), front=""):
    source, facts = report_of(table, front)
    return engine.check(source, None, facts, claims, rules)


def changed(table, **cells):
    """The table with some cells changed: `new__natural_person=3`."""
    found = dict(table)
    for name, value in cells.items():
        row, column = name.replace("_of_", ".").split("__")
        found[Cell(next(iter(table)).table, row, column)] = value
    return found
