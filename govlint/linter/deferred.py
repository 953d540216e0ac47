"""A function that is imported when it is first called: what a table of hooks is made of."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


def deferred(module: str, name: str) -> Callable[..., Any]:
    """The function `name` of a module that is imported when the function is called.

    A module with hooks is imported on every run of govlint; so it need not import what it offers.
    """

    def imported(*args: Any) -> Any:
        return getattr(import_module(module), name)(*args)

    return imported
