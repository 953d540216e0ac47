"""From a seed to a printed report."""

from __future__ import annotations

from random import Random

from . import forms
from . import noise as untidy
from .draft import draw
from .faults import FAULTS, ONLY_2021, SUPPORTS
from .layouts import MIXABLE, REGISTRY
from .noise import dressed, finished
from .pages import pieces, plain
from .pen import Pen, paginated, pen
from .report import Draft, Fault, Figures, Forged, Table


def forge(
    seed: int,
    layout: str,
    *,
    form: str = "2021",
    noise: bool = True,
    rough: bool = False,
    fault: str | None = None,
    also: str | None = None,
) -> Forged:
    """A report of an invented place, printed in a layout.

    One seed is one report whatever the layout: the same figures and sentences, the same fault.
    `noise` adds untidiness no rule calls an error, `rough` also what some rule warns of (附件2,
    bookmarks, a title in two lines, `1、`).  `also` is a second fault, injected after the
    first.  Raises ValueError where a fault cannot be seen in the layout or does not belong to the
    form.
    """
    draft = draw(Random(f"report {seed}"), form)
    injected: list[Fault] = []
    for name in filter(None, (fault, also)):
        if layout not in SUPPORTS[name] or (form != "2021" and name in ONLY_2021):
            raise ValueError(f"no {name} in layout {layout}, form {form}")
        draft, done = FAULTS[name](draft, Random(f"{name} {seed}"))
        injected.append(done)
    text = _printed_text(draft, layout, rough, pen(f"{layout} {seed}", noise))
    first = injected[0] if injected else None
    return Forged(text, draft.figures, layout, draft.form, draft.year, first)


def printed(draft: Draft, layout: str) -> str:
    """A report in a layout, without noise."""
    return _printed_text(draft, layout, False, pen(layout, False))


def table_text(
    layout: str, form: str, figures: Figures, name: str, *, seed: int = 0, noise: bool = False
) -> str:
    """One official table (`disclosure`, `requests`, `remedies`) alone, printed in a layout."""
    hand = pen(f"{layout} {seed}", noise)
    return paginated(_table(forms.table(name, form, figures), layout, hand))


def _table(table: Table, layout: str, hand: Pen) -> str:
    kind = REGISTRY[layout]
    return kind.table(dressed(table, kind, hand), hand)


def _printed_text(draft: Draft, layout: str, rough: bool, hand: Pen) -> str:
    names = [part.table.name for part in draft.parts if part.table]
    mixed = layout == "mixed"
    kinds = {name: hand.rng.choice(MIXABLE) if mixed else layout for name in names}
    kind = REGISTRY["A1"] if mixed else REGISTRY[layout]
    if hand.noise:
        draft = untidy.untidied(draft, kind, hand)
    if rough:
        draft = untidy.roughened(draft, hand)
    tables = {
        part.table.name: _table(part.table, kinds[part.table.name], hand)
        for part in draft.parts
        if part.table
    }
    page = plain if mixed else kind.page
    text = paginated(page(list(pieces(draft, tables)), hand))
    return finished(text, hand)
