"""Pairing: which run of figures belongs to which label.

Label and figures of one printed row are a pair.  What lies between two such pairs keeps its order
in every tool's output, whether labels come before their figures, after them or around them; so
where as many labels as runs lie there, and neither gets far ahead, they are pairs in order.  All
else is left unpaired: a figure under the wrong label is worse than none.
"""

from __future__ import annotations

from itertools import zip_longest

from govlint.fitting.printed_rows import GROUP, Event, Figures, Label
from govlint.model.facts import Remark
from govlint.model.place import Span

_STRAY, _MOST_STRAYS = 3, 8

Pair = tuple[Label, Figures | None]


def pair(events: list[Event], width: int | None) -> tuple[list[Pair], list[Figures]]:
    """Every label with its figures (None where they cannot be told), and the figures left over.

    `width` is the number of figures a row has, where all rows of the table have the same.
    """
    found: list[Pair] = []
    left: list[Figures] = []
    segment: list[Event] = []
    tidy = _tidy(events)
    for event in [*merged(_labels_that_count(events), width), None]:
        bound = isinstance(event, Figures) and event.bound
        if event is not None and not bound:
            segment.append(event)
            continue
        anchor: list[Event] = []
        if isinstance(event, Figures):
            anchor = (
                [segment.pop(), event] if segment and isinstance(segment[-1], Label) else [event]
            )
        pairs, extra = _segment(segment, tidy)
        found += pairs
        left += extra
        if len(anchor) == 2:
            found.append((anchor[0], anchor[1]))  # type: ignore[arg-type]  # by construction
        else:
            left += [item for item in anchor if isinstance(item, Figures)]
        segment = []
    return found, left


def merged(events: list[Event], width: int | None) -> list[Event]:
    """Runs that a line break cut in two, joined where together they make one row."""
    found: list[Event] = []
    for event in events:
        last = found[-1] if found else None
        if (
            width
            and isinstance(event, Figures)
            and isinstance(last, Figures)
            and event.follows
            and not (event.width or last.width)
            and len(last.cells) < width
            and len(last.cells) + len(event.cells) <= width
        ):
            last.cells += event.cells
            continue
        found.append(event)
    return found


def strays(left: list[Figures]) -> list[Remark]:
    """Rows of figures that no label could be given to."""
    runs = [run for run in left if len(run.cells) >= _STRAY]
    return [
        Remark("stray", Span(run.cells[0].start, run.cells[-1].end), found=len(run.cells))
        for run in runs[:_MOST_STRAYS]
    ]


def _labels_that_count(events: list[Event]) -> list[Event]:
    """Events without group labels: （六）其他处理 is a row only where figures follow it.

    With empty cells behind it, it is a blank row, unless rows of its own follow.
    """
    labels = (event for event in events if isinstance(event, Label))
    parted = any(label.key and label.key.startswith(f"{GROUP}.") for label in labels)
    found: list[Event] = []
    for event, following in zip_longest(events, events[1:]):
        group = isinstance(event, Label) and event.maybe_group and (parted or not event.cells)
        if not group or isinstance(following, Figures):
            found.append(event)
    return found


def _segment(segment: list[Event], tidy: bool) -> tuple[list[Pair], list[Figures]]:
    """Pair what lies between two sure pairs."""
    labels = [event for event in segment if isinstance(event, Label)]
    runs = [event for event in segment if isinstance(event, Figures)]
    if len(labels) == len(runs) and _in_step(segment):
        return list(zip(labels, runs, strict=True)), []
    if not runs or (segment and isinstance(segment[0], Figures)) or not tidy:
        return [(label, None) for label in labels], runs
    return _adjacent(segment)


def _in_step(segment: list[Event]) -> bool:
    """Whether neither labels nor runs ever get two ahead."""
    ahead = 0
    for event in segment:
        ahead += 1 if isinstance(event, Label) else -1
        if abs(ahead) > 1:
            return False
    return True


def _adjacent(segment: list[Event]) -> tuple[list[Pair], list[Figures]]:
    """Each run goes to the label right before it; a run after a run to none."""
    pairs: list[Pair] = []
    left: list[Figures] = []
    waiting: Label | None = None
    for event in segment:
        if isinstance(event, Label):
            if waiting is not None:
                pairs.append((waiting, None))
            waiting = event
        elif waiting is not None:
            pairs.append((waiting, event))
            waiting = None
        else:
            left.append(event)
    if waiting is not None:
        pairs.append((waiting, None))
    return pairs, left


def _tidy(events: list[Event]) -> bool:
    """Whether nearly every label of the table has its own run right behind it."""
    labels = followed = 0
    for event, following in zip_longest(events, events[1:]):
        if isinstance(event, Label) and not event.maybe_group:
            labels += 1
            followed += isinstance(following, Figures)
    return labels > 0 and followed >= 0.8 * labels
