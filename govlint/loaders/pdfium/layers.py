"""Whether a PDF has layers, which may be switched off."""

from __future__ import annotations

import re
import zlib

_MARK = b"/OCProperties"
_PACKED = re.compile(rb"/ObjStm\b[^>]*?>>\s*stream\r?\n")
_MOST = 1 << 20  # bytes of a stream of objects that are looked through


def has_layers(data: bytes) -> bool:
    """Whether its catalogue names layers, in the open or in a packed stream of objects."""
    if _MARK in data:
        return True
    for match in _PACKED.finditer(data):
        try:
            if _MARK in zlib.decompressobj().decompress(data[match.end() :], _MOST):
                return True
        except zlib.error:
            continue
    return False
