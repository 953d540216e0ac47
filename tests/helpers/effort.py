"""How much is tried: a part of it every day, or all that takes long as well."""

import os
import sys
from collections.abc import Callable
from typing import Any

SLOW = bool(os.environ.get("GOVLINT_SLOW"))
"""Whether everything is tried that takes long; else a part of the random cases is."""


def effort(function: Callable[..., Any], *args: Any) -> int:
    """The lines of Python a call runs: a measure of its work that no clock disturbs."""
    lines = 0

    def trace(frame: Any, event: str, arg: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(*args)
    finally:
        sys.settrace(before)
    return lines
