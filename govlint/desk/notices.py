"""What is told of the files themselves: nobody's fault yet, but somebody must look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.bilingual import Text


class Notice(NamedTuple):
    """A remark on a file. `kind` is one of `KINDS`."""

    path: str
    kind: str
    message: Text


KINDS = {
    "illegible": Text("读不出", "illegible"),
    "unmatched": Text("名单外", "not in the roster"),
    "short-name": Text("按简称归入", "by a short name"),
    "by-path": Text("按文件名归入", "by the file's name"),
    "year": Text("年度存疑", "year in doubt"),
    "twice": Text("重复报送", "handed in twice"),
    "versions": Text("几个版本", "several versions"),
}
"""The kinds of notices, as people call them."""


def illegible(path: str, why: Text) -> Notice:
    """A file that may be a report and cannot be read."""
    return Notice(path, "illegible", why)


def unmatched(path: str, name: str, nearest: str) -> Notice:
    """A report of a body that is not in the roster."""
    if not name:
        return Notice(
            path,
            "unmatched",
            Text(
                "题目、落款和文件名都看不出是哪个单位的",
                "title, sign-off and file name do not tell whose it is",
            ),
        )
    near = (f"；最接近的是“{nearest}”", f"; the nearest is “{nearest}”") if nearest else ("", "")
    return Notice(
        path,
        "unmatched",
        Text(
            f"“{name}”不在名单里{near[0]}。名称有误请改报告，确有别名请加进 aliases",
            f"“{name}” is not in the roster{near[1]}. Correct the report, or add an alias",
        ),
    )


def by_short_name(path: str, name: str, whole: str) -> Notice:
    """A report filed under the one body whose name its title cuts short."""
    return Notice(
        path,
        "short-name",
        Text(f"“{name}”按简称归入“{whole}”", f"“{name}” was taken for “{whole}”, cut short"),
    )


def by_path(path: str, name: str, whole: str) -> Notice:
    """A report whose title names nobody of the roster, filed by its file's name."""
    return Notice(
        path,
        "by-path",
        Text(
            f"题目写的是“{name or '（无）'}”，名单里没有；按文件名归入“{whole}”，请核对",
            f"its title says “{name or 'nothing'}”, which is not in the roster; filed under "
            f"“{whole}” by its file's name: check it",
        ),
    )


def year_of_name(path: str, year: int | None) -> Notice:
    """A report that does not tell its year."""
    if year is None:
        zh, en = "报告和文件名都没有写明年度，没有归入任何一年", "nothing tells its year: not filed"
    else:
        zh = f"报告没有写明年度，按文件名归入 {year} 年"
        en = f"it does not tell its year: filed under {year} by its file's name"
    return Notice(path, "year", Text(zh, en))


def other_year(path: str, year: int, named: int) -> Notice:
    """A report of another year than its file or folder says."""
    return Notice(
        path,
        "year",
        Text(
            f"报告写的是 {year} 年，文件名或文件夹是 {named} 年；已归入 {year} 年，请核对是否放错",
            f"it is the report of {year}, its file or folder says {named}; filed under {year}: "
            "was the right file handed in?",
        ),
    )


def doubled(path: str, counted: str, same: bool) -> Notice:
    """A second report of one body and year."""
    if same:
        zh, en = f"与 {counted} 完全相同，重复报送", f"the same as {counted}: handed in twice"
        return Notice(path, "twice", Text(zh, en))
    return Notice(
        path,
        "versions",
        Text(
            f"与 {counted} 是同一单位同一年度的不同版本，比较时用后者，请核对以哪份为准",
            f"another version of {counted}, which was used: which of them counts?",
        ),
    )


def summed_up(found: Iterable[Notice]) -> Iterator[Text]:
    """A line a kind, with the first few files: for the terminal."""
    by_kind: dict[str, list[Notice]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    for kind, those in by_kind.items():
        if kind == "illegible":
            continue  # each is a finding
        zh, en = KINDS[kind]
        for one in those[:_FEW]:
            yield Text(f"{zh}：{one.path}：{one.message.zh}", f"{en}: {one.path}: {one.message.en}")
        if (more := len(those) - _FEW) > 0:
            yield Text(f"{zh}：另有 {more} 份", f"{en}: {more} more")


_FEW = 5
