"""The document around the parts: what is seen, its words, its scripts and its security policy."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import resources
from typing import Any

from govlint.files.decode import MAX_BYTES
from govlint.page.choice import Choice
from govlint.page.words import WORDS
from govlint.text.organs import ORGAN_KINDS
from govlint.version import __version__


def document(parts: Mapping[str, str], packs: Sequence[Choice], lang: str, day: date) -> str:
    """The page that holds the parts (in base 85), with the packs to choose from."""
    style, script = web("page.css"), web("page.js")
    worker = web("pdfium.js") + web("worker.js")
    body = _worded(web("page.html"), lang)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{"en" if lang == "en" else "zh-Hans"}">',
        '<head><meta charset="utf-8">',
        '<meta name="generator" content="govlint">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">',
        f"<title>{html.escape(WORDS['title'].in_language(lang))}</title>",
        f"<style>{style}</style></head>",
        body,
        f'<script type="application/json" id="held">{_json(_held(packs, lang, day))}</script>',
        f'<script type="text/plain" id="worker">{worker}</script>',
        f"<script>{script}</script>",
    ]
    for name, text in parts.items():
        lines.append(f'<script type="text/plain" data-part="{name}">{text}</script>')
    lines.append("</body></html>\n")
    return "\n".join(lines)


def web(name: str) -> str:
    """A file of the page."""
    return resources.files(__package__).joinpath("web", name).read_text("utf-8")


def _held(packs: Sequence[Choice], lang: str, day: date) -> dict[str, Any]:
    """What the script of the page knows."""
    return {
        "lang": lang,
        "version": __version__,
        "day": day.isoformat(),
        "most": MAX_BYTES,
        "limit": _LIMIT,
        "words": {key: text._asdict() for key, text in WORDS.items()},
        "packs": [{"name": one.name, "zh": one.label.zh, "en": one.label.en} for one in packs],
        "organs": ORGAN_KINDS,
        "sample": web("sample.txt"),
    }


_LIMIT = 9_500
"""Milliseconds after which a file is ended: within ten seconds."""


def _policy(style: str, script: str) -> str:
    """No connection to anywhere; scripts and styles by their hashes, those of the report too."""
    report = resources.files("govlint.reporters.html").joinpath("page.css").read_text("utf-8")
    return "; ".join([
        "default-src 'none'",
        f"script-src {_hash(script)} blob: 'wasm-unsafe-eval'",
        "worker-src blob:",
        f"style-src {_hash(style)} {_hash(report)}",
        "img-src data:",
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ])  # fmt: skip


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json(value: Any) -> str:
    """A value for a script, in which nothing ends its element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _worded(text: str, lang: str) -> str:
    """The body with its words, so that they can be read before any script runs."""
    return re.sub(
        r'(data-t="(\w+)"[^>]*>)',
        lambda found: found[1] + html.escape(WORDS[found[2]].in_language(lang)),
        text,
    )
