"""Fixed pages (PDF, OFD) to a Source: glyphs with places and ruling lines, laid out as a text."""

from __future__ import annotations

from govlint.loaders.ruled.compose import compose
from govlint.loaders.ruled.page import Glyph, Page, RulingLine
from govlint.loaders.ruled.unread import Signs, refuse_unread, unread

__all__ = ["Glyph", "Page", "RulingLine", "Signs", "compose", "refuse_unread", "unread"]
