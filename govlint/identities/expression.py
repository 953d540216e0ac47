"""The language of `assert:`: one comparison of two terms (`grammar/expression.lark`).

A parsed expression is plain data: nested tuples `(kind, …)` with the kinds `number` (numerator,
denominator), `name` and `sum` (scope, path, column), `negative` (term) and the four operators
(left, right).  `govlint.identities.evaluate` gives them values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from govlint.bilingual import Text
from govlint.resources import folder
from govlint.text.characters import fold
from govlint.text.pattern import lazy

Term = tuple[Any, ...]
SCOPES = {"上年": "previous", "下级": "children", "同级": "siblings"}
"""The other reports that a name may be of, by their Chinese names."""

SUMMED = ("children", "siblings")
"""Those that are several, of which there are sums alone."""


_LONGEST = 2_000  # characters; the longest sensible assertion has a tenth of that
_DEEPEST = 100


class ExpressionError(Exception):
    """What is wrong with an expression; `column` is 1-based in its text."""

    def __init__(self, message: Text, column: int) -> None:
        super().__init__(message, column)
        self.message = message
        self.column = column


class Comparison(NamedTuple):
    """Two terms and one of `== != <= >= < >`; the left is computed, the right is stated."""

    left: Term
    op: str
    right: Term


class Name(NamedTuple):
    """A name in an expression. `scope` is "" or one of `SCOPES`; `wildcard`: `sum(path.*)`.

    `column` is where it stands (1-based), 0 once it has been renamed.
    """

    scope: str
    path: str
    wildcard: bool = False
    column: int = 0


def parse(text: str) -> Comparison:
    """The comparison a text states. Raises ExpressionError."""
    if len(text) > _LONGEST:
        zh, en = f"不得超过 {_LONGEST} 字", f"too long: {len(text)} characters, {_LONGEST} may be"
        raise ExpressionError(Text(f"太长：{len(text)} 字，{zh}", en), 1)
    tree = _tree(fold(text))
    built: dict[int, Any] = {}
    for node in tree.iter_subtrees():  # children come before what holds them
        children = [built.get(id(child), child) for child in node.children]
        built[id(node)] = _term(str(node.data), children)
    left, op, right = built[id(tree)]
    for term in (left, right):
        if _depth(term) > _DEEPEST:
            raise ExpressionError(Text("括号套得太深", "too deeply nested"), 1)
    return Comparison(left, op, right)


def names(comparison: Comparison) -> list[Name]:
    """The names of an expression in the order they are written."""
    return [*_names(comparison.left), *_names(comparison.right)]


def rename(comparison: Comparison, mapping: Mapping[str, str]) -> Comparison:
    """The same comparison with its paths replaced; columns are forgotten."""

    def renamed(name: Name) -> Term:
        kind = "sum" if name.wildcard else "name"
        return (kind, name.scope, mapping.get(name.path, name.path), 0)

    return substitute(comparison, renamed)


def substitute(comparison: Comparison, replace: Callable[[Name], Term]) -> Comparison:
    """The same comparison with a term in place of every name."""
    left, op, right = comparison
    return Comparison(_substitute(left, replace), op, _substitute(right, replace))


def _tree(text: str) -> Any:
    from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

    try:
        return _parser().parse(text)
    except UnexpectedCharacters as error:
        raise ExpressionError(_strange(text[error.column - 1 :]), error.column) from None
    except UnexpectedToken as error:
        ended = error.token.type == "$END"
        column = len(text.rstrip()) + 1 if ended else int(error.token.column or 1)
        raise ExpressionError(_misplaced(error, ended), column) from None
    except UnexpectedInput as error:
        raise ExpressionError(Text("读不懂", "cannot be read"), max(error.column, 1)) from None


@cache
def _parser() -> Any:
    from lark import Lark

    grammar = (folder("grammar") / "expression.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr")


def _strange(rest: str) -> Text:
    if rest[0] == "=":
        return Text("`=` 不表示比较：请写 `==`", "`=` does not compare: write `==`")
    return Text(
        f"`{rest[0]}` 在这里没有意义：可以写名称、数字、+ - * / 和 sum(路径.*)",
        f"`{rest[0]}` means nothing here: there are names, numbers, + - * / and sum(path.*)",
    )


def _misplaced(error: Any, ended: bool) -> Text:
    expected, token = set(error.accepts or error.expected), error.token
    found = Text(f"这里不能写 `{token}`", f"`{token}` cannot stand here")
    if ended:
        found = Text("没有写完", "it ends too early")
    if token == ".*":
        return Text("`.*` 只能写在 sum(…) 里：请写 `sum(路径.*)`",
                    "`.*` belongs inside sum(…): write `sum(path.*)`")  # fmt: skip
    if "NUMBER" in expected:
        wanted = Text("应是名称、数字或 `(`", "a name, a number or `(` is expected")
    elif len(expected) == 1 and "RPAR" not in expected:
        wanted = Text("求和写作 `sum(路径.*)`", "a sum is written `sum(path.*)`")
    elif "RPAR" in expected:
        wanted = Text("缺少 `)`", "a `)` is missing")
    elif "COMPARE" in expected and ended:
        wanted = Text("应有 `==` 之类的比较", "a comparison such as `==` is expected")
    elif "COMPARE" in expected:
        zh, en = "应是运算符，如 `+`、`==`、`<=`", "an operator such as `+`, `==` is expected"
        wanted = Text(zh, en)
    elif token.type == "COMPARE":
        return Text(f"又一个 `{token}`：一条关系只有一处比较",
                    f"a second `{token}`: an assertion is one comparison")  # fmt: skip
    else:
        wanted = Text("应是运算符或到此为止", "an operator or the end is expected")
    return Text(f"{found.zh}：{wanted.zh}", f"{found.en}: {wanted.en}")


def _term(kind: str, children: list[Any]) -> Any:
    match kind:
        case "start":
            op = str(children[1])
            return children[0], _WRITTEN.get(op, op), children[2]
        case "number":
            from fractions import Fraction

            value = Fraction(str(children[0]))
            return kind, value.numerator, value.denominator
        case "name" | "sum" | "total":
            token = children[-1]
            column = int(token.column)
            first, _, rest = _plain_path(str(token)).partition(".")
            scope = SCOPES.get(first, first) if rest else ""
            if scope not in SCOPES.values():
                scope, rest = "", f"{first}.{rest}".rstrip(".")
            _check_sum(kind, scope, str(token), column)
            return "name" if kind == "total" else kind, scope, rest, column
    return kind, *children


def _check_sum(kind: str, scope: str, written: str, column: int) -> None:
    """Of several reports there are sums alone, and of one figure there is none."""
    if kind == "name" and scope in SUMMED:
        zh = f"`{written}` 是几份报告的：请写 `sum({written})`"
        raise ExpressionError(Text(zh, f"`{written}` is of several reports: write "
                                       f"`sum({written})`"), column)  # fmt: skip
    if kind == "total" and scope not in SUMMED:
        zh = f"求和写作 `sum(路径.*)`；`{written}` 只有一个数，求和的是 `下级.`、`同级.`"
        en = f"a sum is written `sum(path.*)`; `{written}` is one figure, not of `children.`"
        raise ExpressionError(Text(zh, en), column)


_WRITTEN = {"≤": "<=", "≥": ">=", "≠": "!="}
_ORDINAL = lazy(r"(?:^|(?<=\.))(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、|\d+[.、])")


def _plain_path(printed: str) -> str:
    return _ORDINAL.sub("", printed)


def _depth(term: Term) -> int:
    deepest, rest = 0, [(term, 1)]
    while rest:
        inner, depth = rest.pop()
        deepest = max(deepest, depth)
        rest.extend((child, depth + 1) for child in inner if isinstance(child, tuple))
    return deepest


def _names(term: Term) -> Iterator[Name]:
    if term[0] in {"name", "sum"}:
        yield Name(term[1], term[2], term[0] == "sum", term[3])
        return
    for child in term[1:]:
        if isinstance(child, tuple):
            yield from _names(child)


def _substitute(term: Term, replace: Callable[[Name], Term]) -> Term:
    if term[0] in {"name", "sum"}:
        return replace(Name(term[1], term[2], term[0] == "sum", term[3]))
    return tuple(_substitute(t, replace) if isinstance(t, tuple) else t for t in term)
