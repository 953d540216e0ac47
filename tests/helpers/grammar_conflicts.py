"""What Lark settles silently in a grammar."""

from __future__ import annotations

import logging

import lark
import pytest


def conflicts(text: str, caplog: pytest.LogCaptureFixture, start: str = "report") -> list[str]:
    """The shift/reduce conflicts that Lark settles silently."""
    caplog.clear()
    lark.logger.disabled = False  # some tool that sets up logging may have silenced it
    lark.logger.addHandler(caplog.handler)
    try:
        with caplog.at_level(logging.DEBUG, logger=lark.logger.name):
            lark.Lark(text, parser="lalr", lexer="basic", start=start)
    finally:
        lark.logger.removeHandler(caplog.handler)
    return [record.getMessage() for record in caplog.records if "onflict" in record.getMessage()]
