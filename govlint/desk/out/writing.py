"""All files of a desk, written as one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.desk.audit import Audit
from govlint.desk.board import board
from govlint.desk.changes import STATES, changes, records
from govlint.desk.copying import Spread
from govlint.desk.out import folder
from govlint.desk.out.facts import parquet
from govlint.desk.out.folder import File
from govlint.desk.out.packets import packets
from govlint.desk.out.page.document import page
from govlint.desk.out.workbook import workbook
from govlint.errors import UserError
from govlint.files.discover import Input


class Wish(NamedTuple):
    """Where a desk goes and how it is written; `items` are the files the reports were read from."""

    output: str
    items: Sequence[Input]
    pack: str
    lang: str
    spread: Spread


def write_desk(audit: Audit, wish: Wish) -> Iterator[Text]:
    """Write the desk; what is told of it comes out, line by line.

    Raises Unwritable; whatever is raised, the last desk is there still.
    """
    last = folder.last_findings(wish.output)
    found = changes(audit, last)
    shown = board(audit, found)
    lacking: list[Text] = []

    def files() -> Iterator[File]:
        yield "index.html", "".join(page(shown, wish.lang)).encode("utf-8", "replace")
        yield from _optional("desk.xlsx", lambda: workbook(shown, wish.lang), lacking)
        yield from _optional("facts.parquet", lambda: parquet(audit), lacking)
        yield from packets(shown, wish.items, wish.pack, wish.lang, wish.spread)

    folder.write(wish.output, files(), records(audit, wish.lang))
    yield from lacking
    counts = found.counts()
    if last is not None:
        zh = "，".join(f"{STATES[state].zh} {count}" for state, count in counts.items())
        en = ", ".join(f"{STATES[state].en} {count}" for state, count in counts.items())
        yield Text(f"与上次相比：{zh or '没有问题'}", f"since the last run: {en or 'no findings'}")
    yield Text(
        f"已写到 {wish.output}：打开 index.html", f"written to {wish.output}: open index.html"
    )


def _optional(name: str, content: Callable[[], bytes], lacking: list[Text]) -> Iterator[File]:
    """A file that a library is needed for; where it is not there that is told."""
    try:
        yield name, content()
    except UserError as error:
        lacking.append(Text(f"{name}：{error.message.zh}", f"{name}: {error.message.en}"))
