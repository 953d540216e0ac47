"""The style sheets that stand in a page: what their rules say of an element.

Read are selectors of elements, classes and ids and of what stands in them (`td .mark`, `p > span`);
a rule with any other selector is passed over, and so is what is for some screens only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from govlint.text.pattern import lazy

Declarations: TypeAlias = "dict[str, str]"

MAX_RULES = 5_000
_SHEET = lazy(r"<style\b[^>]*>(.*?)</style", re.I | re.S)
_COMMENT = lazy(r"/\*.*?\*/|<!--|-->", re.S)
_BLOCK = lazy(r"([^{};]*)([{};])")
_COMPOUND = lazy(r"(?P<name>\*|[a-zA-Z][\w-]*)?(?P<rest>(?:[.#][\w-]+)*)")
_PART = lazy(r"([.#])([\w-]+)")
_MEDIA = lazy(r"@media\s+(?:only\s+)?(?:all|screen)\s*", re.I)
_CLASSES = lazy(r"(?:^|\s)class\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_ID = lazy(r"(?:^|\s)id\s*=\s*[\"']?([^\s\"'>]+)", re.I)


class Element(NamedTuple):
    """An element as selectors see it: its name, classes and id."""

    name: str
    classes: frozenset[str]
    id: str


class _Simple(NamedTuple):
    """`td.mark#total`; `child`: only directly within what the selector has before it."""

    name: str
    classes: frozenset[str]
    id: str
    child: bool

    def fits(self, element: Element) -> bool:
        return (
            self.name in {"", element.name}
            and self.id in {"", element.id}
            and self.classes <= element.classes
        )


class StyleRule(NamedTuple):
    """A selector and what it says; `weight` orders rules that say it of one element."""

    steps: tuple[_Simple, ...]
    declarations: Declarations
    weight: tuple[int, int, int]

    def fits(self, element: Element, around: Sequence[Element]) -> bool:
        """Whether it is about an element that stands in others, the innermost last."""
        return self.steps[-1].fits(element) and _stands_in(self.steps, around)


def element(name: str, rest: str) -> Element:
    """An element by its name and its attributes as written."""
    found = _CLASSES.search(rest)
    classes = next(filter(None, found.groups()), "") if found else ""
    named = _ID.search(rest)
    return Element(name, frozenset(classes.split()), named[1] if named else "")


def declarations(text: str) -> Declarations:
    """`color: red; top: 0` by name, all in small letters, spaces gone."""
    found: Declarations = {}
    for each in text.lower().split(";"):
        name, colon, value = each.partition(":")
        if colon:
            found[name.strip()] = " ".join(value.replace("!important", "").split())
    return found


def rules(page: str, wanted: frozenset[str]) -> list[StyleRule]:
    """The rules of a page's own style sheets that say one of these things, weakest first."""
    found: list[StyleRule] = []
    for sheet in _SHEET.findall(page):
        for selectors, text in _blocks(_COMMENT.sub("", sheet)):
            said = {name: value for name, value in declarations(text).items() if name in wanted}
            if not said or len(found) > MAX_RULES:
                continue
            for selector in selectors.split(","):
                if steps := _steps(selector):
                    found.append(StyleRule(steps, said, _weight(steps)))
    return sorted(found, key=lambda rule: rule.weight)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of a sheet, those for all screens too."""
    closed: list[bool] = []  # of the groups around: whether what stands in them counts
    selectors = ""
    text: list[str] = []
    for match in _BLOCK.finditer(sheet):
        words, sign = match.groups()
        if sign == "{":
            selectors, text = words.strip(), []
            if selectors.startswith("@"):
                closed.append(_MEDIA.fullmatch(selectors) is not None)
                selectors = ""
        elif sign == ";":
            text.append(words)
        elif selectors:
            if all(closed):
                yield selectors, ";".join([*text, words])
            selectors = ""
        elif closed:
            closed.pop()


def _steps(selector: str) -> tuple[_Simple, ...]:
    """The parts of a selector, none where it has others than are read."""
    steps: list[_Simple] = []
    is_child = False
    for word in selector.replace(">", " > ").split():
        if word == ">":
            is_child = True
            continue
        match = _COMPOUND.fullmatch(word)
        if match is None:
            return ()
        parts = _PART.findall(match["rest"])
        name = (match["name"] or "").lower().replace("*", "")
        classes = frozenset(text for sign, text in parts if sign == ".")
        named = next((text for sign, text in parts if sign == "#"), "")
        steps.append(_Simple(name, classes, named, is_child))
        is_child = False
    return tuple(steps)


def _weight(steps: Sequence[_Simple]) -> tuple[int, int, int]:
    return (
        sum(bool(step.id) for step in steps),
        sum(len(step.classes) for step in steps),
        sum(bool(step.name) for step in steps),
    )


def _stands_in(steps: Sequence[_Simple], around: Sequence[Element]) -> bool:
    """Whether what a selector has before its last part is around an element."""
    at = len(around)
    for index in range(len(steps) - 2, -1, -1):
        if steps[index + 1].child:
            at -= 1
            if at < 0 or not steps[index].fits(around[at]):
                return False
            continue
        at -= 1
        while at >= 0 and not steps[index].fits(around[at]):
            at -= 1
        if at < 0:
            return False
    return True
