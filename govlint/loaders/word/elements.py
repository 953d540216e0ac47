"""Elements by their local names.

Office files of the Strict kind differ from all others by the names of their namespaces alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


_KNOWN = 5_000


class Names(dict[str, str]):
    """The local name of each tag, found once."""

    def __missing__(self, tag: str) -> str:
        if len(self) > _KNOWN:  # a hostile file has names without end
            self.clear()
        name = self[tag] = tag.rpartition("}")[2]
        return name


LOCAL = Names()
"""`LOCAL[element.tag]` is the name without its namespace."""


def child(node: Element | None, name: str) -> Element | None:
    """The first child of this local name."""
    for found in node if node is not None else ():
        if LOCAL[found.tag] == name:
            return found
    return None


def children(node: Element | None, name: str) -> Iterator[Element]:
    """The children of this local name."""
    for found in node if node is not None else ():
        if LOCAL[found.tag] == name:
            yield found


def named(node: Element | None) -> dict[str, Element]:
    """The children by their local names; of two alike the last."""
    return {} if node is None else {LOCAL[part.tag]: part for part in node}


def value(node: Element | None, name: str) -> str:
    """An attribute by its local name; empty where there is none."""
    if node is not None:
        for key, text in node.attrib.items():
            if LOCAL[key] == name:
                return text
    return ""


def is_on(node: Element | None) -> bool:
    """Whether a switch (w:vanish, w:vMerge …) is there and not off."""
    return node is not None and value(node, "val") not in {"0", "false", "off"}
