"""The words for an identity between reports that does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govlint.bilingual import Text
from govlint.forms.form import table_title
from govlint.identities.across import Breach, Reports, Sought, facts_for
from govlint.identities.evaluate import Exact, paths, spell, spelled_number
from govlint.identities.expression import Term
from govlint.identities.names import short_name
from govlint.identities.wording import RELATIONS, advice, cell_words, line_label
from govlint.model.diagnostic import Finding, Note
from govlint.model.facts import Cell, Fact

_MOST = 12  # figures of other reports that are listed
_SCOPES = {
    "": Text("", ""),
    "previous": Text("上年报告", "last year's "),
    "children": Text("下级合计", "the sum of the children's "),
    "siblings": Text("同级合计", "the sum of the siblings' "),
}


def breach_finding(breach: Breach, message: Text | None, reports: Reports) -> Finding:
    """The finding of a breach: it stands on the first figure of this report's, the right side's.

    Its notes are the other figures; those of other reports bear their paths.  `message` is the
    author's own wording, None for the usual one.
    """
    sides = (breach.comparison.right, breach.comparison.left)
    own, *others = dict.fromkeys(
        fact for side in sides for one in paths(side) if not one.name.scope
        for fact in facts_for(one, breach.identity, reports[""][0])
    )  # fmt: skip
    each = breach.identity.each
    notes = [Note(one.place, _on_line(one, each), one.cell, one.raw.strip()) for one in others]
    return Finding(
        place=own.place,
        message=_message(breach, message),
        help=advice(own.table),
        cell=own.cell,
        stated=own.raw.strip(),
        computed=spelled_number(breach.left if _own(breach.comparison.right) else breach.right),
        related=(*notes, *_notes_elsewhere(breach, reports)),
    )


def _own(side: Term) -> bool:
    """Whether a side of a comparison has a figure of this report."""
    return any(not one.name.scope for one in paths(side))


def _notes_elsewhere(breach: Breach, reports: Reports) -> Iterator[Note]:
    """The figures of other reports that are not 0, of several the first."""
    left, _, right = breach.comparison
    for sought in (*paths(left), *paths(right)):
        if not sought.name.scope:
            continue
        called = _SCOPES[sought.name.scope]
        several = reports[sought.name.scope]
        found = [(one, fact) for one in several
                 for fact in facts_for(sought, breach.identity, one)
                 if fact.value or len(several) == 1]  # fmt: skip
        for facts, fact in found[:_MOST]:
            words = called if len(several) == 1 else Text(facts.organ or "", f"“{facts.organ}”")
            yield Note(fact.place, _named(fact, words), fact.cell, fact.raw.strip(), facts.path)


def _on_line(fact: Fact, each: str) -> Text:
    """A figure of this report by what it is called on the line that is spoken of."""
    if each == "column":
        return Text(short_name(fact.table, "row", fact.row), fact.row)
    if each == "row":
        return Text(short_name(fact.table, "column", fact.column), fact.column)
    return _named(fact, Text("", ""))


def _named(fact: Fact, report: Text) -> Text:
    """A figure by its labels, with the report it is of."""
    words = cell_words(fact.cell)
    zh = f"{report.zh}{table_title(fact.table)}{words.zh}"
    return Text(zh, f"{report.en} {words.en}".strip())


def _message(breach: Breach, own: Text | None) -> Text:
    left, right = _side(breach, "left"), _side(breach, "right")
    line = line_label(breach.identity.table, breach.identity.each, breach.line)
    apart: Exact = breach.left - breach.right
    gap = spelled_number(max(apart, -apart))
    if own is not None:
        stated, computed = spelled_number(breach.right), spelled_number(breach.left)
        numbers = {"difference": gap, "stated": stated, "computed": computed}
        return Text(
            own.zh.format_map(numbers | {"line": line.zh, "left": left.zh, "right": right.zh}),
            own.en.format_map(numbers | {"line": line.en, "left": left.en, "right": right.en}),
        )
    zh, en = f"{left.zh}，而{right.zh}，相差 {gap}", f"{left.en}, but {right.en}; difference {gap}"
    if relation := RELATIONS.get(breach.comparison.op):
        zh = f"{left.zh}，应当{relation.zh}{right.zh}"
        en = f"{left.en} should {relation.en} {right.en}"
    return Text(f"{line.zh}：{zh}", f"{line.en}: {en}") if line.zh else Text(zh, en)


def _side(breach: Breach, side: str) -> Text:
    is_left = side == "left"
    term: Term = breach.comparison.left if is_left else breach.comparison.right
    total = breach.left if is_left else breach.right

    def figure(words: Callable[[Sought], str]) -> Callable[[Sought], str]:
        return lambda sought: f"{words(sought)} {spelled_number(breach.values[sought])}"

    zh = spell(term, figure(lambda one: _SCOPES[one.name.scope].zh + _name(one, breach, True)))
    en = spell(term, figure(lambda one: _SCOPES[one.name.scope].en + _name(one, breach, False)))
    if term[0] in {"name", "number"}:
        return Text(zh, en)
    return Text(f"{zh} = {spelled_number(total)}", f"{en} = {spelled_number(total)}")


def _name(sought: Sought, breach: Breach, chinese: bool) -> str:
    """A name as people use it, the line it is on being told before."""
    identity, path = breach.identity, sought.name.path
    if identity.each == "cell":
        return "该格" if chinese else "figure"
    if not chinese:
        return path
    if identity.each == "report":
        table, row, column = Cell(*_cell_of(path))
        label = short_name(table, "row", row)
        return f"{table_title(table)}{label}（{short_name(table, 'column', column)}）"
    axis = "row" if identity.each == "column" else "column"
    return short_name(str(identity.table), axis, path)


def _cell_of(path: str) -> tuple[str, str, str]:
    """Table, row and column of a whole name, whose row may have dots in it."""
    from govlint.identities.cells import cells

    if path in cells():
        return cells()[path]
    table, _, row = path.partition(".")
    return table, row, ""
