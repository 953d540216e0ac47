"""The names rules may use for the rows and columns of the forms, and the one key each stands for.

A name is a key (`outcome.total`) or a path of printed labels (`办理结果.总计`), compared bare: no
width, blanks, brackets or ordinals.  A path of labels may leave out its beginning as long as
the rest fits one line only.  `grammar/labels.yaml` adds short names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from govlint.bilingual import Text
from govlint.errors import hinted
from govlint.forms.form import TABLES, known_forms, table_title
from govlint.forms.labels import bare
from govlint.forms.vocabulary import per_vocabulary
from govlint.identities.cells import cells, hinted_cell, printed_names
from govlint.identities.expression import (
    SCOPES,
    Comparison,
    ExpressionError,
    Name,
    Term,
    names,
    substitute,
)
from govlint.identities.scopes import with_scope, written
from govlint.yamlfile.node import NO_NAMES

EACH = ("column", "row", "cell", "report")
VALUE = "value"
FIGURES = "figures"  # the table of what sentences say, by the names that a rule gives

_AXES = {"row": "行", "column": "列"}
_NAMED_BY = {"column": "row", "row": "column"}


def resolve(
    comparison: Comparison, table: str | None, each: str, own: Mapping[str, str] = NO_NAMES
) -> Comparison:
    """The comparison with every name replaced by its key.

    In a rule for `each: report` that is `table.row.column`; `own` has keys of names that stand for
    no cell.  Raises ExpressionError for a name that no form knows, that fits several lines, or
    that is a group where a line is wanted.
    """
    keys = {name: own.get(name.path) or _key(name, table, each) for name in names(comparison)}

    def key_term(name: Name) -> Term:
        return ("sum" if name.wildcard else "name", name.scope, keys[name], 0)

    return substitute(comparison, key_term)


@per_vocabulary
def short_name(table: str, axis: str, key: str) -> str:
    """A line's name as short as people use it: `本年新收`, `办理结果总计`, `其他处理·其他`."""
    alternatives = printed_names(table, axis)
    own = alternatives.get(key, (key,))[-1]
    above = alternatives.get(key.rpartition(".")[0], ("",))[-1]
    if not above or own not in {"总计", "其他"}:
        return own
    return f"{above}·{own}" if own == "其他" else above + own


def row_key(name: str, table: str) -> str:
    """The key of the row a name stands for. Raises ExpressionError for a name that fits none."""
    return _line(Name("", name, False, 1), table, "row")


def keys(table: str) -> tuple[str, ...]:
    """Every key of a table: rows, columns and the groups of both."""
    return tuple(dict.fromkeys((*_groups(table, "row"), *_groups(table, "column"))))


@per_vocabulary
def names_of(table: str, axis: str) -> dict[str, tuple[str, ...]]:
    """The names a rule may use for each line of an axis: its key, then its path of labels."""
    labels, found = printed_names(table, axis), dict[str, tuple[str, ...]]()
    for key, kinds in _groups(table, axis).items():
        if False in kinds:
            parts = key.split(".")
            above = [".".join(parts[: end + 1]) for end in range(len(parts))]
            path = ".".join(labels[one][-1] for one in above if one in labels)
            fits = _matches(path, table, axis, group=False) == [key]
            found[key] = (key, path) if fits else (key,)
    return found


def _key(name: Name, table: str | None, each: str) -> str:
    if each == "cell":
        if name.path in {VALUE, "值"} and not name.wildcard:
            return VALUE
        raise ExpressionError(
            Text(
                f"`{name.path}`：`each: cell` 的规则只有一个名称 `值`（value）",
                f"`{name.path}`: in a rule `each: cell` the one name is `value` (值)",
            ),
            name.column,
        )
    if each == "report":
        return _whole(name)
    assert table is not None
    return _line(name, table, _NAMED_BY[each])


