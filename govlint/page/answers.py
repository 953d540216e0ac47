"""Files that somebody hands over by a page: each checked, and answered in a format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from govlint.bilingual import Text
from govlint.files import discover
from govlint.files.decode import Undecodable
from govlint.files.discover import Input, unpacked
from govlint.linter import lint, plugins
from govlint.linter.run import Outcome, Run
from govlint.linter.unopened import Unopened, parted

if TYPE_CHECKING:
    from govlint.annotate import NewComment
    from govlint.annotate.corrections import Corrected
    from govlint.packs import Pack


class Manner(NamedTuple):
    """How files are checked: by the pack of a name, and as reports of a kind of organ, if known."""

    pack: str
    organ_kind: str = ""


class Handed(NamedTuple):
    """One file that was handed over, or in a zip that was; `fault` where its bytes are not had."""

    path: str
    named: bool
    data: bytes
    fault: Outcome | None = None


def handed_over(name: str, data: bytes, pack: str) -> tuple[list[Handed], tuple[Unopened, ...]]:
    """The files to check in what was handed over: itself, or those in a zip, and what is left."""
    items, left = parted(unpacked([Input(name, named=True, data=data)], plugins.loaders()))
    return [_handed(item, pack) for item in items], left


def _handed(item: Input, pack: str) -> Handed:
    try:
        return Handed(item.path, item.named, discover.read_bytes(item))
    except Undecodable as fault:
        unread = lint.unread(lint.Task(item, pack), fault)
        return Handed(item.path, item.named, b"", unread)


def outcome(item: Input, manner: Manner) -> Outcome:
    """What came of a file, with the report itself to be shown."""
    found = lint.check_file(_task(item, manner))
    if found.state == "foreign":  # there is no option to pass over it here
        asked = (one._replace(help=_ASK) for one in found.diagnostics)
        return found._replace(diagnostics=tuple(asked))
    return found


_ASK = Text(
    "请检查是否选错文件；确是年度报告的，请补上标题和各部分的标题再查",
    "was this the right file? If it is a report, give it its title and headings, and check again",
)


def _task(item: Input, manner: Manner) -> lint.Task:
    return lint.Task(item, manner.pack, show=True, organ_kind=manner.organ_kind)


def rendered(
    outcomes: Iterable[Outcome],
    pack: Pack,
    format: str,
    lang: str,
    unopened: Sequence[Unopened] = (),
) -> bytes:
    """The outcomes in the format of a reporter, `html` or `xlsx` for instance."""
    run = Run(pack, tuple(sorted(outcomes)), unopened=tuple(unopened))
    pieces = plugins.reporters()[format](run, lang, False)
    return b"".join(one.encode() if isinstance(one, str) else one for one in pieces)


def commented(found: Outcome, data: bytes, lang: str) -> bytes:
    """A Word file with its findings as comments.

    Raises Undecodable for what is no .docx, broken or signed.
    """
    from govlint.annotate import annotated

    return annotated(data, _notes(found, lang))


def mended(
    found: Outcome, data: bytes, manner: Manner, unsafe: bool, lang: str, date: str
) -> Corrected:
    """A Word file with comments, and its safe fixes as tracked changes of a `date`.

    With `unsafe` the right figures, too.  Raises Undecodable as `commented` does.
    """
    from govlint.annotate.corrections import corrected
    from govlint.fixes.files import Wish

    task = _task(Input(found.path, named=True, data=data), manner)
    return corrected(data, task, _notes(found, lang), Wish(unsafe), date)


def _notes(found: Outcome, lang: str) -> list[NewComment]:
    from govlint.annotate.comments import comment_of

    text = found.view.text if found.view else ""
    return [comment_of(one, text, lang) for one in found.standing]


def takes_comments(name: str, data: bytes) -> bool:
    """Whether a file is one of Word's that comments can be written in."""
    from pathlib import PurePath

    from govlint.files.filetype import by_content

    kind = by_content(data, PurePath(name).suffix.lower())
    return kind in {".docx", ".docm"} and data.startswith(b"PK")
