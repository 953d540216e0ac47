"""What a document of XML 1.0 may hold (https://www.w3.org/TR/xml/#charsets)."""

from __future__ import annotations

from govlint.text.pattern import lazy


def legal_in_xml(text: str, instead: str = "\ufffd") -> str:
    """The text with another character for each that may not stand there, not even escaped."""
    return _ILLEGAL.sub(instead, text)


_ILLEGAL = lazy("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