def _line(name: Name, table: str, axis: str) -> str:
    """The key of the line a name stands for; of the group, for a `sum`."""
    found = _matches(name.path, table, axis, name.wildcard)
    if len(found) == 1:
        return found[0]
    if found:
        raise ExpressionError(_ambiguous(name, found), name.column)
    whole, zh = written(name), _AXES[axis]
    word = f"`{whole}`"
    if _matches(name.path, table, axis, not name.wildcard):
        wanted = Text(
            f"{word} 是一组{zh}：请写 `sum({whole}.*)`",
            f"{word} is a group of {axis}s: write `sum({whole}.*)`",
        )
        if name.wildcard:
            wanted = Text(
                f"{word} 只是一{zh}，下面没有别的：请写 {word}",
                f"{word} is one {axis} and has nothing under it: write {word}",
            )
        raise ExpressionError(wanted, name.column)
    lacking = Text(
        f"{table_title(table)}没有这一{zh}：{word}", f"table {table} has no {axis} {word}"
    )
    known = [*_spellings(table, axis), *with_scope(name)]
    raise ExpressionError(hinted(lacking, name.path, known), name.column)


def _ambiguous(name: Name, keys: Iterable[str]) -> Text:
    zh, en = " 或 ".join(keys), " or ".join(keys)
    return Text(f"`{name.path}` 可能是 {zh}", f"`{name.path}` may be {en}")


def _whole(name: Name) -> str:
    """`table.row.column` of a name; for a `sum`, of a row's columns or a group of them."""
    first, *rest = name.path.split(".")
    table = next((t for t in TABLES if first in (t, table_title(t))), None)
    if table is None:
        lacking = Text(
            f"没有这张表：`{first}`。`each: report` 的规则里，名称写作 表.行.列",
            f"there is no table `{first}`: in a rule `each: report` a name is table.row.column",
        )
        titles = (*TABLES, *map(table_title, TABLES), *SCOPES, *SCOPES.values())
        raise ExpressionError(hinted_cell(lacking, name.path, first, titles), name.column)
    found = set()
    for split in range(1, len(rest) + name.wildcard):
        rows = _matches(".".join(rest[:split]), table, "row", False)
        path = ".".join(rest[split:])
        columns = _matches(path, table, "column", name.wildcard) if path else [""]
        found |= {f"{table}.{row}.{column}".rstrip(".") for row in rows for column in columns}
    known = [key for key in found if any(cell.startswith(key) for cell in cells())]
    if len(known) == 1:
        return known[0]
    if known:
        raise ExpressionError(_ambiguous(name, sorted(known)), name.column)
    word = f"`{name.path}`"
    lacking = Text(f"{word} 不是 表.行.列", f"{word} is no table.row.column")
    raise ExpressionError(hinted_cell(lacking, name.path, name.path, cells()), name.column)


def _matches(path: str, table: str, axis: str, group: bool) -> list[str]:
    """The keys a path may stand for: the one of that name, else those whose labels end in it."""
    kinds = _groups(table, axis)
    known = [key for key, kind in kinds.items() if group in kind]
    if path in known:
        return [path]
    wanted = [bare(segment) for segment in path.split(".")]
    if path.isascii():
        return []
    found: dict[int, list[str]] = {}
    for key in known:
        segments = key.split(".")
        at = len(segments) - len(wanted)
        if at >= 0 and all(
            word in _segment(table, axis, ".".join(segments[: at + i + 1]))
            for i, word in enumerate(wanted)
        ):
            found.setdefault(0 if at == 0 else 1, []).append(key)
    return found.get(0) or found.get(1) or []


def _segment(table: str, axis: str, key: str) -> tuple[str, ...]:
    return (*printed_names(table, axis).get(key, ()), bare(key.rpartition(".")[2]))


@per_vocabulary
def _groups(table: str, axis: str) -> dict[str, set[bool]]:
    """Every key of an axis and whether some form has it as a line (False) or a group (True)."""
    found: dict[str, set[bool]] = {}
    for form in known_forms().values():
        for block in form.tables[table].blocks:
            for line in block.rows if axis == "row" else block.columns:
                found.setdefault(line.key, set()).add(False)
                parts = line.key.split(".")
                for end in range(1, len(parts)):
                    found.setdefault(".".join(parts[:end]), set()).add(True)
    return found


def _spellings(table: str, axis: str) -> list[str]:
    """All that a name could stand for: keys, and labels with the labels above them."""
    found = []
    for key in _groups(table, axis):
        parts = key.split(".")
        steps = [_segment(table, axis, ".".join(parts[: i + 1])) for i in range(len(parts))]
        found += [key, ".".join(step[-2] for step in steps if len(step) > 1)]
        found += steps[-1]
    return found
