"""The cases of a pack: examples in folders of their own, and whether they are laid out right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.errors import nearest
from govlint.packs import Pack

CASES = "cases"
EXPECTED = "expected.txt"
CODES = "codes.txt"
SILENT = "-silent"
SCOPE = "scope.txt"
RELATED = ("history", "children", "siblings")
"""The folders of a case for other reports: of earlier years, of its own, of its kind."""


class Problem(NamedTuple):
    """Something in a pack that does not hold, at a path; `diff` shows what was printed.

    What is `harmless` is a note: it may be meant so.
    """

    path: Path
    message: Text
    diff: str = ""
    harmless: bool = False


class Case(NamedTuple):
    """An example of a rule: a folder in which there is a report and what is said of it."""

    folder: Path

    @property
    def code(self) -> str:
        """The rule it is an example of."""
        return self.folder.parent.name

    @property
    def codes(self) -> tuple[str, ...]:
        """The rules it is about: its own, and those that `codes.txt` names, one a word."""
        named = self.folder / CODES
        words = named.read_bytes().decode("utf-8", "replace").split() if named.is_file() else []
        return tuple(dict.fromkeys((self.code, *words)))

    @property
    def silent(self) -> bool:
        """Whether the rule must say nothing."""
        return self.folder.name.endswith(SILENT)

    @property
    def others(self) -> dict[str, list[Path]]:
        """The reports it is held against, by what they are to it (`RELATED`), by their names."""
        found = {name: sorted(self.folder.glob(f"{name}/*")) for name in RELATED}
        return found | {"previous": sorted(self.folder.glob("previous.*"))}

    @property
    def scope(self) -> str:
        """What its figures are of those of `children`: see `Relatives`."""
        named = self.folder / SCOPE
        return named.read_text("utf-8").strip() if named.is_file() else "at_least"

    @property
    def reports(self) -> list[Path]:
        """The files to be checked; a sound case has one."""
        return sorted(self.folder.glob("report.*"))


def cases(pack: Pack) -> list[Case]:
    """The cases in a pack's folder, by rule and name."""
    return [Case(path) for path in sorted((pack.folder / CASES).glob("*/*")) if path.is_dir()]


def unsound(pack: Pack, codes: Collection[str] = ()) -> list[Problem]:
    """What does not hold of the cases of a pack, or of some rules, before they are run."""
    chosen = [case for case in cases(pack) if not codes or case.code in codes]
    known = {rule.code for rule in pack.rules}
    folders = dict.fromkeys(case.folder.parent for case in cases(pack))
    found = [_no_rule(folder, folder.name, known) for folder in folders if folder.name not in known]
    found += [
        _no_rule(case.folder / CODES, code, known)
        for case in chosen
        for code in case.codes[1:]
        if code not in known
    ]
    found += [_no_report(case) for case in chosen if len(case.reports) != 1]
    return [*found, *_twice(chosen), *(one for case in chosen for one in _stray(case))]


def _no_rule(path: Path, code: str, known: Collection[str]) -> Problem:
    """A code at a path that is of no rule: nobody would ever miss its cases."""
    hint = nearest(code, known, Text("", ""))
    return Problem(
        path,
        Text(
            f"规则包里没有规则 {code}。{hint.zh}",
            f"the pack has no rule {code}. {hint.en}".rstrip(),
        ),
    )


def _stray(case: Case) -> Iterator[Problem]:
    """Files nobody reads, such as a misspelt `expected.text`."""
    known = {EXPECTED, CODES, SCOPE, *RELATED, *(path.name for path in case.reports)}
    known |= {path.name for path in case.others["previous"]}
    for path in sorted(case.folder.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            message = Text(
                f"案例中只有 report.*、{EXPECTED} 和 {CODES}（跨报告的还有 previous.*、"
                f"{'、'.join(RELATED)} 和 {SCOPE}），这个文件没有用",
                f"a case is report.*, {EXPECTED} and {CODES} (between reports also previous.*, "
                f"{', '.join(RELATED)} and {SCOPE}): this has no use",
            )
            yield Problem(path, message)


def _twice(chosen: Iterable[Case]) -> Iterator[Problem]:
    """Cases of one rule whose report, and what lies beside it, is the same to the byte."""
    first: dict[tuple[str, str], Case] = {}
    for case in chosen:
        for path in case.reports[:1]:
            key = case.code, path.suffix + _content(case, path)
            other = first.setdefault(key, case)
            if other is not case:
                yield Problem(
                    case.folder,
                    Text(
                        f"报告与案例 {other.folder.name} 完全相同，删去其中一个",
                        f"its report is that of the case {other.folder.name}: remove one",
                    ),
                )


def _content(case: Case, report: Path) -> str:
    """A digest of all that a case is made of."""
    beside = [path for paths in case.others.values() for path in paths]
    parts = [path.read_bytes() for path in (report, *beside)]
    return sha256(b"\0".join((case.scope.encode(), *parts))).hexdigest()


def _no_report(case: Case) -> Problem:
    if case.reports:
        names = ", ".join(path.name for path in case.reports)
        return Problem(
            case.folder,
            Text(f"一个案例只放一份报告：{names}", f"a case has one report: {names}"),
        )
    return Problem(
        case.folder, Text("没有 report.txt 或 report.md", "there is no report.txt or report.md")
    )
