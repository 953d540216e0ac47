"""Definitions of rows in Word 97–2003 files: [MS-DOC] 2.9.324, and 2.9.321 for a cell's flags."""

from __future__ import annotations

import struct

from govlint.loaders.word.flow import CellDefinition

_CELL = 20
_ASIDE, _DOWN, _FIRST = 0x02, 0x20, 0x40
_MERGES = {1: "continue", 3: "restart"}


def defined_cells(definition: bytes, merges: list[bytes]) -> tuple[int, list[CellDefinition]]:
    """The left edge of a row in twips and its cells, by its definition and later merges."""
    count = definition[0] if definition else 0
    start = 1 + 2 * (count + 1)
    if not count or len(definition) < start:
        return 0, []
    left, *sides = struct.unpack_from(f"<{count + 1}h", definition, 1)
    slots: list[CellDefinition] = []
    for index, right in enumerate(sides):
        flags = int.from_bytes(definition[start + _CELL * index :][:2], "little")
        down = ("restart" if flags & _FIRST else "continue") if flags & _DOWN else ""
        slots.append(CellDefinition(right, bool(flags & _ASIDE), down))
    for merge in merges:
        if len(merge) >= 2 and merge[0] < count:
            slots[merge[0]] = slots[merge[0]]._replace(down=_MERGES.get(merge[1], ""))
    return left, slots
